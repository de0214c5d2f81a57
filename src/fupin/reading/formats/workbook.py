"""Workbooks (.xlsx): values by python-calamine, what it drops by a scan of the package's parts."""

from __future__ import annotations

import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import python_calamine as calamine

from fupin.model.errors import UnreadableInputError
from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.reading.formats.cell_grid import CellGrid
from fupin.reading.formats.cell_scan import SheetScan
from fupin.reading.formats.package import WorkbookPackage
from fupin.reading.formats.serials import EPOCH_1900, EPOCH_1904
from fupin.reading.raw import RawSheet

_DAMAGED = (
    calamine.CalamineError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    KeyError,
    OverflowError,  # a number that is shown as a time and is longer than any
    RuntimeError,  # zipfile's word for a part that is encrypted or packed in an unknown way
    ValueError,
)
_MACRO_SHEET = "macrosheets/"
"""Part of calamine's refusal of a workbook with such a sheet."""


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
                    values = _values(workbook, package, sheet.name)
                    hidden = sheet.visible != calamine.SheetVisibleEnum.Visible
                    sheets.append(_sheet(values, scan.result(), package, hidden=hidden))
            return sheets
    except _DAMAGED as error:
        if _MACRO_SHEET in str(error):
            raise UnreadableInputError(
                Text(
                    "含 Excel 4.0 宏表；请另存为不含宏的 .xlsx 再报",
                    "it has sheets of Excel 4 macros; save it as .xlsx without macros",
                )
            ) from error
        raise UnreadableInputError(
            Text("不是完好的 .xlsx 工作簿", f"not an intact .xlsx workbook ({type(error).__name__})")
        ) from error


def _values(workbook: Any, package: WorkbookPackage, sheet: str) -> Any:
    """The values of a sheet by calamine, which refuses sheets with errors of newer programs (#SPILL!)."""
    try:
        return workbook.get_sheet_by_name(sheet)
    except calamine.CalamineError as error:
        if "error" not in str(error):
            raise
        return calamine.CalamineWorkbook.from_filelike(package.with_known_errors()).get_sheet_by_name(sheet)


def _sheet(sheet: Any, scan: SheetScan, package: WorkbookPackage, *, hidden: bool) -> RawSheet:
    rows = sheet.to_python(skip_empty_area=True)
    grid = CellGrid.of_rows(sheet.start or (0, 0), rows, (*scan.errors, *scan.unresolved))
    grid.shape(scan.shaped, package.shapes)
    grid.put(scan.errors, ProblemCode.ERROR_CELL)
    grid.put(scan.unresolved, ProblemCode.NO_RESULT)
    grid.merge(scan.merges)
    return grid.sheet(
        sheet.name,
        epoch=EPOCH_1904 if package.dates_from_1904 else EPOCH_1900,
        hidden=hidden,
        hidden_rows=scan.hidden_rows,
        hidden_columns=scan.hidden_columns,
    )
