"""The text report of a province: waivers, the baseline, the receipt and the counties, at several widths.

`FUPIN_UPDATE=1 pytest tests/report/text/test_province.py` rewrites the expected texts.
"""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Language
from fupin.model.verdict import Verdict
from fupin.report.text.report import TextReport
from fupin.report.text.shape import TextShape, View
from fupin.result import CheckResult, CountyResult, Summary, VerdictCount
from support.expected import agrees

EXPECTED = Path(__file__).parents[1] / "expected"
LONGEST = "围场满族蒙古族自治县"


def shown(
    result: CheckResult,
    language: Language = Language.CHINESE,
    width: int = 100,
    view: View = View.FULL,
    most: int = 5,
) -> str:
    stream = io.StringIO()
    TextReport(Console(file=stream, width=width), language, TextShape(view, most)).write(result)
    return stream.getvalue()


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [80, 120])
def test_the_whole_text(province_result: CheckResult, view: View, language: Language, width: int) -> None:
    agrees(shown(province_result, language, width, view), EXPECTED / f"text.province.{view}.{language}.{width}.txt")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [20, 40, 79, 120])
def test_lines_fit_and_command_nobody(province_result: CheckResult, language: Language, width: int) -> None:
    text = shown(province_result, language, width, most=40)
    assert not set(text) & set("\x1b\x07\x9b\u202e\r")
    for line in text.splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##\w*\[", line)


def test_waived_findings_stand_apart_with_document_authority_and_day(province_result: CheckResult) -> None:
    waived = next(each for each in province_result.findings if each.verdict is Verdict.WAIVED)
    assert waived.waiver is not None
    waiver = replace(waived.waiver, reason="受灾减产", authority="省扶贫办", document="冀扶办〔2018〕9号")
    result = replace(province_result, findings=(replace(waived, waiver=waiver),))
    text = "".join(shown(result).split())
    before, _, listed = text.partition("豁免1条")
    assert "错误" not in before
    assert "豁免依据：冀扶办〔2018〕9号（省扶贫办），有效期至2019-03-21；理由：受灾减产" in listed
    assert "错误0·警告0·提示0·豁免1·" in listed


def test_without_waived_ones_nothing_is_said_of_waivers(rich_result: CheckResult) -> None:
    assert "豁免" not in shown(rich_result)
    assert "豁免" not in shown(rich_result, view=View.STATISTICS)


def test_new_and_worsened_ones_come_first_and_kept_ones_take_only_the_room_that_is_left(
    province_result: CheckResult,
) -> None:
    text = shown(province_result, Language.ENGLISH, most=sys.maxsize)
    fresh, _, kept = text.partition("In the baseline already, and not worse")
    assert fresh.count("(new)") > 100 and fresh.count("(worsened)") > 50
    kept, _, _ = kept.partition("Rules that can judge no record")
    assert "LOAN08" in kept and "(new)" not in kept and "(worsened)" not in kept
    folded = shown(province_result, Language.ENGLISH, most=10).partition("In the baseline already")[2]
    assert re.search(r"^error  LOAN08 .* 10\nwarning  HH01 ", folded, re.MULTILINE)  # a line a rule
    within = re.findall(r"\((new|worsened)\)", fresh.partition("LOAN08")[2].partition("HH0")[0])
    assert within == sorted(within)


def test_how_it_stands_to_the_baseline_closes_the_report(province_result: CheckResult) -> None:
    for view in View:
        line = "与基线相比：新出现 180 · 变严重 100 · 仍存在 161 · 已改好 5 · 无从核对 2"
        assert line in shown(province_result, view=view).splitlines()


def test_the_receipt_stands_at_the_end(province_result: CheckResult) -> None:
    assert province_result.receipt is not None
    *_, receipt, where = shown(province_result).splitlines()
    short = province_result.receipt.sha256[:16]
    assert receipt == f"回执 {short} · fupin 9.8.7 · 规则库 hebei-2018 1.0（efefefefefef）"
    assert "json" in where


