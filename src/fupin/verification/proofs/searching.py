"""Asking the solver, within a bounded effort: possible, impossible, or not decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import z3

from fupin.verification.proofs.terms import Formula

EFFORT = 4_000_000
"""How much the solver may do for one question: a count of its own, the same on every machine."""


class Answer(StrEnum):
    """What the solver says of a question."""

    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNDECIDED = "undecided"


_ANSWERS = {"sat": Answer.POSSIBLE, "unsat": Answer.IMPOSSIBLE, "unknown": Answer.UNDECIDED}


class Search:
    """A solver with facts, and assumptions that may be put to it by name.

    Args:
        facts: what holds in any case.
        effort: how much it may do for one question.
    """

    def __init__(self, facts: Iterable[Formula], effort: int = EFFORT) -> None:
        self._solver = z3.Solver()
        self._solver.set("rlimit", effort)
        self._solver.add(*facts)
        self._names: dict[str, Formula] = {}

    def assume(self, name: str, formula: Formula) -> str:
        """Gives an assumption a name by which it can be put; again for the same name, does nothing."""
        if name not in self._names:
            self._names[name] = z3.Bool(f"assume {name}")
            self._solver.add(z3.Implies(self._names[name], formula))
        return name

    def ask(self, names: Iterable[str]) -> Answer:
        """Whether all of some assumptions can hold together."""
        return _ANSWERS[str(self._solver.check(*(self._names[name] for name in names)))]

    def core(self) -> frozenset[str]:
        """Of the assumptions last found impossible together, some that are so by themselves."""
        core = {str(each) for each in self._solver.unsat_core()}
        return frozenset(name for name, formula in self._names.items() if str(formula) in core)

    def smallest(self, names: Sequence[str]) -> tuple[str, ...]:
        """Of assumptions that are impossible together, some that are so, and none of which can be left out.

        One that the solver can't decide about stays.
        """
        kept = list(names)
        for name in names:
            if name not in kept:
                continue
            others = [each for each in kept if each != name]
            if self.ask(others) is Answer.IMPOSSIBLE:
                core = self.core()
                kept = [each for each in others if each in core]
        return tuple(kept)

    def model(self) -> Formula:
        """The values for which the assumptions last asked about hold."""
        return self._solver.model()

    def preferring(self, wanted: Sequence[str], preferred: Sequence[str]) -> Answer:
        """Asks about assumptions together with as many as possible of others, the first of which matter most."""
        kept = list(preferred)
        while (answer := self.ask([*wanted, *kept])) is Answer.IMPOSSIBLE:
            core = self.core()
            hindering = [name for name in kept if name in core]
            if not hindering:
                return answer
            kept.remove(hindering[-1])
        return self.ask(wanted) if answer is Answer.UNDECIDED else answer
