"""Rows that hold nothing but the sums of the rows above them: totals that don't say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

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
    candidates = records[_numbers_alone(raw, records, columns)].tolist()
    if not candidates or len(candidates) > _MOST_CANDIDATES or len(records) > _MOST_RECORDS:
        return ()
    found: list[int] = []
    for row in candidates:
        above = [int(position) for position in records if position < row and position not in found]
        last = max((total for total in (*totals, *found) if total < row), default=-1)
        runs = [above, [position for position in above if position > last]]
        if any(len(run) >= _LEAST_ROWS and _is_sum(raw, row, run, columns, epoch) for run in runs):
            found.append(row)
    return tuple(found)


def _numbers_alone(raw: RawSheet, records: Positions, columns: Mapping[int, tuple[HeaderMatch, Unit | None]]) -> Mask:
    """Which records hold numbers that may be added, and nothing else."""
    added = {at for at, (match, _) in columns.items() if adds_up(match.field)}
    alone = np.ones(len(records), dtype=bool)
    for at, column in enumerate(raw.columns):
        if at not in added and alone.any():
            alone &= as_mask(chosen(column, records).is_null())
    return alone


def _is_sum(
    raw: RawSheet,
    row: int,
    run: Sequence[int],
    columns: Mapping[int, tuple[HeaderMatch, Unit | None]],
    epoch: date | None,
) -> bool:
    said = {at: raw.columns[at][row].as_py() or "" for at, (match, _) in columns.items() if adds_up(match.field)}
    filled = [at for at, text in said.items() if not is_empty(text)]

    def values(at: int) -> Iterator[Decimal | None]:
        match, unit = columns[at]
        for position in (row, *run):
            text = raw.columns[at][position].as_py() or ""
            value = read_value(text, match.field, unit, epoch).value
            yield Decimal(0) if is_empty(text) else value if isinstance(value, Decimal) else None

    def adds(at: int) -> bool:
        total, *parts = values(at)
        known = [part for part in parts if part is not None]
        return total is not None and len(known) == len(parts) and total == sum(known)

    return bool(filled) and all(map(adds, filled))
