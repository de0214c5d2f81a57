"""Whether the totals of a table are the sums of its rows, exactly."""

from __future__ import annotations

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
    end. Where a cell of the column could not be read, nothing can be said.

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
    for summed in columns:
        if not adds_up(summed.field) or _unreadable(summed.column):
            continue
        sums = _running(summed.column.values, bounds)
        ends = _Ends(sums, first_above=bounds[0] == 0)
        for number, row in enumerate(totals):
            text = raw.columns[summed.at][row].as_py() or ""
            fault = (row, summed.at) in raw.faults
            said = None if fault else read_value(text, summed.field, summed.unit, epoch).value
            if isinstance(said, Decimal) and not ends.right(said, number) and not _is_part(raw, row):
                expected = _expected(raw, row, sums, number)
                yield WrongTotal(row, summed.at, text, said, expected)


def _unreadable(column: Column) -> bool:
    return bool(pc.any(pc.and_(column.filled, column.values.is_null())).as_py())


def _running(values: pa.Array, bounds: Sequence[int]) -> list[Decimal]:
    """The sums of all rows above each total, and of all rows."""
    sums: list[Decimal] = []
    total, start = Decimal(0), 0
    for bound in (*bounds, len(values)):
        part = pc.sum(values.slice(start, bound - start).cast(pa.decimal128(38, values.type.scale))).as_py()
        total, start = total + (part or 0), bound
        sums.append(total)
    return sums


class _Ends:
    """The sums at the ends of all runs of rows, found by their value: the time grows with the totals."""

    def __init__(self, sums: Sequence[Decimal], *, first_above: bool) -> None:
        self._sums = sums
        self._first = {Decimal(0): -1} | {sums[at]: at for at in reversed(range(len(sums)))}
        self._last = {total: at for at, total in enumerate(sums)} if first_above else {}

    def right(self, said: Decimal, number: int) -> bool:
        """Whether a total is the sum of all rows, of a run that ends right above it, or of one right below it."""
        above, whole = self._sums[number], self._sums[-1]
        start = -1 if above == said else self._first.get(above - said, len(self._sums))
        return said == whole or start < number or self._last.get(above + said, -1) > number


def _expected(raw: RawSheet, row: int, sums: Sequence[Decimal], number: int) -> Decimal:
    above = sums[number]
    if not above:
        return sums[min(number + 1, len(sums) - 1)] if _is_small(raw, row) else sums[-1]
    return above - (sums[number - 1] if number else 0) if _is_small(raw, row) else above


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
