"""The figures of a province: exact, worst county first, and no rounding to none or all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.text import Text
from fupin.report.counties import Share, province_figures
from fupin.result import CheckResult, CountyResult, Summary, VerdictCount
from support.provincial import ABSENT, COUNTIES, STRAY, UNREADABLE

NOTHING = Summary(0, 0, 0, 0, 0, 0)


def county(name: str, passed: int, fail: int, waived: int = 0, unreadable: int = 0) -> CountyResult:
    counts = (VerdictCount("LOAN01", "loan", passed, fail, 5, 7, waived),)
    return CountyResult(name, (f"{name}.xlsx",), unreadable, counts, NOTHING)


@pytest.mark.parametrize(
    ("fail", "judged", "percent"),
    [
        (0, 0, "-"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (1, 8, "12.5%"),
        (1, 3, "33.3%"),
        (1, 2000, "0.1%"),
        (1, 2001, "<0.1%"),
        (1, 10**9, "<0.1%"),
        (1999, 2000, ">99.9%"),
        (1998, 2000, "99.9%"),
    ],
)
def test_percents(fail: int, judged: int, percent: str) -> None:
    assert Share(fail, judged).percent == percent


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_no_percent_says_none_or_all_of_what_is_neither(fail: int, rest: int) -> None:
    text = Share(fail, fail + rest).percent
    assert text not in {"0%", "0.0%", "100%", "100.0%"}
    figure = float(text.strip("<>%"))
    assert text[0] in "<>" or abs(figure - 100 * fail / (fail + rest)) < 0.051


def test_the_worst_county_is_first_and_what_was_not_judged_last(rich_result: CheckResult) -> None:
    counties = (
        county("甲", 0, 0),
        county("乙", 9, 1),
        CountyResult("丙", (), 0, (), NOTHING),
        county("丁", 90, 10),
        county("戊", 5, 3, waived=2),
        county("己", 1, 0),
    )
    figures = province_figures(replace(rich_result, counties=counties))
    assert [each.county.county for each in figures.submitted] == ["戊", "丁", "乙", "己", "甲"]
    assert figures.submitted[0].share == Share(3, 10)
    assert [each.county for each in figures.absent] == ["丙"]
    assert figures.rules == {"LOAN01": Share(14, 121)}


def test_unreadable_files_come_first_and_strays_are_no_counties_that_submitted(rich_result: CheckResult) -> None:
    counties = (
        county("甲", 0, 8),
        county("乙", 9, 1, unreadable=1),
        county("丙", 0, 0, unreadable=2),
        replace(county("丁", 1, 4), listed=False),
        CountyResult("戊", (), 0, (), NOTHING),
    )
    figures = province_figures(replace(rich_result, counties=counties))
    assert [each.county.county for each in figures.submitted] == ["丙", "乙", "甲"]
    assert [each.county.county for each in figures.strays] == ["丁"]
    assert [each.county.county for each in figures.with_files] == ["丙", "乙", "甲", "丁"]
    assert figures.rules == {"LOAN01": Share(13, 23)}
    assert figures.clean == 0
    assert figures.told == Text(
        "已报送 3 · 未报送 1 · 有文件读不了 2 · 不在名册上 1",
        "submitted 3 · not submitted 1 · with an unreadable file 2 · not on the roster 1",
    )


def test_figures_add_up_to_those_of_the_result(province_result: CheckResult) -> None:
    figures = province_figures(province_result)
    assert {each.county.county for each in figures.submitted} == {*COUNTIES, UNREADABLE}
    assert [each.county.county for each in figures.strays] == [STRAY]
    assert [each.county for each in figures.absent] == [ABSENT]
    assert [each.county.county for each in figures.unreadable] == [UNREADABLE]
    fails = [share.fail for share in figures.rules.values()]
    assert fails == sorted(fails, reverse=True)
    assert sum(fails) == sum(count.fail for count in province_result.verdicts)
    for rule, share in figures.rules.items():
        parts = [each.by_rule[rule] for each in figures.with_files if rule in each.by_rule]
        assert sum(parts, Share(0, 0)) == share
