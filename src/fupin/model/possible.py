"""What a number without a unit could mean, in words: shown with the problem, never taken."""

from __future__ import annotations

from decimal import Decimal

from fupin.model.cell import value_text
from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType
from fupin.model.units import usual_units


def shown_number(number: Decimal, field: FieldSpec) -> str:
    """A number of the field's base unit as people write it: `50000元`, `36个月`, `30%`."""
    if field.type is FieldType.SHARE:
        return f"{value_text(number * 100)}%"
    unit = "个月" if field.type is FieldType.MONTHS else field.unit or ""
    return f"{value_text(number)}{unit}"


def possible_units(number: Decimal, field: FieldSpec) -> tuple[str, ...]:
    """A bare number in each usual unit of its field, the most usual first.

    A share is per cent or a fraction: 30 is rather 30 %, 0.3 rather the fraction. Zero is the same
    in every unit; a number with more digits than any value has (an account, an identity) means none.
    """
    if abs(number) >= 10**INTEGER_DIGITS:
        return ()
    if field.type is FieldType.SHARE:
        texts = [f"{value_text(number)}%", f"{value_text(number * 100)}%"]
        texts = texts[::-1] if abs(number) <= 1 else texts
    else:
        texts = [f"{value_text(number)}{unit}" for unit in usual_units(field)]
    return tuple(texts[: 1 if number == 0 else None])
