"""The fewest steps that a set of levers has to take so that rules are met."""

from __future__ import annotations

from fupin.evaluation.one_record import OneRecord
from fupin.evaluation.scalar import Scalar
from fupin.evaluation.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from fupin.repair.levers import Lever, moved
from fupin.repair.turning import turning_steps
from fupin.rulebook.parsed import ParsedRule

Solution = tuple[tuple[Lever, int], ...]
"""Levers and the steps that each takes, in the order of the rule book."""
Judged = tuple[ParsedRule, int]
"""A rule with the code of its verdict for the record as it is."""
_MOST_TRIED = 40
"""Steps of another lever that are considered when the turning points of one are looked for."""


def touches(lever: Lever, rule: ParsedRule) -> bool:
    """Whether a lever moves a field that a rule reads."""
    return any(field.name in lever.moves for field in rule.reads)


class StepSearch:
    """Searches the steps of one set of levers, all of which take at least one.

    Args:
        scalar: what judges records.
        record: the record.
        rules: the rules that have to be met.
        levers: the levers, in the order of the rule book.
        alone: what was found for single levers while all others stand still, by the lever's `id`.
    """

    def __init__(
        self,
        scalar: Scalar,
        record: OneRecord,
        rules: list[Judged],
        levers: tuple[Lever, ...],
        alone: dict[int, list[int]],
    ) -> None:
        self._scalar = scalar
        self._record = record
        self._levers = levers
        self._known = alone
        # what is decided once the levers so far have taken their steps
        self._due: list[list[Judged]] = [[] for _ in levers]
        for rule, code in rules:
            touching = [number for number, lever in enumerate(levers) if touches(lever, rule)]
            if touching:
                self._due[touching[-1]].append((rule, code))
        self._rules = [rule for rule, _ in rules]

    def smallest(self) -> Solution | None:
        """The steps with which all rules are met; None where there are none."""
        if len(self._levers) == 1:
            steps = self._fewest(0, [0])
            return None if steps is None else ((self._levers[0], steps),)
        taken = self._first(0, [], self._tried())
        if taken is None:
            return None
        return tuple(zip(self._levers, self._lessened(taken), strict=True))

    def _tried(self) -> list[list[int]]:
        """For each lever the steps to try: its turning points where the others stand still or at theirs."""
        alone = [self._alone(lever) for lever in self._levers]
        tried = [set(steps) for steps in alone]
        for number, other in enumerate(self._levers):
            for at, lever in enumerate(self._levers):
                if at == number or not self._coupled(lever, other):
                    continue
                for steps in alone[number][:_MOST_TRIED]:
                    record = moved(self._record, [(other, steps)])
                    tried[at].update(turning_steps(self._scalar, self._rules, record, lever))
        return [sorted(steps) for steps in tried]

    def _alone(self, lever: Lever) -> list[int]:
        if id(lever) not in self._known:
            self._known[id(lever)] = turning_steps(self._scalar, self._rules, self._record, lever)
        return self._known[id(lever)]

    def _coupled(self, lever: Lever, other: Lever) -> bool:
        """Whether a comparison depends on both, so that the steps of one move the turning points of the other."""
        asked = [names for rule in self._rules for _, names in self._scalar.comparisons(rule)]
        return any(not names.isdisjoint(lever.moves) and not names.isdisjoint(other.moves) for names in asked)

    def _first(self, at: int, taken: list[int], tried: list[list[int]]) -> list[int] | None:
        if at == len(self._levers):
            return taken
        for steps in tried[at]:
            now = [*taken, steps]
            if self._met(now, self._due[at]):
                found = self._first(at + 1, now, tried)
                if found is not None:
                    return found
        return None

    def _lessened(self, taken: list[int]) -> list[int]:
        """Each lever in turn with the fewest steps that the steps of the others allow."""
        while True:
            before = list(taken)
            for at in range(len(taken)):
                fewest = self._fewest(at, taken)
                taken[at] = taken[at] if fewest is None else min(fewest, taken[at])
            if taken == before:
                return taken

    def _fewest(self, at: int, taken: list[int]) -> int | None:
        others = [pair for number, pair in enumerate(zip(self._levers, taken, strict=True)) if number != at]
        record = moved(self._record, others)
        everything = [pair for due in self._due for pair in due]
        for steps in turning_steps(self._scalar, self._rules, record, self._levers[at]):
            if self._met([*taken[:at], steps, *taken[at + 1 :]], everything):
                return steps
        return None

    def _met(self, taken: list[int], rules: list[Judged]) -> bool:
        record = moved(self._record, zip(self._levers, taken, strict=False))
        return all(_acceptable(self._scalar.verdict(rule, record), before) for rule, before in rules)


def _acceptable(code: int, before: int) -> bool:
    """Whether a rule is met after a change: what was judged still is, what could not be judged doesn't fail."""
    return code != FAIL if before == UNKNOWN else code in (PASS, NOT_APPLICABLE)
