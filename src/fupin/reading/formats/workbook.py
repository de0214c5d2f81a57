"""Workbooks (.xlsx): values by python-calamine, what it drops by a scan of the package's parts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import python_calamine as calamine

from fupin.model.errors import UnreadableInputError
from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.model.values import Reading
from fupin.reading.formats.package import SheetScan, WorkbookPackage
from fupin.reading.raw import Addressing, RawSheet, float_text

_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)


def read_workbook(path: Path) -> list[RawSheet]:
    """Reads all worksheets of a workbook.

    Raises:
        UnreadableInputError: it is protected, damaged, or no workbook at all.
    """
    try:
        with WorkbookPackage(path) as package:
            workbook = calamine.CalamineWorkbook.from_path(str(path))
            return [
                _sheet(workbook.get_sheet_by_name(sheet.name), package, hidden=_hidden(sheet))
                for sheet in workbook.sheets_metadata
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet
            ]
    except calamine.PasswordError as error:
        raise UnreadableInputError(Text("工作簿有密码保护", "the workbook is protected by a password")) from error
    except (calamine.CalamineError, zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError) as error:
        raise UnreadableInputError(
            Text("不是完好的 .xlsx 工作簿", f"not an intact .xlsx workbook ({type(error).__name__})")
        ) from error


def _hidden(sheet: Any) -> bool:
    return bool(sheet.visible != calamine.SheetVisibleEnum.Visible)


def _sheet(sheet: Any, package: WorkbookPackage, *, hidden: bool) -> RawSheet:
    start = sheet.start or (0, 0)
    rows = sheet.to_python(skip_empty_area=True)
    scan = package.scan(sheet.name)
    columns: list[list[str | None]] = [[_text(value) for value in column] for column in zip(*rows, strict=True)]
    shift = (start[0], start[1])
    _widen(columns, scan, shift, len(rows))
    _apply_percents(columns, scan, shift)
    faults = _faults(columns, scan, shift)
    faults |= _lost_digits(rows)
    height = len(columns[0]) if columns else 0
    return RawSheet(
        name=sheet.name,
        columns=[pa.array(column, pa.string()) for column in columns],
        rows=np.arange(height, dtype=np.int64) + shift[0] + 1,
        addressing=Addressing.A1,
        first_column=shift[1] + 1,
        faults=faults,
        epoch=_EPOCH_1904 if package.dates_from_1904 else _EPOCH_1900,
        hidden=hidden,
    )


def _widen(columns: list[list[str | None]], scan: SheetScan, shift: tuple[int, int], height: int) -> None:
    """Makes room for scanned cells after the last one that calamine saw a value in."""
    cells = [(row - shift[0], column - shift[1]) for row, column in (*scan.errors, *scan.unresolved)]
    bottom = max([height, *(row + 1 for row, _ in cells)])
    right = max([len(columns), *(column + 1 for _, column in cells)])
    for column in columns:
        column.extend([None] * (bottom - len(column)))
    columns.extend([None] * bottom for _ in range(right - len(columns)))


def _apply_percents(columns: list[list[str | None]], scan: SheetScan, shift: tuple[int, int]) -> None:
    """A number in a percent format reads as the user sees it: 0.0435 is 4.35%."""
    for row, column in scan.percents:
        at, to = row - shift[0], column - shift[1]
        if 0 <= to < len(columns) and 0 <= at < len(columns[to]):
            text = columns[to][at]
            columns[to][at] = text and _percent(text)


def _percent(text: str) -> str:
    whole, _, fraction = text.partition(".")
    digits = (fraction + "00")[: max(2, len(fraction))]
    negative, whole = whole.startswith("-"), whole.lstrip("-")
    if not (whole + digits).isdigit():
        return text
    moved = (whole + digits[:2]).lstrip("0") or "0"
    rest = digits[2:]
    return f"{'-' if negative else ''}{moved}{'.' + rest if rest else ''}%"


def _faults(
    columns: list[list[str | None]], scan: SheetScan, shift: tuple[int, int]
) -> dict[tuple[int, int], Reading]:
    faults = {}
    for (row, column), code in scan.errors.items():
        at = (row - shift[0], column - shift[1])
        columns[at[1]][at[0]] = code
        faults[at] = Reading(None, filled=True, problem=ProblemCode.ERROR_CELL)
    for row, column in scan.unresolved:
        at = (row - shift[0], column - shift[1])
        columns[at[1]][at[0]] = "=…"
        faults[at] = Reading(None, filled=True, problem=ProblemCode.NO_RESULT)
    return faults


def _lost_digits(rows: list[list[Any]]) -> dict[tuple[int, int], Reading]:
    lost = Reading(None, filled=True, problem=ProblemCode.DIGITS_LOST)
    return {
        (at, to): lost
        for at, row in enumerate(rows)
        for to, value in enumerate(row)
        if type(value) is float and not -_EXACT < value < _EXACT
    }


_EXACT = 1e15


def _text(value: Any) -> str | None:
    kind = type(value)
    if kind is str:
        return value or None
    return _TEXTS[kind](value)


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")


_TEXTS: dict[type, Callable[[Any], str | None]] = {
    float: float_text,
    int: str,
    bool: lambda value: "TRUE" if value else "FALSE",
    date: date.isoformat,
    datetime: _moment,
    time: time.isoformat,
    timedelta: str,
}
