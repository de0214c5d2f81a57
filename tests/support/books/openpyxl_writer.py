"""A described workbook written by openpyxl, which stores no results of formulas."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from .describing import Book, Cell, Sheet


def write_by_openpyxl(book: Book, path: Path) -> Path:
    """Writes a workbook."""
    made = Workbook()
    if book.from_1904:
        made.epoch = CALENDAR_MAC_1904
    if made.active is not None:
        made.remove(made.active)
    for sheet in book.sheets:
        page = made.create_sheet(sheet.name)
        page.sheet_state = sheet.state
        _fill(page, sheet)
    made.save(path)
    return path


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for (row, column), cell in sheet.cells.items():
        _put(page, row, column, cell)
    for top, left, bottom, right in sheet.merges:
        page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        page.column_dimensions[get_column_letter(column)].hidden = True


def _put(page: Worksheet, row: int, column: int, cell: Cell) -> None:
    to = page.cell(row, column)
    if cell.formula:
        to.value = f"={cell.formula}"
    elif cell.kind in ("number", "day"):
        to.value = float(cell.value)
    elif cell.kind == "flag":
        to.value = cell.value == "1"
    else:
        to.value = cell.value
        to.data_type = "s" if cell.kind == "text" else "e"
    code = BUILTIN_FORMATS.get(cell.built_in, "") if cell.built_in else cell.code
    if code:
        to.number_format = code
