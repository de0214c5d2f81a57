"""One record as it is judged alone, and what its verdicts rest on beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from fupin.model.values import Value
from fupin.rulebook.language import nodes as n

Exact = Fraction | date | bool | str
"""A value judged, its numbers as exact fractions."""


@dataclass(frozen=True, slots=True)
class OneRecord:
    """A record as it is judged alone.

    Attributes:
        values: the values by field; None where unknown. A field without a column is not in it.
        filled: for each field with a column, whether its cell holds something.
        row: its place among the records of its kind, from 0; None where it stands in no table.
    """

    values: Mapping[str, Exact | None]
    filled: Mapping[str, bool]
    row: int | None = None

    def changed(self, values: Mapping[str, Exact | None]) -> OneRecord:
        """The record with other values, in cells that then hold something."""
        filled = {**self.filled, **dict.fromkeys(values, True)}
        return replace(self, values={**self.values, **values}, filled=filled)


def exact(value: Value | None) -> Exact | None:
    """A value judged with its number as a fraction."""
    return Fraction(value) if isinstance(value, Decimal) else value


class Surroundings(Protocol):
    """What a record's verdicts rest on beside the record itself."""

    def others(self, node: n.CountBy | n.SumBy, record: OneRecord) -> Fraction | None:
        """What the other records of the record's group come to; None where a key or one of them is unknown."""

    def found(self, node: n.FoundIn, value: Exact, /) -> bool | None:
        """Whether a value is a key of another table; None where that can't be told."""


class Alone:
    """The surroundings of a record that has none: groups of one, no other tables."""

    def others(self, node: n.CountBy | n.SumBy, record: OneRecord) -> Fraction | None:
        """Nothing; None where a key is unknown."""
        known = all(record.values.get(key.field.name) is not None for key in node.keys)
        return Fraction(0) if known else None

    def found(self, _node: n.FoundIn, _value: Exact) -> bool | None:
        """Not to be told: there is no such table."""
        return None
