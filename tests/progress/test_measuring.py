"""Values put together, states, shares and rates; against an independent reference."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.progress.areas import why_apart
from fupin.progress.measuring import dues, held_against, measured, months_between, reached, together
from fupin.progress.result import AreaValue, Bounds, Shown
from fupin.progress.states import Agreement, State
from fupin.rulebook.policy_shapes import AreasShape

from .makers import END, KNOWN, reported, target

BEFORE, AFTER = date(2018, 10, 31), date(2019, 1, 1)


@pytest.mark.parametrize(
    ("value", "as_of", "expected"),
    [
        (10, BEFORE, State.MET),
        (9, BEFORE, State.ON_THE_WAY),
        (9, END, State.ON_THE_WAY),
        (9, AFTER, State.OVERDUE),
        (10, AFTER, State.MET),
        (None, AFTER, State.UNKNOWN),
    ],
)
def test_states_of_a_lower_limit(value: int | None, as_of: date, expected: State) -> None:
    assert measured(target(), None, END, [reported("甲县", value)], as_of, KNOWN).state is expected


@pytest.mark.parametrize(
    ("value", "as_of", "expected"),
    [(0, AFTER, State.MET), (3, BEFORE, State.ON_THE_WAY), (3, AFTER, State.OVERDUE), (None, BEFORE, State.UNKNOWN)],
)
def test_states_of_an_upper_limit(value: int | None, as_of: date, expected: State) -> None:
    upper = target(op="<=", value="0", kind="level", adds="true")
    assert measured(upper, None, END, [reported("甲县", value)], as_of, KNOWN).state is expected


def test_what_it_takes_to_reach_a_target() -> None:
    found = measured(target(value="1000"), None, END, [reported("甲县", 100)], BEFORE, KNOWN)
    assert (found.share, found.missing, found.per_month) == (Fraction(1, 10), Fraction(900), Fraction(450))
    assert found.months_left == 2
    found = measured(target(value="7"), None, END, [reported("甲县", 2)], date(2018, 9, 30), KNOWN)
    assert (found.share, found.per_month) == (Fraction(2, 7), Fraction(5, 4))
    on_the_day = measured(target(), None, END, [reported("甲县", 2)], END, KNOWN)
    assert (on_the_day.missing, on_the_day.months_left, on_the_day.per_month) == (Fraction(8), 0, None)


def test_what_it_takes_to_cut_to_an_upper_limit() -> None:
    upper = target(op="<=", value="0", kind="level", adds="true")
    found = measured(upper, None, END, [reported("甲县", 6)], BEFORE, KNOWN)
    assert (found.share, found.missing, found.per_month) == (None, Fraction(6), Fraction(3))
    assert measured(upper, None, END, [reported("甲县", 0)], BEFORE, KNOWN).share == 1


def test_nothing_reported() -> None:
    assert measured(target(), None, END, [], AFTER, KNOWN).state is State.NOT_REPORTED


def test_each_year_of_a_yearly_target_is_due_by_itself() -> None:
    yearly = target(kind="yearly", years=["2018", "2019"])
    assert dues(yearly) == [(2018, END), (2019, date(2019, 12, 31))]
    assert measured(yearly, 2019, date(2019, 12, 31), [], END, KNOWN).state is State.NOT_BEGUN
    assert measured(yearly, 2019, date(2019, 12, 31), [], AFTER, KNOWN).state is State.NOT_REPORTED


def test_values_of_counties_add_up_and_the_whole_s_own_value_stands_for_them() -> None:
    counties = [reported("甲县", 3), reported("乙县", 4)]
    assert together(target(), counties, KNOWN) == (Bounds(Fraction(7), Fraction(7)), None)
    assert together(target(), [*counties, reported("全省", 9)], KNOWN)[0].exact == 9


def test_a_share_of_the_whole_lies_between_those_of_its_parts() -> None:
    share = target(kind="level", adds="false", unit="比例", value="1")
    bounds, reason = together(share, [reported("甲县", Fraction(1, 2)), reported("乙县", 1)], KNOWN)
    assert bounds == Bounds(Fraction(1, 2), Fraction(1))
    assert reason is not None
    assert reason.en == "shares and means of areas don't add up"
    full = measured(share, None, END, [reported("甲县", 1), reported("乙县", 1)], BEFORE, KNOWN)
    low = measured(share, None, END, [reported("甲县", Fraction(1, 2)), reported("乙县", 0)], AFTER, KNOWN)
    open_ = measured(share, None, END, [reported("甲县", Fraction(1, 2)), reported("乙县", 1)], AFTER, KNOWN)
    assert [found.state for found in (full, low, open_)] == [State.MET, State.OVERDUE, State.UNKNOWN]


def test_areas_that_may_overlap_are_not_added() -> None:
    for names in (["石家庄市", "正定县"], ["甲县", None], ["正定县", "正定"]):
        found = measured(target(), None, END, [reported(name, 20) for name in names], BEFORE, KNOWN)
        assert found.state is State.UNKNOWN, names
        assert found.reason is not None
    assert why_apart(["石家庄市", "定州市", "雄安新区"], KNOWN) is None
    assert why_apart(["甲县", "乙县"], None) is not None


def test_an_unread_area_leaves_a_sum_that_can_t_fall_at_least_the_others() -> None:
    areas = [reported("甲县", 12), reported("乙县", None)]
    assert together(target(), areas, KNOWN)[0] == Bounds(Fraction(12), None)
    assert measured(target(), None, END, areas, AFTER, KNOWN).state is State.MET
    assert measured(target(value="13"), None, END, areas, AFTER, KNOWN).state is State.UNKNOWN
    assert together(target(kind="increase"), areas, KNOWN)[0] == Bounds()
    assert together(target(), [reported("甲县", -1), reported("乙县", None)], KNOWN)[0] == Bounds()


names = st.sampled_from(["甲县", "乙县", "丙县", "石家庄市", "全省", "定州市"])
amounts = st.one_of(st.none(), st.integers(0, 4))
areas_of = st.dictionaries(names, amounts, max_size=4).map(lambda found: [reported(*pair) for pair in found.items()])
kinds = st.sampled_from(["cumulative", "increase"])


@given(areas_of, st.integers(1, 9), kinds, st.sampled_from([BEFORE, END, AFTER]), st.sampled_from([">=", "<="]))
def test_no_filling_of_what_is_unknown_contradicts_a_state(
    areas: list[AreaValue], figure: int, kind: str, as_of: date, op: str
) -> None:
    """Every unknown value is tried: a state that is certain must be that of each filling."""
    found = measured(target(value=str(figure), kind=kind, op=op), None, END, areas, as_of, KNOWN)
    states = {_reference(filled, figure, as_of, op) for filled in _fillings(areas, kind)}
    if None in states:
        assert found.state is State.UNKNOWN
    elif len(states) == 1:
        assert found.state in (*states, State.UNKNOWN)
        if all(area.value is not None for area in areas):
            assert {found.state} == states
    else:
        assert found.state is State.UNKNOWN


def _fillings(areas: list[AreaValue], kind: str) -> list[dict[str | None, int]]:
    least = 0 if kind == "cumulative" else -30
    choices = [
        [area.value] if area.value is not None else [Fraction(least), Fraction(0), Fraction(30)] for area in areas
    ]
    return [{area.area: int(n) for area, n in zip(areas, filled, strict=True)} for filled in product(*choices)]


def _reference(values: dict[str | None, int], figure: int, as_of: date, op: str) -> State | None:
    """The state of known values; None where areas may overlap."""
    if not values:
        return State.NOT_REPORTED
    if "全省" in values:
        total = values["全省"]
    elif "石家庄市" in values and any(name not in ("石家庄市", "定州市") for name in values):
        return None
    else:
        total = sum(values.values())
    if total >= figure if op == ">=" else total <= figure:
        return State.MET
    return State.OVERDUE if as_of > END else State.ON_THE_WAY


@given(st.integers(-5, 20), st.integers(1, 12), st.dates(date(2016, 1, 1), date(2021, 1, 1)))
def test_share_missing_and_rate_fit_together(value: int, figure: int, as_of: date) -> None:
    found = measured(target(value=str(figure)), None, END, [reported("甲县", value)], as_of, KNOWN)
    assert found.share == Fraction(value, figure)
    assert found.missing == max(0, figure - value)
    if found.per_month is not None:
        assert value + found.per_month * found.months_left == figure
    else:
        assert value >= figure or as_of >= END


@given(st.dates(date(2015, 1, 1), date(2025, 1, 1)), st.integers(-60, 1500))
def test_months_are_counted_by_stepping(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    months = 0
    while _step(start, months) < end:
        months += 1
    assert months_between(start, end) == (months if days > 0 else 0)


def _step(start: date, months: int) -> date:
    """The same day some months later; behind the month's last day, the first of the next stands for it."""
    years, month = divmod(start.month - 1 + months, 12)
    first = date(start.year + years, month + 1, 1)
    day = first + timedelta(days=start.day - 1)
    return day if day.month == first.month else (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


@given(st.fractions(0, 3), st.fractions(0, 3), st.sampled_from([">=", "<="]))
def test_a_limit_includes_its_figure(low: Fraction, more: Fraction, op: str) -> None:
    limit = target(op=op, value="1")
    bounds = Bounds(low, low + more)
    tried = {point >= 1 if op == ">=" else point <= 1 for point in (low, low + more, low + more / 2)}
    decided = reached(limit, bounds)
    assert decided is None or tried == {decided}
    assert len(tried) == 1 or decided is None


def test_without_a_list_of_areas_nothing_is_put_together() -> None:
    nothing: AreasShape | None = None
    assert together(target(), [reported("甲县", 1), reported("乙县", 2)], nothing)[0] == Bounds()
    assert together(target(), [reported("甲县", 1)], nothing)[0].exact == 1


@pytest.mark.parametrize(
    ("adds", "reports", "shows", "expected"),
    [
        (True, [10], Bounds(Fraction(9), Fraction(9)), State.UNKNOWN),
        (True, [10], Bounds(Fraction(11), Fraction(11)), State.MET),
        (True, [10], Bounds(Fraction(9), Fraction(11)), State.UNKNOWN),
        (True, [10, 5], Bounds(Fraction(5), Fraction(5)), State.MET),
        (True, [10, 4], Bounds(Fraction(5), Fraction(5)), State.UNKNOWN),
        (False, [10], Bounds(Fraction(9), Fraction(9)), State.UNKNOWN),
        (True, [9], Bounds(Fraction(8), Fraction(8)), State.ON_THE_WAY),
    ],
)
def test_a_target_is_not_met_where_the_records_show_that_it_is_not(
    adds: bool, reports: list[int], shows: Bounds, expected: State
) -> None:
    one = target() if adds else target(kind="level", adds="false")
    areas = [reported(f"{name}县", value) for name, value in zip("甲乙", reports, strict=False)]
    found = measured(one, None, END, areas, BEFORE, KNOWN)
    differing = Shown(Agreement.DIFFERS, "station", "x", 1, "甲县", BEFORE, shows, reported=Fraction(reports[0]))
    held = held_against(found, (differing,))
    assert (held.state, held.shown) == (expected, (differing,))
    assert (held.share is None) == (expected is State.UNKNOWN)
