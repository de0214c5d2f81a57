"""The header of a column in a template, and the unit in which its bare numbers are read."""

from __future__ import annotations

from fupin.model.fields import OWN_UNIT, FieldSpec, FieldType
from fupin.model.text import Language, Text
from fupin.report.names import UNITS_EN

_YEAR = "年"
_FRACTION = Text("%", "fraction")


def unit_shown(field: FieldSpec) -> Text:
    """The unit in which a template takes the bare numbers of a field; empty where it needs none.

    Under a Chinese header a share is a number of percent, under an English one a fraction.
    """
    if field.type is FieldType.SHARE:
        return _FRACTION
    unit = field.unit if field.numeric else None
    if unit is None or unit in (OWN_UNIT, _YEAR):
        return Text("", "")
    return Text(unit, UNITS_EN.get(unit, ""))


def header_text(field: FieldSpec, language: Language) -> str:
    """The header: the Chinese one with its unit, or the English name, which declares its own."""
    if language is Language.ENGLISH:
        return field.name
    unit = unit_shown(field).zh
    return f"{field.header}（{unit}）" if unit else field.header
