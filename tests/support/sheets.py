"""Sheets of text for tests of reading, and what was read from them in a form that is easy to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from fupin.model.cell import Reading
from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.reading.formats.delimited import read_delimited
from fupin.reading.layout.recognise import Evidence
from fupin.reading.layout.tables import Layout, find_tables
from fupin.reading.raw import Addressing, RawSheet
from fupin.reading.sheets import SheetReading, read_sheet

Cells = Sequence[Sequence[str | None]]
PATH = "county.xlsx"


def field(name: str, record: str = "loan") -> FieldSpec:
    """A field of a record kind."""
    return RECORDS[record].fields()[name]


def texts(*values: str | None) -> pa.StringArray:
    """A column of texts."""
    return pa.array(values, pa.string())


def make_sheet(
    rows: Cells,
    *,
    name: str | None = "Sheet1",
    first_row: int = 1,
    first_column: int = 1,
    faults: Mapping[tuple[int, int], Reading] | None = None,
    epoch: date | None = None,
) -> RawSheet:
    """A workbook's sheet with these rows; its first cell stands at the row and column given, from 1."""
    width = max((len(row) for row in rows), default=0)
    filled = [[*row, *[None] * (width - len(row))] for row in rows]
    columns = [texts(*(row[at] or None for row in filled)) for at in range(width)]
    numbers = np.arange(first_row, first_row + len(rows), dtype=np.int64)
    return RawSheet(
        name, columns, numbers, Addressing.A1, first_column=first_column, faults=faults or {}, epoch=epoch
    )


def read(raw: RawSheet, record: str | None = "loan", name: str | None = None) -> SheetReading:
    """A sheet as read; it must be recognised."""
    (table,) = find_tables(raw, Evidence(name, (), record))
    assert isinstance(table.layout, Layout)
    return read_sheet(PATH, table.raw, table.layout)


def read_rows(rows: Cells, record: str = "loan", **how: int) -> SheetReading:
    """Rows of a workbook's sheet as read."""
    return read(make_sheet(rows, **how), record)  # type: ignore[arg-type]


def read_csv(text: str | bytes, record: str | None = "loan") -> SheetReading:
    """A CSV text as read."""
    (raw,) = read_delimited(text if isinstance(text, bytes) else text.encode())
    return read(raw, record)


def values(reading: SheetReading, name: str) -> list[str | None]:
    """A field's values by record, as text."""
    return [reading.value(record, name) for record in range(reading.table.rows)]


def filled(reading: SheetReading, name: str) -> list[bool]:
    """Which of a field's cells hold something."""
    flags: list[bool] = reading.table.columns[name].filled.to_pylist()
    return flags


def found(reading: SheetReading) -> list[tuple[str, str | None, str | None, str | None]]:
    """The problems as code, cell, field and text, in order."""
    return [(problem.code.value, problem.cell, problem.field, problem.text) for problem in reading.problems]


def left_out(reading: SheetReading) -> list[tuple[int, str]]:
    """The rows left out, with why."""
    return [(row.row, row.why) for row in reading.left_out]
