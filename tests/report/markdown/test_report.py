"""The Markdown report: as much as GitHub shows, exact about what is left out, and inert."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from fupin.model.text import Language
from fupin.model.verdict import Verdict
from fupin.report.entries import entries
from fupin.report.markdown.report import MOST_BYTES, write_markdown
from fupin.result import CheckResult
from support.reading_back.markdown import read_back


def report(result: CheckResult, language: Language = Language.ENGLISH, most_bytes: int = MOST_BYTES) -> str:
    stream = io.StringIO()
    write_markdown(result, stream, language, most_bytes)
    return stream.getvalue()


@pytest.fixture(scope="module")
def text(rich_result: CheckResult) -> str:
    return report(rich_result)


def test_what_comes_first_matters_most(text: str) -> None:
    assert re.findall("^## (.*)$", text, re.MULTILINE) == [
        "Files that could not be read",
        "Totals",
        "Not complied with",
        "Unknown",
        "What could not be read or matched",
        "Reading notes",
        "Sheets that were checked",
    ]
    assert (
        text.split("\n")[2]
        == "**78 records: errors 58 · warnings 39 · notes 35 · unknown 217 · problems 89 · unreadable files 1**"
    )


def test_a_rule_has_its_remedy_once_above_its_findings(rich_result: CheckResult, text: str) -> None:
    """LOAN01 failed 20 times."""
    (block,) = re.findall(r"^### error · LOAN01 (.*?)^###", text, re.MULTILINE | re.DOTALL)
    assert block.count("**What to do:** " + rich_result.rules["LOAN01"].rule.remedy.en) == 1
    assert len(re.findall("^[|] ", block, re.MULTILINE)) == 2 + 20
    assert "| file | sheet | cell | key | message | as written |" in block


@pytest.mark.parametrize("language", Language)
def test_the_submission_makes_nothing_but_text(rich_result: CheckResult, language: Language) -> None:
    source = report(rich_result, language)
    tokens = MarkdownIt("gfm-like").parse(source)
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds == {"text", "strong_open", "strong_close"}
    assert {token.tag for token in tokens} == {"", "h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td"}
    assert not [line for line in source.split("\n") if line and line[0] not in "#|*" and "::" in line]
    assert "##[" not in source


@pytest.mark.parametrize("most_bytes", [40_000, 60_000, 100_000])
def test_it_fits_and_says_exactly_what_is_left_out(rich_result: CheckResult, most_bytes: int) -> None:
    source = report(rich_result, most_bytes=most_bytes)
    assert most_bytes * 0.8 < len(source.encode()) <= most_bytes
    shown = len(read_back(source.encode()))
    (left,) = re.findall(r"^([0-9]+) rows are not shown, as each table says", source, re.MULTILINE)
    parts = re.findall(r"^([0-9]+) rows are not shown\.$", source, re.MULTILINE)
    assert int(left) == sum(map(int, parts)) > 0
    sheets = sum(len(each.sheets) for each in rich_result.inputs)
    shown += source.split("## Sheets that were checked")[1].count("\n| ") - 2
    assert shown + int(left) == len(list(entries(rich_result))) + sheets


def test_a_long_text_takes_no_other_s_room(rich_result: CheckResult) -> None:
    finding = next(each for each in rich_result.findings if each.verdict is Verdict.FAIL)
    long = replace(finding, key={"loan_id": "|" * 400_000})
    source = report(replace(rich_result, findings=(long, *rich_result.findings)), Language.CHINESE)
    assert "| 贷款编号 " + "&#124;" * 494 + "… |" in source
    assert "未列出" not in source


def test_where_there_is_no_room_the_figures_are_told(rich_result: CheckResult) -> None:
    source = report(rich_result, most_bytes=0)
    assert source.split("\n")[2].startswith("**78 records: errors 58 ·")
    assert read_back(source.encode()) == []


def test_the_only_file_is_named_once(rich_result: CheckResult) -> None:
    path = rich_result.inputs[0].path
    findings = tuple(each for each in rich_result.findings if each.path == path)
    problems = tuple(each for each in rich_result.problems if each.path == path)
    source = report(replace(rich_result, inputs=rich_result.inputs[:1], findings=findings, problems=problems))
    assert source.split("\n")[4].startswith("File: ")
    assert "| file |" not in source


def test_another_file_than_the_only_input_is_named(rich_result: CheckResult) -> None:
    """As a file of waivers, in which something is wrong."""
    elsewhere = replace(rich_result.problems[0], path="waivers.yaml", sheet=None)
    source = report(replace(rich_result, inputs=rich_result.inputs[:1], findings=(), problems=(elsewhere,)))
    assert "| file |" in source
    assert [each.path for each in read_back(source.encode())] == ["waivers.yaml"]


def test_where_nothing_was_read_there_is_no_empty_table(rich_result: CheckResult) -> None:
    nothing = replace(rich_result, inputs=(), findings=(), problems=())
    source = report(nothing)
    assert "**There was nothing to check.**" in source
    assert "|" not in source


@pytest.fixture(scope="module")
def province(province_result: CheckResult) -> str:
    return report(province_result)


def test_a_province_tells_its_counties_first_and_ends_with_its_receipt(province: str) -> None:
    assert re.findall("^## (.*)$", province, re.MULTILINE) == [
        "Files that could not be read",
        "Totals",
        "Counties",
        "Fails and fail rate by county and rule",
        "Not complied with",
        "Unknown",
        "Not complied with in the baseline already",
        "Unknown in the baseline already",
        "Waived",
        "What could not be read or matched",
        "Reading notes",
        "Sheets that were checked",
        "Receipt",
    ]
    assert "**Since the baseline: new 180 · worsened 100 · kept 161 · mended 5 · gone 2**" in province.split("\n")


def test_counties_have_figures_and_those_that_have_not_submitted_say_so(province: str) -> None:
    listed = province.partition("## Counties")[2].partition("\n## ")[0]
    assert "| 示例县 | 1 |  | 46 | 23 | 15 | 13 | 26 | 130 | 53 | 49 / 122 | 40.2% |" in listed
    *_, absent, _, _, _, _, stray = listed.rstrip().split("\n")
    assert absent.startswith("| 没报县 ")
    assert stray.startswith("| 汇总表 ") and "(not on the roster)" in stray
    assert "not submitted" in absent
    by_rule = province.partition("## Fails and fail rate")[2].partition("\n## ")[0]
    assert "| 示例县 | 21 (91.3%) | 14 (66.7%) |" in by_rule
    assert "| all | 36 (90.0%) |" in by_rule


def test_the_receipt_is_whole(province: str, province_result: CheckResult) -> None:
    assert province_result.receipt is not None
    listed = province.partition("## Receipt")[2]
    shown = listed.replace("&#8203;", "")
    assert f"| receipt |  | {province_result.receipt.sha256} |" in shown
    assert "| rule book | hebei-2018 1.0 | " + "ef" * 32 in shown
    assert "gone.csv | (could not be opened) |" in shown


@pytest.mark.parametrize("most_bytes", [80_000, 110_000])
def test_what_the_baseline_has_gets_only_the_room_that_all_else_leaves(
    province_result: CheckResult, most_bytes: int
) -> None:
    def by_standing(room: int) -> Counter[str | None]:
        told = read_back(report(province_result, most_bytes=room).encode())
        return Counter(each.since for each in told if each.kind == "finding" and each.verdict != "waived")

    whole, shown = by_standing(MOST_BYTES), by_standing(most_bytes)
    assert shown["kept"] < whole["kept"]
    assert not shown["kept"] or shown["new"] + shown["worsened"] == whole["new"] + whole["worsened"]
    assert (shown["kept"] > 0) is (most_bytes > 100_000)
