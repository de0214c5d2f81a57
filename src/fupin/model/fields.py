"""What a field of a record is: its type, Chinese header, unit, digits and permitted values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FieldType(StrEnum):
    """The types a field may have; the values are the contract's names."""

    ID = "id"
    TEXT = "text"
    FLAG = "flag"
    COUNT = "count"
    MONEY = "money"
    NUMBER = "number"
    SHARE = "share"
    DATE = "date"
    MONTHS = "months"
    ENUM = "enum"


NUMERIC_TYPES = frozenset({FieldType.COUNT, FieldType.MONEY, FieldType.NUMBER, FieldType.SHARE, FieldType.MONTHS})
TEXT_TYPES = frozenset({FieldType.ID, FieldType.TEXT, FieldType.ENUM})

INTEGER_DIGITS = 14
"""Digits that a number may have before the point."""

_DECIMALS = {FieldType.COUNT: 0, FieldType.SHARE: 8}
_USUAL_DECIMALS = 4
_BASE_UNITS = {FieldType.MONEY: "元", FieldType.MONTHS: "月", FieldType.SHARE: "比例"}

OWN_UNIT = "指标单位"
"""The unit of numbers whose measure another cell tells (a target, a score): a bare number is read as it stands."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record kind.

    Attributes:
        name: English name; as a header it declares the base unit.
        header: the canonical Chinese header, without a unit.
        type: how a cell of the field is read.
        unit: base unit of the values (元, 月, 亩, 千瓦, 比例, 户 ...); None where there is none.
        values: the permitted values of an enum, in order; empty for other types.
        personal: the field holds a person's name, masked in output.
        plausible: smallest and largest usual value in the base unit; outside it a note is made.
    """

    name: str
    header: str
    type: FieldType
    unit: str | None = None
    values: tuple[str, ...] = ()
    personal: bool = False
    plausible: tuple[Decimal, Decimal] | None = None

    @property
    def numeric(self) -> bool:
        """Whether the values are numbers."""
        return self.type in NUMERIC_TYPES

    @property
    def decimals(self) -> int:
        """Digits after the point that a value may have (0 for counts, 8 for shares, else 4)."""
        return _DECIMALS.get(self.type, _USUAL_DECIMALS)

    @property
    def needs_unit(self) -> bool:
        """Whether a bare number under a Chinese header is a guess: all numbers but counts."""
        return self.numeric and self.type is not FieldType.COUNT and self.unit != OWN_UNIT


def base_unit(kind: FieldType, unit: str | None) -> str | None:
    """The base unit of a field type: its own (元, 月, 比例), else the one that the field names."""
    return _BASE_UNITS.get(kind, unit)
