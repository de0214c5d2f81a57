"""The Code Quality report: it tells what the check found, each with a fingerprint of its own."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from fupin.model.text import Language
from fupin.model.verdict import Verdict
from fupin.report.content import Content
from fupin.report.entries import entries
from fupin.report.formats import REPORTERS
from fupin.result import CheckResult
from support.reading_back import gitlab, told_by
from support.reported import BOOK, SHEET, TABLE


def report(result: CheckResult, language: Language = Language.ENGLISH) -> bytes:
    stream = io.BytesIO()
    REPORTERS["gitlab"].write(Content(result), stream, language)
    return stream.getvalue()


@pytest.fixture(scope="module")
def issues(rich_result: CheckResult) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(report(rich_result))
    return read


def test_it_tells_the_same_in_chinese(rich_result: CheckResult) -> None:
    told = told_by(rich_result, Language.CHINESE, lacks=gitlab.LACKS, written=gitlab.written)
    assert gitlab.read_back(report(rich_result, Language.CHINESE)) == told


def test_each_has_what_gitlab_asks_for(issues: list[dict[str, Any]]) -> None:
    for issue in issues:
        assert list(issue) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"] and issue["location"]["lines"]["begin"] >= 1
    assert {BOOK, TABLE} < {issue["location"]["path"] for issue in issues}


def test_fingerprints_are_unique_even_where_a_record_stands_twice(rich_result: CheckResult) -> None:
    twice = replace(rich_result, findings=rich_result.findings[:3] * 2)
    prints = [issue["fingerprint"] for issue in json.loads(report(twice))]
    assert len(set(prints)) == len(prints)
    assert [each.removesuffix("-2") for each in prints[4:7]] == prints[1:4]


def test_severities_say_how_serious_it_is(issues: list[dict[str, Any]], rich_result: CheckResult) -> None:
    severities: dict[tuple[str, str, bool], set[str]] = {}
    for entry, issue in zip(entries(rich_result), issues, strict=True):
        severities.setdefault((entry.kind.value, entry.level.value, entry.unknown), set()).add(issue["severity"])
    assert severities == {
        ("input", "error", False): {"blocker"},
        ("finding", "error", False): {"critical"},
        ("finding", "warning", False): {"major"},
        ("finding", "note", False): {"minor"},
        ("finding", "error", True): {"info"},
        ("finding", "warning", True): {"info"},
        ("finding", "note", True): {"info"},
        ("problem", "error", False): {"critical"},
        ("problem", "note", False): {"info"},
    }


def test_a_description_names_cell_and_record(issues: list[dict[str, Any]], rich_result: CheckResult) -> None:
    place, key = next(
        issue["description"].split("  — ")[1:]
        for entry, issue in zip(entries(rich_result), issues, strict=True)
        if entry.rule == "LOAN01" and entry.verdict is Verdict.FAIL
    )
    assert place == f"{SHEET}!E3"
    assert key == "loan_id 0002"


def test_the_row_is_the_line(issues: list[dict[str, Any]], rich_result: CheckResult) -> None:
    lines = [issue["location"]["lines"]["begin"] for issue in issues]
    assert lines == [entry.row or 1 for entry in entries(rich_result)]


def test_a_waived_one_is_only_information_and_says_so_in_front(province_result: CheckResult) -> None:
    issues = json.loads(report(province_result))
    told = list(zip(entries(province_result), issues, strict=True))
    waived = [issue for entry, issue in told if entry.waived]
    assert len(waived) == province_result.summary.waived
    assert {issue["severity"] for issue in waived} == {"info"}
    assert all(issue["description"].startswith("(waived) ") for issue in waived)
    assert not [issue for entry, issue in told if not entry.waived and issue["description"].startswith("(waived)")]


def test_each_names_the_receipt_since_there_is_no_other_place(province_result: CheckResult) -> None:
    assert province_result.receipt is not None
    assert {each["receipt"] for each in json.loads(report(province_result))} == {province_result.receipt.sha256}
