"""What each area reported last of a target, on or before a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from fupin.model.text import Text
from fupin.progress.areas import is_whole
from fupin.progress.result import AreaValue
from fupin.progress.rows import Indicator
from fupin.rulebook.policy_shapes import AreasShape


def latest_by_area(
    rows: Iterable[Indicator], as_of: date, year: int | None, known: AreasShape | None
) -> list[tuple[AreaValue, Indicator]]:
    """The last value of each area, in the order of the rows, with the row that it is taken from.

    Args:
        rows: the rows of one target.
        as_of: rows of later days are left out.
        year: only rows of this year count; None for any. A row without a day may be of any year.
        known: the names of the whole area, which are one.

    Returns:
        A value for each area that has a row. It is unknown where the last row can't be read, where
        rows of one day differ, or where a row has no day and might be the last. An area without a
        name is another one in each submission.
    """
    groups: dict[tuple[str | None, int | None], list[Indicator]] = {}
    for row in rows:
        if _counts(row, as_of, year):
            area = known.whole[0] if known is not None and is_whole(row.area, known) else row.area
            groups.setdefault((area, row.submission if area is None else None), []).append(row)
    return [_last(group) for group in groups.values()]


def _counts(row: Indicator, as_of: date, year: int | None) -> bool:
    day = row.reported_on
    if year is not None and year > as_of.year:
        return False
    return day is None or (day <= as_of and (year is None or day.year == year))


def _last(rows: Sequence[Indicator]) -> tuple[AreaValue, Indicator]:
    undated = next((row for row in rows if row.reported_on is None), None)
    if undated is not None:
        return _value(undated, _undated(undated)), undated
    day = max(row.reported_on for row in rows if row.reported_on is not None)
    last = [row for row in rows if row.reported_on == day]
    unread = next((row for row in last if row.value is None), None)
    if unread is not None:
        return _value(unread, _unread(unread)), unread
    if len({row.value for row in last}) > 1:
        cells = f"{last[0].place.cell or last[0].place.row}、{last[-1].place.cell or last[-1].place.row}"
        reason = Text(f"同一天填了不同的数（{cells}）", f"different values for one day ({cells.replace('、', ', ')})")
        return _value(last[-1], reason), last[-1]
    return _value(last[-1], None), last[-1]


def _value(row: Indicator, reason: Text | None) -> AreaValue:
    value = row.value if reason is None else None
    return AreaValue(row.area, value, row.reported_on, row.place, row.text, reason)


def _undated(row: Indicator) -> Text:
    if row.day_text is None:
        return Text("没有统计日期，不知是不是最近的数", "it has no day, so it may not be the last value")
    return Text(f"统计日期“{row.day_text}”读不出，不知是不是最近的数", f"its day, “{row.day_text}”, can't be read")


def _unread(row: Indicator) -> Text:
    if row.text is None:
        return Text("没有填完成值", "the value is empty")
    return Text(f"完成值“{row.text}”读不出", f"the value “{row.text}” can't be read")