def of_62(result: CheckResult) -> CheckResult:
    """Sixty-two counties: one with a very long name, one that has not submitted, one that could not be read."""
    none = Summary(0, 0, 0, 0, 0, 0)
    counties = [
        CountyResult(
            LONGEST if number == 5 else f"第{number}县",
            (f"{number}.xlsx",),
            0,
            tuple(VerdictCount(rule, "loan", 2000, number * (at % 5), 3, 4) for at, rule in enumerate(result.rules)),
            Summary(5000, number * 20, number * 5, number, 100, 10),
        )
        for number in range(60)
    ]
    absent, unread = CountyResult("没报县", (), 0, (), none), CountyResult("坏文件县", ("x.xlsx",), 1, (), none)
    return replace(result, counties=(absent, unread, *counties))


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", list(Language))
def test_62_counties_have_a_line_each_in_two_tables(
    province_result: CheckResult, width: int, language: Language
) -> None:
    text = shown(of_62(province_result), language, width, View.STATISTICS)
    for name in (LONGEST[:6], *(f"第{number}县 " for number in range(6, 60))):
        assert len(re.findall(f"^{name}", text, re.MULTILINE)) == 2, name
    for name in ("第0县 ", "坏文件县 ", "没报县 "):  # nothing fails there
        assert len(re.findall(f"^{name}", text, re.MULTILINE)) == 1, name
    lines = text.splitlines()
    named = [line.split()[0] for line in lines if line.startswith(("没报县", "坏文件县", "第5"))]
    assert named[:5] == ["没报县", "坏文件县", "第59县", "第58县", "第57县"]


def test_rules_without_room_are_counted(province_result: CheckResult) -> None:
    result = of_62(province_result)
    text = shown(result, width=120, view=View.STATISTICS)
    (heads,) = (line for line in text.splitlines() if line.startswith("县 ") and "LOAN" in line)
    fails = sum(count.fail for county in result.counties for count in county.verdicts)
    by_rule = len(heads.split()) - 1
    assert 5 < by_rule < len(result.rules)
    (others, left) = map(int, re.findall("另有 ([0-9]+) 条规则，共 ([0-9]+) 条不符合", text)[0])
    assert others == sum(at % 5 > 0 for at in range(len(result.rules))) - by_rule
    assert left == fails - by_rule * sum(range(60)) * 4


def test_the_last_line_alone_tells_who_has_not_submitted(province_result: CheckResult) -> None:
    quiet = shown(province_result, view=View.SUMMARY)
    assert "未报送的县（1）：没报县 @octocat # a" in quiet
    assert "不符合率" not in quiet


def test_of_many_counties_some_of_each_are_shown(province_result: CheckResult) -> None:
    """Not the first county's alone."""
    first = next(each for each in province_result.findings if each.rule == "HH03" and each.verdict is Verdict.FAIL)
    many = tuple(
        replace(first, path=f"{county}.csv", row=row, since=None) for county in "甲乙丙" for row in range(100, 130)
    )
    text = shown(replace(province_result, findings=many, problems=()), Language.ENGLISH, most=4)
    assert Counter(re.findall("([甲乙丙])[.]csv:", text)) == {"甲": 2, "乙": 1, "丙": 1}
    assert "For what a county has by itself, check its file or folder alone" in text


def test_what_is_on_no_roster_stands_apart_and_is_among_the_sums(province_result: CheckResult) -> None:
    stray = CountyResult("汇总表", ("汇总表.xlsx",), 0, (), Summary(7, 0, 0, 0, 0, 1), listed=False)
    result = of_62(province_result)
    text = shown(replace(result, counties=(*result.counties, stray)), width=120, view=View.STATISTICS)
    assert "各县  已报送 61 · 未报送 1 · 有文件读不了 1 · 不在名册上 1" in text.splitlines()
    assert "不在名册上的（1）：汇总表" in text.splitlines()
    *_, before, sums = text.partition("* 不在名册上：")[0].splitlines()
    assert before.split()[:2] == ["汇总表", "*"]
    assert sums.split()[:4] == ["合计", "62", "1", "300007"]
    assert "不在名册上的（1）：汇总表" in shown(
        replace(result, counties=(*result.counties, stray)), view=View.SUMMARY
    )


def test_problems_of_waivers_and_across_counties_have_headings_of_their_own(rich_result: CheckResult) -> None:
    waiver = Problem(ProblemCode.WAIVER_UNUSED, "豁免.yaml", row=3, text="A", params={"zh": "没用上", "en": "unused"})
    absent = Problem(ProblemCode.NOT_SUBMITTED, "counties.yaml", row=4, text="甲县", params={"county": "甲县"})
    result = replace(rich_result, problems=(*rich_result.problems, waiver, absent))
    lines = shown(result, most=sys.maxsize).splitlines()
    heads = ["报送和县与县之间的问题  1 处", "读不懂或对不上的地方  ", "豁免文件里的问题  1 处"]
    at = [next(number for number, line in enumerate(lines) if line.startswith(head)) for head in heads]
    assert at == sorted(at)
    assert "甲县没有报送" in lines[at[0] + 1]
    assert "豁免“A”：没用上" in lines[at[2] + 1]
