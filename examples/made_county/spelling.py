"""From values in base units to cells as people write them.

A column's `spell` says how: nothing for the plain form, `mixed` for a hand that changes now and then,
`ticks` for √ and ×, `dotted` and `chinese` for dates as text, `with_unit` for the unit in every cell.
What is written always means the value: only the spelling varies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from .layout import Column
from .values import Cell, Dice, Value, plain

FACTORS: Mapping[str | None, int] = {None: 1, "元": 1, "月": 1, "亩": 1, "千瓦": 1, "万元": 10000, "年": 12}
_SELDOM = 6


def write(value: Value, column: Column, dice: Dice) -> Cell:
    """One value as a cell of its column."""
    if value is None:
        return Cell(column.empty)
    if isinstance(value, bool):
        return _flag(column, dice, yes=value)
    if isinstance(value, date):
        return _date(value, column, dice)
    if isinstance(value, str):
        return Cell(value, column.format)
    return _number(Decimal(value), column, dice)


def _flag(column: Column, dice: Dice, *, yes: bool) -> Cell:
    if column.spell == "ticks" or (column.spell == "mixed" and dice.one_in(_SELDOM)):
        return Cell("√" if yes else "×")
    return Cell("是" if yes else "否")


_DATES: Mapping[str, Callable[[date], str]] = {
    "dotted": lambda day: f"{day.year}.{day.month}.{day.day}",
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "compact": lambda day: f"{day:%Y%m%d}",
}


def _date(value: date, column: Column, dice: Dice) -> Cell:
    spell = column.spell
    if spell == "mixed":
        spell = dice.choice(tuple(_DATES)) if dice.one_in(_SELDOM) else None
    return Cell(value, column.format) if spell is None else Cell(_DATES[spell](value))


def _number(value: Decimal, column: Column, dice: Dice) -> Cell:
    number = value / FACTORS[column.unit]
    if column.spell == "with_unit" or (column.spell == "mixed" and dice.one_in(_SELDOM)):
        return Cell(dice.choice(_HANDS if column.spell == "mixed" else (_with_unit,))(number, column))
    return Cell(number, column.format)


def _with_unit(number: Decimal, column: Column) -> str:
    return f"{plain(number)}{'个月' if column.unit == '月' else column.unit or ''}"


def _full_width(number: Decimal, _column: Column) -> str:
    return plain(number).translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))


def _spaced(number: Decimal, _column: Column) -> str:
    return f" {plain(number)} "


_HANDS: tuple[Callable[[Decimal, Column], str], ...] = (_with_unit, _full_width, _spaced)
