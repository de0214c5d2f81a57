"""Whether the totals of a table are the sums of its rows, exactly."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.table import Column
from fupin.model.cell import value_text
from fupin.model.fields import OWN_UNIT, FieldSpec, FieldType
from fupin.model.units import Unit, squeeze
from fupin.model.values import read_value
from fupin.reading.arrays import Positions
from fupin.reading.raw import RawSheet

_ADDS_UP = frozenset({FieldType.MONEY, FieldType.COUNT, FieldType.NUMBER})
_PART = re.compile(r"^\s*其\s*中|平均")
"""A part of the total above or an average, which is the sum of no rows."""
_OF_THE_LAST = "小计"
"""A 小计 is the total of the rows since the last total; any other of all rows above it."""


@dataclass(frozen=True, slots=True)
class WrongTotal:
    """A total that is not the sum of its rows.

    Attributes:
        row: its position in the sheet.
        column: its column's index.
        text: what stands there.
        value: the number read, in the field's base unit.
        expected: the sum of the rows that it should cover.
    """

    row: int
    column: int
    text: str
    value: Decimal
    expected: Decimal


@dataclass(frozen=True, slots=True)
class SummedColumn:
    """A column of numbers: its index, field, unit of bare numbers, and typed values."""

    at: int
    field: FieldSpec
    unit: Unit | None
    column: Column


def adds_up(field: FieldSpec) -> bool:
    """Whether the values of a field may be added: money, counts and areas, but no years, terms or shares."""
    return field.type in _ADDS_UP and field.unit not in ("年", OWN_UNIT)


def wrong_totals(
    raw: RawSheet, records: Positions, totals: Sequence[int], columns: Sequence[SummedColumn], epoch: date | None
) -> Iterator[WrongTotal]:
    """Compares each total with every run of rows that it could cover.

    A total is right if it is the sum of rows that end right above it and begin behind an earlier
    total or at the top, or of all rows; where the first total of the table stands above all rows,
    also if it is the sum of rows that begin right below it and end before a later total or at the
    end. A 小计 next to rows of its own is only compared with rows on that side. Where a cell of the
    column could not be read, only a 小计 whose own rows all could is compared, with these rows alone.

    Args:
        raw: the table.
        records: positions of the records, in order.
        totals: positions of the totals, in order.
        columns: the columns that are summed.
        epoch: day 0 of serial dates.
    """
    if not totals:
        return
    bounds = [int(bound) for bound in np.searchsorted(records, totals)]
    covered = _covered_parts(raw, totals, bounds, len(records))
    for summed in columns:
        if not adds_up(summed.field):
            continue
        parts = _parts(summed.column, bounds)
        sums = _running(parts)
        ends = None if sums is None else _Ends(sums, first_above=bounds[0] == 0)
        for number, row in enumerate(totals):
            said = None if _is_part(raw, row) else _said(raw, row, summed, epoch)
            if said is None:
                continue
            at = covered.get(number)
            expected = None if at is None else parts[at]
            if sums is None or ends is None:
                right = expected is None or said == expected
            else:
                expected = _expected(sums, number) if expected is None else expected
                right = ends.right(said, number, above=at in (None, number), below=at in (None, number + 1))
            if not right and expected is not None:
                yield WrongTotal(row, summed.at, raw.columns[summed.at][row].as_py() or "", said, expected)


def _said(raw: RawSheet, row: int, summed: SummedColumn, epoch: date | None) -> Decimal | None:
    if (row, summed.at) in raw.faults:
        return None
    said = read_value(raw.columns[summed.at][row].as_py() or "", summed.field, summed.unit, epoch).value
    return said if isinstance(said, Decimal) else None


def _covered_parts(raw: RawSheet, totals: Sequence[int], bounds: Sequence[int], height: int) -> Mapping[int, int]:
    """By number of each 小计, the number of the part between two totals that it covers; it is not empty.

    Where a 小计 stands right above the first row, all stand above theirs.
    """
    sizes = [end - start for start, end in itertools.pairwise((0, *bounds, height))]
    small = [number for number, row in enumerate(totals) if _is_small(raw, row)]
    first = next((number for number, size in enumerate(sizes) if size), 0)
    above = first - 1 in small
    return {number: number + above for number in small if sizes[number + above]}


def _parts(column: Column, bounds: Sequence[int]) -> list[Decimal | None]:
    """The sums of the rows above the first total, between each two, and below the last; None where not readable."""
    unreadable = pc.and_(column.filled, column.values.is_null())
    numbers = column.values.cast(pa.decimal128(38, column.values.type.scale))
    return [
        None
        if pc.any(unreadable.slice(start, end - start)).as_py()
        else pc.sum(numbers.slice(start, end - start)).as_py() or Decimal(0)
        for start, end in itertools.pairwise((0, *bounds, len(numbers)))
    ]


def _running(parts: Sequence[Decimal | None]) -> list[Decimal] | None:
    """The sums of all rows above each total, and of all rows; None where a row could not be read."""
    known = [part for part in parts if part is not None]
    return list(itertools.accumulate(known)) if len(known) == len(parts) else None


class _Ends:
    """The sums at the ends of all runs of rows, found by their value: the time grows with the totals."""

    def __init__(self, sums: Sequence[Decimal], *, first_above: bool) -> None:
        self._sums = sums
        self._first = {Decimal(0): -1} | {sums[at]: at for at in reversed(range(len(sums)))}
        self._last = {total: at for at, total in enumerate(sums)} if first_above else {}

    def right(self, said: Decimal, number: int, *, above: bool, below: bool) -> bool:
        """Whether a total is the sum of all rows, of a run that ends right above it, or of one right below it."""
        here, whole = self._sums[number], self._sums[-1]
        start = -1 if here == said else self._first.get(here - said, len(self._sums))
        ends_here, begins_here = above and start < number, below and self._last.get(here + said, -1) > number
        return said == whole or ends_here or begins_here


def _expected(sums: Sequence[Decimal], number: int) -> Decimal:
    return sums[number] or sums[-1]


def _is_small(raw: RawSheet, row: int) -> bool:
    return any(squeeze(text).rstrip(":").endswith(_OF_THE_LAST) for text in _labels(raw, row))


def _is_part(raw: RawSheet, row: int) -> bool:
    return any(_PART.search(text) for text in _labels(raw, row))


def _labels(raw: RawSheet, row: int) -> list[str]:
    return [text for text in raw.row_texts(row) if text]


def figures(wrong: WrongTotal) -> Mapping[str, str]:
    """The figures of a wrong total as a message shows them, in the field's base unit."""
    return {
        "sum": value_text(wrong.expected) or "",
        "difference": value_text(abs(wrong.value - wrong.expected)) or "",
        "value": value_text(wrong.value) or "",
    }
