"""A sheet as a grid of cells: title, line, header, records with their totals, footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import groupby

from .layout import Column, SheetLayout
from .spelling import FACTORS, write
from .values import GENERAL, Cell, Dice, Record


class RowKind(Enum):
    """What a row of a sheet is."""

    TITLE = "title"
    LINE = "line"
    HEADER = "header"
    RECORD = "record"
    TOTAL = "total"
    NOTE = "note"


@dataclass(frozen=True)
class WrittenRecord:
    """A record before seeding, and its cells as they will stand, by field."""

    record: Record
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class GridRow:
    """A row; `source` is the record that it shows, by its number from 0."""

    kind: RowKind
    cells: tuple[Cell, ...]
    source: int | None = None


@dataclass(frozen=True)
class Grid:
    """A sheet with all its rows, all of one width."""

    layout: SheetLayout
    rows: tuple[GridRow, ...]

    @property
    def header_row(self) -> int:
        """The header's row, from 1."""
        return next(number for number, row in enumerate(self.rows, 1) if row.kind is RowKind.HEADER)

    def places(self) -> dict[int, tuple[int, int]]:
        """For each record, its row in the workbook and the line of a CSV file on which it starts, from 1."""
        return {row.source: place for row, place in self._placed() if row.source is not None}

    def last_total(self) -> tuple[int, int]:
        """The last total's row in the workbook and its line in a CSV file, from 1."""
        return [place for row, place in self._placed() if row.kind is RowKind.TOTAL][-1]

    def _placed(self) -> Iterator[tuple[GridRow, tuple[int, int]]]:
        line = 1
        for number, row in enumerate(self.rows, 1):
            yield row, (number, line)
            line += 1 + sum(cell.shown.count("\n") for cell in row.cells)


def written(layout: SheetLayout, records: Sequence[Record]) -> list[WrittenRecord]:
    """The records of a sheet as cells, spelled by the hands that its columns ask for."""
    dice = {column.field: Dice(f"{layout.record}.{column.field}") for column in layout.columns}
    return [
        WrittenRecord(
            record,
            {column.field: write(record.get(column.field), column, dice[column.field]) for column in layout.columns},
        )
        for record in records
    ]


def grid(layout: SheetLayout, records: Sequence[WrittenRecord]) -> Grid:
    """The whole sheet."""
    return Grid(layout, tuple(_rows(layout, records)))


def _rows(layout: SheetLayout, records: Sequence[WrittenRecord]) -> Iterator[GridRow]:
    width = len(layout.columns)
    yield GridRow(RowKind.TITLE, _padded([Cell(layout.title)], width))
    left, right = layout.line
    middle = [Cell(None)] * (width - 2)
    yield GridRow(RowKind.LINE, (Cell(left), *middle, Cell(right or None)))
    yield GridRow(RowKind.HEADER, tuple(Cell(column.header) for column in layout.columns))
    numbered = list(enumerate(records))
    for name, group in groupby(numbered, lambda item: item[1].record.get(layout.subtotals or "")):
        members = list(group)
        for number, record in members:
            cells = {**record.cells, "row_number": Cell(number + 1)}
            yield GridRow(RowKind.RECORD, tuple(cells[column.field] for column in layout.columns), number)
        if layout.subtotals:
            yield _total(layout, f"{name}小计", [record for _, record in members])
    if layout.totals:
        yield _total(layout, "合计", records)
    for note in layout.notes:
        yield GridRow(RowKind.NOTE, _padded([Cell(note)], width))


def _padded(cells: list[Cell], width: int) -> tuple[Cell, ...]:
    return (*cells, *[Cell(None)] * (width - len(cells)))


def _total(layout: SheetLayout, name: str, records: Sequence[WrittenRecord]) -> GridRow:
    cells = [
        _sum(column, layout, records) if column.field in layout.totals else Cell(None) for column in layout.columns
    ]
    return GridRow(RowKind.TOTAL, (Cell(name), *cells[1:]))


def _sum(column: Column, layout: SheetLayout, records: Sequence[WrittenRecord]) -> Cell:
    """The total of what stands in a column, less what the clerk forgot."""
    total = sum((_number(record, column) for record in records), Decimal(0))
    total -= layout.forgotten.get(column.field, 0)
    cell = write(total, replace(column, spell=None), Dice("total"))
    return cell if cell.keeps_its_digits else write(total, replace(column, spell=None, format=GENERAL), Dice("total"))


def _number(record: WrittenRecord, column: Column) -> Decimal:
    """What a cell means in the base unit; of a text, what it was before the slips crept in."""
    written, clean = record.cells[column.field].value, record.record.get(column.field)
    if isinstance(written, str):
        return Decimal(clean) if isinstance(clean, Decimal | int) else Decimal(0)
    return Decimal(written) * FACTORS[column.unit] if isinstance(written, Decimal | int) else Decimal(0)
