"""Inputs and problems as they may be shown: what is personal in them masked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from fupin.findings import shown_text
from fupin.model.personal import without_numbers
from fupin.model.problems import Problem
from fupin.model.records import RECORDS
from fupin.result import InputReport


def shown_input(report: InputReport, *, personal: bool) -> InputReport:
    """How a file was read, as it may be shown: personal numbers masked unless `personal` is."""
    return report if personal else replace(without_numbers(report), sha256=report.sha256)


def shown_problem(problem: Problem, *, personal: bool) -> Problem:
    """A problem as it may be shown: its text shortened, names and personal numbers masked unless `personal` is."""
    text = shown_text(problem.text, problem.field, name=problem.field in _names(), show_personal=personal)
    if personal:
        return replace(problem, text=text)
    hidden = without_numbers(problem)
    if sums := _SUMS & problem.params.keys():
        hidden = replace(hidden, params={**hidden.params, **{name: problem.params[name] for name in sums}})
    return replace(hidden, text=text)


_SUMS = frozenset({"sum", "difference"})
"""Figures of this program's own, which are nobody's number."""


@cache
def _names() -> frozenset[str]:
    """The fields that hold a person's name, of all record kinds."""
    return frozenset(name for model in RECORDS.values() for name, spec in model.fields().items() if spec.personal)
