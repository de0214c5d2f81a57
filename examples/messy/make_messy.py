"""Writes examples/messy/附件2.xlsx, a workbook as counties send them: `python examples/messy/make_messy.py`.

Everything in it is made up. What it holds that no program may guess is marked in the notes of its README.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

PATH = Path(__file__).with_name("附件2.xlsx")
_Cell = str | int | float | date | None
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)

LOANS: Sequence[Sequence[_Cell]] = [
    ["附件2"],
    ["示例县扶贫小额信贷和创业贷款台账（2018年）"],
    ["填报单位：示例县扶贫办", *[None] * 10, "单位：万元"],
    ["序号", "乡镇", "基本情况", None, None, "扶贫小额信贷", None, None, None, "创业贷款", None, "备 注"],
    [
        None,
        None,
        "贷款编号",
        "户 编 号",
        "是否建档立卡\n贫困户",
        "贷款金额",
        "贷款期限",
        "贷款利率",
        "放款日期",
        "贷款金额",
        "贷款期限",
        None,
    ],
    ["甲", "乙", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    [1, "龙泉乡", "0017", "1399001", "√", 5, "三年", 0.0435, date(2018, 3, 6), 20, "5年", None],
    [2, None, "0018", "1399002", "√", "4.5万元", "36个月", 0.0435, "2018.4.12", None, None, None],
    [
        3,
        None,
        "0019",
        "1399003",
        "1.是",
        "伍万元整",
        "两年",
        "百分之四点三五",
        "二〇一八年五月八日",
        None,
        None,
        "新增",
    ],
    ["小 计", None, None, None, None, 14.5, None, None, None, 20, None, None],
    [4, "城关镇", "0020", "1399004", "有", "５.２", "3年", "4.35%", "20180620", None, None, "金额超过 5 万元"],
    [5, None, "0021", "1399005", "是", "约3", "36", "4.35％", "03/07/2018", None, None, "三格读不懂"],
    [6, None, "0022", 139900123456789012, "否", "3亩", "3年半", 4.35, "2018年8月", None, None, "又是几格"],
    ["小计", None, None, None, None, 11.2, None, None, None, None, None, None],
    ["合  计", None, None, None, None, 25.7, None, None, None, 20, None, None],
    ["注：贷款利率为执行年利率。"],
    ["填表人：某某", None, None, None, "审核人：某某", None, None, None, "填表日期：2018年12月20日"],
]
_LOAN_MERGES = ["A1:L1", "A2:L2", "A4:A5", "B4:B5", "C4:E4", "F4:I4", "J4:K4", "L4:L5", "B7:B9", "B11:B13", "A16:L16"]

WORKSHOPS: Sequence[Sequence[_Cell]] = [
    [None, "表一  就业扶贫工厂（车间）"],
    [None, "车间编号", "车间名称", "县名", "经营主体类型", "职工总数（人）", "吸纳贫困劳动力人数（人）", "是否认定"],
    [None, "CJ1", "龙泉刺绣车间", "示例县", "企业", "40", "12", "是"],
    [None, "CJ2", "城关箱包车间", None, "合作社", "２５", "三", "√"],
    [None, "总计", None, None, None, 65, 16, None],
    [None],
    [None, "表二  乡镇责任银行"],
    [None, "乡镇编号", "乡镇", "县名", "责任银行"],
    [None, "X1", "龙泉乡", "示例县", "农村信用社"],
    [None, "X2", "城关镇", None, "邮储银行"],
]
_WORKSHOP_MERGES = ["D3:D4", "D9:D10"]

NOTES: Sequence[Sequence[_Cell]] = [
    ["填表说明"],
    ["一、本表由县扶贫办汇总，每季度报送一次。"],
    ["二、金额以万元为单位，保留两位小数。"],
]


def make_messy(path: Path) -> None:
    """Writes the workbook."""
    book = Workbook()
    book.properties.creator = "fupin"
    book.properties.created = book.properties.modified = datetime(2018, 12, 20)
    book.remove(book.worksheets[0])
    _sheet(book, "填表说明", NOTES, [])
    loans = _sheet(book, "Sheet1", LOANS, _LOAN_MERGES)
    loans["H7"].number_format = loans["H8"].number_format = "0.00%"
    loans["I7"].number_format = 'yyyy"年"m"月"d"日"'
    loans.row_dimensions[8].hidden = True
    workshops = _sheet(book, "车间和银行", WORKSHOPS, _WORKSHOP_MERGES)
    workshops.sheet_state = "hidden"
    book.save(path)


def _sheet(book: Workbook, name: str, rows: Sequence[Sequence[_Cell]], merges: Sequence[str]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    for row in rows:
        sheet.append(list(row))
    for block in merges:
        sheet.merge_cells(block)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.font = Font(name="宋体", size=11)
            cell.alignment = _CENTRE
    for letter in "ABCDEFGHIJKL":
        sheet.column_dimensions[letter].width = 13
    return sheet


if __name__ == "__main__":
    make_messy(PATH)
