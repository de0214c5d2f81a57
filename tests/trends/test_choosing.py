"""Several reports of one county and quarter: which counts, and that nothing vanishes unsaid."""

from __future__ import annotations

from typing import Any

from fupin.trends.choosing import Why
from fupin.trends.figures import Gap
from fupin.trends.making import trend_of
from fupin.trends.measures import Measure
from support.past import ABSENT, County, given, one_county, province


def county(path: str, day: str, fails: int, **members: Any) -> Any:
    return given(path, one_county(day, "甲县", County({"LOAN01": fails}), **members))


def test_the_later_day_of_a_quarter_counts_and_the_other_is_told() -> None:
    trend = trend_of([county("b.json", "2018-03-31", 1), county("a.json", "2018-02-28", 5)], [])
    assert trend.counties[0].values(Measure.ERROR) == (1,)
    (left,) = trend.left_out
    assert (left.path, left.instead, left.why, left.counties) == ("a.json", "b.json", Why.EARLIER, ("甲县",))
    assert [(each.path, each.used) for each in trend.reports] == [("a.json", False), ("b.json", True)]


def test_the_same_twice_counts_once() -> None:
    same = county("a.json", "2018-03-31", 1), county("b.json", "2018-03-31", 1, receipt="another")
    trend = trend_of(same, [])
    assert trend.total.values(Measure.ERROR) == (1,)
    assert [left.why for left in trend.left_out] == [Why.SAME]
    assert not trend.conflicts


def test_of_reports_of_one_day_that_differ_none_counts() -> None:
    trend = trend_of([county("a.json", "2018-03-31", 1), county("b.json", "2018-03-31", 2)], [])
    assert trend.counties[0].values(Measure.ERROR) == (Gap.CONFLICT,)
    assert trend.total.values(Measure.ERROR) == (Gap.CONFLICT,)
    (conflict,) = trend.conflicts
    assert (sorted(conflict.paths), conflict.counties) == (["a.json", "b.json"], ("甲县",))
    assert not trend.has_figures


def test_a_later_day_settles_a_conflict() -> None:
    days = [("a.json", "2018-03-30", 1), ("b.json", "2018-03-30", 2), ("c.json", "2018-03-31", 3)]
    trend = trend_of([county(*each) for each in days], [])
    assert trend.counties[0].values(Measure.ERROR) == (3,)
    assert not trend.conflicts
    assert {left.path for left in trend.left_out} == {"a.json", "b.json"}


def test_figures_count_more_than_a_later_report_that_the_county_is_absent() -> None:
    whole = given("province.json", province("2018-03-31", {"甲县": ABSENT, "乙县": County({})}))
    trend = trend_of([whole, county("own.json", "2018-03-20", 4)], [])
    assert trend.counties[1].values(Measure.ERROR) == (4,)
    assert [(left.path, left.why) for left in trend.left_out] == [("province.json", Why.NO_FIGURES)]


def test_one_county_checked_again_leaves_the_others_of_the_province() -> None:
    whole = given(
        "province.json", province("2018-03-20", {"甲县": County({"LOAN01": 9}), "乙县": County({"LOAN01": 2})})
    )
    trend = trend_of([whole, county("own.json", "2018-03-31", 1)], [])
    assert trend.total.values(Measure.ERROR) == (3,)
    assert [each.counties for each in trend.reports] == [1, 1]


def test_an_unreadable_file_is_more_than_not_submitted() -> None:
    whole = given("province.json", province("2018-03-31", {"甲县": ABSENT, "乙县": County({})}))
    unreadable = given(
        "own.json", one_county("2018-03-31", "甲县", County({}, records=0, unreadable=1), county="甲县")
    )
    trend = trend_of([whole, unreadable], [])
    assert trend.counties[1].values(Measure.ERROR) == (Gap.UNREADABLE,)
    assert not trend.conflicts
