"""Workbooks to annotate: made by programs, with all that a county puts in, and bent by hand where programs won't."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

import fupin
from fupin.annotation.annotating import annotate
from fupin.model.text import Language, Text
from fupin.result import CheckResult

HEAD = ("贷款编号", "户编号", "贷款金额（元）", "贷款期限（月）", "贷款利率（%）", "是否建档立卡贫困户", "备注")
ROWS = (
    ("0001", "1399001", 50000, 36, 4.35, "是", None),
    ("0002", "1399002", 52000, 36, 4.35, "是", "=SUM(C2:C3)"),
    ("0003", "1399003", 30000, 42, None, "否", "<b>&\"'"),
    ("0004", "1399004", "约3", 12, 4.35, "是", "_x0041_"),
)
SHEET, SHEET_PART = "扶贫小额信贷", "xl/worksheets/sheet1.xml"
Change = Callable[[str], str]


def checked(path: Path) -> CheckResult:
    """The result of checking a workbook by the rules of loans."""
    return fupin.check(path, as_of=date(2018, 12, 31), select=["LOAN0"])


def annotated(path: Path, language: Language = Language.CHINESE) -> tuple[CheckResult, Path, list[Text]]:
    """Checks a workbook and writes its copy, named as it is, into a folder of its own."""
    result = checked(path)
    stream = BytesIO()
    said = annotate(path, result, language, path.suffix, stream)
    copy = path.parent / "copy" / path.name
    copy.parent.mkdir()
    copy.write_bytes(stream.getvalue())
    return result, copy, said


def plain(path: Path) -> Path:
    """A workbook with findings and nothing else."""
    return make_book(path, (HEAD, *ROWS))


def make_book(path: Path, rows: Sequence[Sequence[object]], text_columns: Collection[int] = ()) -> Path:
    """A workbook of one sheet; what stands in some columns, from 1, is no formula, however it begins."""
    book = Workbook()
    page: Any = book.active
    page.title = SHEET
    for row in rows:
        page.append(row)
        for column in text_columns:
            page.cell(page.max_row, column).data_type = "s"
    book.save(path)
    return path


def rich(path: Path) -> Path:
    """One with formats, comments, charts, tables, rules, lists, merges and formulas."""
    book = Workbook()
    page: Any = book.active
    page.title = SHEET
    page.append(["示例县扶贫小额信贷台账"])
    page.merge_cells("A1:G1")
    for row in (HEAD, *ROWS):
        page.append(row)
    line = Side("thin", "FF0000")
    page["C4"].font, page["C4"].fill = Font("宋体", 12, bold=True), PatternFill("lightGrid", "00FF00")
    page["C4"].border, page["C4"].number_format = Border(line, line, line, line), "#,##0.00"
    page["C4"].alignment, page["C4"].protection = Alignment("center", wrap_text=True), Protection(locked=False)
    page["C4"].comment = Comment("县里的批注\n第二行", "张三", width=200, height=80)
    page["A3"].comment = Comment("另一条", "李四")
    page["I3"] = ArrayFormula("I3:I4", "=C3:C4*2")
    page["D5"].hyperlink = "https://example.org/?a=1&b=2"
    rule = Rule("cellIs", operator="greaterThan", formula=["50000"], priority=1)
    page.conditional_formatting.add("C3:C6", rule)
    listed = DataValidation("list", '"是,否"')
    listed.add("F3:F6")
    page.add_data_validation(listed)
    page.auto_filter.ref, page.freeze_panes, page.print_title_rows = "A2:G6", "B3", "1:2"
    page.column_dimensions["C"].width, page.column_dimensions["G"].hidden = 20, True
    page.row_dimensions[5].height = 33
    page.oddHeader.center.text = "第 &P 页"
    page.protection.sheet = True
    chart = BarChart()
    chart.add_data(Reference(page, min_col=3, min_row=2, max_row=5), titles_from_data=True)
    page.add_chart(chart, "K8")
    other = book.create_sheet("附表's")
    for cells in (("甲", "乙"), (1, 2), (3, "=A2+B2")):
        other.append(cells)
    other.add_table(Table(displayName="附表", ref="A1:B3"))
    book.defined_names["合计"] = DefinedName("合计", attr_text=f"{SHEET}!$C$3:$C$6")
    book.save(path)
    return path


def written(path: Path) -> Path:
    """One as XlsxWriter makes it: shared texts with formats, stored results, comments with boxes, a text box."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(SHEET)
        bold, red = book.add_format({"bold": True}), book.add_format({"font_color": "red", "num_format": "0.0"})
        page.write_row(0, 0, HEAD, bold)
        for at, row in enumerate(ROWS, 1):
            for across, value in enumerate(row):
                if isinstance(value, str) and value.startswith("="):
                    page.write_formula(at, across, value, red, 102000)
                elif value is not None:
                    page.write(at, across, value, red if across == 3 else None)
        page.write_rich_string("G2", "粗", bold, "体")
        page.write_comment("C3", "原有批注", {"author": "王五", "visible": True})
        page.insert_textbox("J2", "文本框")
        page.insert_image("J9", "红.png", {"image_data": BytesIO(_picture())})
        page.add_sparkline("I2", {"range": f"{SHEET}!C2:C5"})
        page.set_row(7, 30, red)
        page.set_column("H:H", 12, red)
        page.ignore_errors({"number_stored_as_text": "A1:B9"})
    return path


def _picture() -> bytes:
    """A red point as PNG."""
    pieces = (
        (b"IHDR", struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\xff\0\0")),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in pieces
    )


def bent(
    path: Path,
    changes: Mapping[str, Change],
    more: Mapping[str, str] | None = None,
    without: Collection[str] = (),
) -> Path:
    """A workbook with some of its parts changed, others added and others left out."""
    with zipfile.ZipFile(path) as package:
        parts = {info: package.read(info) for info in package.infolist() if info.filename not in without}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = "评语".encode()
        for info, data in parts.items():
            change = changes.get(info.filename)
            package.writestr(info, data if change is None else change(data.decode()).encode())
        for name, text in (more or {}).items():
            package.writestr(name, text)
    return path


def prefixed(text: str) -> str:
    """A part whose elements have a prefix."""
    text = re.sub(r"<(/?)([A-Za-z])", r"<\1x:\2", text)
    return text.replace(" xmlns=", " xmlns:x=", 1)


def without_addresses(text: str) -> str:
    """A sheet whose rows and cells don't say where they are, each cell being there."""
    return re.sub(r'<(row|c) r="[A-Z0-9]+"', r"<\1", text)
