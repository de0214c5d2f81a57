"""The JSON report, version 1: everything that the check found, an entry a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from fupin.model.text import Language
from fupin.report.json_report.counts import county_data, summary_data, verdict_data
from fupin.report.json_report.entries import finding_data, finding_facts, problem_data, problem_facts
from fupin.report.json_report.head import head_data
from fupin.report.json_report.inputs import input_data
from fupin.report.json_report.margins import margin_data
from fupin.report.json_report.writing import write_object
from fupin.result import CheckResult


def write_json(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the report; messages are in the given language, all else is the same in every one."""
    write_object(
        stream,
        {
            **head_data(result),
            "inputs": (input_data(report, language) for report in result.inputs),
            **_counties(result),
            "verdicts": (verdict_data(count) for count in result.verdicts),
            "findings": (finding_data(finding, result, language) for finding in result.findings),
            "margins": (margin_data(margin) for margin in result.margins),
            "problems": (problem_data(problem, language) for problem in result.problems),
            "summary": summary_data(result.summary),
        },
    )
    stream.write("\n")


def write_compared(result: CheckResult, stream: TextIO) -> None:
    """Writes what comparisons rest on: the report without its messages, which take the most time."""
    unsaid = {"message": ""}
    write_object(
        stream,
        {
            **head_data(result),
            "inputs": (input_data(report, Language.ENGLISH) for report in result.inputs),
            "verdicts": (verdict_data(count) for count in result.verdicts),
            "findings": (finding_facts(finding, result) | unsaid for finding in result.findings),
            "problems": (problem_facts(problem) | unsaid for problem in result.problems),
            "summary": summary_data(result.summary),
        },
    )


def _counties(result: CheckResult) -> dict[str, Iterator[Any]]:
    return {"counties": (county_data(county) for county in result.counties)} if result.counties else {}
