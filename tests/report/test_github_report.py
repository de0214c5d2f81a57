"""The report for the log of a GitHub workflow: ten annotations, and no command that it did not mean to give."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from fupin.model.since import Since
from fupin.model.text import Language
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import UNREADABLE_INPUT, entries
from fupin.report.github_report import MOST_ANNOTATIONS, write_github
from fupin.result import CheckResult
from support.reading_back.github import commands


def report(result: CheckResult, language: Language = Language.ENGLISH) -> str:
    stream = io.StringIO()
    write_github(result, stream, language)
    return stream.getvalue()


@pytest.mark.parametrize("language", Language)
def test_ten_annotations_the_most_severe_first_and_a_group(rich_result: CheckResult, language: Language) -> None:
    found = commands(report(rich_result, language).encode())
    assert [name for name, _, _ in found] == ["error"] * MOST_ANNOTATIONS + ["group", "endgroup"]
    assert found[0][1]["title"].startswith(UNREADABLE_INPUT)


@pytest.mark.parametrize("language", Language)
def test_texts_of_the_submission_give_no_command(rich_result: CheckResult, language: Language) -> None:
    text = report(rich_result, language)
    assert "##" not in text
    assert not re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    lines = text.splitlines()
    assert len(lines) == text.count("\n") == len(list(entries(rich_result))) + 3
    assert not [line for line in lines if "::" in line.lstrip() and not line.startswith("::")]
    assert {key for _, properties, _ in commands(text.encode()) for key in properties} == {"file", "title", "line"}


def test_the_figures_close_the_report(rich_result: CheckResult) -> None:
    assert report(rich_result).splitlines()[-1] == (
        "78 records: errors 58 · warnings 39 · notes 35 · unknown 217 · problems 89 · unreadable files 1"
    )
    assert report(rich_result, Language.CHINESE).splitlines()[-1].startswith("共 78 条：错误 58 ·")


def test_what_is_less_severe_is_annotated_where_there_is_room(rich_result: CheckResult) -> None:
    """An unknown is a step less severe than a failure of its rule, and says so."""
    one_of_each = {(f.level, f.verdict): f for f in rich_result.findings}
    few = replace(rich_result, findings=tuple(one_of_each.values()), problems=())
    found = commands(report(few).encode())
    states = [(name, properties["title"].rpartition("(")[2]) for name, properties, _ in found]
    assert states[:-2] == [
        ("error", "error, unreadable)"),
        ("error", "error, fail)"),
        ("warning", "error, unknown)"),
        ("warning", "warning, fail)"),
        ("notice", "warning, unknown)"),
    ]
    assert sorted(states[-2:]) == [("notice", "note, fail)"), ("notice", "note, unknown)")]


def test_a_file_is_named_as_its_reader_takes_it(rich_result: CheckResult) -> None:
    named = replace(rich_result.findings[0], path="=a, b:50%/县.csv", sheet=None)
    few = replace(rich_result, inputs=(), findings=(named,), problems=())
    (line, _) = report(few).splitlines()
    assert "file=./=a%2C b%3A50%25/县.csv," in line
    (_, properties, _) = commands(line.encode())[0]
    assert properties["file"] == "./=a, b:50%/县.csv"


def test_new_ones_are_annotated_first_and_waived_ones_never(province_result: CheckResult) -> None:
    found = [each for each in commands(report(province_result).encode()) if "title" in each[1]]
    assert len(found) == MOST_ANNOTATIONS
    assert found[0][1]["title"].endswith("(error, unreadable)")
    assert {properties["title"].rpartition(", ")[2] for _, properties, _ in found[1:]} == {"new)", "worsened)"}
    waived = [each for each in province_result.findings if each.verdict is Verdict.WAIVED]
    only = report(replace(province_result, inputs=(), problems=(), findings=tuple(waived[:3])))
    assert not [properties for _, properties, _ in commands(only.encode()) if properties]
    assert only.startswith("::group::3 more\nerror\twaived\t")


def test_what_the_baseline_has_is_annotated_last(province_result: CheckResult) -> None:
    fails = [each for each in province_result.findings if each.verdict is Verdict.FAIL]
    kept = [each for each in fails if each.since is Since.KEPT and each.level is Level.ERROR]
    new = [each for each in fails if each.since is Since.NEW and each.level is Level.NOTE]
    few = replace(province_result, inputs=(), problems=(), findings=(*kept[:2], *new[:2]))
    names = [name for name, properties, _ in commands(report(few).encode()) if properties]
    assert names == ["notice", "notice", "error", "error"]


@pytest.mark.parametrize("language", Language)
def test_counties_and_receipt_are_groups_before_the_figures(province_result: CheckResult, language: Language) -> None:
    text = report(province_result, language)
    assert "##" not in text
    groups = [line for line in text.splitlines() if line.startswith("::group::")]
    assert len(groups) == 3
    assert province_result.receipt is not None
    assert f" {province_result.receipt.sha256}\n::endgroup::\n" in text
    *_, baseline, figures = text.splitlines()
    assert "180" in baseline and "44" in figures
