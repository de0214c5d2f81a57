"""Reading one cell's text as a value of its field: strictly, exactly, and never by a guess.

This is the one definition of what a text means. The record models call it for each value; the
columnar reader calls it for each distinct text that its strict fast patterns do not take.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from fupin.model.cell import EMPTY, Reading, Value, unread, value_text
from fupin.model.dates import read_date
from fupin.model.fields import FieldSpec, FieldType
from fupin.model.flags import read_flag
from fupin.model.ids import read_id
from fupin.model.look_alikes import look_alike_folded
from fupin.model.numbers import read_number
from fupin.model.problems import ProblemCode
from fupin.model.units import Unit, squeeze, trimmed

__all__ = [
    "EMPTY",
    "EMPTY_MARKS",
    "LONGEST_CELL",
    "NO_TEXT",
    "Reading",
    "Value",
    "is_empty",
    "is_error",
    "read_value",
    "value_text",
]

EMPTY_MARKS = frozenset({"", "/", "——", *"-‐‒–—―−─"})
"""Texts that mean an empty cell, squeezed: nothing, a dash as people type it, or a slash."""
NO_TEXT = "无"
"""Empty in a text field, a value to be read elsewhere."""
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold; a longer text was cut by somebody or is no cell."""

_ERROR_CODES = frozenset(
    "#REF! #N/A #NAME? #VALUE! #DIV/0! #NULL! #NUM! #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #BUSY! "  # noqa: SIM905
    "#UNKNOWN! #GETTING_DATA".split()
)
_TOO_NARROW = re.compile(r"^#{3,}$")


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
    if len(text) > LONGEST_CELL:
        return unread(ProblemCode.TOO_LONG, f"{len(text):,}")
    squeezed = squeeze(text)
    if squeezed in EMPTY_MARKS or (field.type is FieldType.TEXT and squeezed == NO_TEXT):
        return EMPTY
    if _error(squeezed):
        return unread(ProblemCode.ERROR_CELL)
    if field.numeric:
        return read_number(text, field, unit)
    if field.type is FieldType.DATE:
        return read_date(text, epoch)
    return _READERS[field.type](text, field)


def is_empty(text: str) -> bool:
    """Whether a text means an empty cell in a field of any type."""
    return squeeze(text) in EMPTY_MARKS


def is_error(text: str) -> bool:
    """Whether a text is a spreadsheet's error code, or the ##### of a column too narrow to show its value."""
    return _error(squeeze(text))


def _error(squeezed: str) -> bool:
    return squeezed.startswith("#") and (squeezed in _ERROR_CODES or _TOO_NARROW.match(squeezed) is not None)


def _read_text(text: str, _field: FieldSpec) -> Reading:
    return Reading(trimmed(text), filled=True)


def _read_id(text: str, _field: FieldSpec) -> Reading:
    return read_id(text)


def _read_enum(text: str, field: FieldSpec) -> Reading:
    value = _listed(field.values).get(look_alike_folded(squeeze(text)))
    if value is None:
        return unread(ProblemCode.NOT_LISTED, "、".join(field.values))
    return Reading(value, filled=True)


@cache
def _listed(values: tuple[str, ...]) -> dict[str, str]:
    """The values by what a cell is compared with."""
    return {look_alike_folded(squeeze(value)): value for value in values}


def _read_flag(text: str, _field: FieldSpec) -> Reading:
    return read_flag(text)


_READERS: dict[FieldType, Callable[[str, FieldSpec], Reading]] = {
    FieldType.TEXT: _read_text,
    FieldType.ID: _read_id,
    FieldType.ENUM: _read_enum,
    FieldType.FLAG: _read_flag,
}
