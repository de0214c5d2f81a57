"""How targets and tasks stand, as the page's data."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from fupin.model.text import Text
from fupin.progress.result import LedgerRow, ProgressResult, Tally, TargetProgress, TaskProgress
from fupin.progress.states import Agreement, State, TaskState
from fupin.report.page.texts import Texts
from fupin.report.progress.words import (
    SCOPE,
    STATES,
    TASK_STATES,
    all_shown_words,
    difference_words,
    due_words,
    needed,
    percent,
    place_text,
    reach,
    reported_by,
    target_name,
)

_WHOLE = 1000
"""A full bar; bars are told in thousandths, rounded down."""


class ProgressData:
    """Makes the data of progress.

    Args:
        progress: the result.
        texts: the table of texts.
    """

    def __init__(self, progress: ProgressResult, texts: Texts) -> None:
        self._progress, self._add = progress, texts.add
        self._several = len(progress.inputs) > 1

    def data(self) -> dict[str, Any]:
        """Tasks with their targets and milestones, differences, and tallies of departments and deadlines."""
        return {
            "scope": self._add(SCOPE),
            "states": {state.value: self._add(text) for state, text in STATES.items()},
            "task_states": {state.value: self._add(text) for state, text in TASK_STATES.items()},
            "tasks": [self._task(task) for task in self._progress.tasks],
            "differences": [
                [
                    self._add(item.name),
                    self._add(target_name(item)),
                    self._add("" if shown.place is None else place_text(shown.place, several=self._several)),
                    self._add(difference_words(item, shown)),
                ]
                for item, shown in self._progress.differences
            ],
            "departments": [self._tally(tally) for tally in self._progress.departments],
            "deadlines": [self._tally(tally) for tally in self._progress.deadlines],
            "unused": [
                [self._add(place_text(row.place, several=self._several)), self._add(row.reason)]
                for row in self._progress.unused
            ],
        }

    def _task(self, task: TaskProgress) -> dict[str, Any]:
        own = [item for item in self._progress.targets if item.target.task == task.task.no]
        return {
            "no": task.task.no,
            "name": self._add(task.task.name.text()),
            "departments": [self._add(name) for name in task.task.departments],
            "targets": [self._target(item) for item in own],
            "milestones": [
                {
                    "due": each.milestone.deadline.isoformat(),
                    "state": each.state.value,
                    "what": self._add(each.milestone.what.text()),
                    "rows": self._rows(each.rows),
                    "late": self._late(each.rows),
                }
                for each in task.milestones
            ],
            "others": [self._row(row) for row in task.others],
        }

    def _target(self, item: TargetProgress) -> dict[str, Any]:
        told: list[Text | None] = []
        if item.areas:
            told.append(needed(item))
        told.append(item.reason)
        told += all_shown_words(item)
        return {
            "id": item.name,
            "name": self._add(target_name(item)),
            "state": item.state.value,
            "due": self._add(due_words(item.due, self._progress.as_of)),
            "bar": _bar(item),
            "share": None if item.share is None else self._add(percent(item.share)),
            "reach": self._add(reach(item)) if item.areas else None,
            "by": self._add(reported_by(item)) if item.areas else None,
            "told": [self._add(text) for text in told if text is not None],
            "spoken": bool(item.areas or item.shown),
            "differs": any(shown.agreement is Agreement.DIFFERS for shown in item.shown),
        }

    def _rows(self, rows: Sequence[LedgerRow]) -> list[int]:
        """How many rows of the ledger are done, and how many there are."""
        return [sum(row.state is TaskState.DONE for row in rows), len(rows)]

    def _late(self, rows: Sequence[LedgerRow]) -> list[dict[str, Any]]:
        return [self._row(row) for row in rows if row.state is TaskState.OVERDUE]

    def _row(self, row: LedgerRow) -> dict[str, Any]:
        return {
            "unit": self._add(row.unit or ""),
            "what": self._add(row.milestone or ""),
            "due": None if row.deadline is None else row.deadline.isoformat(),
            "state": row.state.value,
            "place": self._add(place_text(row.place, several=self._several)),
        }

    def _tally(self, tally: Tally) -> list[Any]:
        """Name, targets met, overdue and all, milestones done, overdue and all."""
        targets, milestones = tally.targets, tally.milestones
        return [
            self._add(tally.name),
            *(targets[State.MET], targets[State.OVERDUE], sum(targets.values())),
            *(milestones[TaskState.DONE], milestones[TaskState.OVERDUE], sum(milestones.values())),
        ]


def _bar(item: TargetProgress) -> int | None:
    """How full the bar of a target is, in thousandths; None where that is not known."""
    share = Fraction(1) if item.state is State.MET else item.share
    if share is None:
        return None
    full = min(int(share * _WHOLE), _WHOLE)
    return max(full, 1) if share > 0 else 0
