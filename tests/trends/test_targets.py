"""Targets over the quarters, from reports of progress."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from fupin.model.errors import UsageError
from fupin.trends.choosing import Why
from fupin.trends.figures import Gap
from fupin.trends.making import trend_of
from fupin.trends.targets import TargetSeries, TargetStanding
from support.past import area, given, progress


def reached(value: str, share: str, *areas: tuple[str, str], **members: Any) -> dict[str, Any]:
    told = [area(*each) for each in areas] or [area("甲县", value), area("乙县", "0")]
    return {"value": value, "low": value, "high": value, "share": share, "areas": told, **members}


def shares(series: TargetSeries) -> list[Fraction | Gap | None]:
    return [point.state if isinstance(point.state, Gap) else point.state.share for point in series.points]


def test_a_target_has_its_shares_and_gaps() -> None:
    silent = {"target": "T19", "state": "not_reported"}
    first = given("a.json", progress("2018-03-31", [reached("100", "4/93")]))
    last = given("b.json", progress("2018-09-30", [reached("1000", "40/93"), silent]))
    trend = trend_of([], [first, last])
    (target,) = trend.targets
    assert (target.id, target.area, target.figure) == ("T18", None, Fraction(2325000))
    assert shares(target) == [Fraction(4, 93), Gap.NO_REPORT, Fraction(40, 93)]
    assert trend.has_figures


def test_a_year_of_a_yearly_target_is_a_target() -> None:
    trend = trend_of([], [given("a.json", progress("2018-03-31", [reached("1", "1/2", target="T02", year=2019)]))])
    assert trend.targets[0].id == "T02/2019"


def test_the_later_report_counts_and_of_a_day_with_two_that_differ_none() -> None:
    def report(path: str, day: str, share: str, **members: Any) -> Any:
        return given(path, progress(day, [reached("1", share, **members)]))

    later = trend_of([], [report("a.json", "2018-03-01", "1/4"), report("b.json", "2018-03-31", "1/2")])
    assert shares(later.targets[0]) == [Fraction(1, 2)]
    assert [(left.path, left.why) for left in later.left_out] == [("a.json", Why.EARLIER)]
    same = trend_of([], [report("a.json", "2018-03-31", "1/2"), report("b.json", "2018-03-31", "1/2", name="other")])
    assert [left.why for left in same.left_out] == [Why.SAME]
    first = report("c.json", "2018-06-30", "1/2")
    clash = trend_of([], [report("a.json", "2018-03-31", "1/2"), report("b.json", "2018-03-31", "1/3"), first])
    assert shares(clash.targets[0]) == [Gap.CONFLICT, Fraction(1, 2)]
    assert len(clash.conflicts) == 1


def test_reports_of_single_counties_stand_by_themselves() -> None:
    one = given("a.json", progress("2018-03-31", [reached("1", "1/4", ("甲县", "1"))]))
    other = given("b.json", progress("2018-03-31", [reached("2", "1/2", ("乙县", "2"))]))
    trend = trend_of([], [one, other])
    assert [(each.area, shares(each)) for each in trend.targets] == [
        ("乙县", [Fraction(1, 2)]),
        ("甲县", [Fraction(1, 4)]),
    ]


def test_a_report_of_nothing_has_the_scope_of_the_others() -> None:
    silent = given("a.json", progress("2018-03-31", [{"state": "not_reported"}]))
    spoken = given("b.json", progress("2018-06-30", [reached("1", "1/4", ("甲县", "1"))]))
    (target,) = trend_of([], [silent, spoken]).targets
    assert (target.area, shares(target)) == ("甲县", [None, Fraction(1, 4)])


def test_an_area_of_many_has_its_values_but_no_share_of_its_own() -> None:
    report = given("a.json", progress("2018-03-31", [reached("3", "1/4", ("甲县", "1"), ("乙县", "2"))]))
    (target,) = trend_of([], [report], counties=["乙县"]).targets
    assert target.area == "乙县"
    assert target.points[0].state == TargetStanding(None, Fraction(2), Fraction(2), None, "a.json")


@pytest.mark.parametrize("figure", ["1e9", "1/0", "٣", "", "0x1", "1" * 401, "1/2/3", " 1"])
def test_what_is_no_exact_figure_is_refused(figure: str) -> None:
    with pytest.raises(UsageError, match=r"bad.json can't be used .* targets.0.share is missing or wrong"):
        given("bad.json", progress("2018-03-31", [{"share": figure}]))


def test_the_only_report_of_a_quarter_is_the_province_s_though_one_area_reported() -> None:
    first = given("a.json", progress("2018-03-31", [reached("1", "1/4", ("甲县", "1"))]))
    nothing = given("b.json", progress("2018-06-30", [{"state": "not_reported"}]))
    last = given("c.json", progress("2018-09-30", [reached("3", "3/4")]))
    trend = trend_of([], [first, nothing, last])
    (target,) = trend.targets
    assert (target.area, shares(target)) == (None, [Fraction(1, 4), None, Fraction(3, 4)])
    assert [(each.path, each.counties) for each in trend.reports] == [("a.json", 1), ("b.json", 0), ("c.json", 2)]
    own = given("own.json", progress("2018-09-20", [reached("1", "1/8", ("甲县", "1"))]))
    areas = [each.area for each in trend_of([], [first, last, own]).targets]
    assert areas == [None, "甲县"]


def test_the_areas_of_a_province_s_reports_have_their_values() -> None:
    first = given("a.json", progress("2018-03-31", [reached("3", "1/4", ("甲县", "1"), ("乙县", "2"))]))
    last = given("b.json", progress("2018-06-30", [reached("7", "1/2", ("甲县", "7"))]))
    areas = trend_of([], [first, last]).areas
    values = {
        each.area: [p.state.low if isinstance(p.state, TargetStanding) else p.state for p in each.points]
        for each in areas
    }
    assert values == {"甲县": [1, 7], "乙县": [2, Gap.NOT_SUBMITTED]}
