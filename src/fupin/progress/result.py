"""What progress gives: targets, tasks, differences and tallies at a date; read by every report.

Every figure is exact: values and shares are fractions, and nothing is rounded here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from fupin.model.problems import Problem
from fupin.model.text import Text
from fupin.result import InputReport
from fupin.rulebook.policy_shapes import MilestoneShape, TargetShape, TaskShape


class State(StrEnum):
    """How a target stands at the date."""

    OVERDUE = "overdue"
    ON_THE_WAY = "on_the_way"
    MET = "met"
    UNKNOWN = "unknown"
    NOT_REPORTED = "not_reported"
    NOT_BEGUN = "not_begun"


class TaskState(StrEnum):
    """How a milestone stands at the date."""

    OVERDUE = "overdue"
    OPEN = "open"
    DONE = "done"
    UNKNOWN = "unknown"
    NOT_REPORTED = "not_reported"


class Agreement(StrEnum):
    """How a reported value stands to what the records show."""

    DIFFERS = "differs"
    AGREES = "agrees"
    UNDECIDED = "undecided"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A value that is known as far as this: `low` to `high`, both included; None has no bound.

    A value that is known has two equal bounds.
    """

    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def exact(self) -> Fraction | None:
        """The value where it is known, else None."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, sheet, cell and row as the user sees them."""

    path: str
    sheet: str | None
    cell: str | None
    row: int


@dataclass(frozen=True, slots=True)
class AreaValue:
    """What an area reported last.

    Attributes:
        area: its name; None where the row names none.
        value: the value; None where it is unknown.
        reported_on: the day that the value speaks of; None where that is unknown.
        place: its cell.
        text: what stands in that cell.
        reason: why the value is unknown.
    """

    area: str | None
    value: Fraction | None
    reported_on: date | None
    place: Place
    text: str | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What records show of a target, held against the value that was reported.

    Attributes:
        agreement: how the two stand to each other.
        record: the record kind that shows it.
        path: the submission's first file of that kind.
        records: how many records were looked at.
        area: the area whose records they are; None where they are all of the submission.
        as_of: the day that it is shown for.
        shown: what the records show.
        reported: the value reported; None where there is none.
        place: the cell of that value; None where there is none.
        reason: why the records show no value, or none that decides.
    """

    agreement: Agreement
    record: str
    path: str
    records: int
    area: str | None
    as_of: date
    shown: Bounds
    reported: Fraction | None = None
    place: Place | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """A target, or one year of a yearly one, at the date.

    Attributes:
        target: the target.
        year: the year, of a yearly target; else None.
        due: the day by which it is due.
        state: how it stands.
        value: what was reported, over all areas.
        share: the part of the target that is reached; None where that can't be said.
        missing: what is still to be reached (of an upper limit, to be cut); None where it can't be said.
        months_left: months until it is due, begun ones counted; 0 on the last day and after.
        per_month: what is missing over the months left; None where nothing is missing or no month left.
        areas: what each area reported, in the order of the rows.
        reason: why it can't be judged.
        shown: what the records of each submission show.
    """

    target: TargetShape
    year: int | None
    due: date
    state: State
    value: Bounds
    share: Fraction | None
    missing: Fraction | None
    months_left: int
    per_month: Fraction | None
    areas: tuple[AreaValue, ...]
    reason: Text | None
    shown: tuple[Shown, ...] = ()

    @property
    def name(self) -> str:
        """The target's id, with the year of a yearly one: `T02/2019`."""
        return self.target.id if self.year is None else f"{self.target.id}/{self.year}"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of the task ledger at the date.

    Attributes:
        unit: the unit that answers for it; None where it names none.
        task: the number of the task.
        milestone: what is to be done, as it is written there.
        deadline: None where it is unknown.
        state: how it stands.
        completed_on: when it was done; None where it was not, or that is unknown.
        late: it was done after its deadline.
        place: its first cell.
        reason: why it can't be judged.
    """

    unit: str | None
    task: str
    milestone: str | None
    deadline: date | None
    state: TaskState
    completed_on: date | None
    late: bool
    place: Place
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class MilestoneProgress:
    """A milestone of the policy with the rows of the ledger that have its deadline."""

    milestone: MilestoneShape
    state: TaskState
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """A task at the date.

    Attributes:
        task: the task.
        milestones: those of the policy.
        others: rows of the ledger with deadlines of their own.
    """

    task: TaskShape
    milestones: tuple[MilestoneProgress, ...]
    others: tuple[LedgerRow, ...]

    @property
    def rows(self) -> tuple[LedgerRow, ...]:
        """All rows of the ledger of this task."""
        return (*(row for each in self.milestones for row in each.rows), *self.others)


@dataclass(frozen=True, slots=True)
class Tally:
    """How the targets and milestones of a department, or of a deadline, stand.

    Attributes:
        name: the department, or the deadline as YYYY-MM-DD.
        targets: how many targets (each year of a yearly one by itself) are in each state.
        milestones: how many milestones are.
    """

    name: str
    targets: Mapping[State, int]
    milestones: Mapping[TaskState, int]


@dataclass(frozen=True, slots=True)
class UnitTally:
    """How many rows of the ledger that a unit answers for are in each state; None where rows name no unit."""

    unit: str | None
    rows: Mapping[TaskState, int]


@dataclass(frozen=True, slots=True)
class UnusedRow:
    """A row of the indicators or of the ledger that belongs to no target or task."""

    place: Place
    text: str | None
    reason: Text


@dataclass(frozen=True)
class ProgressResult:
    """The finished result.

    Attributes:
        book: id of the rule book.
        version: its version.
        as_of: the date.
        inputs: every input file.
        targets: by target and year.
        tasks: by number.
        departments: tallies in the order of the annex.
        deadlines: tallies by day.
        units: tallies of the units that keep the ledger, in the order of their first rows.
        unused: rows that belong to no target or task.
        problems: what could not be read of the sheets that progress is taken from.
        records: how many records those sheets hold.
    """

    book: str
    version: str
    as_of: date
    inputs: tuple[InputReport, ...]
    targets: tuple[TargetProgress, ...]
    tasks: tuple[TaskProgress, ...]
    departments: tuple[Tally, ...]
    deadlines: tuple[Tally, ...]
    units: tuple[UnitTally, ...]
    unused: tuple[UnusedRow, ...]
    problems: tuple[Problem, ...]
    records: int

    @property
    def differences(self) -> tuple[tuple[TargetProgress, Shown], ...]:
        """The reported values that differ from what the records show, each with its target."""
        return tuple((t, s) for t in self.targets for s in t.shown if s.agreement is Agreement.DIFFERS)

    @property
    def overdue(self) -> bool:
        """Whether a target, or a row of the ledger, is overdue."""
        late_rows = any(row.state is TaskState.OVERDUE for task in self.tasks for row in task.rows)
        return late_rows or any(target.state is State.OVERDUE for target in self.targets)
