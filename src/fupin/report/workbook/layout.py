"""How a copied sheet is laid out: which rows are headers, which are not judged, which columns hold numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fupin.model.fields import FieldType
from fupin.model.records import RECORDS
from fupin.report.workbook.placing import PlacedCopy, column_number
from fupin.result import ColumnReport, SheetReport

_NUMERIC = {FieldType.COUNT, FieldType.MONEY, FieldType.NUMBER, FieldType.SHARE, FieldType.MONTHS}
_AREA = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")
_FROZEN_AT_MOST = 8
"""Rows of a header that stays in view: with more of them no room would be left on a small screen."""


@dataclass(frozen=True)
class SheetLayout:
    """The layout of a copied sheet; rows and columns of the workbook, from 0.

    Attributes:
        headers: rows of headers.
        titles: rows of titles and units above them.
        not_judged: other rows that are no records.
        numeric: columns whose field is a number.
        frozen: how many rows stay in view.
        filtered: first row, first column, last row and last column of the one table; None where there are several.
    """

    headers: frozenset[int]
    titles: frozenset[int]
    not_judged: frozenset[int]
    numeric: frozenset[int]
    frozen: int
    filtered: tuple[int, int, int, int] | None

    def runs_over(self, row: int) -> bool:
        """Whether the texts of a row run over the empty cells beside them, as titles and footnotes do."""
        return row in self.titles or row in self.not_judged


def layout_of(placed: PlacedCopy, tables: Sequence[SheetReport]) -> SheetLayout:
    """The layout of a copied sheet by what was read from it.

    Args:
        placed: the copied sheet.
        tables: the tables that were recognised in it.
    """
    headers = {placed.row(row) for table in tables for row in table.header_rows}
    if placed.copy.header is not None:
        headers.add(0)
    titles: set[int] = set()
    others: set[int] = set()
    for left_out in (each for table in tables for each in table.left_out):
        above = left_out.why.startswith(("title", "unit_line"))
        (titles if above else others).add(placed.row(left_out.row))
    bottom = max(headers, default=-1) + 1
    one = len(tables) == 1
    return SheetLayout(
        headers=frozenset(headers),
        titles=frozenset(titles),
        not_judged=frozenset(others),
        numeric=frozenset(_numeric(placed, tables)) if one else frozenset(),
        frozen=bottom if one and bottom <= _FROZEN_AT_MOST else 0,
        filtered=_filtered(placed, tables[0], bottom) if one and bottom else None,
    )


def _numeric(placed: PlacedCopy, tables: Sequence[SheetReport]) -> set[int]:
    return {
        _column(placed, column)
        for table in tables
        for column in table.columns
        if column.field is not None and RECORDS[table.record].fields()[column.field].type in _NUMERIC
    }


def _column(placed: PlacedCopy, column: ColumnReport) -> int:
    number = int(column.place) if column.place.isdecimal() else column_number(column.place)
    return placed.column(number)


def _filtered(placed: PlacedCopy, table: SheetReport, bottom: int) -> tuple[int, int, int, int] | None:
    """The last row of the header and the rows of records below it."""
    if area := _AREA.fullmatch(table.area):
        left, right = placed.column(column_number(area[1])), placed.column(column_number(area[3]))
        last = placed.row(int(area[4]))
    elif len(placed.copy.rows) and placed.copy.columns:
        first = placed.column(placed.copy.first_column)
        left, right = first - placed.shift, first + len(placed.copy.columns) - 1
        last = placed.row(int(placed.copy.rows[-1]))
    else:
        return None
    return (bottom - 1, left, last, right) if last >= bottom and right >= left else None
