"""How much the content of a record tells: whether another record could be like it by chance.

What is counted is what two records of different counties seldom share: the name of a person, dates, amounts with
several digits that are not zero, names of projects and enterprises. What many records share (50000 yuan, three
years, yes and no, a choice) tells nothing. The figures are bits, rounded down: of two persons, fewer than one pair in
20000 has the same name.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.table import Column
from fupin.model.fields import FieldSpec, FieldType

ENOUGH = 18
"""From so many bits on, two records of one number and content are one record."""
MOST = 25
_PERSON = 14
_FIRST_DATE, _FURTHER_DATE, _MOST_FURTHER = 6, 2, 2
_A_DIGIT, _MOST_DIGITS = 3, 3
_LONG_NAME, _LONG_NAME_BITS, _SHORT_NAME, _SHORT_NAME_BITS = 8, 10, 4, 4
_LONG_NUMBER, _LONG_NUMBER_BITS = 10, 10
_NAMING = ("_name", "_no")
_MASKS = frozenset("*＊×某X")
"""Signs that stand for a part of a name that isn't told."""
_AMOUNTS = frozenset({FieldType.MONEY, FieldType.NUMBER, FieldType.COUNT})

Bits = npt.NDArray[np.int64]


def telling(columns: Iterable[tuple[FieldSpec, Column]], rows: int) -> Bits:
    """By record, how many bits its content tells; at most `MOST`.

    Args:
        columns: the fields that are compared, but for keys and places.
        rows: how many records there are.
    """
    persons, amounts, names, numbers, dates = (np.zeros(rows, np.int64) for _ in range(5))
    for field, column in columns:
        if field.personal:
            persons = np.maximum(persons, _PERSON * _usable_names(column.values))
        elif field.type is FieldType.DATE:
            dates += _mask(pc.is_valid(column.values))
        elif field.type in _AMOUNTS and field.unit != "年":
            amounts = np.maximum(amounts, _of_amounts(column.values))
        elif field.type is FieldType.ID:
            numbers = np.maximum(numbers, _LONG_NUMBER_BITS * (_lengths(column.values) >= _LONG_NUMBER))
        elif field.type is FieldType.TEXT and field.name.endswith(_NAMING):
            names = np.maximum(names, _of_names(column.values))
    of_dates = np.where(dates > 0, _FIRST_DATE + _FURTHER_DATE * np.minimum(dates - 1, _MOST_FURTHER), 0)
    total: Bits = np.minimum(persons + amounts + names + numbers + of_dates, MOST)
    return total


def is_name(text: str) -> bool:
    """Whether a person's name can be compared: it is no single sign, and nothing of it is masked."""
    return len(text) > 1 and _MASKS.isdisjoint(text)


def _usable_names(values: pa.Array) -> Bits:
    return np.array([text is not None and is_name(text.strip()) for text in values.to_pylist()], np.int64)


def _mask(values: pa.Array) -> Bits:
    return np.asarray(values.to_numpy(zero_copy_only=False), np.int64)


def _lengths(values: pa.Array) -> Bits:
    return _mask(pc.fill_null(pc.utf8_length(values), 0))


def _of_amounts(values: pa.Array) -> Bits:
    """Each digit behind the first, but for zeros at the end, counts."""
    digits = pc.utf8_trim(pc.replace_substring_regex(values.cast(pa.string()), "[-.]", ""), characters="0")
    further: Bits = np.clip(_lengths(digits) - 1, 0, _MOST_DIGITS)
    return _A_DIGIT * further


def _of_names(values: pa.Array) -> Bits:
    lengths = _lengths(values)
    bits: Bits = np.where(lengths >= _SHORT_NAME, _SHORT_NAME_BITS, 0)
    return np.where(lengths >= _LONG_NAME, _LONG_NAME_BITS, bits)
