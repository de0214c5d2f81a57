"""The grids as a workbook that looks like a county's, the same bytes on every run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from .grid import Grid, GridRow, RowKind
from .layout import Column, SheetLayout

_SAVED = datetime(2018, 12, 28, 17, 30)
_SIDE = Side(style="thin", color="808080")
_BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_HEADER_FILL = PatternFill("solid", start_color="E8EEF4")
_TOTAL_FILL = PatternFill("solid", start_color="F5F5F5")
_FONTS = {
    RowKind.TITLE: Font(name="黑体", size=16, bold=True),
    RowKind.LINE: Font(name="宋体", size=10),
    RowKind.HEADER: Font(name="宋体", size=10, bold=True),
    RowKind.RECORD: Font(name="宋体", size=10),
    RowKind.TOTAL: Font(name="宋体", size=10, bold=True),
    RowKind.NOTE: Font(name="宋体", size=10),
}
_HEIGHTS = {RowKind.TITLE: 30.0, RowKind.LINE: 18.0, RowKind.RECORD: 18.0, RowKind.TOTAL: 18.0, RowKind.NOTE: 18.0}
_LINE_HEIGHT = 14.0
_IN_TABLE = (RowKind.HEADER, RowKind.RECORD, RowKind.TOTAL)
_NARROW, _WIDE = 100, 180
"""Sheets up to the one many characters wide are printed upright, those above the other on A3."""
_NAME_OF_TOTAL = 3
"""The columns that the name of a total spreads over."""


def write_workbook(grids: Iterable[Grid], path: Path) -> None:
    """Writes the sheets in order."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "示例县扶贫开发办公室"
    workbook.properties.title = "示例县2018年产业扶贫报送表（虚构示例）"
    workbook.properties.created = _SAVED
    for grid in grids:
        _write_sheet(workbook.create_sheet(grid.layout.sheet), grid)
    stream = io.BytesIO()
    workbook.save(stream)
    path.write_bytes(_with_fixed_dates(stream.getvalue()))


def _write_sheet(sheet: Worksheet, grid: Grid) -> None:
    layout = grid.layout
    for number, column in enumerate(layout.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for number, row in enumerate(grid.rows, 1):
        _write_row(sheet, number, row, layout)
        if row.kind is RowKind.TOTAL:
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=_NAME_OF_TOTAL)
    last = get_column_letter(len(layout.columns))
    sheet.merge_cells(f"A1:{last}1")
    sheet.freeze_panes = f"{get_column_letter(_frozen(layout) + 1)}{grid.header_row + 1}"
    sheet.print_title_rows = f"1:{grid.header_row}"
    width = sum(column.width for column in layout.columns)
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if width > _WIDE else sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait" if width <= _NARROW else "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True


def _frozen(layout: SheetLayout) -> int:
    """How many columns stay in sight: up to the record's id, not more than three."""
    return 2 if layout.columns[0].field == "row_number" else 1


def _write_row(sheet: Worksheet, number: int, row: GridRow, layout: SheetLayout) -> None:
    for at, (cell, column) in enumerate(zip(row.cells, layout.columns, strict=True), 1):
        target = sheet.cell(number, at)
        target.value = cell.value
        target.number_format = cell.number_format
        target.font = _FONTS[row.kind]
        target.alignment = _alignment(row.kind, column, last=at == len(layout.columns))
        if row.kind in _IN_TABLE:
            target.border = _BORDER
        if row.kind is RowKind.HEADER:
            target.fill = _HEADER_FILL
        if row.kind is RowKind.TOTAL:
            target.fill = _TOTAL_FILL
    sheet.row_dimensions[number].height = _HEIGHTS.get(row.kind) or _header_height(layout)


def _header_height(layout: SheetLayout) -> float:
    lines = max(
        sum(-(-2 * len(line) // max(column.width - 1, 1)) for line in column.header.split("\n"))
        for column in layout.columns
    )
    return _LINE_HEIGHT * max(lines, 2) + 4


def _alignment(kind: RowKind, column: Column, *, last: bool) -> Alignment:
    if kind is RowKind.LINE:
        return Alignment(horizontal="right" if last else "left", vertical="center")
    if kind is RowKind.NOTE:
        return Alignment(horizontal="left", vertical="center")
    left = kind is RowKind.RECORD and column.align == "left"
    return Alignment(horizontal="left" if left else "center", vertical="center", wrap_text=kind is RowKind.HEADER)


_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def _with_fixed_dates(package: bytes) -> bytes:
    """The package with the same dates whenever it is made: openpyxl writes the hour of saving."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _SAVED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            part = _MODIFIED.sub(rb"\g<1>%s" % f"{_SAVED:%Y-%m-%dT%H:%M:%SZ}".encode(), source.read(name))
            target.writestr(entry, part)
    return result.getvalue()
