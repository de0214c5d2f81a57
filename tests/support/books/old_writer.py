"""A described workbook written as .xls by xlwt, without its formulas."""

from __future__ import annotations

from pathlib import Path

import xlwt

from .describing import Book, Cell, Sheet

_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
_STATES = {"visible": 0, "hidden": 1, "veryHidden": 2}
_COLUMNS = 256


def write_old(book: Book, path: Path) -> Path:
    """Writes a workbook; its cells must lie in the first 256 columns."""
    made = xlwt.Workbook(encoding="utf-8", style_compression=2)
    made.dates_1904 = book.from_1904
    for sheet in book.sheets:
        _fill(made.add_sheet(sheet.name, cell_overwrite_ok=True), sheet)
    made.save(str(path))
    return path


def _fill(page: xlwt.Worksheet, sheet: Sheet) -> None:
    page.visibility = _STATES[sheet.state]
    for (row, column), cell in sheet.cells.items():
        _put(page.row(row - 1), column - 1, cell)
    for top, left, bottom, right in sheet.merges:
        page.merge(top - 1, bottom - 1, left - 1, min(right, _COLUMNS) - 1)
    for row in sheet.hidden_rows:
        page.row(row - 1).hidden = True
    for column in sheet.hidden_columns:
        if column <= _COLUMNS:
            page.col(column - 1).hidden = True


def _put(row: xlwt.Row, column: int, cell: Cell) -> None:
    style = xlwt.easyxf(num_format_str=cell.code or "General")
    if cell.kind == "text":
        row.set_cell_text(column, cell.value, style)
    elif cell.kind == "flag":
        row.set_cell_boolean(column, cell.value == "1", style)
    elif cell.kind == "error":
        row.set_cell_error(column, _ERRORS[cell.value], style)
    else:
        row.set_cell_number(column, float(cell.value), style)
