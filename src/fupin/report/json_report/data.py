"""The parts of a result as the JSON formats have them: the members of the report, version 1, and of its lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fupin.model.finding import EvidenceCell, Finding
from fupin.model.fingerprints import problem_fingerprint
from fupin.model.problems import Problem
from fupin.model.receipt import Receipt
from fupin.model.repair import Margin, MarginPlace
from fupin.model.since import Since
from fupin.model.text import Language
from fupin.model.waiver import Waiver
from fupin.report.json_report.excess import excess_data
from fupin.report.messages import finding_message, problem_message
from fupin.report.repairs import repair_data
from fupin.result import Baseline, CheckResult, CountyResult, InputReport, SheetReport, Summary, VerdictCount
from fupin.version import __version__

FORMAT, VERSION = "fupin-report", 1


def head_data(result: CheckResult) -> dict[str, Any]:
    """What the report is, by what it was made, and against what and for which day."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "fupin", "version": __version__},
        "rulebook": {"id": result.book.id, "version": result.book.version, "sha256": result.book.sha256},
        "as_of": result.as_of.isoformat(),
        **_one_county(result),
        **({} if result.receipt is None else _receipt(result.receipt)),
        **({} if result.baseline is None else {"baseline": _baseline(result.baseline)}),
    }


def _one_county(result: CheckResult) -> dict[str, str]:
    """The county, where all is of one; a province's check tells them by themselves."""
    named = {each.county for each in result.submissions}
    county = named.pop() if len(named) == 1 and not result.counties else None
    return {} if county is None else {"county": county}


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {"options": dict(receipt.options), "receipt": receipt.sha256}


def _baseline(baseline: Baseline) -> dict[str, Any]:
    return {
        "path": baseline.path,
        "sha256": baseline.sha256,
        "as_of": baseline.as_of.isoformat(),
        "new": baseline.new,
        "worsened": baseline.worsened,
        "kept": baseline.kept,
        "mended": baseline.mended,
        "gone": baseline.gone,
    }


def summary_data(result: CheckResult) -> dict[str, Any]:
    """The head figures."""
    return _summary(result.summary)


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "records": summary.records,
        "error": summary.error,
        "warning": summary.warning,
        "note": summary.note,
        "unknown": summary.unknown,
        "problems": summary.problems,
        "waived": summary.waived,
    }


def county_data(county: CountyResult) -> dict[str, Any]:
    """What was found in one county."""
    return {
        "county": county.county,
        "listed": county.listed,
        "submitted": county.submitted,
        "paths": list(county.paths),
        "unreadable": county.unreadable,
        **_summary(county.summary),
        "verdicts": [verdict_data(count) for count in county.verdicts],
    }


def input_data(report: InputReport, language: Language) -> dict[str, Any]:
    """One input and how its sheets were read."""
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
        "digests": sheet.digests,
    }


def verdict_data(count: VerdictCount) -> dict[str, Any]:
    """How the records of a kind fared by one rule."""
    return {
        "rule": count.rule,
        "record": count.record,
        "pass": count.passed,
        "fail": count.fail,
        "unknown": count.unknown,
        "not_applicable": count.not_applicable,
        "waived": count.waived,
    }


def finding_data(finding: Finding, result: CheckResult, language: Language) -> dict[str, Any]:
    """One finding of the result."""
    message = finding_message(finding, result.rules[finding.rule], result.as_of)
    repair = {} if finding.repair is None else {"repair": repair_data(finding.repair, finding.record, language)}
    return {
        **finding_facts(finding, result),
        "message": message.in_language(language),
        **({} if finding.waiver is None else {"waiver": waiver_data(finding.waiver)}),
        **_since(finding.since),
        **repair,
    }


def finding_facts(finding: Finding, result: CheckResult) -> dict[str, Any]:
    """What a finding is about, by which two reports are compared: all but what is said of it."""
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
        "cells": cells_data(finding.cells),
        "excess": list(excess_data(finding, result)),
    }


def waiver_data(waiver: Waiver) -> dict[str, Any]:
    """The waiver of a finding, but for the rule and the key, which the finding has."""
    return {
        "reason": waiver.reason,
        "authority": waiver.authority,
        "document": waiver.document,
        "granted_on": waiver.granted_on.isoformat(),
        "expires_on": waiver.expires_on.isoformat(),
        "path": waiver.path,
        "line": waiver.line,
    }


def _since(since: Since | None) -> dict[str, Any]:
    return {} if since is None else {"since": since.value}


def cells_data(cells: Iterable[EvidenceCell]) -> list[dict[str, Any]]:
    """The cells that a verdict rests on."""
    return [
        {"field": cell.field, "cell": cell.cell, "header": cell.header, "text": cell.text, "value": cell.value}
        for cell in cells
    ]


def margin_data(margin: Margin) -> dict[str, Any]:
    """How far passing records stand from one limit."""
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


def problem_data(problem: Problem, language: Language) -> dict[str, Any]:
    """One problem of the result."""
    return {
        **problem_facts(problem),
        "message": problem_message(problem).in_language(language),
        **_since(problem.since),
    }


def problem_facts(problem: Problem) -> dict[str, Any]:
    """What a problem is about, by which two reports are compared: all but what is said of it."""
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
        "record": problem.record,
        "key": None if problem.key is None else dict(problem.key),
        "county": problem.county,
        "fingerprint": problem.fingerprint or problem_fingerprint(problem),
    }
