"""Reading a number with its unit: exactly, and only where a unit is declared somewhere."""

from __future__ import annotations

import re
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import NamedTuple

from fupin.model.cell import Reading, unread, value_text
from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType
from fupin.model.look_alikes import look_alike_folded
from fupin.model.numerals import DIGIT_SIGNS, POWER_SIGNS, cut_off_readings, read_figure
from fupin.model.phrases import FIGURE, read_coins, read_phrase, read_term
from fupin.model.possible import possible_units, shown_number
from fupin.model.problems import ProblemCode
from fupin.model.units import TENTHS, Unit, find_unit, fits, folded, same_unit, squeeze, visible

_UNSIGNED = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER = re.compile(rf"^(?P<yuan>¥)?\s*(?P<number>[+-]?{_UNSIGNED})\s*(?P<unit>\D.*)?$", re.ASCII)
_NEGATIVE = re.compile(rf"^(?P<yuan>¥)?\s*\(\s*(?P<number>{_UNSIGNED})\s*\)$", re.ASCII)
_BRACKETED = re.compile(r"^\((?P<inner>[^()]*)\)$")
_IN_WORDS = re.compile(
    rf"^(?P<yuan>¥|人民币:?|RMB:?)?(?P<minus>[负-])?(?P<rest>(?P<figure>{FIGURE})(?P<unit>[^0-9]*)|(?=半|{FIGURE}).*)$",
    re.IGNORECASE,
)
_GROUPED_BY_SPACES = re.compile(r"^[0-9]{1,3}(?: [0-9]{3})+(?![0-9])", re.ASCII)
_DIGITS_APART = re.compile(rf"[0-9.,{DIGIT_SIGNS}]\s+[0-9.,{DIGIT_SIGNS}]|^[-+]\s", re.ASCII)
"""What may be two numbers, or a dash and a number."""
_THIN_SPACE = re.compile("(?<=[0-9])[\u2007\u2009\u202f](?=[0-9]{3}(?![0-9]))")
"""Thin spaces are set by software, between exact groups of three; a common space may be anything."""

MULTIPLES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_ROUND_AMOUNT = re.compile("(?<=[元圆])[整正]$")
_LEAST_POWER = 100
_MONTHS_OF_A_YEAR, _FIRST_YEAR = 12, 1000
_ALL_TENTHS = 10
_LONGEST = 60
_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])


class _Amount(NamedTuple):
    """A number as it stands, with its unit; `scaled` where it is in words that give it a size (五千)."""

    number: Decimal
    unit: str
    scaled: bool = False


def read_number(text: str, field: FieldSpec, unit: Unit | None) -> Reading:
    """Reads a cell of a numeric field.

    Args:
        text: what stands in the cell; it holds something.
        field: the field.
        unit: the unit that the column declares; None for none.

    Returns:
        The number in the field's base unit, or why there is none.
    """
    plain = _plain(text)
    if len(plain) > _LONGEST:
        return unread(ProblemCode.UNREADABLE)
    if (found := _NUMBER.match(plain)) is not None:
        name = _unit_name(found["unit"], field) if found["unit"] else ""
        if not name or name in MULTIPLES or find_unit(name, field) is not None:
            return _valued(_Amount(_decimal(found["number"]), name), field, unit, yuan=bool(found["yuan"]))
    if (found := _NEGATIVE.match(plain)) is not None and field.type in (FieldType.MONEY, FieldType.NUMBER):
        return _valued(_Amount(-_decimal(found["number"]), ""), field, unit, yuan=bool(found["yuan"]))
    if (found := _BRACKETED.match(plain)) is not None:
        return unread(ProblemCode.UNREADABLE, readings=_of_brackets(found["inner"], field, unit))
    if _GROUPED_BY_SPACES.match(plain):
        return unread(ProblemCode.UNREADABLE, readings=_readings_of(plain.replace(" ", ""), field, unit))
    if _DIGITS_APART.search(plain):
        return unread(ProblemCode.UNREADABLE)
    return _in_words(look_alike_folded(squeeze(plain)), field, unit)


