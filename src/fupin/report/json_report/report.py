"""The JSON report, version 1: everything that the check found, an entry a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from fupin.model.text import Language
from fupin.report.json_report.data import (
    county_data,
    finding_data,
    finding_facts,
    head_data,
    input_data,
    margin_data,
    problem_data,
    problem_facts,
    summary_data,
    verdict_data,
)
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
            "summary": summary_data(result),
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
            "summary": summary_data(result),
        },
    )


def _counties(result: CheckResult) -> dict[str, Iterator[Any]]:
    return {"counties": (county_data(county) for county in result.counties)} if result.counties else {}
