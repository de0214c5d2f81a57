"""The report as JSON Lines: what the JSON report holds, an object a line, the kind of each line in `type`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from fupin.model.text import Language
from fupin.report.json_report.counts import county_data, summary_data, verdict_data
from fupin.report.json_report.entries import finding_data, problem_data
from fupin.report.json_report.head import head_data
from fupin.report.json_report.inputs import input_data
from fupin.report.json_report.margins import margin_data
from fupin.report.json_report.writing import json_text
from fupin.result import CheckResult


def write_jsonl(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes lines: `head`, then `input`, `county`, `verdict`, `finding`, `margin` and `problem`, then one `summary`.

    A line has the members that the entry has in the JSON report. A file whose last line is no
    `summary` was cut off.
    """
    for kind, data in _lines(result, language):
        stream.write(json_text({"type": kind, **data}) + "\n")


def _lines(result: CheckResult, language: Language) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "head", head_data(result)
    for report in result.inputs:
        yield "input", input_data(report, language)
    for county in result.counties:
        yield "county", county_data(county)
    for count in result.verdicts:
        yield "verdict", verdict_data(count)
    for finding in result.findings:
        yield "finding", finding_data(finding, result, language)
    for margin in result.margins:
        yield "margin", margin_data(margin)
    for problem in result.problems:
        yield "problem", problem_data(problem, language)
    yield "summary", summary_data(result.summary)
