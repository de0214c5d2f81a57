"""Every format tells the same: each is written, read back, and compared with the result."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable
from types import ModuleType

import pytest

from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.formats import REPORTERS
from fupin.result import CheckResult
from support.reading_back import (
    Told,
    csv_file,
    github,
    gitlab,
    html,
    json_file,
    jsonl,
    junit,
    markdown,
    sarif,
    text,
    told_by,
    xlsx,
)

READERS: dict[str, ModuleType] = {
    "json": json_file,
    "jsonl": jsonl,
    "csv": csv_file,
    "markdown": markdown,
    "junit": junit,
    "github": github,
    "sarif": sarif,
    "gitlab": gitlab,
    "html": html,
    "xlsx": xlsx,
}
"""By format, the module that reads it back; see `support.reading_back`."""
READ_ELSEWHERE = {
    "text": "wrapped for the eye, so that no program reads it back; it is searched, see below",
}
"""Why a format has no reader."""


def report(result: CheckResult, form: str) -> bytes:
    stream = io.BytesIO()
    REPORTERS[form].write(Content(result), stream, Language.ENGLISH)
    return stream.getvalue()


def ordered(told: Iterable[Told]) -> list[str]:
    return sorted(map(repr, told))


def test_every_format_has_a_reader_or_a_reason() -> None:
    assert READERS.keys() | READ_ELSEWHERE.keys() == REPORTERS.keys()
    assert not READERS.keys() & READ_ELSEWHERE.keys()


def test_the_result_holds_every_kind_of_entry(rich_result: CheckResult) -> None:
    told = told_by(rich_result, Language.ENGLISH)
    assert {(each.kind, each.verdict, each.level) for each in told} == {
        ("input", None, "error"),
        *(("finding", verdict, level) for verdict in ("fail", "unknown") for level in ("error", "warning", "note")),
        *(("problem", None, level) for level in ("error", "note")),
    }
    assert {each.row is None for each in told if each.verdict == "unknown"} == {True, False}


@pytest.mark.parametrize("form", READERS)
def test_formats_tell_the_same(form: str, rich_result: CheckResult) -> None:
    reader = READERS[form]
    told = told_by(rich_result, Language.ENGLISH, lacks=reader.LACKS, written=reader.written)
    assert ordered(reader.read_back(report(rich_result, form))) == ordered(told)


def test_the_province_holds_every_standing(province_result: CheckResult) -> None:
    told = told_by(province_result, Language.ENGLISH)
    standings = {(each.kind, each.verdict, each.since) for each in told}
    assert standings >= {
        ("finding", verdict, since)
        for verdict in ("fail", "unknown", "waived")
        for since in ("new", "worsened", "kept")
    }
    assert {since for kind, _, since in standings if kind == "problem"} == {"new", "kept"}
    assert {len(each.waiver) for each in told if each.verdict == "waived"} == {4}


@pytest.mark.parametrize("form", READERS)
def test_formats_tell_the_same_of_a_province(form: str, province_result: CheckResult) -> None:
    """Waived findings as waived, under which document of whom until when; what is new, worsened and kept."""
    reader = READERS[form]
    told = told_by(province_result, Language.ENGLISH, lacks=reader.LACKS, written=reader.written)
    assert ordered(reader.read_back(report(province_result, form))) == ordered(told)


@pytest.mark.parametrize("fixture", ["rich_result", "province_result"])
def test_the_text_report_tells_the_same(fixture: str, request: pytest.FixtureRequest) -> None:
    rich_result: CheckResult = request.getfixturevalue(fixture)
    data = report(rich_result, "text")
    told = told_by(rich_result, Language.ENGLISH)
    assert text.untold(data, told) == []
    whole_sheets = Counter(each.rule for each in told if each.kind == "finding" and each.row is None)
    assert text.rules_without_records(data) == whole_sheets
