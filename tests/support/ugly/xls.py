"""Pages written as .xls workbooks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import xlwt

from .page import Ink, Page

CANNOT = frozenset({"no_result", "formulas", "formula_texts", "too_long", "shared_texts"})
"""Uglinesses that the writer can't write: it stores no results of formulas."""
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "M/D/YY", 22: "M/D/YY h:mm"}
_BUILT_IN |= {37: "#,##0_);(#,##0)", 43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '}
_DATE = 'yyyy"年"m"月"d"日"'
"""What a Chinese program shows of the built-in formats that have no code."""
_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


def write_xls(path: Path, pages: list[Page], *, from_1904: bool) -> None:
    """Write a workbook; see `CANNOT` for what is not written.

    Args:
        path: where to.
        pages: the sheets.
        from_1904: whether days are counted from 1904.
    """
    book = xlwt.Workbook(encoding="utf-8", style_compression=2)
    book.dates_1904 = from_1904
    for page in pages:
        sheet = book.add_sheet(page.name, cell_overwrite_ok=True)
        sheet.visibility = int(page.hidden)
        for row, column in page.ghosts:
            sheet.row(row - 1).set_cell_blank(column - 1, _style("0.00"))
        for (row, column), ink in page.cells.items():
            _put(sheet.row(row - 1), column - 1, ink)
        for top, left, bottom, right in page.merges:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
        for row in page.hidden_rows:
            sheet.row(row - 1).hidden = True
        for column in page.hidden_columns:
            sheet.col(column - 1).hidden = True
    book.save(str(path))


def _put(row: xlwt.Row, column: int, ink: Ink) -> None:
    code = (
        ink.format if isinstance(ink.format, str) else _BUILT_IN.get(ink.format, _DATE) if ink.format else "General"
    )
    style = _style(code)
    match ink.kind:
        case "n":
            row.set_cell_number(column, float(ink.text), style)
        case "b":
            row.set_cell_boolean(column, ink.text == "1", style)
        case "e":
            row.set_cell_error(column, _ERRORS[ink.text], style)
        case _:
            row.set_cell_text(column, ink.text, style)


@cache
def _style(code: str) -> xlwt.XFStyle:
    return xlwt.easyxf(num_format_str=code)
