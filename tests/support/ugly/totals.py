"""Rows that add up others: the label, the sums, and now and then a sum that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate

from fupin.model.fields import OWN_UNIT
from support.submissions.steering import Row
from support.submissions.units import significant

from .bodies import NAMELESS, Line
from .clerk import Clerk
from .columns import Column
from .figures import bare_ink, plain_in
from .page import Page

_NO_SUMS = ("share", "months")
_EXACT_DIGITS = 15
_ZERO = Fraction(0)
_GROUPS = ("township", "county")


def write_total(
    page: Page, clerk: Clerk, columns: list[Column], truth: list[Row], line: Line, row: int, left: int
) -> list[tuple[str, int, int]]:
    """Write a row of sums and give the problems that a check must find in it."""
    nameless = line.texts[0] == NAMELESS
    groups = [at for at, column in enumerate(columns) if column.field and column.field.name in _GROUPS]
    label_at = 0
    if groups and clerk.habit("group_label"):
        label_at = groups[0]
    elif len(columns) > 1 and not (columns[1].field and columns[1].field.numeric) and clerk.habit("total_in_second"):
        label_at = 1
    page.put(row, left + label_at, line.texts[0])
    known: dict[int, Fraction] = {}
    sums: set[int] = set()
    for at, column in enumerate(columns):
        if (at <= label_at and not nameless) or column.field is None or not _adds_up(column):
            continue
        cells = [truth[number][column.field.name] for number in line.covers]
        total = _sum(value for cell in cells if isinstance(value := cell.value, Fraction))
        if any(cell.value is None and cell.filled for cell in cells):
            total = total if clerk.random("total").random() < 0.5 and not nameless else None
        elif total is not None:
            known[at] = total
        if total is not None and (plain := plain_in(total, column.scale)) and significant(plain) <= _EXACT_DIGITS:
            page.put(row, left + at, bare_ink(clerk, plain))
            sums.add(at)
        else:
            known.pop(at, None)
    if nameless:
        if sums:
            clerk.shows("nameless_total")
        return []
    last = min([*sums, len(columns)]) - 1
    if last > label_at and clerk.habit("total_merged"):
        page.merge(row, left + label_at, row, left + last)
    return _made_wrong(page, clerk, columns, known, row, left, truth)


def _made_wrong(
    page: Page, clerk: Clerk, columns: list[Column], known: dict[int, Fraction], row: int, left: int, truth: list[Row]
) -> list[tuple[str, int, int]]:
    """Write one sum anew, a little too large, unless other rows in a row add up to that."""
    if not known or not clerk.now("wrong_total"):
        return []
    at = clerk.random("wrong_total").choice(sorted(known))
    column = columns[at]
    scale = column.scale.factor if column.scale else Fraction(1)
    step = scale if column.field and column.field.type.value == "count" else scale / 2
    wrong, name = known[at] + step, column.field.name if column.field else ""
    if wrong in _runs(record[name].value for record in truth):
        return []
    page.put(row, left + at, bare_ink(clerk, plain_in(wrong, column.scale) or "0"))
    return [("DATA16", row, left + at)]


def _runs(values: Iterable[object]) -> set[Fraction]:
    """Give the sums of all stretches of values; what is no number adds nothing."""
    ends = list(
        accumulate((value if isinstance(value, Fraction) else Fraction(0) for value in values), initial=_ZERO)
    )
    return {end - start for start in ends for end in ends}


def _adds_up(column: Column) -> bool:
    """Tell whether people add up a column: numbers of which a sum means something, in a unit of the column's."""
    field = column.field
    if field is None or not field.numeric or column.scale is None:
        return False
    return field.type.value not in _NO_SUMS and field.unit not in ("年", OWN_UNIT)


def _sum(values: Iterable[Fraction]) -> Fraction | None:
    """Give the sum; None of nothing."""
    numbers = list(values)
    return sum(numbers, Fraction(0)) if numbers else None
