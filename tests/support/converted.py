"""The workbooks that LibreOffice has converted for the tests in reading/formats/data, as they were before."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

TEXTS = (
    *(
        "0017",
        "130123198001011234",
        " 甲 ",
        "甲  乙   丙",
        "一行\n二行\n\n四行",
        "tab\tin",
        "ＡＢＣ１２３",
        "　全角空格　",
    ),
    *(
        "😀笑",
        '"引"&<>\'',
        "=不是公式",
        "TRUE",
        "1,234.5",
        "5万元",
        "2018-08-28",
        "a\u00a0b\u200bc",
        "#REF",
        "否",
        "√",
    ),
    *("a  ", "  b", "\n始", "终\n"),
)
NUMBERS: tuple[tuple[float, str], ...] = (
    *((0, ""), (50000, ""), (0.1 + 0.2, ""), (1e-5, ""), (-12.5, ""), (1 / 3, ""), (123456789.12, "#,##0.00")),
    *((0.0435, "0.00%"), (0.05, "0%"), (-0.3, "0.0%;[Red]-0.0%"), (17, "0000"), (5.2, '0.00"万元"')),
    *((52000, '0.0,"万元"'), (3, '0"年"'), (12, 'General"个月"'), (4.35, '0.00"%"'), (1e14, "")),
    *((123456789012345, ""), (1e15, ""), (130123198001011234, ""), (130123198001011234, "0")),
    *((5, '[>=10]0"万元";0"元"'), (0.5, "# ?/?"), (1234, "0.00E+00"), (99.99, '"¥"#,##0.00')),
    *((0.1, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '), (1, "@"), (-17, "0000"), (1.5, "0000")),
    *((43340, "General"), (3, "00"), (8, '"第"0"号"'), (7, '0"户"'), (7, '#,##0"人"'), (2.5, '0.0"亩"'), (1e-20, "")),
    *((True, ""), (False, "")),
)
DAY = date(2018, 8, 28)
DATES: tuple[tuple[Any, str], ...] = (
    *((DAY, "yyyy-mm-dd"), (DAY, 'yyyy"年"m"月"d"日"'), (DAY, "[$-804]yyyy/m/d"), (DAY, "m/d"), (DAY, "mm-dd-yy")),
    *((DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日";@'), (DAY, "yyyy.mm"), (DAY, "[Red]yyyy-mm-dd")),
    *((datetime(2018, 8, 28, 9, 30), "yyyy-mm-dd hh:mm"), (datetime(2018, 8, 28, 9, 30, 15), "yyyy/m/d h:mm:ss")),
    *((time(9, 30), "h:mm"), (time(23, 59, 59), "hh:mm:ss"), (date(1949, 10, 1), "yyyy-mm-dd")),
    *((date(2100, 12, 31), "yyyy-mm-dd"), (43340, "General"), (timedelta(hours=30), "[h]:mm:ss")),
    *((date(2018, 12, 31), 'yyyy"年"'), (date(2018, 2, 1), 'yyyy"年"m"月"')),
)
FORMULAS = (
    *(
        "=A1+A2",
        "=A1/A2",
        '=A1&"户"',
        "=A1>A2",
        '=IF(A1>5,"x","")',
        "=1/0",
        "=NA()",
        "=不存在(1)",
        "=DATE(2018,8,28)",
    ),
    *("=A1/100", '=VALUE("x")', "=SUM(A1:A2)", "=#REF!+1", "=SQRT(-1)", "=A1:A2 C1:C2"),
)


def make_kinds(path: Path, epoch: datetime | None = None) -> Path:
    """Writes a workbook with cells of every kind, before LibreOffice has calculated its formulas."""
    book = Workbook()
    if epoch is not None:
        book.epoch = epoch
    page = book.active
    assert page is not None
    page.title = "文字"
    _texts(page)
    _formatted(book.create_sheet("数字"), NUMBERS, 3, 3)
    dates = [(value, code) for value, code in DATES if epoch is None or value != date(1949, 10, 1)]
    _formatted(book.create_sheet("日期"), dates, 1, 2)
    _formulas(book.create_sheet("公式"))
    _merged(book.create_sheet("合并"))
    hidden = book.create_sheet("藏")
    hidden["C3"], hidden.sheet_state = "看不见", "hidden"
    book.create_sheet("空")
    far = book.create_sheet("远")
    far["AA100"], far["B2"] = "远", 1
    book.save(path)
    return path


def _texts(page: Worksheet) -> None:
    for row, text in enumerate(TEXTS, 1):
        cell = page.cell(row, 1, text)
        cell.data_type = "s"
        page.cell(row, 3, "x")
    italic = TextBlock(InlineFont(i=True), "斜体")
    page["B1"] = CellRichText("粗", TextBlock(InlineFont(b=True), "体"), " 和 ", italic)
    page["A1"].comment = Comment("批注不是内容", "某人")
    page["B2"] = "链接"
    page["B2"].hyperlink = "http://example.com/"


def _formatted(page: Worksheet, values: Any, top: int, column: int) -> None:
    for row, (value, code) in enumerate(values, top):
        cell = page.cell(row, column, value)
        if code:
            cell.number_format = code


def _formulas(page: Worksheet) -> None:
    page["A1"], page["A2"] = 2, 3
    for row, formula in enumerate(FORMULAS, 1):
        page.cell(row, 3, formula)
    page["C9"].number_format, page["C10"].number_format = "yyyy-mm-dd", "0%"


def _merged(page: Worksheet) -> None:
    heads = {
        "B2": "题目",
        "B3": "县",
        "C3": "扶贫小额信贷",
        "E3": "创业贷款",
        "C4": "金额",
        "D4": "期限",
        "E4": "金额",
    }
    for address, text in (heads | {"B5": "甲县", "B9": "乙县"}).items():
        page[address] = text
    for row in range(5, 12):
        for column, value in ((3, row), (4, row * 2), (5, "x")):
            page.cell(row, column, value)
    for area in ("B2:E2", "B3:B4", "C3:D3", "B5:B8", "B9:B11"):
        page.merge_cells(area)
    page.row_dimensions[6].hidden = page.row_dimensions[10].hidden = True
    page.column_dimensions["D"].hidden = True
