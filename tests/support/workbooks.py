"""Workbooks for tests: made with openpyxl, or part by part where openpyxl can't write what is needed."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def make_workbook(
    path: Path,
    rows: Sequence[Sequence[Any]],
    *,
    sheet: str = "扶贫小额信贷",
    start: str = "A1",
    formats: Mapping[str, str] | None = None,
    epoch: Any = None,
    state: Literal["visible", "hidden", "veryHidden"] = "visible",
) -> Path:
    """Writes a workbook of one sheet.

    Args:
        path: where to.
        rows: the values; None for an empty cell.
        sheet: the sheet's name.
        start: the cell of the first value.
        formats: number formats by cell address.
        epoch: openpyxl's calendar of serial dates.
        state: visible, hidden or veryHidden.
    """
    book = Workbook()
    if epoch is not None:
        book.epoch = epoch
    page = book.active
    assert page is not None
    page.title, page.sheet_state = sheet, state
    letters, top = coordinate_from_string(start)
    left = column_index_from_string(letters)
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value is not None:
                page.cell(top + down, left + across).value = value
    for address, code in (formats or {}).items():
        page[address].number_format = code
    if state != "visible":
        book.create_sheet("说明")
    book.save(path)
    return path


def make_package(
    path: Path,
    sheet_data: str,
    *,
    sheet: str = "扶贫小额信贷",
    formats: Sequence[str] = (),
    prologue: str = "",
    prefix: str = "",
    epilogue: str = "",
) -> Path:
    """Writes the parts of a workbook by hand.

    Args:
        path: where to.
        sheet_data: the XML of the sheet's rows (`<row ...>...</row>`).
        sheet: the sheet's name.
        formats: number format codes; cell style n+1 shows the n-th, style 0 none.
        prologue: stands before the sheet's root element.
        prefix: stands before the sheet's rows.
        epilogue: stands behind the sheet's rows.
    """
    codes = "".join(
        f'<numFmt numFmtId="{165 + at}" formatCode="{escaped(code)}"/>' for at, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{165 + at}"/>' for at in range(len(formats)))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_CONTENT_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_CONTENT_TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/_rels/workbook.xml.rels": _relations(
            {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("styles", "/xl/styles.xml")}
        ),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'{prologue}<worksheet xmlns="{_MAIN}">'
        f"{prefix}<sheetData>{sheet_data}</sheetData>{epilogue}</worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def inline(address: str, text: str) -> str:
    """The XML of a cell that holds a text."""
    return f'<c r="{address}" t="inlineStr"><is><t>{escaped(text)}</t></is></c>'


def escaped(text: str) -> str:
    """A text inside XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