def _plain(text: str) -> str:
    grouped = text if text.isascii() else _THIN_SPACE.sub(",", text)
    return visible(folded(grouped).replace("−", "-").strip())


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _unit_name(text: str, field: FieldSpec) -> str:
    """A unit as the tables of units have it: squeezed, without the 整 of an amount, and 圆 as 元."""
    name = look_alike_folded(squeeze(text))
    return _ROUND_AMOUNT.sub("", name).replace("圆", "元") if field.type is FieldType.MONEY else name


def _in_words(words: str, field: FieldSpec, unit: Unit | None) -> Reading:
    """A number in words, or in digits among words: `五万元`, `5万3千`, `三年半`, `百分之三十`."""
    found = _IN_WORDS.match(words)
    if found is None:
        return unread(ProblemCode.UNREADABLE)
    sign = -1 if found["minus"] else 1
    if field.type is FieldType.MONTHS and (months := read_term(found["rest"])) is not None and not found["yuan"]:
        differs = f"年、月 / {unit.name}" if unit is not None and "年" in words else None
        return _checked(sign * months, field, differs)
    coins = read_coins(found["rest"]) if field.type is FieldType.MONEY else None
    if (phrase := coins or read_phrase(found["rest"])) is not None:
        return _valued(_Amount(sign * phrase[0], phrase[1]), field, unit, yuan=bool(found["yuan"]))
    if not found["figure"]:
        return unread(ProblemCode.UNREADABLE)
    amount = _spelled(found["figure"], found["unit"])
    if amount is None:
        return unread(ProblemCode.UNREADABLE, readings=_of_cut_off(found, sign, field, unit))
    if found["rest"] == "一":  # as likely a dash
        return unread(ProblemCode.UNREADABLE, readings=("1", "—"))
    if field.type is FieldType.MONTHS and _of_calendar(amount):
        return unread(ProblemCode.UNREADABLE)
    said_in_yuan = field.type is FieldType.MONEY and any(sign in found["figure"] for sign in MULTIPLES)
    name = _unit_name(amount.unit, field) or ("元" if said_in_yuan else "")
    return _valued(_Amount(sign * amount.number, name, amount.scaled), field, unit, yuan=bool(found["yuan"]))


def _of_calendar(amount: _Amount) -> bool:
    """Whether the words are rather a month or a year than a length of time: 三月, 二〇一八年."""
    month = amount.unit in ("月", "月份") and amount.number <= _MONTHS_OF_A_YEAR
    return month or (amount.unit in ("年", "年度") and amount.number >= _FIRST_YEAR)


def _spelled(figure: str, name: str) -> _Amount | None:
    """A numeral and its unit; a last 万 or 亿 belongs to the unit, as it does behind digits."""
    if name == "瓦" and figure.endswith("千"):
        figure, name = figure[:-1], "千瓦"
    head, last = figure[:-1], figure[-1:]
    if (
        last in MULTIPLES
        and not any(sign in head for sign in MULTIPLES)
        and (number := read_figure(head)) is not None
    ):
        return _Amount(number, last + name)
    number = read_figure(figure)
    return None if number is None else _Amount(number, name, scaled=not POWER_SIGNS.isdisjoint(figure))


def _valued(amount: _Amount, field: FieldSpec, column: Unit | None, *, yuan: bool) -> Reading:
    name = amount.unit
    if yuan:
        if field.type is not FieldType.MONEY:
            return unread(ProblemCode.FOREIGN_UNIT, "¥")
        name = name or "元"
    if name:
        return _with_cell_unit(amount.number, name, field, column)
    if amount.scaled and column is not None and _scales(column):
        return _twice_scaled(amount.number, field, column)
    return _with_column_unit(amount.number, field, column)


