"""Typing a whole column of texts: strict patterns for the plain ones, the careful reader for the rest.

A fast pattern takes a text only where the careful reader (`fupin.model.values.read_value`) would
give the same value; whatever it does not take is read carefully, each distinct text once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.table import Column, arrow_type
from fupin.model.fields import FieldSpec, FieldType
from fupin.model.units import Unit
from fupin.model.values import EMPTY_MARKS, NO_TEXT, Reading, read_value

_SAME_TEXT = r"^[!-~\x{4E00}-\x{9FFF}]+$"
"""Printable ASCII and common Chinese characters without white space: unchanged by normalising."""
_PLAIN_DATE = r"^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$"
_NOT_SAME = r"^#|^[0-9](\.[0-9]+)?[eE]\+[0-9]+$"

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Oddity:
    """A cell that could not be read, or was read with a remark.

    Attributes:
        row: the record's position in the column, from 0.
        reading: what the careful reader said.
    """

    row: int
    reading: Reading


@dataclass(frozen=True)
class TypedColumn:
    """A column's values with what was odd about its cells, in row order."""

    column: Column
    oddities: tuple[Oddity, ...]


def type_column(
    texts: pa.StringArray,
    field: FieldSpec,
    unit: Unit | None,
    epoch: date | None = None,
    faults: Mapping[int, Reading] | None = None,
) -> TypedColumn:
    """Types one column.

    Args:
        texts: what each cell holds; null where it holds nothing.
        field: the field it belongs to.
        unit: the unit that the column declares, or None.
        epoch: day 0 of serial dates, or None where bare serial numbers are not dates.
        faults: rows whose reading the format already knows (error cells and the like).

    Returns:
        The typed values, null where unknown, and every cell that is a problem or carries a remark.
    """
    fast, taken = _fast(texts, field, unit)
    rest = np.flatnonzero(~taken & pc.is_valid(texts).to_numpy(zero_copy_only=False))
    filled = taken.copy()
    oddities: dict[int, Reading] = {}
    values: dict[int, Any] = {}
    if rest.size:
        encoded = texts.take(pa.array(rest)).dictionary_encode()
        readings = [read_value(text, field, unit, epoch) for text in encoded.dictionary.to_pylist()]
        for row, index in zip(rest.tolist(), encoded.indices.to_pylist(), strict=True):
            reading = readings[index]
            filled[row] = reading.filled
            values[row] = reading.value
            if reading.problem is not None or reading.differs is not None:
                oddities[row] = reading
    for row, reading in (faults or {}).items():
        filled[row], values[row], oddities[row] = reading.filled, reading.value, reading
    column = Column(_merged(fast, values, field), pa.array(filled))
    return TypedColumn(column, tuple(Oddity(row, oddities[row]) for row in sorted(oddities)))


def _merged(fast: pa.Array, values: dict[int, Any], field: FieldSpec) -> pa.Array:
    if not values:
        return fast
    rows = np.fromiter(values, dtype=np.int64, count=len(values))
    order = np.argsort(rows)
    careful = pa.array(list(values.values()), arrow_type(field)).take(pa.array(order))
    mask = np.zeros(len(fast), dtype=bool)
    mask[rows] = True
    return pc.replace_with_mask(fast, pa.array(mask), careful)


def _fast(texts: pa.StringArray, field: FieldSpec, unit: Unit | None) -> tuple[pa.Array, Mask]:
    """The values that strict patterns give, and which rows they took."""
    kind = arrow_type(field)
    if field.type in (FieldType.ID, FieldType.TEXT):
        mask = _plain_texts(texts, field)
        return _masked(texts, mask), mask
    if field.numeric and _plain_unit(field, unit):
        mask = _matches(texts, _number_pattern(field))
        return _masked(texts, mask).cast(kind), mask
    if field.type is FieldType.DATE:
        mask = _matches(texts, _PLAIN_DATE)
        try:
            return _masked(texts, mask).cast(kind), mask
        except pa.ArrowInvalid:
            pass
    return pa.nulls(len(texts), kind), np.zeros(len(texts), dtype=bool)


def _plain_unit(field: FieldSpec, unit: Unit | None) -> bool:
    return (unit is not None and unit.factor == 1 and field.needs_unit) or (not field.needs_unit and unit is None)


def _number_pattern(field: FieldSpec) -> str:
    sign = "" if field.type is FieldType.COUNT else "-?"
    fraction = rf"(\.[0-9]{{1,{field.decimals}}})?" if field.decimals else ""
    return rf"^{sign}[0-9]{{1,14}}{fraction}$"


def _plain_texts(texts: pa.StringArray, field: FieldSpec) -> Mask:
    specials = [*EMPTY_MARKS, *([NO_TEXT] if field.type is FieldType.TEXT else [])]
    special = pc.is_in(texts, value_set=pa.array(specials)).to_numpy(zero_copy_only=False)
    plain: Mask = _matches(texts, _SAME_TEXT) & ~special & ~_matches(texts, _NOT_SAME)
    return plain


def _matches(texts: pa.StringArray, pattern: str) -> Mask:
    found = pc.fill_null(pc.match_substring_regex(texts, pattern), fill_value=False)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)


def _masked(texts: pa.StringArray, mask: Mask) -> pa.Array:
    return texts if mask.all() else pc.if_else(pa.array(mask), texts, pa.scalar(None, pa.string()))
