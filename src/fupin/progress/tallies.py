"""How many targets and milestones are in which state, by department and by deadline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from fupin.progress.result import MilestoneProgress, State, Tally, TargetProgress, TaskProgress, TaskState, UnitTally


def by_department(targets: Sequence[TargetProgress], tasks: Sequence[TaskProgress]) -> tuple[Tally, ...]:
    """A tally for each department, in the order of the annex; what several share counts for each of them.

    A department that is named with its office in brackets is the same one.
    """
    shares = {task.task.no: [_plain(name) for name in task.task.departments] for task in tasks}
    tallies = []
    for name in dict.fromkeys(name for names in shares.values() for name in names):
        own = [task for task in tasks if name in shares[task.task.no]]
        numbers = {task.task.no for task in own}
        milestones = [milestone for task in own for milestone in task.milestones]
        tallies.append(_tally(name, (target for target in targets if target.target.task in numbers), milestones))
    return tuple(tallies)


def _plain(department: str) -> str:
    return department.partition("（")[0]


def by_deadline(targets: Sequence[TargetProgress], tasks: Sequence[TaskProgress]) -> tuple[Tally, ...]:
    """A tally for each day on which something is due, the first day first."""
    milestones = [milestone for task in tasks for milestone in task.milestones]
    days = {target.due for target in targets} | {each.milestone.deadline for each in milestones}
    return tuple(
        _tally(
            day.isoformat(),
            (target for target in targets if target.due == day),
            (each for each in milestones if each.milestone.deadline == day),
        )
        for day in sorted(days)
    )


def by_unit(tasks: Sequence[TaskProgress]) -> tuple[UnitTally, ...]:
    """A tally for each unit of the ledger, in the order of the tasks."""
    rows = [row for task in tasks for row in task.rows]
    found = []
    for unit in dict.fromkeys(row.unit for row in rows):
        states = Counter(row.state for row in rows if row.unit == unit)
        found.append(
            UnitTally(unit, {state: states[state] for state in TaskState if state is not TaskState.NOT_REPORTED})
        )
    return tuple(found)


def _tally(name: str, targets: Iterable[TargetProgress], milestones: Iterable[MilestoneProgress]) -> Tally:
    return Tally(name, target_states(targets), task_states(milestones))


def target_states(targets: Iterable[TargetProgress]) -> dict[State, int]:
    """How many targets are in each state; every state is there."""
    found = Counter(target.state for target in targets)
    return {state: found[state] for state in State}


def task_states(milestones: Iterable[MilestoneProgress]) -> dict[TaskState, int]:
    """How many milestones are in each state; every state is there."""
    found = Counter(milestone.state for milestone in milestones)
    return {state: found[state] for state in TaskState}
