"""How cells of each type of field are kept in a template, and how values are written into them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fupin.model.cell import Value
from fupin.model.fields import TEXT_TYPES, FieldSpec, FieldType
from fupin.model.flags import NO, YES
from fupin.model.text import Language, Text
from fupin.model.values import value_text

FLAG_WORDS = Text(YES, "yes"), Text(NO, "no")
"""What a flag's drop-down list offers; the reading takes both languages."""
_AS_TEXT, _AS_DATE, _GENERAL = "@", "yyyy-mm-dd", "General"
_MONEY = "#,##0.00##"
_PERCENT = "0.00##%"


def number_format(field: FieldSpec, language: Language) -> str:
    """The number format of a field's cells; none of them hides a digit that a value may have.

    Texts are kept as such, so that no program makes 0017 a 17, 2018-1 a date, or drops digits of a long number.
    Under a Chinese header a share is shown with its percent sign: what is typed is seen as what is read.
    """
    if field.type in TEXT_TYPES:
        return _AS_TEXT
    if field.type is FieldType.DATE:
        return _AS_DATE
    if field.type is FieldType.MONEY:
        return _MONEY
    if field.type is FieldType.SHARE and language is Language.CHINESE:
        return _PERCENT
    return _GENERAL


def choices(field: FieldSpec, language: Language) -> tuple[str, ...]:
    """What a field's drop-down list offers; empty where it has none."""
    if field.type is FieldType.FLAG:
        return tuple(word.in_language(language) for word in FLAG_WORDS)
    return field.values


def written(value: Value | None, language: Language) -> str | float | date | None:
    """What is put into a cell for a value; None for an empty one."""
    if isinstance(value, bool):
        return FLAG_WORDS[0 if value else 1].in_language(language)
    return float(value) if isinstance(value, Decimal) else value


def shown(field: FieldSpec, value: Value | None, language: Language) -> str:
    """A value as its cell shows it; "" for an empty one."""
    if isinstance(value, bool):
        return FLAG_WORDS[0 if value else 1].in_language(language)
    if isinstance(value, Decimal) and number_format(field, language) == _PERCENT:
        return f"{value_text(value * 100)}%"
    return value_text(value) or ""
