"""The keys of records: their text, and which are missing or repeated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.problems import Problem, ProblemCode
from fupin.model.records import RECORDS
from fupin.reading.sheets import SheetReading

_SEPARATOR = "\x1f"


def key_part(reading: SheetReading, field: str) -> pa.StringArray:
    """A key field's text by record: the value, else what stands there, else ""."""
    column = reading.table.columns.get(field)
    if column is None:
        return pa.array([""] * reading.table.rows, pa.string())
    raw = reading.raw.columns[reading.fields[field]].take(pa.array(reading.positions))
    standing = pc.if_else(column.filled, pc.utf8_trim_whitespace(raw), "")
    return pc.fill_null(pc.coalesce(column.values.cast(pa.string()), standing), "")


def key_problems(readings: Sequence[SheetReading]) -> Iterator[Problem]:
    """Missing and repeated keys over all sheets of one record kind in one submission."""
    if not readings:
        return
    keys = RECORDS[readings[0].record].key
    parts = [[key_part(reading, field) for field in keys] for reading in readings]
    for reading, columns in zip(readings, parts, strict=True):
        yield from _missing(reading, keys[0], columns[0])
    joined = [pc.binary_join_element_wise(*columns, _SEPARATOR) for columns in parts]
    first = pa.concat_arrays([columns[0] for columns in parts])
    yield from _repeated(readings, keys, pa.concat_arrays(joined), first)


def _missing(reading: SheetReading, key: str, texts: pa.StringArray) -> Iterator[Problem]:
    if key not in reading.fields:
        if reading.table.rows:
            header = RECORDS[reading.record].fields()[key].header
            yield Problem(
                ProblemCode.KEY_MISSING, reading.path, reading.sheet, field=key, header=header, params={"column": "1"}
            )
        return
    for record in np.flatnonzero(pc.equal(texts, "").to_numpy(zero_copy_only=False)).tolist():
        yield Problem(
            ProblemCode.KEY_MISSING,
            reading.path,
            reading.sheet,
            reading.cell(record, key),
            reading.row(record),
            key,
            reading.headers[key],
            reading.text(record, key),
        )


def _repeated(
    readings: Sequence[SheetReading], keys: Sequence[str], joined: pa.StringArray, first: pa.StringArray
) -> Iterator[Problem]:
    series = pd.Series(joined.to_numpy(zero_copy_only=False), dtype="object")
    there = ~pc.equal(first, "").to_numpy(zero_copy_only=False)
    repeated = series.duplicated(keep="first").to_numpy() & there
    if not repeated.any():
        return
    starts = np.cumsum([0, *(reading.table.rows for reading in readings)])
    first_at = {text: number for number, text in reversed(list(enumerate(series)))} if repeated.any() else {}
    for number in np.flatnonzero(repeated).tolist():
        sheet = int(np.searchsorted(starts, number, side="right")) - 1
        reading, record = readings[sheet], number - int(starts[sheet])
        yield Problem(
            ProblemCode.KEY_REPEATED,
            reading.path,
            reading.sheet,
            reading.cell(record, keys[0]),
            reading.row(record),
            keys[0],
            reading.headers.get(keys[0]),
            reading.text(record, keys[0]),
            {"first": _place(readings, starts, first_at[series[number]], keys[0], reading)},
        )


def _place(
    readings: Sequence[SheetReading], starts: np.ndarray, number: int, key: str, seen_from: SheetReading
) -> str:
    """Where a record stands, with its sheet and file where they are others."""
    sheet = int(np.searchsorted(starts, number, side="right")) - 1
    reading, record = readings[sheet], number - int(starts[sheet])
    cell = reading.cell(record, key) or str(reading.row(record))
    if reading is seen_from:
        return cell
    return "!".join(part for part in (reading.path, reading.sheet, cell) if part)
