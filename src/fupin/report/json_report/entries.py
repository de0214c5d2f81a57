"""Findings and problems as the JSON formats have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fupin.model.finding import EvidenceCell, Finding
from fupin.model.fingerprints import problem_fingerprint
from fupin.model.problems import Problem
from fupin.model.since import Since
from fupin.model.text import Language
from fupin.model.waiver import Waiver
from fupin.report.distances import Distance
from fupin.report.json_report.excess import excess_data, missed_by
from fupin.report.messages import finding_message, problem_message
from fupin.report.repairs import repair_data
from fupin.result import CheckResult


def finding_data(finding: Finding, result: CheckResult, language: Language) -> dict[str, Any]:
    """One finding of the result."""
    missed = missed_by(finding, result)
    message = finding_message(finding, result.rules[finding.rule], result.as_of, missed)
    repair = {} if finding.repair is None else {"repair": repair_data(finding.repair, finding.record, language)}
    return {
        **_facts(finding, missed),
        "message": message.in_language(language),
        **({} if finding.waiver is None else {"waiver": waiver_data(finding.waiver)}),
        **_since(finding.since),
        **repair,
    }


def finding_facts(finding: Finding, result: CheckResult) -> dict[str, Any]:
    """What a finding is about, by which two reports are compared: all but what is said of it."""
    return _facts(finding, missed_by(finding, result))


def _facts(finding: Finding, missed: Sequence[Distance]) -> dict[str, Any]:
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
        "excess": list(excess_data(finding, missed)),
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
