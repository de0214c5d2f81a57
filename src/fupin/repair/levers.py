"""Levers: the lawful changes that one record is open to, each with the steps that it can take.

Step 0 leaves the record as it is; step 1, 2, ... are the values that the change reaches one after the
other. A number moves along the multiples of its step: 50,000.0001 yuan lowered by one step of 0.01 is
50,000.00 yuan.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from fupin.evaluation.one_record import Exact, OneRecord
from fupin.model.calendar import days_later
from fupin.model.fields import INTEGER_DIGITS, FieldType
from fupin.model.text import Text
from fupin.rulebook.changes import Direction, How, LawfulChange

HORIZON_DAYS = 36_525
"""How far ahead a day may be planned: a hundred years."""
_YEAR_DAYS = 365
_YEAR = "year"
_LARGEST = Fraction(10**INTEGER_DIGITS - 1)


@dataclass(frozen=True)
class Lever:
    """A lawful change in one direction, for one record.

    Attributes:
        change: the change.
        most: how many steps it can take; at least 1.
        offset: of numbers, from the record's value to the multiple of the step from which it is counted.
        slope: of numbers, by how much a step changes the value; of planned days, 1 or -1.
        start: of days, the day of step 0.
        values: of settled fields, the values of the steps from 1.
        moves: the fields that it moves, its own first.
        scale: of numbers, the record's largest number of the same unit that a lever moves.
    """

    change: LawfulChange
    most: int
    offset: Fraction = Fraction(0)
    slope: Fraction = Fraction(0)
    start: date | None = None
    values: tuple[Exact | None, ...] = ()
    moves: tuple[str, ...] = field(default=())
    scale: Fraction = Fraction(1)

    @property
    def name(self) -> str:
        """The field that it moves by itself."""
        return self.change.field.name

    @property
    def words(self) -> Text:
        """The act in words."""
        return (self.change.words_down if self.slope < 0 else None) or self.change.words

    @property
    def numeric(self) -> bool:
        """Whether its steps change a number."""
        return self.change.how is How.MOVED

    def delta(self, steps: int) -> Fraction:
        """By how much it changes its number, and those carried along."""
        return self.offset + self.slope * steps if steps else Fraction(0)

    def value(self, steps: int) -> Exact | None:
        """The value that a day, flag, choice or text has after some steps (from 1)."""
        if self.start is not None:
            return days_later(self.start, int(self.slope) * steps)
        return self.values[steps - 1]

    def size(self, steps: int) -> Fraction:
        """How large a change is: of a number against its scale, of a planned day against a year, else 1."""
        if self.numeric:
            return abs(self.delta(steps)) / self.scale
        if self.change.how is How.PLANNED:
            return Fraction(steps, _YEAR_DAYS)
        return Fraction(1)


Steps = Mapping[Lever, int]
"""Levers with the steps that they take."""


def moved(record: OneRecord, taken: Iterable[tuple[Lever, int]]) -> OneRecord:
    """The record after some levers have taken their steps."""
    values: dict[str, Exact | None] = {}
    for lever, steps in taken:
        if not steps:
            continue
        if not lever.numeric:
            values[lever.name] = lever.value(steps)
            continue
        for name in lever.moves:
            old = values.get(name, record.values.get(name))
            if isinstance(old, Fraction):
                values[name] = old + lever.delta(steps)
    return record.changed(values)


def levers_of(changes: Iterable[LawfulChange], record: OneRecord, as_of: date, *, yearly: bool) -> tuple[Lever, ...]:
    """The levers of a record, in the order of the rule book.

    A field without a column has none; nor has one whose value could not be read, nor a day that has
    passed unless the thing can be done anew. Of a record that tells of a year (`yearly`), figures and
    settled things have one only if the year is known and has not passed.
    """
    closed = yearly and not _open_year(record, as_of)
    listed = [
        change
        for change in changes
        if change.field.name in record.filled and not (closed and change.how in (How.MOVED, How.SETTLED))
    ]
    levers = [lever for change in listed for lever in _levers(change, record, as_of)]
    return tuple(replace(lever, scale=_scale(lever, levers, record)) if lever.numeric else lever for lever in levers)


def _open_year(record: OneRecord, as_of: date) -> bool:
    year = record.values.get(_YEAR)
    return isinstance(year, Fraction) and year >= as_of.year


def _scale(lever: Lever, levers: Iterable[Lever], record: OneRecord) -> Fraction:
    unit = lever.change.field.unit
    alike = [each for each in levers if each.numeric and each.change.field.unit == unit]
    numbers = [
        abs(number) for each in alike for name in each.moves if isinstance(number := record.values[name], Fraction)
    ]
    return max(*numbers, abs(lever.slope))


def _levers(change: LawfulChange, record: OneRecord, as_of: date) -> Iterator[Lever]:
    value, own = record.values[change.field.name], (change.field.name,)
    empty = not record.filled[change.field.name]
    if change.how is How.MOVED and isinstance(value, Fraction):
        yield from _number(change, record, value)
    elif change.how is How.PLANNED and isinstance(value, date) and value >= as_of:
        if change.direction is not Direction.DOWN:
            yield Lever(change, HORIZON_DAYS, slope=Fraction(1), start=value, moves=own)
        if change.direction is not Direction.UP and value > as_of:
            yield Lever(change, (value - as_of).days, slope=Fraction(-1), start=value, moves=own)
    elif (change.how is How.ANEW and isinstance(value, date) and value < as_of) or (
        change.how is How.DONE and empty and change.field.type is FieldType.DATE
    ):
        before = days_later(as_of, -1)
        if before is not None:
            yield Lever(change, HORIZON_DAYS, slope=Fraction(1), start=before, moves=own)
    elif change.how is How.DONE and empty:
        yield Lever(change, 1, values=(None,), moves=own)
    elif change.how is How.SETTLED and (empty or value is not None):
        others = tuple(each for each in change.to if each != value)
        if others:
            yield Lever(change, len(others), values=others, moves=own)


def _number(change: LawfulChange, record: OneRecord, value: Fraction) -> Iterator[Lever]:
    if change.step is None:
        return
    step = Fraction(change.step)
    carried = [each.name for each in change.carries if record.values.get(each.name) is not None]
    moves = (change.field.name, *carried)
    numbers = [number for name in moves if isinstance(number := record.values[name], Fraction)]
    if change.direction is not Direction.DOWN:
        offset = math.floor(value / step) * step - value
        most = math.floor(min(_LARGEST - number - offset for number in numbers) / step)
        if most >= 1:
            yield Lever(change, most, offset, step, moves=moves)
    if change.direction is not Direction.UP:
        offset = math.ceil(value / step) * step - value
        most = math.floor(min(number + offset for number in numbers) / step)
        if most >= 1:
            yield Lever(change, most, offset, -step, moves=moves)
