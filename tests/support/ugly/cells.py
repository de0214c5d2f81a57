"""Dates, flags, ids, choices and texts as a clerk writes them into cells."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from fupin.model.fields import FieldSpec
from reference.evaluator import Cell
from support.submissions.units import full_width

from .clerk import WORKBOOK, Clerk
from .columns import Column
from .figures import number_ink
from .page import Ink
from .words import INVISIBLE, chinese_date

_EMPTY = ("-", "—", "－", "/", "——", " ", "　")
_DATE_CODES = (
    *("yyyy-mm-dd", "yyyy/m/d;@", 'yyyy"年"m"月"d"日"', '[$-804]yyyy"年"m"月"d"日";@', "m/d/yy", "yyyy\\-mm\\-dd"),
    *("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", '[DBNum1][$-804]yyyy"年"m"月"d"日";@', 14, 22),
)
_BUILTIN_DATES = (*range(27, 37), *range(50, 59))
_FLAGS = {
    "flag_words": (("有", "对", "是的", "是。"), ("无", "没有", "不是", "否。")),
    "flag_marks": (("√", "✓", "✔", "☑"), ("×", "✗", "✘", "╳")),
    "flag_letters": (("Y", "y", "Yes", "TRUE"), ("N", "n", "No", "FALSE")),
    "flag_digits": (("1",), ("0",)),
    "flag_boxes": (
        ("☑是 □否", "■是□否", "是☑ 否□", "(√)是 ( )否"),
        ("□是 ☑否", "□是■否", "是□ 否☑", "( )是 (√)否"),
    ),
    "flag_numbered": (("1.是", "1、是"), ("2.否", "0.否", "2、否", "0、否")),
}
_FLAGS_IN_DOUBT = frozenset({"是的", "☑", "╳"})
_EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


class Speller:
    """Writes the cells of one table."""

    def __init__(self, clerk: Clerk, *, from_1904: bool) -> None:
        """Take the clerk, and whether the workbook counts days from 1904."""
        self._clerk = clerk
        self._epoch = _EPOCHS[from_1904]

    def ink(self, column: Column, cell: Cell) -> Ink | None:
        """Write a cell of known contents, None where nothing is written."""
        clerk, field = self._clerk, column.field
        if field is None:
            return None
        match cell.value:
            case None:
                return Ink(clerk.pick("empty_marks", _EMPTY)) if clerk.now("empty_marks") else None
            case bool(value):
                return self._flag(value)
            case Fraction() as value:
                return number_ink(clerk, column, value)
            case date() as value:
                return self._date(value)
            case value:
                return self._spaced(field, self._text(field, str(value)))

    def _flag(self, value: bool) -> Ink:
        clerk = self._clerk
        if clerk.now("flag_boolean"):
            return Ink("1" if value else "0", "b")
        for name, (yes, no) in _FLAGS.items():
            if clerk.now(name):
                text = clerk.pick(name, [word for word in (yes if value else no) if word not in _FLAGS_IN_DOUBT])
                number = name == "flag_digits" and clerk.medium == WORKBOOK and clerk.random(name).random() < 0.5
                return Ink(text, "n" if number else "s")
        return Ink("是" if value else "否")

    def _date(self, day: date) -> Ink:
        clerk = self._clerk
        serial = str((day - self._epoch).days)
        if clerk.now("date_cells"):
            return Ink(serial, "n", clerk.random("date_cells").choice(_DATE_CODES))
        if clerk.now("date_builtin"):
            return Ink(serial, "n", clerk.random("date_builtin").choice(_BUILTIN_DATES))
        if clerk.inclined("date_1904") and clerk.random("date_1904").random() < 0.5:
            return Ink(serial, "n", 14)
        if clerk.now("date_serial"):
            return Ink(serial, "n")
        if clerk.now("date_compact"):
            number = clerk.medium == WORKBOOK and clerk.random("date_compact").random() < 0.5
            return Ink(f"{day:%Y%m%d}", "n" if number else "s")
        if clerk.now("date_chinese"):
            return Ink(chinese_date(day))
        if clerk.now("date_with_time"):
            if clerk.medium == WORKBOOK and clerk.random("date_with_time").random() < 0.5:
                return Ink(f"{serial}.375", "n", 22)
            return Ink(clerk.pick("date_with_time", [f"{day} 00:00:00", f"{day}T00:00:00", f"{day:%Y/%m/%d} 9:30"]))
        if clerk.now("date_forms"):
            return Ink(clerk.pick("date_forms", _date_texts(day)))
        return Ink(day.isoformat())

    def _text(self, field: FieldSpec, value: str) -> Ink:
        clerk = self._clerk
        if field.type.value == "id":
            if clerk.medium == WORKBOOK and value.isdigit() and len(value) < 15 and clerk.now("id_number"):
                return Ink(str(int(value)), "n", "0" * len(value) if value.startswith("0") else 0)
            if clerk.medium != WORKBOOK and value.isdigit() and clerk.now("id_quoted"):
                return Ink(clerk.pick("id_quoted", ["'{}", '="{}"']).format(value))
            return Ink(value)
        if field.type.value == "enum" and "（" in value and clerk.now("enum_width"):
            return Ink(value.replace("（", "(").replace("）", ")"))
        return Ink(value)

    def _spaced(self, field: FieldSpec, ink: Ink) -> Ink:
        """Put blanks around a text, as people do to align it; around an id or a choice also what nobody sees."""
        clerk = self._clerk
        if ink.kind != "s":
            return ink
        if clerk.now("formula_texts"):
            return Ink(
                ink.text,
                "str",
                0,
                clerk.pick("formula_texts", ['T("甲")', 'IF(1<2,A1&"",B1)', "VLOOKUP(A1,B:C,2,0)"]),
            )
        if clerk.now("cell_spaces"):
            return Ink(clerk.pick("cell_spaces", [" {}", "{} ", "　{}", "{}　", "{}\n"]).format(ink.text))
        if field.type.value != "text" and clerk.now("cell_invisible"):
            sign = clerk.pick("cell_invisible", INVISIBLE)
            return Ink(clerk.pick("cell_invisible", [f"{sign}{ink.text}", f"{ink.text}{sign}"]))
        return ink


def _date_texts(day: date) -> list[str]:
    year, month, number = day.year, day.month, day.day
    return [
        *(f"{year}-{month}-{number}", f"{year}年{month}月{number}日", f"{year}年{month:02}月{number:02}日"),
        *(f"{year}.{month}.{number}", f"{year}.{month:02}.{number:02}", f"{year}/{month}/{number}"),
        *(f"{day:%Y/%m/%d}", full_width(f"{year}年{month}月{number}日"), f"{year} 年 {month} 月 {number} 日"),
        *(f"{year}年{month}月{number}号", full_width(day.isoformat()), f" {day.isoformat()}"),
    ]
