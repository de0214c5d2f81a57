"""What is wrong with a waiver, as a problem at its line in the file of waivers."""

from __future__ import annotations

from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Text
from fupin.model.waiver import Waiver
from fupin.waivers.reading import WaiverEntry


def entry_problem(code: ProblemCode, path: str, entry: WaiverEntry, what: Text) -> Problem:
    """The problem of a waiver as it is written.

    Args:
        code: what kind of problem.
        path: the file of waivers.
        entry: the waiver.
        what: what is wrong with it, and what to do.
    """
    return _problem(code, path, entry, what)


def waiver_problem(code: ProblemCode, waiver: Waiver, what: Text) -> Problem:
    """The problem of a waiver that the rule book knows; see `entry_problem`."""
    return _problem(code, waiver.path, waiver, what)


def _problem(code: ProblemCode, path: str, told: Waiver | WaiverEntry, what: Text) -> Problem:
    name = " / ".join((told.rule, *told.key.values(), *([told.county] if told.county else [])))
    return Problem(
        code,
        path,
        row=told.line,
        text=name,
        params={"zh": what.zh, "en": what.en},
        key=told.key if isinstance(told, Waiver) else None,
        record=told.record,
        county=told.county,
    )
