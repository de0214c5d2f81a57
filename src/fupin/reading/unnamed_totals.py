"""Rows that hold nothing but the sums of the rows above them: totals that don't say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import accumulate

import numpy as np

from fupin.model.units import Unit
from fupin.model.values import is_empty, read_value
from fupin.reading.arrays import Mask, Positions, as_mask, chosen
from fupin.reading.layout.headers import HeaderMatch
from fupin.reading.raw import RawSheet
from fupin.reading.totals import adds_up

_MOST_CANDIDATES = 50
_MOST_RECORDS = 20_000
_LEAST_ROWS = 2


def unnamed_totals(
    raw: RawSheet,
    records: Positions,
    totals: Sequence[int],
    columns: Mapping[int, tuple[HeaderMatch, Unit | None]],
    epoch: date | None,
) -> tuple[int, ...]:
    """Positions of records that are totals: numbers alone, each the sum of the rows above it, to the last digit.

    Args:
        raw: the table.
        records: positions of the records, in order.
        totals: positions of the rows that say they are totals, in order.
        columns: by column index, the field that it belongs to and the unit of its bare numbers.
        epoch: day 0 of serial dates.
    """
    candidates = np.flatnonzero(_numbers_alone(raw, records, columns)).tolist()
    if not candidates or len(candidates) > _MOST_CANDIDATES or len(records) > _MOST_RECORDS:
        return ()
    summed = [_Sums(raw, records, at, *columns[at], epoch) for at in columns if adds_up(columns[at][0].field)]
    found: list[int] = []
    for number in candidates:
        last = max((total for total in (*totals, *records[found].tolist()) if total < records[number]), default=-1)
        for start in (0, int(np.searchsorted(records, last, side="right"))):
            without = [each for each in found if each >= start]
            filled = [column for column in summed if column.filled(number)]
            enough = number - start - len(without) >= _LEAST_ROWS
            if enough and filled and all(column.is_sum(number, start, without) for column in filled):
                found.append(number)
                break
    return tuple(int(records[number]) for number in found)


def _numbers_alone(raw: RawSheet, records: Positions, columns: Mapping[int, tuple[HeaderMatch, Unit | None]]) -> Mask:
    """Which records hold numbers that may be added, and nothing else."""
    added = {at for at, (match, _) in columns.items() if adds_up(match.field)}
    alone = np.ones(len(records), dtype=bool)
    for at, column in enumerate(raw.columns):
        if at not in added and alone.any():
            alone &= as_mask(chosen(column, records).is_null())
    return alone


class _Sums:
    """One column's numbers by record, and the sums of those above each."""

    def __init__(
        self,
        raw: RawSheet,
        records: Positions,
        at: int,
        match: HeaderMatch,
        unit: Unit | None,
        epoch: date | None,
    ) -> None:
        @cache
        def value(text: str) -> Decimal | None:
            read = read_value(text, match.field, unit, epoch).value
            return Decimal(0) if is_empty(text) else read if isinstance(read, Decimal) else None

        self._texts = [text or "" for text in chosen(raw.columns[at], records).to_pylist()]
        self._values = [value(text) for text in self._texts]
        self._above = list(accumulate((each or Decimal(0) for each in self._values), initial=Decimal(0)))
        self._unread = list(accumulate((each is None for each in self._values), initial=0))

    def filled(self, number: int) -> bool:
        """Whether a record's cell holds something."""
        return not is_empty(self._texts[number])

    def is_sum(self, number: int, start: int, without: Sequence[int]) -> bool:
        """Whether a record is the sum of those from `start` to it, some left out; all must have been read."""
        total = self._values[number]
        if total is None or self._unread[number] != self._unread[start]:
            return False
        others = sum((self._values[each] or Decimal(0) for each in without), Decimal(0))
        return total == self._above[number] - self._above[start] - others
