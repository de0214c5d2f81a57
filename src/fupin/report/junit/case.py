"""The parts of a JUnit report: suites, cases, and what a case tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What a case tells.

    Attributes:
        name: the element: error, failure, skipped or system-out.
        type: the level or the verdict that it stands for; None of system-out.
        message: a line that says what it is about; None of system-out.
        lines: its lines, which can be gone through once.
    """

    name: str
    type: str | None
    message: str | None
    lines: Iterable[str]


@dataclass(frozen=True)
class Case:
    """A case: a rule, a kind of problem, or a file; it passed where no outcome says otherwise."""

    name: str
    kind: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Suite:
    """A suite of cases, and what is told of it by name."""

    name: str
    cases: tuple[Case, ...]
    properties: tuple[tuple[str, str], ...] = ()
