"""Typing a whole column of texts: plain ones as a whole, the rest with care, each distinct text once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.table import Column, arrow_type
from fupin.model.cell import Reading
from fupin.model.fields import FieldSpec
from fupin.model.units import Unit
from fupin.model.values import read_value
from fupin.reading.arrays import Mask, as_mask
from fupin.reading.plain import plain_values

_SAMPLE = 16_384
_FEW = 4
"""A column repeats itself where its first texts are less than one in this many distinct."""


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


@dataclass(frozen=True)
class _Typed:
    """Values, which cells hold something, and the odd readings by row."""

    values: pa.Array
    filled: Mask
    odd: dict[int, Reading]


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
    reader = _Reader(field, unit, epoch)
    if _repeats_itself(texts):
        encoded = texts.dictionary_encode()
        typed = _spread(reader.typed(encoded.dictionary), encoded.indices)
    else:
        typed = reader.typed(texts)
    if faults:
        typed = _overlaid(typed, np.fromiter(faults, dtype=np.int64), reader.readings(list(faults.values())))
    oddities = tuple(Oddity(row, typed.odd[row]) for row in sorted(typed.odd))
    return TypedColumn(Column(typed.values, pa.array(typed.filled)), oddities)


def _repeats_itself(texts: pa.StringArray) -> bool:
    sample = texts.slice(0, _SAMPLE)
    return len(pc.unique(sample)) * _FEW < len(sample)


class _Reader:
    """Reads the texts of one column."""

    def __init__(self, field: FieldSpec, unit: Unit | None, epoch: date | None) -> None:
        self._read = partial(read_value, field=field, unit=unit, epoch=epoch)
        self._field = field
        self._unit = unit

    def typed(self, texts: pa.StringArray) -> _Typed:
        """All texts: the plain ones by patterns, the rest each distinct one once."""
        values, plain = plain_values(texts, self._field, self._unit)
        typed = _Typed(values, plain, {})
        rest = np.flatnonzero(~plain & as_mask(texts.is_valid()))
        if not rest.size:
            return typed
        distinct = texts.take(pa.array(rest)).dictionary_encode()
        careful = self.readings([self._read(text) for text in distinct.dictionary.to_pylist()])
        return _overlaid(typed, rest, _spread(careful, distinct.indices))

    def readings(self, readings: list[Reading]) -> _Typed:
        """Readings as a column."""
        values = pa.array([reading.value for reading in readings], arrow_type(self._field))
        filled = np.fromiter((reading.filled for reading in readings), dtype=bool, count=len(readings))
        odd = {row: reading for row, reading in enumerate(readings) if reading.problem or reading.differs}
        return _Typed(values, filled, odd)


def _spread(typed: _Typed, indices: pa.Array) -> _Typed:
    """A column from its distinct cells and, by row, which of them it holds; null where none."""
    whole = typed.filled.all() and not indices.null_count
    filled = np.ones(len(indices), dtype=bool) if whole else as_mask(pa.array(typed.filled).take(indices))
    odd: dict[int, Reading] = {}
    if typed.odd:
        held = np.asarray(indices.fill_null(-1))
        rows = np.flatnonzero(np.isin(held, list(typed.odd)))
        odd = {row: typed.odd[which] for row, which in zip(rows.tolist(), held[rows].tolist(), strict=True)}
    return _Typed(typed.values.take(indices), filled, odd)


def _overlaid(under: _Typed, rows: np.ndarray, over: _Typed) -> _Typed:
    """A column with some rows replaced: `over` holds those rows, in the order of `rows`."""
    order = np.argsort(rows)
    mask = np.zeros(len(under.filled), dtype=bool)
    mask[rows] = True
    filled = under.filled.copy()
    filled[rows] = over.filled
    odd = {row: reading for row, reading in under.odd.items() if not mask[row]}
    odd.update({int(rows[at]): reading for at, reading in over.odd.items()})
    return _Typed(pc.replace_with_mask(under.values, pa.array(mask), over.values.take(pa.array(order))), filled, odd)
