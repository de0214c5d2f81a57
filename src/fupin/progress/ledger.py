"""The tasks at a date: the rows of the ledger by milestone, each done, open, overdue or unknown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fupin.model.text import Text
from fupin.progress.result import LedgerRow, MilestoneProgress, TaskProgress
from fupin.progress.rows import Entry
from fupin.progress.states import TaskState
from fupin.rulebook.policy_shapes import TaskShape

_NO_DEADLINE = Text("没有写清完成时限", "its deadline is not known")
_NO_COLUMN = Text("没有“完成时间”这一列", "there is no column for the completion")
_UNREAD = Text("完成时间读不出", "the day of its completion can't be read")


def followed(task: TaskShape, entries: Sequence[Entry], as_of: date) -> TaskProgress:
    """A task with its rows of the ledger.

    Args:
        task: the task.
        entries: the rows that name it.
        as_of: the date; what was done later is not done yet.
    """
    rows = [_row(task.no, entry, as_of) for entry in entries]
    milestones = []
    for milestone in task.milestones:
        own = tuple(row for row in rows if row.deadline == milestone.deadline)
        milestones.append(MilestoneProgress(milestone, state_of(own), own))
    deadlines = {milestone.deadline for milestone in task.milestones}
    others = tuple(row for row in rows if row.deadline not in deadlines)
    return TaskProgress(task, tuple(milestones), others)


def state_of(rows: Sequence[LedgerRow]) -> TaskState:
    """The state of a milestone: done where all its rows are, else the gravest of theirs."""
    states = {row.state for row in rows}
    for state in (TaskState.OVERDUE, TaskState.UNKNOWN, TaskState.OPEN, TaskState.DONE):
        if state in states:
            return state
    return TaskState.NOT_REPORTED


def _row(task: str, entry: Entry, as_of: date) -> LedgerRow:
    state, reason = _state(entry, as_of)
    done = state is TaskState.DONE
    day, deadline = entry.completed_on, entry.deadline
    late = done and day is not None and deadline is not None and day > deadline
    return LedgerRow(
        entry.unit, task, entry.milestone, deadline, state, day if done else None, late, entry.place, reason
    )


def _state(entry: Entry, as_of: date) -> tuple[TaskState, Text | None]:
    """The state and why it is unknown. What is done needs no deadline; what isn't due can't be overdue."""
    if entry.completed_on is not None and entry.completed_on <= as_of:
        return TaskState.DONE, None
    if entry.deadline is not None and as_of <= entry.deadline and _surely_not_done(entry):
        return TaskState.OPEN, None
    if not _surely_not_done(entry):
        return TaskState.UNKNOWN, _NO_COLUMN if entry.completed is None else _UNREAD
    if entry.deadline is None:
        return TaskState.UNKNOWN, _NO_DEADLINE
    return TaskState.OVERDUE, None


def _surely_not_done(entry: Entry) -> bool:
    """Whether the cell of the completion is empty, or names a later day than the date."""
    return entry.completed is False or entry.completed_on is not None
