"""Workbooks (.xlsx): values by python-calamine, what it drops by a scan of the package's parts."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import python_calamine as calamine

from fupin.model.cell import Reading, moment_text, unread
from fupin.model.errors import UnreadableInputError
from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.reading.floats import float_texts, lost_digits
from fupin.reading.formats.cell_scan import Place, SheetScan
from fupin.reading.formats.number_formats import NumberShape
from fupin.reading.formats.package import WorkbookPackage
from fupin.reading.raw import Addressing, RawSheet

_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_DAMAGED = (
    calamine.CalamineError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    KeyError,
    RuntimeError,  # zipfile's word for a part that is encrypted or packed in an unknown way
    ValueError,
)


def _opened(path: Path) -> calamine.CalamineWorkbook:
    """The workbook, whatever its name: calamine goes by the ending of a path, and by the content of a stream."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return calamine.CalamineWorkbook.from_path(str(path))
    with path.open("rb") as stream:
        return calamine.CalamineWorkbook.from_filelike(stream)


def read_workbook(path: Path) -> list[RawSheet]:
    """Reads all worksheets of a workbook.

    Raises:
        UnreadableInputError: it is damaged, or no workbook at all.
    """
    try:
        with WorkbookPackage(path) as package, ThreadPoolExecutor(max_workers=1) as scanner:
            workbook = _opened(path)
            sheets = []
            for sheet in workbook.sheets_metadata:
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet:
                    scan = scanner.submit(package.scan, sheet.name)  # calamine leaves Python free meanwhile
                    values = workbook.get_sheet_by_name(sheet.name)
                    hidden = sheet.visible != calamine.SheetVisibleEnum.Visible
                    sheets.append(_sheet(values, scan.result(), package, hidden=hidden))
            return sheets
    except _DAMAGED as error:
        raise UnreadableInputError(
            Text("不是完好的 .xlsx 工作簿", f"not an intact .xlsx workbook ({type(error).__name__})")
        ) from error


def _sheet(sheet: Any, scan: SheetScan, package: WorkbookPackage, *, hidden: bool) -> RawSheet:
    grid = _Grid(sheet.start or (0, 0), sheet.to_python(skip_empty_area=True), (*scan.errors, *scan.unresolved))
    grid.shape(scan.shaped, package.shapes)
    grid.put(scan.errors, ProblemCode.ERROR_CELL)
    grid.put(scan.unresolved, ProblemCode.NO_RESULT)
    return RawSheet(
        name=sheet.name,
        columns=grid.columns,
        rows=np.arange(grid.height, dtype=np.int64) + grid.top + 1,
        addressing=Addressing.A1,
        first_column=grid.left + 1,
        faults=grid.faults,
        epoch=_EPOCH_1904 if package.dates_from_1904 else _EPOCH_1900,
        hidden=hidden,
    )


class _Grid:
    """The texts of a sheet's used cells, column by column.

    Attributes:
        top, left: place of the first cell, from 0.
        height: number of rows.
        columns: the texts, null where a cell holds nothing.
        faults: readings that are known already, by position and column index.
    """

    def __init__(self, start: Place, rows: list[list[Any]], others: Iterable[Place]) -> None:
        """Takes calamine's rows from `start` on, and makes room for other cells that it doesn't see."""
        width = len(rows[0]) if rows else 0
        places = [*others, *([start, (start[0] + len(rows) - 1, start[1] + width - 1)] if width else [])]
        self.top, self.left = (min((place[axis] for place in places), default=0) for axis in (0, 1))
        bottom, right = (max((place[axis] for place in places), default=-1) for axis in (0, 1))
        self.height = bottom - self.top + 1 if places else 0
        self.faults: dict[tuple[int, int], Reading] = {}
        above, before = start[0] - self.top, start[1] - self.left
        nothing = pa.nulls(self.height, pa.string())
        self.columns: list[pa.StringArray] = [nothing] * (right - self.left + 1 if places else 0)
        for number in range(width):
            texts, lost = _texts(list(map(itemgetter(number), rows)))
            self.columns[before + number] = _padded(texts, above, self.height)
            self.faults.update(dict.fromkeys(((above + row, before + number) for row in lost), _LOST))

    def shape(self, cells: Mapping[Place, str], shapes: Mapping[str, NumberShape]) -> None:
        """Writes numbers as their formats show them."""
        shown = {style: cache(shape.shown) for style, shape in shapes.items()}
        for at, styles in self._by_column(cells).items():
            texts = self.columns[at].to_pylist()
            for row, style in styles.items():
                texts[row] = texts[row] and shown[style](texts[row])
            self.columns[at] = pa.array(texts, pa.string())

    def put(self, cells: Mapping[Place, str], code: ProblemCode) -> None:
        """Writes texts into cells that are problems."""
        for at, written in self._by_column(cells).items():
            texts = self.columns[at].to_pylist()
            for row, text in written.items():
                texts[row] = text
                self.faults[row, at] = unread(code)
            self.columns[at] = pa.array(texts, pa.string())

    def _by_column(self, cells: Mapping[Place, str]) -> dict[int, dict[int, str]]:
        """Cells of the grid by column index and position."""
        columns: dict[int, dict[int, str]] = {}
        for (row, column), text in cells.items():
            at, to = row - self.top, column - self.left
            if 0 <= at < self.height and 0 <= to < len(self.columns):
                columns.setdefault(to, {})[at] = text
        return columns


_LOST = unread(ProblemCode.DIGITS_LOST)


def _padded(texts: pa.StringArray, above: int, height: int) -> pa.StringArray:
    below = height - above - len(texts)
    if not above and not below:
        return texts
    return pa.concat_arrays([pa.nulls(above, pa.string()), texts, pa.nulls(below, pa.string())])


def _texts(cells: list[Any]) -> tuple[pa.StringArray, list[int]]:
    """Calamine's values as texts, and the positions of numbers that have lost digits."""
    kinds = set(map(type, cells))
    if kinds == {str}:
        texts = pa.array(cells, pa.string())
        return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts), []
    if float not in kinds:
        return pa.array(list(map(_text, cells)), pa.string()), []
    numbers = np.array([value if type(value) is float else _NO_NUMBER for value in cells])
    others = np.isnan(numbers)  # no cell holds a NaN
    texts = float_texts(np.where(others, 0, numbers))
    rest = pa.array([_text(cells[at]) for at in np.flatnonzero(others).tolist()], pa.string())
    lost = np.flatnonzero(lost_digits(numbers) & ~others)
    return pc.replace_with_mask(texts, pa.array(others), rest), lost.tolist()


_NO_NUMBER = float("nan")


@lru_cache(maxsize=65536, typed=True)
def _text(value: Any) -> str | None:
    """A value that is no float as text; None where there is none."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, date | time) else str(value)
