"""Reading a number with its unit: exactly, and only where a unit is declared somewhere."""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal, Inexact, InvalidOperation

from fupin.model.cell import Reading, unread, value_text
from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType
from fupin.model.problems import ProblemCode
from fupin.model.units import Unit, find_unit, fits, folded, same_unit, squeeze

_NUMBER = re.compile(
    r"^(?P<yuan>¥)?\s*(?P<number>[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(?P<unit>\D.*)?$",
    re.ASCII,
)
_YEARS_AND_MONTHS = re.compile(r"^(?P<years>[0-9]{1,3})\s*年\s*零?\s*(?P<months>[0-9]{1,3})\s*个?月$", re.ASCII)
_MULTIPLES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_LONGEST = 60
_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])


def read_number(text: str, field: FieldSpec, unit: Unit | None) -> Reading:
    """Reads a cell of a numeric field.

    Args:
        text: what stands in the cell; it holds something.
        field: the field.
        unit: the unit that the column declares; None for none.

    Returns:
        The number in the field's base unit, or why there is none.
    """
    plain = "".join(c for c in folded(text).replace("−", "-").strip() if unicodedata.category(c) != "Cf")
    if field.type is FieldType.MONTHS and (both := _YEARS_AND_MONTHS.match(plain)):
        months = Decimal(both["years"]) * 12 + Decimal(both["months"])
        return _checked(months, field, f"年、月 / {unit.name}" if unit else None)
    found = _NUMBER.match(plain) if len(plain) <= _LONGEST else None
    if found is None:
        return unread(ProblemCode.UNREADABLE)
    number = Decimal(found["number"].replace(",", ""))
    name = squeeze(found["unit"] or "")
    if found["yuan"]:
        if field.type is not FieldType.MONEY:
            return unread(ProblemCode.FOREIGN_UNIT, "¥")
        name = name or "元"
    return _with_cell_unit(number, name, field, unit) if name else _with_column_unit(number, field, unit)


def _with_column_unit(number: Decimal, field: FieldSpec, unit: Unit | None) -> Reading:
    if unit is None:
        return unread(ProblemCode.NO_UNIT) if field.needs_unit else _checked(number, field, None)
    if not fits(unit, field):
        return unread(ProblemCode.FOREIGN_UNIT, unit.name)
    return _checked(_EXACT.multiply(number, unit.factor), field, None)


def _with_cell_unit(number: Decimal, name: str, field: FieldSpec, column: Unit | None) -> Reading:
    if field.type is FieldType.MONEY:
        name = name.removesuffix("整") if name.endswith("元整") else name
        name += "元" if name in _MULTIPLES else ""
    if name in _MULTIPLES:
        return _multiple(number, name, field, column)
    unit = find_unit(name, field)
    if unit is None:
        return unread(ProblemCode.UNREADABLE)
    if not fits(unit, field):
        return unread(ProblemCode.FOREIGN_UNIT, name)
    differs = None if column is None or same_unit(unit, column) else f"{name} / {column.name}"
    return _checked(_EXACT.multiply(number, unit.factor), field, differs)


def _multiple(number: Decimal, name: str, field: FieldSpec, column: Unit | None) -> Reading:
    """`5万` of what is no money: ten thousands of the column's unit.

    Where the column counts in 万 itself, the cell may repeat that or mean 万 of 万: no reading holds.
    """
    if field.type in (FieldType.SHARE, FieldType.MONTHS):
        return unread(ProblemCode.UNREADABLE)
    if column is not None and column.name.startswith(tuple(_MULTIPLES)):
        return unread(ProblemCode.UNREADABLE)
    return _with_column_unit(_EXACT.multiply(number, _MULTIPLES[name]), field, column)


def _checked(number: Decimal, field: FieldSpec, differs: str | None) -> Reading:
    plain = value_text(number) or ""
    whole, _, fraction = plain.lstrip("-").partition(".")
    if field.type is FieldType.COUNT and (fraction or number < 0):
        return unread(ProblemCode.UNREADABLE)
    if len(whole) > INTEGER_DIGITS or len(fraction) > field.decimals:
        return unread(ProblemCode.TOO_MANY_DIGITS, str(field.decimals))
    return Reading(Decimal(plain), filled=True, differs=differs)
