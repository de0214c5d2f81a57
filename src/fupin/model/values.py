"""Reading one cell's text as a value of its field: strictly, exactly, and never by a guess.

This is the one definition of what a text means. The record models call it for each value; the
columnar reader calls it for each distinct text that its strict fast patterns do not take.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import NamedTuple

from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType
from fupin.model.problems import ProblemCode
from fupin.model.units import Unit, find_unit, fits, squeeze

Value = Decimal | date | bool | str
"""A value judged: a number in base units, a date, a flag, or a text."""


class Reading(NamedTuple):
    """What a text was read as.

    Attributes:
        value: the value, or None where the cell is empty or could not be read.
        filled: whether the cell holds something, readable or not.
        problem: why it could not be read; None where it could.
        differs: the unit that the cell declares against its column's, as `cell / column`.
        detail: what the problem's message shows besides the text.
    """

    value: Value | None
    filled: bool
    problem: ProblemCode | None = None
    differs: str | None = None
    detail: str = ""


EMPTY = Reading(None, filled=False)
EMPTY_MARKS = frozenset({"", "-", "–", "—", "——", "/"})
"""Texts that mean an empty cell, squeezed."""
NO_TEXT = "无"
"""Empty in a text field, a value to be read elsewhere."""
ERROR_CODES = frozenset(
    {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)

_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])


def read_value(text: str, field: FieldSpec, unit: Unit | None, epoch: date | None = None) -> Reading:
    """Reads one cell's text.

    Args:
        text: the cell as the user sees it.
        field: the field it belongs to.
        unit: the unit that the column declares (header, group header or unit line); None for none.
        epoch: day 0 of the workbook's serial dates; None where bare serial numbers are not dates.

    Returns:
        The value in the base unit, or the reason why there is none. Never raises.
    """
    squeezed = squeeze(text)
    if squeezed in EMPTY_MARKS or (field.type is FieldType.TEXT and squeezed == NO_TEXT):
        return EMPTY
    if squeezed in ERROR_CODES:
        return _unread(ProblemCode.ERROR_CELL)
    if field.numeric:
        return _read_number(text, field, unit)
    if field.type is FieldType.DATE:
        return _read_date(squeezed, epoch)
    return _READERS[field.type](text, field)


def value_text(value: Value | None) -> str | None:
    """A value as text: plain decimals without trailing zeros, `YYYY-MM-DD`, `true` / `false`."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain


def _unread(code: ProblemCode, detail: str = "") -> Reading:
    return Reading(None, filled=True, problem=code, detail=detail)


def _read_text(text: str, _field: FieldSpec) -> Reading:
    return Reading(text.strip(), filled=True)


_SCIENTIFIC = re.compile(r"^[0-9](\.[0-9]+)?[eE]\+[0-9]+$")


def _read_id(text: str, _field: FieldSpec) -> Reading:
    folded = unicodedata.normalize("NFKC", text).strip()
    if _SCIENTIFIC.match(folded):
        return _unread(ProblemCode.DIGITS_LOST)
    return Reading(folded, filled=True)


def _read_enum(text: str, field: FieldSpec) -> Reading:
    wanted = squeeze(text)
    for value in field.values:
        if squeeze(value) == wanted:
            return Reading(value, filled=True)
    return _unread(ProblemCode.NOT_LISTED, "、".join(field.values))


_FLAGS = {
    **dict.fromkeys(("是", "有", "对", "√", "✓", "✔", "y", "yes", "true", "1", "1.是", "是。"), True),
    **dict.fromkeys(("否", "无", "没有", "×", "✗", "✘", "n", "no", "false", "0", "2.否", "0.否", "不是"), False),
}


def _read_flag(text: str, _field: FieldSpec) -> Reading:
    flag = _FLAGS.get(squeeze(text).casefold())
    return _unread(ProblemCode.UNREADABLE) if flag is None else Reading(flag, filled=True)


_READERS: dict[FieldType, Callable[[str, FieldSpec], Reading]] = {
    FieldType.TEXT: _read_text,
    FieldType.ID: _read_id,
    FieldType.ENUM: _read_enum,
    FieldType.FLAG: _read_flag,
}

# --- numbers -------------------------------------------------------------------------------------

