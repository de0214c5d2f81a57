"""The JSON report, version 1: everything that the check found, an entry a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.repair import Margin, MarginPlace
from fupin.model.text import Language
from fupin.report.messages import finding_message, problem_message
from fupin.report.repairs import repair_data
from fupin.result import CheckResult, InputReport, SheetReport
from fupin.version import __version__

FORMAT, VERSION = "fupin-report", 1


def write_json(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the report; messages are in the given language, all else is the same in every one."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "fupin", "version": __version__},
        "rulebook": {"id": result.book.id, "version": result.book.version, "sha256": result.book.sha256},
        "as_of": result.as_of.isoformat(),
    }
    stream.write("{" + ", ".join(f"{_json(name)}: {_json(value)}" for name, value in head.items()))
    _list(stream, "inputs", (_input(report, language) for report in result.inputs))
    _list(stream, "verdicts", _verdicts(result))
    _list(stream, "findings", (_finding(finding, result, language) for finding in result.findings))
    _list(stream, "margins", (_margin(margin) for margin in result.margins))
    _list(stream, "problems", (_problem(problem, language) for problem in result.problems))
    summary = result.summary
    figures = {
        "records": summary.records,
        "error": summary.error,
        "warning": summary.warning,
        "note": summary.note,
        "unknown": summary.unknown,
        "problems": summary.problems,
    }
    stream.write(f',\n"summary": {_json(figures)}}}\n')


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(stream: TextIO, name: str, entries: Iterable[dict[str, Any]]) -> None:
    stream.write(f',\n"{name}": [')
    for number, entry in enumerate(entries):
        stream.write(("," if number else "") + "\n " + _json(entry))
    stream.write("]")


def _input(report: InputReport, language: Language) -> dict[str, Any]:
    return {
        "path": report.path,
        "sha256": report.sha256,
        "status": "checked" if report.readable else "unreadable",
        "reason": None if report.reason is None else report.reason.in_language(language),
        "written_as": report.written_as,
        "sheets": [_sheet(sheet) for sheet in report.sheets],
    }


def _sheet(sheet: SheetReport) -> dict[str, Any]:
    return {
        "sheet": sheet.sheet,
        "record": sheet.record,
        "area": sheet.area,
        "recognised_by": sheet.recognised_by.value,
        "header_rows": list(sheet.header_rows),
        "units": list(sheet.units),
        "records": sheet.records,
        "ignored_rows": [{"row": row.row, "why": row.why} for row in sheet.left_out],
        "columns": [
            {
                "column": column.place,
                "header": column.header,
                "field": column.field,
                "unit": column.unit,
                "unit_from": None if column.unit_from is None else column.unit_from.value,
            }
            for column in sheet.columns
        ],
        "unknown_columns": list(sheet.unknown_columns),
        "hidden": sheet.hidden,
    }


def _verdicts(result: CheckResult) -> Iterator[dict[str, Any]]:
    for count in result.verdicts:
        yield {
            "rule": count.rule,
            "record": count.record,
            "pass": count.passed,
            "fail": count.fail,
            "unknown": count.unknown,
            "not_applicable": count.not_applicable,
            "waived": count.waived,
        }


def _finding(finding: Finding, result: CheckResult, language: Language) -> dict[str, Any]:
    message = finding_message(finding, result.rules[finding.rule], result.as_of)
    repair = {} if finding.repair is None else {"repair": repair_data(finding.repair, finding.record, language)}
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "verdict": finding.verdict.value,
        "clause": finding.clause,
        "path": finding.path,
        "sheet": finding.sheet,
        "record": finding.record,
        "key": None if finding.key is None else dict(finding.key),
        "row": finding.row,
        "county": finding.county,
        "fingerprint": finding.fingerprint,
        "cells": [
            {"field": cell.field, "cell": cell.cell, "header": cell.header, "text": cell.text, "value": cell.value}
            for cell in finding.cells
        ],
        "message": message.in_language(language),
        **repair,
    }


def _margin(margin: Margin) -> dict[str, Any]:
    records = {"records": [_place(each) for each in margin.records]} if margin.records else {}
    return {
        "rule": margin.rule,
        "limit": margin.limit,
        "record": margin.record,
        "unit": margin.unit,
        "figure": margin.figure,
        "margin_unit": margin.margin_unit,
        "passed": margin.passed,
        "smallest": None if margin.nearest is None else margin.nearest.margin,
        "nearest": None if margin.nearest is None else _place(margin.nearest),
        **records,
    }


def _place(place: MarginPlace) -> dict[str, Any]:
    return {
        "path": place.path,
        "sheet": place.sheet,
        "row": place.row,
        "cell": place.cell,
        "key": dict(place.key),
        "margin": place.margin,
    }


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    return {
        "code": problem.code.value,
        "level": problem.level.value,
        "path": problem.path,
        "sheet": problem.sheet,
        "row": problem.row,
        "cell": problem.cell,
        "field": problem.field,
        "header": problem.header,
        "text": problem.text,
        "readings": list(problem.readings),
        "message": problem_message(problem).in_language(language),
    }
