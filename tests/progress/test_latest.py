"""Which row of an area counts at a date."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from fupin.progress.latest import latest_by_area
from fupin.progress.result import AreaValue
from fupin.progress.rows import Indicator

from .makers import END, KNOWN, indicator

MARCH, JUNE, LATER = date(2018, 3, 31), date(2018, 6, 30), date(2019, 3, 31)


def values(rows: list[Indicator], year: int | None = None, as_of: date = END) -> list[AreaValue]:
    return [area for area, _ in latest_by_area(rows, as_of, year, KNOWN)]


def test_the_last_row_on_or_before_the_date_counts_for_each_area() -> None:
    rows = [indicator(3, JUNE), indicator(1, MARCH), indicator(9, LATER), indicator(5, END, "乙县")]
    found = [(area.area, area.value, area.reported_on) for area in values(rows)]
    assert found == [("甲县", Fraction(3), JUNE), ("乙县", Fraction(5), END)]


def test_a_row_of_the_very_day_counts() -> None:
    assert values([indicator(3, JUNE)], as_of=JUNE)[0].value == 3
    assert values([indicator(3, JUNE)], as_of=date(2018, 6, 29)) == []


def test_only_the_year_s_own_rows_count_for_a_yearly_target() -> None:
    rows = [indicator(3, JUNE), indicator(9, LATER)]
    assert [area.value for area in values(rows, 2018, date(2020, 1, 1))] == [3]
    assert [area.value for area in values(rows, 2019, date(2020, 1, 1))] == [9]
    assert values(rows, 2020, date(2020, 1, 1)) == []
    assert values([indicator(3, None)], 2019, END) == []


def test_an_unread_last_value_is_unknown_though_an_earlier_one_is_known() -> None:
    (area,) = values([indicator(3, MARCH), indicator(None, JUNE, cell="F5")])
    assert (area.value, area.place.cell) == (None, "F5")
    assert area.reason is not None
    assert area.reason.zh == "没有填完成值"


def test_a_row_without_a_day_may_be_the_last() -> None:
    (area,) = values([indicator(3, MARCH), indicator(4, None)])
    assert area.value is None
    assert area.reason is not None
    assert area.reason.en == "it has no day, so it may not be the last value"


def test_rows_of_one_day_that_differ_are_unknown_and_those_that_agree_are_not() -> None:
    (area,) = values([indicator(3, JUNE, cell="F4"), indicator(4, JUNE, cell="F9")])
    assert area.value is None
    assert area.reason is not None
    assert area.reason.zh == "同一天填了不同的数（F4、F9）"
    (area,) = values([indicator(3, JUNE), indicator(3, JUNE, submission=1)])
    assert area.value == 3


def test_names_of_the_whole_are_one_area_and_rows_without_one_are_by_submission() -> None:
    assert [a.value for a in values([indicator(3, MARCH, "全省"), indicator(4, JUNE, "河北省")])] == [4]
    rows = [indicator(3, MARCH, None), indicator(4, JUNE, None), indicator(5, MARCH, None, submission=1)]
    assert [a.value for a in values(rows)] == [4, 5]


days = st.one_of(st.none(), st.dates(date(2018, 1, 1), date(2018, 1, 6)))
rows_of_two = st.lists(
    st.builds(indicator, st.one_of(st.none(), st.integers(0, 3)), days, st.sampled_from(["甲县", "乙县"])), max_size=7
)


@given(rows_of_two, st.dates(date(2018, 1, 1), date(2018, 1, 7)))
def test_against_a_plain_search(rows: list[Indicator], as_of: date) -> None:
    found = {area.area: area.value for area in values(rows, as_of=as_of)}
    expected: dict[str | None, Fraction | None] = {}
    for name in ("甲县", "乙县"):
        own = [row for row in rows if row.area == name]
        undated = any(row.reported_on is None for row in own)
        past = [row for row in own if row.reported_on is not None and row.reported_on <= as_of]
        if undated:
            expected[name] = None
        elif past:
            best = sorted(past, key=lambda row: str(row.reported_on))[-1].reported_on
            candidates = {row.value for row in past if row.reported_on == best}
            expected[name] = candidates.pop() if len(candidates) == 1 else None
    assert found == expected
    assert all((area.value is None) == (area.reason is not None) for area in values(rows, as_of=as_of))
