"""Workbooks at random, with what a county could write into one."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .describing import Book, Cell, Form, Place, Sheet, State

TEXTS = (
    *(
        "贷款编号",
        "0017",
        "130123198001011234",
        "5万元",
        "1,234.5",
        "2018-08-28",
        "是",
        "√",
        "100%",
        "-",
        "TRUE",
        "#REF!",
    ),
    *(
        " 甲 ",
        "甲  乙",
        "一行\n二行",
        "a\tb",
        "　全角　",
        "a\u00a0b\u200bc",
        "😀笑",
        '"引"&<\'>',
        "=1+1",
        "１２３",
        "_x000D",
    ),
    *("小计", "注：数据截至2018年12月31日", "甲\n", "\n甲", "北京市朝阳区" * 40, "0.1", "1e5", "N/A"),
)
NUMBERS = ("0", "1", "17", "50000", "0.05", "0.0435", "4.3499999999999997E-2", "-0.3", "-12.5", "0.30000000000000004")
MORE_NUMBERS = (
    "1E-5",
    "1.0000000000000001E-5",
    "123456789.12",
    "999999999999999",
    "1E+15",
    "130123198001011234",
    "1E5",
)
CODES = ("", "", "", "General", "0", "0.00", "#,##0.00", "@", "0%", "0.00%", "0.0%;[Red]-0.0%", "0000", '0.00"万元"')
MORE_CODES = (
    "[Red]0.00",
    '0"年"',
    "#,##0元",
    '0.0,"万元"',
    "_ * #,##0.00_ ;_ * -#,##0.00_ ",
    '[>=10]0"万元";0"元"',
    "# ?/?",
)
DAYS = (
    "43340",
    "43340.5",
    "43340.3958333333",
    "36526",
    "61",
    "0.5",
    "0.3958333333333333",
    "2950000",
    "43340.999988425923",
)
DAY_CODES = (
    "yyyy-mm-dd",
    'yyyy"年"m"月"d"日"',
    "[$-804]yyyy/m/d",
    "m/d/yy h:mm",
    "[Red]yyyy-mm-dd",
    "yyyy年m月",
    "h:mm",
)
MORE_DAY_CODES = (
    '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
    "[h]:mm:ss",
    "yyyy.mm.dd",
    "d-mmm",
    "yyyy\\-mm\\-dd",
    "mm:ss",
)
BUILT_IN_DAYS = (*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59))
ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!")
STARTS = ((1, 1), (1, 1), (1, 1), (2, 1), (4, 3), (1, 26), (100, 700))


def make_book(seed: int) -> Book:
    """A workbook; the same for the same seed."""
    random = Random(f"book {seed}")
    names = random.sample(["Sheet1", "扶贫小额信贷", "附件2", "说明 & <注>", "表 一"], random.choice([1, 1, 2, 3]))
    sheets = [_sheet(random, name) for name in names]
    sheets[0].state = "visible"
    return Book(sheets, from_1904=random.random() < 0.15)


def _sheet(random: Random, name: str) -> Sheet:
    top, left = random.choice(STARTS)
    height, width = random.randint(1, 9), random.randint(1, 7)
    filled = random.choice([0.3, 0.9, 1.0])
    cells: dict[Place, Cell] = {
        (row, column): _cell(random)
        for row in range(top, top + height)
        for column in range(left, left + width)
        if random.random() < filled
    }
    states: list[State] = ["visible", "hidden", "veryHidden"]
    return Sheet(
        name,
        random.choices(states, [8, 1, 1])[0],
        cells,
        _merges(random, top, left) if random.random() < 0.3 else [],
        sorted(random.sample(range(top, top + height + 2), 2)) if random.random() < 0.2 else [],
        sorted(random.sample(range(left, left + width + 2), 2)) if random.random() < 0.2 else [],
    )


def _merges(random: Random, top: int, left: int) -> list[tuple[int, int, int, int]]:
    """Areas that don't overlap: each has its own rows."""
    merges, row = [], max(1, top - random.randint(0, 2))
    for _ in range(random.randint(1, 3)):
        high, wide, column = random.randint(0, 3), random.randint(0, 3), max(1, left + random.randint(-1, 4))
        if high or wide:
            merges.append((row, column, row + high, column + wide))
        row += high + 1
    return merges


def _cell(random: Random) -> Cell:
    makers: list[Callable[[Random], Cell]] = [_text, _number, _day, _flag, _error, _formula]
    return random.choices(makers, [6, 6, 4, 1, 1, 2])[0](random)


def _text(random: Random) -> Cell:
    forms: list[Form] = ["shared", "inline", "runs"]
    return Cell("text", random.choice(TEXTS), random.choice(["", "", "@", "0%"]), form=random.choice(forms))


def _number(random: Random) -> Cell:
    written = random.choice(NUMBERS + MORE_NUMBERS) if random.random() < 0.7 else repr(random.uniform(-1e6, 1e6))
    return Cell("number", written, random.choice(CODES + MORE_CODES), random.choice([0, 0, 0, 0, 9, 10, 1, 4]))


def _day(random: Random) -> Cell:
    days = random.choice(DAYS) if random.random() < 0.6 else str(random.randint(61, 60000))
    if random.random() < 0.4:
        return Cell("day", days, built_in=random.choice(BUILT_IN_DAYS))
    return Cell("day", days, random.choice(DAY_CODES + MORE_DAY_CODES))


def _flag(random: Random) -> Cell:
    return Cell("flag", random.choice("01"))


def _error(random: Random) -> Cell:
    return Cell("error", random.choice(ERRORS))


def _formula(random: Random) -> Cell:
    cell = random.choice([_text, _number, _day, _flag, _error])(random)
    kept = random.random() < 0.8
    formula = random.choice(["A1+B1", 'IF(A1>"","x",A1&B1)', "SUM(A1:C3)/2"])
    return Cell(cell.kind, cell.value, cell.code, cell.built_in, formula, stored=kept)