_NUMBER = re.compile(
    r"^(?P<yuan>¥)?\s*(?P<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(?P<unit>\D.*)?$",
    re.ASCII,
)
_YEARS_AND_MONTHS = re.compile(r"^(?P<years>[0-9]{1,3})年零?(?P<months>[0-9]{1,3})个?月$", re.ASCII)
_MULTIPLES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_LONGEST = 60


def _read_number(text: str, field: FieldSpec, unit: Unit | None) -> Reading:
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    if field.type is FieldType.MONTHS and (both := _YEARS_AND_MONTHS.match(plain)):
        months = int(both["years"]) * 12 + int(both["months"])
        return _checked(Decimal(months), field, None)
    found = _NUMBER.match(plain) if len(plain) <= _LONGEST else None
    if found is None:
        return _unread(ProblemCode.UNREADABLE)
    number = Decimal(found["number"].replace(",", ""))
    name = (found["unit"] or "").strip() or ("元" if found["yuan"] else "")
    return _with_cell_unit(number, name, field, unit) if name else _with_column_unit(number, field, unit)


def _with_column_unit(number: Decimal, field: FieldSpec, unit: Unit | None) -> Reading:
    if unit is None:
        return _unread(ProblemCode.NO_UNIT) if field.needs_unit else _checked(number, field, None)
    if not fits(unit, field):
        return _unread(ProblemCode.FOREIGN_UNIT, unit.name)
    return _checked(_EXACT.multiply(number, unit.factor), field, None)


def _with_cell_unit(number: Decimal, name: str, field: FieldSpec, column: Unit | None) -> Reading:
    if name in _MULTIPLES and field.type is FieldType.MONEY:
        name += "元"
    elif name in _MULTIPLES and field.type is not FieldType.MONTHS:
        return _with_column_unit(_EXACT.multiply(number, _MULTIPLES[name]), field, column)
    unit = find_unit(name, field)
    if unit is None:
        return _unread(ProblemCode.UNREADABLE)
    if not fits(unit, field):
        return _unread(ProblemCode.FOREIGN_UNIT, name)
    differs = None
    if column is not None and column.factor != unit.factor:
        differs = f"{name} / {column.name}"
    return _checked(_EXACT.multiply(number, unit.factor), field, differs)


def _checked(number: Decimal, field: FieldSpec, differs: str | None) -> Reading:
    plain = value_text(number) or "0"
    whole, _, fraction = plain.lstrip("-").partition(".")
    if field.type is FieldType.COUNT and (fraction or number < 0):
        return _unread(ProblemCode.UNREADABLE)
    if len(whole) > INTEGER_DIGITS or len(fraction) > field.decimals:
        return _unread(ProblemCode.TOO_MANY_DIGITS, str(field.decimals))
    return Reading(Decimal(plain), filled=True, differs=differs)


# --- dates ---------------------------------------------------------------------------------------

_TIME = r"(?:T?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
_DATES = (
    re.compile(rf"^(?P<y>[0-9]{{4}})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}}){_TIME}$", re.ASCII),
    re.compile(rf"^(?P<y>[0-9]{{4}})年(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})[日号]?{_TIME}$", re.ASCII),
    re.compile(r"^(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})$", re.ASCII),
)
_SHORT_DATE = re.compile(r"^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}(?:[0-9]{2})?$", re.ASCII)
_SERIAL = re.compile(r"^[1-9][0-9]{4}(?:\.[0-9]+)?$", re.ASCII)
_EARLIEST_YEAR = 1000


def _read_date(squeezed: str, epoch: date | None) -> Reading:
    for form in _DATES:
        if found := form.match(squeezed):
            return _calendar_day(int(found["y"]), int(found["m"]), int(found["d"]))
    if epoch is not None and _SERIAL.match(squeezed):
        return Reading(epoch + timedelta(days=int(squeezed.partition(".")[0])), filled=True)
    if _SHORT_DATE.match(squeezed):
        return _unread(ProblemCode.AMBIGUOUS_DATE)
    return _unread(ProblemCode.UNREADABLE)


def _calendar_day(year: int, month: int, day: int) -> Reading:
    if year < _EARLIEST_YEAR:
        return _unread(ProblemCode.UNREADABLE)
    try:
        return Reading(date(year, month, day), filled=True)
    except ValueError:
        return _unread(ProblemCode.UNREADABLE)
