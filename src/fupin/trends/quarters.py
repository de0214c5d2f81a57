"""Quarters of the year, and the row of them between two."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple


class Quarter(NamedTuple):
    """A quarter of a year; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def place(self) -> int:
        """Its number in the row of all quarters."""
        return self.year * 4 + self.number - 1

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"


def row_of(quarters: Collection[Quarter]) -> tuple[Quarter, ...]:
    """All quarters from the first to the last of these, those between included; none for none."""
    if not quarters:
        return ()
    places = range(min(quarters).place, max(quarters).place + 1)
    return tuple(Quarter(place // 4, place % 4 + 1) for place in places)
