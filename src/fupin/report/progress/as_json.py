"""Progress as JSON, version 1: every figure exact, as a fraction or a plain decimal."""

from __future__ import annotations

from typing import Any, TextIO

from fupin.model.exact import exact_or_none
from fupin.model.problems import Problem
from fupin.model.text import Language, Text
from fupin.model.values import value_text
from fupin.progress.result import (
    AreaValue,
    LedgerRow,
    Place,
    ProgressResult,
    Shown,
    Tally,
    TargetProgress,
    TaskProgress,
    UnusedRow,
)
from fupin.report.json_report.writing import json_text
from fupin.report.messages import problem_message
from fupin.report.progress.words import difference_words, percent, target_name
from fupin.version import __version__

FORMAT, VERSION = "fupin-progress", 1
DIFFERENCE = "PRG01"
"""The code of a difference between what was reported and what the records show."""


def write_progress_json(result: ProgressResult, stream: TextIO, language: Language) -> None:
    """Writes the report; names and messages are in the given language, all else is the same in every one."""
    stream.write(json_text(_Report(language).whole(result), indent=1) + "\n")


class _Report:
    """The parts of the report in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def whole(self, result: ProgressResult) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "tool": {"name": "fupin", "version": __version__},
            "rulebook": {"id": result.book, "version": result.version},
            "as_of": result.as_of.isoformat(),
            "inputs": [
                {
                    "path": report.path,
                    "sha256": report.sha256,
                    "status": "read" if report.readable else "unreadable",
                    "reason": self._told(report.reason),
                }
                for report in result.inputs
            ],
            "targets": [self._target(item) for item in result.targets],
            "tasks": [self._task(item) for item in result.tasks],
            "departments": [_tally(item) for item in result.departments],
            "deadlines": [_tally(item) for item in result.deadlines],
            "units": [
                {"unit": tally.unit, "rows": {state.value: count for state, count in tally.rows.items()}}
                for tally in result.units
            ],
            "findings": [self._finding(target, shown) for target, shown in result.differences],
            "unused": [self._unused(row) for row in result.unused],
            "problems": [self._problem(problem) for problem in result.problems],
        }

    def _told(self, text: Text | None) -> str | None:
        return None if text is None else text.in_language(self._language)

    def _target(self, item: TargetProgress) -> dict[str, Any]:
        target = item.target
        return {
            "target": target.id,
            "year": item.year,
            "task": target.task,
            "name": self._told(target_name(item)),
            "op": target.op,
            "figure": value_text(target.value),
            "unit": target.unit,
            "kind": target.kind,
            "due": item.due.isoformat(),
            "state": item.state.value,
            "value": exact_or_none(item.value.exact),
            "low": exact_or_none(item.value.low),
            "high": exact_or_none(item.value.high),
            "share": exact_or_none(item.share),
            "percent_rounded_down": None if item.share is None else percent(item.share).en.strip("~%"),
            "missing": exact_or_none(item.missing),
            "months_left": item.months_left,
            "per_month": exact_or_none(item.per_month),
            "reason": self._told(item.reason),
            "areas": [self._area(area) for area in item.areas],
            "records": [self._shown(shown) for shown in item.shown],
        }

    def _area(self, area: AreaValue) -> dict[str, Any]:
        return {
            "area": area.area,
            "value": exact_or_none(area.value),
            "reported_on": None if area.reported_on is None else area.reported_on.isoformat(),
            **_place(area.place),
            "text": area.text,
            "reason": self._told(area.reason),
        }

    def _shown(self, shown: Shown) -> dict[str, Any]:
        return {
            "agreement": shown.agreement.value,
            "record": shown.record,
            "path": shown.path,
            "records": shown.records,
            "area": shown.area,
            "as_of": shown.as_of.isoformat(),
            "low": exact_or_none(shown.shown.low),
            "high": exact_or_none(shown.shown.high),
            "reported": exact_or_none(shown.reported),
            "reason": self._told(shown.reason),
        }

    def _finding(self, target: TargetProgress, shown: Shown) -> dict[str, Any]:
        return {
            "code": DIFFERENCE,
            "target": target.target.id,
            "year": target.year,
            "clause": target.target.clause,
            **({} if shown.place is None else _place(shown.place)),
            "record": shown.record,
            "reported": exact_or_none(shown.reported),
            "low": exact_or_none(shown.shown.low),
            "high": exact_or_none(shown.shown.high),
            "message": self._told(difference_words(target, shown)),
        }

    def _task(self, item: TaskProgress) -> dict[str, Any]:
        return {
            "task": item.task.no,
            "name": self._told(item.task.name.text()),
            "departments": item.task.departments,
            "local": item.task.local == "true",
            "milestones": [
                {
                    "deadline": each.milestone.deadline.isoformat(),
                    "what": self._told(each.milestone.what.text()),
                    "targets": each.milestone.targets,
                    "state": each.state.value,
                    "rows": [self._row(row) for row in each.rows],
                }
                for each in item.milestones
            ],
            "others": [self._row(row) for row in item.others],
        }

    def _row(self, row: LedgerRow) -> dict[str, Any]:
        return {
            "unit": row.unit,
            "milestone": row.milestone,
            "deadline": None if row.deadline is None else row.deadline.isoformat(),
            "state": row.state.value,
            "completed_on": None if row.completed_on is None else row.completed_on.isoformat(),
            "late": row.late,
            **_place(row.place),
            "reason": self._told(row.reason),
        }

    def _unused(self, row: UnusedRow) -> dict[str, Any]:
        return {**_place(row.place), "text": row.text, "reason": self._told(row.reason)}

    def _problem(self, problem: Problem) -> dict[str, Any]:
        return {
            "code": problem.code.value,
            "level": problem.level.value,
            "path": problem.path,
            "sheet": problem.sheet,
            "row": problem.row,
            "cell": problem.cell,
            "field": problem.field,
            "text": problem.text,
            "message": self._told(problem_message(problem)),
        }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "sheet": place.sheet, "cell": place.cell, "row": place.row}


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "name": tally.name,
        "targets": {state.value: count for state, count in tally.targets.items()},
        "milestones": {state.value: count for state, count in tally.milestones.items()},
    }
