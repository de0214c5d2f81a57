"""The tables of the progress reports as rows of cells: tasks, departments, deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from fupin.model.text import Language, Text
from fupin.progress.result import (
    LedgerRow,
    MilestoneProgress,
    ProgressResult,
    Tally,
    UnitTally,
)
from fupin.progress.states import State, TaskState
from fupin.report.progress.words import TASK_STATES, bar

Row = tuple[str, ...]
SHORT_BAR = 8

TASK_HEADS = (
    Text("任务", "task"),
    Text("名称", "name"),
    Text("时限", "due"),
    Text("状态", "state"),
    Text("台账完成", "rows done"),
)
TALLY_HEADS = (
    Text("目标", "targets"),
    Text("达到", "met"),
    Text("逾期", "overdue"),
    Text("未报", "none"),
    Text("节点完成", "milestones"),
    Text("节点逾期", "late"),
)
UNIT_STATES = (TaskState.DONE, TaskState.OPEN, TaskState.OVERDUE, TaskState.UNKNOWN)
UNIT_HEADS = (Text("台账单位", "unit"), Text("进度", "progress"), *(TASK_STATES[state] for state in UNIT_STATES))
DEPARTMENT, DEADLINE = Text("责任部门", "department"), Text("时限", "deadline")


def task_rows(result: ProgressResult, language: Language) -> Iterator[Row]:
    """A row for each milestone: task, name, deadline, state, how many rows of the ledger are done.

    Rows of the ledger with deadlines of their own have a row together.
    """
    for task in result.tasks:
        head: Row = (task.task.no, task.task.name.text().in_language(language))
        for milestone in task.milestones:
            yield (*head, *_milestone(milestone, language))
            head = ("", "")
        if task.others:
            own = Text("自定时限", "own dates").in_language(language)
            yield ("", "", own, _gravest(task.others, language), _done(task.others))


def _milestone(item: MilestoneProgress, language: Language) -> Row:
    state = TASK_STATES[item.state].in_language(language)
    return item.milestone.deadline.isoformat(), state, _done(item.rows) if item.rows else "—"


def _done(rows: Sequence[LedgerRow]) -> str:
    return f"{sum(row.state is TaskState.DONE for row in rows)}/{len(rows)}"


def _gravest(rows: Sequence[LedgerRow], language: Language) -> str:
    states = {row.state for row in rows}
    return next(text for state, text in _BY_WEIGHT if state in states).in_language(language)


_BY_WEIGHT = [
    (state, TASK_STATES[state]) for state in (TaskState.OVERDUE, TaskState.UNKNOWN, TaskState.OPEN, TaskState.DONE)
]


def tally_row(tally: Tally) -> Row:
    """Name, a bar of the targets that are met, met of all, overdue, not reported, milestones done, overdue."""
    targets, milestones = sum(tally.targets.values()), sum(tally.milestones.values())
    return (
        tally.name,
        _bar(tally.targets[State.MET], targets),
        _of(tally.targets, State.MET, targets),
        _some(tally.targets[State.OVERDUE]),
        _some(tally.targets[State.NOT_REPORTED]),
        _of(tally.milestones, TaskState.DONE, milestones),
        _some(tally.milestones[TaskState.OVERDUE]),
    )


def unit_row(tally: UnitTally, language: Language) -> Row:
    """Unit, a bar of the rows that are done, and how many rows are done, not yet due, overdue, unknown."""
    done, rows = tally.rows[TaskState.DONE], sum(tally.rows.values())
    name = tally.unit or Text("未写单位", "no unit named").in_language(language)
    return (name, _bar(done, rows), f"{done}/{rows}", *(_some(tally.rows[state]) for state in UNIT_STATES[1:]))


def _bar(part: int, whole: int) -> str:
    return bar(Fraction(part, whole), SHORT_BAR) if whole else ""


def _of(counts: Mapping[State, int] | Mapping[TaskState, int], state: State | TaskState, whole: int) -> str:
    found = dict[str, int]({key.value: count for key, count in counts.items()})
    return f"{found[state.value]}/{whole}" if whole else "—"


def _some(count: int) -> str:
    return str(count) if count else "—"
