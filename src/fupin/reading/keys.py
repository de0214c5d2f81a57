"""The keys of records: their text, and which are missing or repeated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.problems import Problem, ProblemCode
from fupin.model.records import RECORDS
from fupin.reading.arrays import Mask, as_mask, chosen
from fupin.reading.sheets import SheetReading

_SEPARATOR = "\x1f"


def key_part(reading: SheetReading, field: str) -> pa.StringArray:
    """A key field's text by record: the value, else what stands there, else ""."""
    column = reading.table.columns.get(field)
    if column is None:
        return pa.array([""] * reading.table.rows, pa.string())
    values = column.values.cast(pa.string())
    if values.null_count == 0:
        return values
    raw = chosen(reading.raw.columns[reading.fields[field]], reading.positions)
    standing = pc.if_else(column.filled, pc.utf8_trim_whitespace(raw), "")
    return pc.fill_null(pc.coalesce(values, standing), "")


def key_parts(reading: SheetReading) -> dict[str, pa.StringArray]:
    """The texts of the fields of a table's key, each by record; see `key_part`."""
    return {name: key_part(reading, name) for name in RECORDS[reading.record].key}


def county_of_record(reading: SheetReading, record: int, otherwise: str | None) -> str | None:
    """The county that a record (from 0) names, or else the one of its submission."""
    named = reading.value(record, "county") if "county" in reading.table.columns else None
    return named or otherwise


def key_problems(readings: Sequence[SheetReading]) -> Iterator[Problem]:
    """Missing and repeated keys over all sheets of one record kind in one submission.

    A key that could not be read is neither: what it is can't be known.
    """
    if not readings:
        return
    keys = RECORDS[readings[0].record].key
    for reading in readings:
        yield from _missing(reading, keys[0])
    yield from _repeated(readings, keys)


def _filled(reading: SheetReading, field: str) -> Mask:
    column = reading.table.columns.get(field)
    return np.zeros(reading.table.rows, dtype=bool) if column is None else as_mask(column.filled)


def _known(reading: SheetReading, field: str) -> Mask:
    """Records whose key field is a value or empty, not something that could not be read."""
    column = reading.table.columns.get(field)
    if column is None:
        return np.ones(reading.table.rows, dtype=bool)
    return as_mask(column.values.is_valid()) | ~as_mask(column.filled)


def _missing(reading: SheetReading, key: str) -> Iterator[Problem]:
    path, sheet = reading.path, reading.sheet
    if key not in reading.fields:
        if reading.table.rows:
            header = RECORDS[reading.record].fields()[key].header
            yield Problem(ProblemCode.KEY_MISSING, path, sheet, field=key, header=header, params={"column": "1"})
        return
    for record in np.flatnonzero(~_filled(reading, key)).tolist():
        place = (reading.cell(record, key), reading.row(record), key, reading.headers[key], reading.text(record, key))
        yield Problem(ProblemCode.KEY_MISSING, path, sheet, *place)


def comparable_keys(reading: SheetReading) -> Mask:
    """Records whose key is there and could be read, so that it can be compared with others."""
    keys = RECORDS[reading.record].key
    known: Mask = _filled(reading, keys[0]) & np.all([_known(reading, key) for key in keys], axis=0)
    return known


def _repeated(readings: Sequence[SheetReading], keys: Sequence[str]) -> Iterator[Problem]:
    """Records whose key an earlier one has, over all sheets, in order."""
    comparable = np.concatenate([comparable_keys(reading) for reading in readings])
    parts = [pa.concat_arrays([key_part(reading, key) for reading in readings]) for key in keys]
    texts = parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, _SEPARATOR)
    numbers = np.flatnonzero(comparable)
    firsts = _first_of_each(texts.take(pa.array(numbers)))
    places = _Places(readings, keys[0])
    for again in np.flatnonzero(firsts != np.arange(len(firsts))).tolist():
        reading, record = places.of(int(numbers[again]))
        first = places.seen_from(reading, int(numbers[firsts[again]]))
        yield Problem(
            ProblemCode.KEY_REPEATED,
            reading.path,
            reading.sheet,
            reading.cell(record, keys[0]),
            reading.row(record),
            keys[0],
            reading.headers[keys[0]],
            reading.text(record, keys[0]),
            {"first": first},
        )


def _first_of_each(texts: pa.StringArray) -> np.ndarray:
    """For each text the number of the first equal one."""
    codes = texts.dictionary_encode().indices.to_numpy()
    first = np.zeros(len(texts), dtype=np.int64)
    first[codes[::-1]] = np.arange(len(texts))[::-1]
    return np.asarray(first[codes])


class _Places:
    """Where the records of several sheets stand, numbered through all of them."""

    def __init__(self, readings: Sequence[SheetReading], key: str) -> None:
        self._readings = readings
        self._key = key
        self._starts = np.cumsum([0, *(reading.table.rows for reading in readings)])

    def of(self, number: int) -> tuple[SheetReading, int]:
        """The sheet of a record and its number there."""
        sheet = int(np.searchsorted(self._starts, number, side="right")) - 1
        return self._readings[sheet], number - int(self._starts[sheet])

    def seen_from(self, reading: SheetReading, number: int) -> str:
        """The place of a record, with its file and sheet where they are others than `reading`'s."""
        other, record = self.of(number)
        cell = other.cell(record, self._key) or str(other.row(record))
        return cell if other is reading else "!".join(part for part in (other.path, other.sheet, cell) if part)