def _with_column_unit(number: Decimal, field: FieldSpec, unit: Unit | None) -> Reading:
    if unit is None:
        if field.needs_unit:
            return unread(ProblemCode.NO_UNIT, readings=possible_units(number, field))
        return _checked(number, field, None)
    if not fits(unit, field):
        return unread(ProblemCode.FOREIGN_UNIT, unit.name)
    return _checked(_EXACT.multiply(number, unit.factor), field, None)


def _with_cell_unit(number: Decimal, name: str, field: FieldSpec, column: Unit | None) -> Reading:
    if field.type is FieldType.MONEY:
        name += "元" if name in MULTIPLES else ""
    if name in MULTIPLES:
        return _multiple(number, name, field, column)
    unit = find_unit(name, field)
    if unit is None:
        return unread(ProblemCode.UNREADABLE)
    if not fits(unit, field):
        return unread(ProblemCode.FOREIGN_UNIT, name)
    if unit is TENTHS and abs(number) > _ALL_TENTHS:
        return unread(ProblemCode.UNREADABLE)
    differs = None if column is None or same_unit(unit, column) else f"{name} / {column.name}"
    return _checked(_EXACT.multiply(number, unit.factor), field, differs)


def _multiple(number: Decimal, name: str, field: FieldSpec, column: Unit | None) -> Reading:
    """`5万` of what is no money: ten thousands of the column's unit.

    Where the column counts in 万 itself, the cell may repeat that or mean 万 of 万: no reading holds.
    """
    if field.type in (FieldType.SHARE, FieldType.MONTHS):
        return unread(ProblemCode.UNREADABLE)
    whole = _EXACT.multiply(number, MULTIPLES[name])
    if column is not None and _scales(column):
        return _twice_scaled(whole, field, column)
    return _with_column_unit(whole, field, column)


def _scales(unit: Unit) -> bool:
    """Whether the unit gives a number its size, as 万元 and 千元 do and 千瓦 does not."""
    return unit.factor >= _LEAST_POWER and not POWER_SIGNS.isdisjoint(unit.name)


def _twice_scaled(number: Decimal, field: FieldSpec, column: Unit) -> Reading:
    """`五千` under 万元: of yuan, or of ten thousands of them."""
    if not fits(column, field):
        return unread(ProblemCode.FOREIGN_UNIT, column.name)
    return unread(
        ProblemCode.UNREADABLE,
        readings=(shown_number(number, field), f"{value_text(number)}{column.name}"),
    )


def _of_cut_off(found: re.Match[str], sign: int, field: FieldSpec, column: Unit | None) -> tuple[str, ...]:
    unit = _unit_name(found["unit"], field)
    if unit and find_unit(unit, field) is None:
        return ()
    noun = unit or ("元" if field.type is FieldType.MONEY else "" if column is None else column.name)
    return tuple(f"{value_text(sign * number)}{noun}" for number in cut_off_readings(found["figure"]))


def _of_brackets(inner: str, field: FieldSpec, unit: Unit | None) -> tuple[str, ...]:
    """What a number in brackets may be: below zero, or only set apart."""
    value = read_number(inner, field, unit).value
    if not isinstance(value, Decimal) or value < 0:
        return ()
    numbers = (value,) if field.type is FieldType.COUNT else (-value, value)
    return tuple(shown_number(number, field) for number in numbers)


def _readings_of(text: str, field: FieldSpec, unit: Unit | None) -> tuple[str, ...]:
    reading = read_number(text, field, unit)
    return (shown_number(reading.value, field),) if isinstance(reading.value, Decimal) else reading.readings


def _checked(number: Decimal, field: FieldSpec, differs: str | None) -> Reading:
    plain = value_text(number) or ""
    whole, _, fraction = plain.lstrip("-").partition(".")
    if field.type is FieldType.COUNT and (fraction or number < 0):
        return unread(ProblemCode.UNREADABLE)
    if len(whole) > INTEGER_DIGITS or len(fraction) > field.decimals:
        return unread(ProblemCode.TOO_MANY_DIGITS, str(field.decimals))
    return Reading(Decimal(plain), filled=True, differs=differs)
