"""A legal figure: dated values with their unit, the provision and its operative phrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Figure = Decimal | date


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A figure and the days on which it is in force, both inside; `until` None is open."""

    value: Figure
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure of the policy by name.

    Attributes:
        name: the name by which expressions use it.
        unit: unit of the value (元, 月, 亩, 比例, 人 ...; 日期 for a date).
        provision: id of the provision that sets it.
        phrase: the provision's short operative phrase.
        source: where the figure stands if not in the policy itself.
        values: the dated values, earliest first; never empty.
    """

    name: str
    unit: str
    provision: str
    phrase: str
    source: str | None
    values: tuple[DatedValue, ...]

    def at(self, day: date) -> Figure | None:
        """The figure in force on a day.

        Before the first day in force it is the earliest figure, since records made earlier are
        held against it too; after the last day in force there is none.
        """
        in_force = [dated for dated in self.values if dated.since <= day]
        dated = in_force[-1] if in_force else self.values[0]
        return None if dated.until is not None and day > dated.until else dated.value
