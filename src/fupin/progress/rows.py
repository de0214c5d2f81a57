"""The rows of the indicator and task sheets, as values with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from fupin.findings import shown_text
from fupin.progress.result import Place
from fupin.reading.sheets import SheetReading
from fupin.submissions import Submission

INDICATOR, TASK = "indicator", "task"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A reported value as it was read.

    Attributes:
        submission: the number of its submission, from 0.
        identity: the target that it names; None where that is unknown.
        area: None where the row names none.
        reported_on: None where it is unknown.
        value: None where it is unknown.
        text: what stands in the value's cell; None where nothing does.
        day_text: what stands in the day's cell; None where nothing does.
        place: the value's cell.
    """

    submission: int
    identity: str | None
    area: str | None
    reported_on: date | None
    value: Fraction | None
    text: str | None
    day_text: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the task ledger as it was read.

    Attributes:
        unit: None where the row names none.
        task: the task's number; None where it is unknown.
        milestone: None where it is empty.
        deadline: None where it is unknown.
        completed: whether the completion's cell holds something; None where there is no such column.
        completed_on: None where it is unknown.
        text: what stands in the cell of the task's number.
        place: the row's first cell.
    """

    unit: str | None
    task: int | None
    milestone: str | None
    deadline: date | None
    completed: bool | None
    completed_on: date | None
    text: str | None
    place: Place


def indicators(submissions: Sequence[Submission], *, show_personal: bool) -> tuple[Indicator, ...]:
    """All reported values, in order."""
    return tuple(
        Indicator(
            submission=number,
            identity=row.value("indicator_id"),
            area=_name(row.value("area")),
            reported_on=row.value("reported_on"),
            value=None if (value := row.value("value")) is None else Fraction(value),
            text=row.text("value", show_personal=show_personal),
            day_text=row.text("reported_on", show_personal=show_personal),
            place=row.place("value"),
        )
        for number, row in _rows(submissions, INDICATOR)
    )


def entries(submissions: Sequence[Submission], *, show_personal: bool) -> tuple[Entry, ...]:
    """All rows of the task ledgers, in order."""
    return tuple(
        Entry(
            unit=_name(row.value("unit")),
            task=None if (task := row.value("task_no")) is None else int(task),
            milestone=row.text("milestone", show_personal=show_personal),
            deadline=row.value("deadline"),
            completed=row.filled("completed_on"),
            completed_on=row.value("completed_on"),
            text=row.text("task_no", show_personal=show_personal),
            place=row.place("unit"),
        )
        for _, row in _rows(submissions, TASK)
    )


def _rows(submissions: Sequence[Submission], record: str) -> Iterator[tuple[int, _Row]]:
    for number, submission in enumerate(submissions):
        for reading in tables(submission.readings, record):
            for at in range(reading.table.rows):
                yield number, _Row(reading, at)


def tables(readings: Iterable[SheetReading], record: str) -> list[SheetReading]:
    """The tables of one record kind."""
    return [reading for reading in readings if reading.record == record]


@dataclass(frozen=True)
class _Row:
    reading: SheetReading
    at: int

    def value(self, field: str) -> Any:
        column = self.reading.table.columns.get(field)
        return None if column is None else column.values[self.at].as_py()

    def filled(self, field: str) -> bool | None:
        column = self.reading.table.columns.get(field)
        return None if column is None else bool(column.filled[self.at].as_py())

    def text(self, field: str, *, show_personal: bool) -> str | None:
        return shown_text(self.reading.text(self.at, field), field, name=False, show_personal=show_personal)

    def place(self, field: str) -> Place:
        reading = self.reading
        return Place(reading.path, reading.sheet, reading.cell(self.at, field), reading.row(self.at))


def _name(text: str | None) -> str | None:
    """A name without white space; None where nothing is left."""
    return "".join((text or "").split()) or None
