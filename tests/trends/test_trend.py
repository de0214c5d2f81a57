"""Trends over four made quarters, every figure known."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from fupin.model.errors import UsageError
from fupin.trends.figures import Figures, Gap
from fupin.trends.making import trend_of
from fupin.trends.measures import Measure
from fupin.trends.quarters import Quarter
from fupin.trends.series import Series, Value, worst_first
from fupin.trends.trend import Trend
from support.past import County, given, one_county, province, year

Q1, Q2, Q3, Q4 = (Quarter(2018, number) for number in range(1, 5))


@pytest.fixture(scope="module")
def trend() -> Trend:
    return trend_of(year(), [])


def by_name(series: tuple[Series, ...]) -> dict[str, Series]:
    return {each.name: each for each in series}


@pytest.mark.parametrize(
    ("county", "measure", "values"),
    [
        ("甲县", Measure.ERROR, (1, 2, Gap.NO_REPORT, 4)),
        ("甲县", Measure.WARNING, (2, 0, Gap.NO_REPORT, 0)),
        ("甲县", Measure.NOTE, (0, 1, Gap.NO_REPORT, 0)),
        ("甲县", Measure.FAILED, (3, 3, Gap.NO_REPORT, 4)),
        ("甲县", Measure.PROBLEMS, (3, 0, Gap.NO_REPORT, 0)),
        ("乙县", Measure.UNKNOWN, (4, 0, Gap.NO_REPORT, 0)),
        ("乙县", Measure.WAIVED, (1, 0, Gap.NO_REPORT, 0)),
        ("乙县", Measure.RECORDS, (20, 20, Gap.NO_REPORT, 20)),
        ("乙县", Measure.FAIL_RATE, (Fraction(5, 76), Fraction(3, 80), Gap.NO_REPORT, Fraction(0))),
        ("乙县", Measure.COVERAGE, (Fraction(76, 80), Fraction(1), Gap.NO_REPORT, Fraction(1))),
        ("丙县", Measure.ERROR, (Gap.NOT_SUBMITTED, Gap.UNREADABLE, Gap.NO_REPORT, 1)),
    ],
)
def test_counties_have_the_figures_of_their_reports_and_gaps_are_no_zeros(
    trend: Trend, county: str, measure: Measure, values: tuple[Value, ...]
) -> None:
    assert trend.quarters == (Q1, Q2, Q3, Q4)
    assert by_name(trend.counties)[county].values(measure) == values


def test_totals_add_up_what_there_is_and_say_of_how_many_counties(trend: Trend) -> None:
    assert trend.total.values(Measure.ERROR) == (6, 5, Gap.NO_REPORT, 5)
    assert trend.total.values(Measure.FAIL_RATE) == (
        Fraction(8, 116),
        Fraction(6, 120),
        Gap.NO_REPORT,
        Fraction(5, 140),
    )
    counties = [point.state.counties for point in trend.total.points if isinstance(point.state, Figures)]
    assert counties == [2, 2, 3]
    last = trend.total.points[-1].state
    assert isinstance(last, Figures)
    assert last.unreadable == 1


def test_counties_with_figures_in_every_quarter_are_added_up_by_themselves(trend: Trend) -> None:
    assert trend.steady is not None
    assert trend.steady.values(Measure.RECORDS) == (30, 30, Gap.NO_REPORT, 30)
    assert trend.steady.values(Measure.ERROR) == (6, 5, Gap.NO_REPORT, 4)


def test_what_is_on_no_roster_is_no_county_but_its_figures_are_among_the_totals() -> None:
    stray, same = County({"LOAN01": 2}, listed=False), County({"LOAN01": 4}, listed=False)
    first = province("2018-03-31", {"甲县": County({"LOAN01": 1}), "汇总表": stray})
    second = province("2018-06-30", {"甲县": County({}), "乙县": County({})})
    alike = json.loads(json.dumps(province("2018-06-30", {"乙县/汇总": same})).replace("乙县/汇总", "乙县汇总"))
    alike["counties"][0]["county"] = "乙县"
    for name in ("inputs", "counties", "findings"):
        second[name] += alike[name]
    for name in ("records", "error"):
        second["summary"][name] += alike["summary"][name]
    for before, more in zip(second["verdicts"], alike["verdicts"], strict=True):
        before.update({key: before[key] + more[key] for key in ("pass", "fail")})
    trend = trend_of([given("1.json", first), given("2.json", second)], [])
    assert [each.name for each in trend.counties] == ["乙县", "甲县"]
    assert by_name(trend.strays)["汇总表"].values(Measure.ERROR) == (2, Gap.NO_REPORT)
    assert by_name(trend.strays)["1.xlsx"].values(Measure.ERROR) == (Gap.NO_REPORT, 4)
    assert trend.total.values(Measure.ERROR) == (3, 4)
    assert by_name(trend.rules)["LOAN01"].values(Measure.FAILED) == (3, 4)
    counties = [point.state.counties for point in trend.total.points if isinstance(point.state, Figures)]
    assert counties == [1, 2]
    assert trend.steady is not None
    assert trend.steady.values(Measure.ERROR) == (1, 0)
    assert [each.counties for each in trend.reports] == [1, 2]


def test_rules_have_the_records_of_all_counties(trend: Trend) -> None:
    rules = by_name(trend.rules)
    assert rules["LOAN01"].values(Measure.FAILED) == (6, 5, Gap.NO_REPORT, 4)
    assert rules["LOAN01"].values(Measure.FAIL_RATE) == (
        Fraction(6, 26),
        Fraction(5, 30),
        Gap.NO_REPORT,
        Fraction(4, 35),
    )
    assert rules["PRJ10"].values(Measure.WARNING) == (2, 0, Gap.NO_REPORT, 0)
    assert rules["LOAN02"].values(Measure.RECORDS) == (None, None, Gap.NO_REPORT, None)


def test_the_worst_change_comes_first_and_says_between_which_quarters(trend: Trend) -> None:
    ordered = worst_first(trend.counties, Measure.ERROR)
    assert [each.name for each in ordered] == ["甲县", "乙县", "丙县"]
    change = ordered[0].change(Measure.ERROR)
    assert change is not None
    assert (change.first, change.last, change.by, change.whole) == (Q1, Q4, 3, True)
    assert ordered[2].change(Measure.ERROR) is None
    assert [each.name for each in worst_first(trend.counties, Measure.COVERAGE)] == ["甲县", "乙县", "丙县"]


def test_only_some_counties_and_rules() -> None:
    trend = trend_of(year(), [], counties=["甲县"], rules=["LOAN01"])
    (county,) = trend.counties
    assert county.values(Measure.FAILED) == (1, 2, Gap.NO_REPORT, 4)
    assert county.values(Measure.FAIL_RATE)[0] == Fraction(1, 10)
    assert county.values(Measure.RECORDS)[0] is None
    assert [rule.name for rule in trend.rules] == ["LOAN01"]
    assert trend.total.values(Measure.FAILED) == county.values(Measure.FAILED)


def test_the_order_in_which_reports_are_given_means_nothing() -> None:
    assert trend_of(year()[::-1], []) == trend_of(year(), [])


def test_a_rule_that_was_not_applied_is_a_gap() -> None:
    first = year()[0]
    fewer = one_county("2018-06-30", "甲县", County({"LOAN01": 1}))
    fewer["verdicts"] = [count for count in fewer["verdicts"] if count["rule"] == "LOAN01"]
    rules = by_name(trend_of([first, given("fewer.json", fewer)], []).rules)
    assert rules["LOAN02"].values(Measure.FAILED) == (0, Gap.NOT_APPLIED)


def test_nothing_gives_an_empty_trend() -> None:
    trend = trend_of([], [])
    assert (trend.quarters, trend.has_figures) == ((), False)


def test_a_date_that_is_far_off_is_refused() -> None:
    far = given("far.json", one_county("0001-01-01", "甲县", County({})))
    with pytest.raises(UsageError, match=r"far.json \(1Q1\) and q4.json \(2018Q4\) lie more than 80 quarters apart"):
        trend_of([far, *year()], [])
