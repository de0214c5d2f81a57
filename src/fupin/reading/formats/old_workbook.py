"""Old workbooks (.xls), by xlrd: values, number formats, error codes, merged and hidden cells."""

from __future__ import annotations

import os
import struct
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import xlrd
from xlrd.biffh import XLRDError
from xlrd.formula import FormulaError

from fupin.model.errors import UnreadableInputError
from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.reading.formats.cell_grid import CellGrid
from fupin.reading.formats.cell_scan import Place
from fupin.reading.formats.merged_cells import Area
from fupin.reading.formats.number_formats import NumberShape, shape_of
from fupin.reading.formats.old_formulas import has_macro_sheets, waiting_formulas
from fupin.reading.formats.old_stream import readable
from fupin.reading.formats.serials import EPOCH_1900, EPOCH_1904, TimeFormat, time_format, time_value
from fupin.reading.guard.compound import Compound
from fupin.reading.raw import RawSheet

_DAMAGED = (
    XLRDError,
    FormulaError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NameError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What xlrd raises, on purpose or not, over a damaged workbook."""
_UNICODE = 80
"""The BIFF version from which on texts are in Unicode."""
_VBA = "_vba_project"


def read_old_workbook(path: Path) -> list[RawSheet]:
    """Reads all worksheets of an old workbook.

    Raises:
        UnreadableInputError: it is damaged, or no workbook at all.
    """
    stream = _compound(path).workbook()
    try:
        waiting = waiting_formulas(stream)
        with Path(os.devnull).open("w") as log:
            book = _opened(readable(stream), log)
            epoch = EPOCH_1904 if book.datemode else EPOCH_1900
            formats = _Formats(book)
            return [
                _sheet(sheet, formats, epoch, waiting[number] if number < len(waiting) else [])
                for number, sheet in enumerate(book.sheets())
            ]
    except _DAMAGED as error:
        raise UnreadableInputError(
            Text("不是完好的 .xls 工作簿", f"not an intact .xls workbook ({type(error).__name__})")
        ) from error


def has_macros(path: Path) -> bool:
    """Whether an old workbook brings macros; they are never run.

    Raises:
        UnreadableInputError: it is damaged, or no workbook at all.
    """
    compound = _compound(path)
    return _VBA in compound.names or has_macro_sheets(compound.workbook())


def _compound(path: Path) -> Compound:
    with path.open("rb") as stream:
        return Compound(stream)


def _opened(stream: bytes, log: TextIO) -> xlrd.Book:
    """The workbook by xlrd; texts of an unknown code page are refused unless they are ASCII."""
    book = xlrd.open_workbook(file_contents=stream, logfile=log, formatting_info=True, ragged_rows=True)
    if book.biff_version < _UNICODE and book.codepage is None:
        return xlrd.open_workbook(
            file_contents=stream, logfile=log, formatting_info=True, ragged_rows=True, encoding_override="ascii"
        )
    return book


class _Formats:
    """What the number formats of a workbook say, by cell style."""

    def __init__(self, book: xlrd.Book) -> None:
        self.times: dict[int, TimeFormat] = {}
        self.shapes: dict[str, NumberShape] = {}
        for style, form in enumerate(book.xf_list):
            known = book.format_map.get(form.format_key)
            code = None if known is None else known.format_str
            if (time := time_format(form.format_key, code)) is not None:
                self.times[style] = time
            elif code and (shape := shape_of(code)) is not None:
                self.shapes[str(style)] = shape


class _Cells:
    """The cells of a sheet, sorted by what is to be done with them."""

    def __init__(self, formats: _Formats, epoch: date) -> None:
        self._formats, self._epoch = formats, epoch
        self.held: dict[int, tuple[list[int], list[Any]]] = {}
        self.errors: dict[Place, str] = {}
        self.shaped: dict[Place, str] = {}

    def add(self, place: Place, kind: int, value: Any, style: int) -> None:
        """Takes a cell: its type and value as xlrd gives them, and its style."""
        if kind == xlrd.XL_CELL_ERROR:
            self.errors[place] = xlrd.error_text_from_code.get(value, "#?")
            return
        if kind == xlrd.XL_CELL_BOOLEAN:
            value = bool(value)
        elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            value = self._number(place, value, style)
        elif kind != xlrd.XL_CELL_TEXT or not value:
            return
        rows, values = self.held.setdefault(place[1], ([], []))
        rows.append(place[0])
        values.append(value)

    def _number(self, place: Place, value: float, style: int) -> Any:
        if (time := self._formats.times.get(style)) is not None:
            return time_value(value, time, self._epoch)
        if str(style) in self._formats.shapes:
            self.shaped[place] = str(style)
        return value


def _sheet(sheet: Any, formats: _Formats, epoch: date, waiting: list[Place]) -> RawSheet:
    cells = _Cells(formats, epoch)
    for row in range(sheet.nrows):
        for column, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                cells.add((row, column), kind, value, sheet.cell_xf_index(row, column))
    grid = CellGrid.of_cells(cells.held, (*cells.errors, *waiting))
    grid.shape(cells.shaped, formats.shapes)
    grid.put(cells.errors, ProblemCode.ERROR_CELL)
    grid.put(dict.fromkeys(waiting, "=…"), ProblemCode.NO_RESULT)
    grid.merge([Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells])
    return grid.sheet(
        sheet.name,
        epoch=epoch,
        hidden=sheet.visibility != 0,
        hidden_rows=[row for row, info in sheet.rowinfo_map.items() if info.hidden],
        hidden_columns=[column for column, info in sheet.colinfo_map.items() if info.hidden],
    )
