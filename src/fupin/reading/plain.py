"""Plain texts of a column, read as a whole: strict patterns, exact casts.

A pattern takes a text only where the careful reader (`fupin.model.values.read_value`) would give
the same value; everything else is left to it.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.table import arrow_type
from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType
from fupin.model.units import Unit, fits
from fupin.model.values import LONGEST_CELL, NO_TEXT
from fupin.reading.arrays import Mask, as_mask, lengths, made_of, matching, only_words, where

_HAN = r"\x{4E00}-\x{9FFF}"
_PLAIN_ID = rf"^[0-9A-Za-z{_HAN}][!-~{_HAN}]*$"
"""What folding leaves alone, and neither a mark for an empty cell nor an error code."""
_SCIENTIFIC = r"^[0-9](\.[0-9]+)?[eE]\+[0-9]+$|^[0-9]\.[0-9]+[eE][0-9]{1,2}$"
_SIGNS = rf"!-~{_HAN}\x{{3001}}\x{{3002}}\x{{FF01}}-\x{{FF5E}}"
_PLAIN_TEXT = rf"^[0-9A-Za-z{_HAN}]([ {_SIGNS}]*[{_SIGNS}])?$"
_PLAIN_DATE = r"^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"


def plain_values(texts: pa.StringArray, field: FieldSpec, unit: Unit | None) -> tuple[pa.Array, Mask]:
    """The values of the plain texts of a column, and which texts those are.

    Args:
        texts: what each cell holds; null where it holds nothing.
        field: the field they belong to.
        unit: the unit that the column declares, or None.
    """
    if int(lengths(texts).max(initial=0)) > LONGEST_CELL:  # bytes, and no text has more characters than those
        texts = where(texts, as_mask(pc.less_equal(pc.utf8_length(texts), LONGEST_CELL)))
    if field.type is FieldType.ID:
        return _taken(texts, _plain_ids(texts))
    if field.type is FieldType.TEXT:
        return _taken(texts, matching(texts, _PLAIN_TEXT) & ~as_mask(pc.equal(texts, NO_TEXT)))
    if field.type is FieldType.DATE:
        return _dates(texts, field)
    shift = _shift(field, unit) if field.numeric else None
    return _none(texts, field) if shift is None else _numbers(texts, field, shift)


def _none(texts: pa.StringArray, field: FieldSpec) -> tuple[pa.Array, Mask]:
    return pa.nulls(len(texts), arrow_type(field)), np.zeros(len(texts), dtype=bool)


def _taken(texts: pa.StringArray, mask: Mask) -> tuple[pa.Array, Mask]:
    return where(texts, mask), mask


def _plain_ids(texts: pa.StringArray) -> Mask:
    if only_words(texts):
        return np.ones(len(texts), dtype=bool)
    plain = matching(texts, _PLAIN_ID)
    if any(pc.any(pc.match_substring(texts, sign)).as_py() for sign in "+."):
        plain &= ~matching(texts, _SCIENTIFIC)
    return plain


def _dates(texts: pa.StringArray, field: FieldSpec) -> tuple[pa.Array, Mask]:
    mask = matching(texts, _PLAIN_DATE)
    try:
        return where(texts, mask).cast(arrow_type(field)), mask
    except pa.ArrowInvalid:  # one of them is no day of the calendar: let the careful reader find it
        return _none(texts, field)


def _shift(field: FieldSpec, unit: Unit | None) -> int | None:
    """By how many places the unit moves the point; None where no bare number may be taken so."""
    if unit is None:
        return None if field.needs_unit else 0
    return _power_of_ten(unit.factor) if fits(unit, field) else None


def _power_of_ten(factor: Decimal) -> int | None:
    _, digits, exponent = factor.normalize().as_tuple()
    return exponent if digits == (1,) and isinstance(exponent, int) else None


def _numbers(texts: pa.StringArray, field: FieldSpec, shift: int) -> tuple[pa.Array, Mask]:
    """Exact decimals: read with the digits that the unit leaves, then the point moved, no digit touched."""
    kind = arrow_type(field)
    decimals = field.decimals + shift
    read = _at_once(texts, pa.decimal128(kind.precision, decimals))
    mask = as_mask(texts.is_valid())
    if read is None:
        sign = "" if field.type is FieldType.COUNT else "-?"
        fraction = rf"(\.[0-9]{{1,{decimals}}})?" if decimals else ""
        mask = matching(texts, rf"^{sign}[0-9]{{1,{INTEGER_DIGITS - shift}}}{fraction}$")
        read = where(texts, mask).cast(pa.decimal128(kind.precision, decimals))
    return pa.Array.from_buffers(kind, len(read), read.buffers(), offset=read.offset), mask


def _at_once(texts: pa.StringArray, kind: pa.DataType) -> pa.Array | None:
    """All texts as decimals, where they are nothing but digits around at most one point; else None."""
    if int(lengths(texts).max(initial=0)) > _MOST_DIGITS or not made_of(texts, _DIGITS_AND_POINT):
        return None
    if any(pc.any(edge(texts, ".")).as_py() for edge in _EDGES):
        return None
    try:
        return texts.cast(kind)
    except pa.ArrowInvalid:  # an empty text, a second point, or more digits than there is room for
        return None


_MOST_DIGITS = 60
"""Behind more zeros than the careful reader takes, a cast would still find a number."""
_DIGITS_AND_POINT = b"0123456789."
_EDGES = (pc.starts_with, pc.ends_with)
