"""Sheets of text for tests of reading, and what was read from them in a form that is easy to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pyarrow as pa

from fupin.model.cell import Reading
from fupin.model.fields import FieldSpec
from fupin.model.origins import Recognition
from fupin.model.records import RECORDS
from fupin.reading.formats.delimited import read_delimited
from fupin.reading.layout.recognise import Evidence
from fupin.reading.layout.tables import Layout, NotRecognised, find_tables
from fupin.reading.raw import Addressing, RawSheet, Span, letters
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


@dataclass(frozen=True)
class Tabled:
    """A table of a sheet as it was found and read, in forms that are easy to compare."""

    layout: Layout | NotRecognised
    reading: SheetReading | None

    @property
    def known(self) -> SheetReading:
        assert self.reading is not None
        return self.reading

    @property
    def record(self) -> str:
        return self.known.record

    @property
    def by(self) -> Recognition:
        return self.known.layout.recognised_by

    @property
    def area(self) -> str:
        return self.known.area

    @property
    def header_rows(self) -> list[int]:
        return list(self.known.header_rows)

    @property
    def columns(self) -> dict[str, str]:
        """For each field with a column, the column's letters."""
        return {name: letters(self.known.raw.first_column + at) for name, at in self.known.fields.items()}

    @property
    def values(self) -> list[list[str | None]]:
        """The records' values in the order of the model's fields."""
        return [[self.known.value(at, name) for name in self.known.fields] for at in range(self.known.table.rows)]

    @property
    def unknown(self) -> list[str]:
        return list(self.known.unknown_columns)

    @property
    def left_out(self) -> dict[int, str]:
        return {row.row: row.why for row in self.known.left_out}

    @property
    def problems(self) -> list[str]:
        return [f"{problem.code.value} {problem.cell}" for problem in self.known.problems]

    def column(self, name: str) -> list[str | None]:
        return values(self.known, name)


def tabled(rows: Cells, *merges: tuple[int, int, int, int], name: str = "Sheet1", **how: int) -> list[Tabled]:
    """The tables of a sheet with these rows and merged blocks (positions of first and last row and column)."""
    raw = replace(make_sheet(rows, name=name, **how), merges=tuple(Span(*block) for block in merges))  # type: ignore[arg-type]
    found = []
    for table in find_tables(raw, Evidence(name)):
        reading = read_sheet(PATH, table.raw, table.layout) if isinstance(table.layout, Layout) else None
        found.append(Tabled(table.layout, reading))
    return found
