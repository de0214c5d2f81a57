"""Two reading paths agree: this program's reader and openpyxl give the same for every cell of made workbooks.

Where they differ on purpose, and who is right:

- Formats 27 to 36 and 50 to 58 are dates in Chinese programs; openpyxl leaves the number.
- A formula without a stored result is empty to openpyxl; here it is a problem (DATA09).
- A number of 10^15 or more has lost digits; openpyxl gives what is left of them, here it is a problem (DATA08).
- A format shows 0.05 as 5%, 17 as 0017, 5.2 as 5.2万元; openpyxl gives the bare number and the format apart.

Not among the made workbooks, since they differ there as well:

- `_x000D_` in a text is a sign that XML can't hold; calamine decodes it as Excel does, openpyxl doesn't.
- Without xml:space="preserve" calamine drops the white space around a text as Excel does, openpyxl keeps it.
- Dates before day 0 are times of day to calamine, days of 1899 to openpyxl; Excel shows ####.
- `*d` fills a cell with the letter d; openpyxl takes it for a day. Numbers written with spaces or as NaN,
  and flags written as true, are texts or numbers to one and errors to the other.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell as OpenpyxlCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.worksheet import Worksheet

from fupin.reading.formats.workbook import read_workbook
from fupin.reading.raw import RawSheet
from support.books import Book, Sheet, make_book, write_by_openpyxl, write_xml
from support.books.describing import Place

pytestmark = pytest.mark.no_cover  # many cases of what others cover once

BOOKS = int(os.environ.get("FUPIN_BOOKS", "500"))
PARTS = 10
CHINESE_DATES = {*range(27, 37), *range(50, 59)}
SHOWN = {'0.00"万元"': "万元", '0"年"': "年", "#,##0元": "元"}


def cells(sheet: RawSheet) -> dict[str, tuple[str, str]]:
    """By address the text and the problem's code."""
    faults = {place: reading.problem.value for place, reading in sheet.faults.items() if reading.problem}
    return {
        sheet.cell(int(row), at): (text, faults.get((position, at), ""))
        for at, column in enumerate(sheet.columns)
        for position, (row, text) in enumerate(zip(sheet.rows, column.to_pylist(), strict=True))
        if text is not None or (position, at) in faults
    }


def number_text(number: float, code: str) -> tuple[str, str]:
    """A number as its format shows it, every digit kept."""
    if abs(number) >= 1e15:
        return f"{number:.15g}", "DATA08"
    exact = Decimal(f"{number:.15g}")
    if "%" in code:
        exact *= 100
    text = f"{exact:f}"
    text = (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
    text = "0" if text == "-0" else text
    if code == "0000" and "." not in text:
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        text = sign + digits.zfill(4)
    return text + ("%" if "%" in code else SHOWN.get(code, "")), ""


def expected(cell: OpenpyxlCell, built_in: int, epoch: datetime) -> tuple[str, str] | None:
    """What openpyxl gives for a cell as this program would say it; None where it holds nothing."""
    value: Any = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "e":
        return value, "DATA06"
    if isinstance(value, str):
        return value, ""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, int | float) and built_in in CHINESE_DATES:
        value = from_excel(value, epoch)
    if isinstance(value, int | float):
        return number_text(float(value), cell.number_format)
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value), ""
    assert isinstance(value, date | time | timedelta)
    return str(value), ""


def by_openpyxl(page: Worksheet, built_in: Mapping[Place, int], epoch: datetime) -> dict[str, tuple[str, str]]:
    found = {
        cell.coordinate: expected(cell, built_in.get((cell.row, cell.column), 0), epoch)
        for row in page.iter_rows(min_row=page.min_row, min_col=page.min_column)
        for cell in row
        if cell.value is not None
    }
    return {address: said for address, said in found.items() if said is not None}


def unresolved(sheet: Sheet, *, stored: bool) -> dict[str, tuple[str, str]]:
    """The formulas without a result that no merged cell covers."""
    covered = sheet.covered()
    return {
        f"{get_column_letter(column)}{row}": (f"={cell.formula}", "DATA09")
        for (row, column), cell in sheet.cells.items()
        if cell.formula and not (stored and cell.stored) and (row, column) not in covered
    }


def compare(path: Path, book: Book, *, stored: bool) -> None:
    """Reads a workbook in both ways."""
    other = load_workbook(path, data_only=True)
    sheets = read_workbook(path)
    assert [sheet.name for sheet in sheets] == other.sheetnames
    for sheet, made in zip(sheets, book.sheets, strict=True):
        page = other[made.name]
        built_in = {place: cell.built_in for place, cell in made.cells.items() if stored}
        assert cells(sheet) == by_openpyxl(page, built_in, other.epoch) | unresolved(made, stored=stored)
        assert sheet.hidden == (page.sheet_state != "visible")
        assert sheet.epoch == (date(1904, 1, 1) if book.from_1904 else date(1899, 12, 30))
        same_frame(sheet, page)


def same_frame(sheet: RawSheet, page: Worksheet) -> None:
    """Merged and hidden cells are the same within the cells that are used."""
    if not len(sheet.rows):
        return
    top, left = int(sheet.rows[0]), sheet.first_column
    bottom, right = int(sheet.rows[-1]), left + len(sheet.columns) - 1
    areas = [
        (max(area.min_row, top), max(area.min_col, left), min(area.max_row, bottom), min(area.max_col, right))
        for area in page.merged_cells.ranges
    ]
    inside = {(a, b, c, d) for a, b, c, d in areas if a <= c and b <= d and (a, b) != (c, d)}
    assert {(a + top, b + left, c + top, d + left) for a, b, c, d in sheet.merges} == inside
    rows = [row for row in range(top, bottom + 1) if page.row_dimensions[row].hidden]
    assert [position + top for position in sheet.hidden_rows] == rows
    letters = [get_column_letter(left + at) for at in sheet.hidden_columns]
    assert letters == [
        letter for at in range(left, right + 1) if page.column_dimensions[letter := get_column_letter(at)].hidden
    ]


@pytest.mark.parametrize("part", range(PARTS))
def test_both_ways_of_reading_agree(part: int, tmp_path: Path) -> None:
    for seed in range(part, BOOKS, PARTS):
        book = make_book(seed)
        if seed % 4:
            compare(write_xml(book, tmp_path / f"{seed}.xlsx"), book, stored=True)
        else:
            compare(write_by_openpyxl(book, tmp_path / f"{seed}.xlsx"), book, stored=False)
