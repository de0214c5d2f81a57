"""The smallest changes with which a record meets all rules that apply to it.

What "smallest" means, in this order:

1. the fewest acts (levers; a field that a lever carries along is no act of its own);
2. the smallest total size of the acts (`Lever.size`): of a number |change| / scale, where the scale is the
   record's largest number of that unit that may be changed, of a planned day days / 365, of anything else 1;
3. the order of the rule book's `changes.yaml`.

Within one set of acts no part of it is enough by itself, and no act could take fewer steps while the
others take theirs; where several such solutions exist, the first act of the rule book's order takes
the fewest steps possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from fupin.evaluation.scalar import OneRecord, Scalar
from fupin.evaluation.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from fupin.repair.levers import Lever, moved
from fupin.repair.turning import turning_steps
from fupin.rulebook.parsed import ParsedRule

MOST_ACTS = 5
"""Acts that one set of connected rules may need."""
MOST_ALTERNATIVES = 3

Solution = tuple[tuple[Lever, int], ...]
"""Levers and the steps that each takes, in the order of the rule book."""
Judged = tuple[ParsedRule, int]
"""A rule with the code of its verdict for the record as it is."""


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes:
        solutions: up to three sets of steps, the smallest first.
        beyond: the failed rules that no steps mend; with each solution all others are met.
        served: for each lever of the solutions, the failed rules that it was searched for.
    """

    solutions: tuple[Solution, ...]
    beyond: tuple[ParsedRule, ...]
    served: Mapping[str, tuple[str, ...]]


class Search:
    """Searches the repair of one record.

    Args:
        scalar: what judges records.
        record: the record.
        verdicts: every rule of its kind, with the code of its verdict for the record.
        levers: what may be changed.
    """

    def __init__(
        self, scalar: Scalar, record: OneRecord, verdicts: Sequence[Judged], levers: Sequence[Lever]
    ) -> None:
        self._scalar = scalar
        self._record = record
        self._verdicts = verdicts
        self._levers = levers
        self._order = {lever: number for number, lever in enumerate(levers)}

    def found(self) -> Found:
        """The smallest changes, and the rules that none mend."""
        solutions: list[Solution] = [()]
        beyond: list[ParsedRule] = []
        served: dict[str, tuple[str, ...]] = {}
        for rules, levers in self._parts():
            partial, unmet = _Part(self._scalar, self._record, rules, levers).solved()
            beyond += unmet
            if not partial:
                continue
            lost = {rule.rule.id for rule in unmet}
            mended = tuple(rule.rule.id for rule, code in rules if code == FAIL and rule.rule.id not in lost)
            served.update({lever.name: mended for lever in levers})
            solutions = self._best([(*one, *other) for one in solutions for other in partial])
        order = [rule.rule.id for rule, _ in self._verdicts]
        beyond.sort(key=lambda rule: order.index(rule.rule.id))
        return Found(() if solutions == [()] else tuple(solutions), tuple(beyond), served)

    def _best(self, solutions: list[Solution]) -> list[Solution]:
        ordered = [tuple(sorted(each, key=lambda pair: self._order[pair[0]])) for each in solutions]
        return sorted(ordered, key=self._weight)[:MOST_ALTERNATIVES]

    def _weight(self, solution: Solution) -> tuple[int, Fraction, list[int]]:
        size = sum((lever.size(steps) for lever, steps in solution), Fraction(0))
        return len(solution), size, [self._order[lever] for lever, _ in solution]

    def _parts(self) -> Iterator[tuple[list[Judged], list[Lever]]]:
        """The failed rules with all that is connected to them by a lever, part by part."""
        left = {rule.rule.id: (rule, code) for rule, code in self._verdicts}
        for rule_id in [rule.rule.id for rule, code in self._verdicts if code == FAIL]:
            if rule_id not in left:
                continue
            part, levers = {rule_id}, [each for each in self._levers if _touches(each, left[rule_id][0])]
            while more := {key for key in left.keys() - part if any(_touches(each, left[key][0]) for each in levers)}:
                part |= more
                levers = [each for each in self._levers if any(_touches(each, left[key][0]) for key in part)]
            yield [pair for key, pair in left.items() if key in part], levers
            left = {key: pair for key, pair in left.items() if key not in part}


def _touches(lever: Lever, rule: ParsedRule) -> bool:
    return any(field.name in lever.moves for field in rule.reads)


class _Part:
    """Rules that are connected by levers, and those levers."""

    def __init__(self, scalar: Scalar, record: OneRecord, rules: list[Judged], levers: list[Lever]) -> None:
        self._scalar = scalar
        self._record = record
        self._rules = rules
        self._levers = levers

    def solved(self) -> tuple[list[Solution], list[ParsedRule]]:
        """The solutions, and the failed rules left out of them because nothing mends them."""
        failed = [rule for rule, code in self._rules if code == FAIL]
        solutions = self._solutions(self._rules, failed)
        if solutions or len(failed) == 1:
            return solutions, [] if solutions else failed
        alone = {rule.rule.id for rule in failed if self._solutions(self._without(failed, rule), [rule])}
        beyond = [rule for rule in failed if rule.rule.id not in alone]
        if not alone or not beyond:
            return [], failed
        rest = [rule for rule in failed if rule.rule.id in alone]
        rules = [pair for pair in self._rules if pair[1] != FAIL or pair[0].rule.id in alone]
        solutions = self._solutions(rules, rest)
        return (solutions, beyond) if solutions else ([], failed)

    def _without(self, failed: list[ParsedRule], kept: ParsedRule) -> list[Judged]:
        others = {rule.rule.id for rule in failed} - {kept.rule.id}
        return [pair for pair in self._rules if pair[0].rule.id not in others]

    def _solutions(self, rules: list[Judged], failed: list[ParsedRule]) -> list[Solution]:
        solutions: list[Solution] = []
        for size in range(1, min(MOST_ACTS, len(self._levers)) + 1):
            before = bool(solutions)
            for levers in combinations(self._levers, size):
                if self._worth_trying(levers, failed, solutions):
                    solution = _Set(self._scalar, self._record, rules, levers).smallest()
                    solutions += [] if solution is None else [solution]
            if len(solutions) >= MOST_ALTERNATIVES or before:
                break
        return solutions

    @staticmethod
    def _worth_trying(levers: tuple[Lever, ...], failed: list[ParsedRule], solutions: list[Solution]) -> bool:
        names = {lever.name for lever in levers}
        if len(names) < len(levers) or any({lever.name for lever, _ in each} <= names for each in solutions):
            return False
        return all(any(_touches(lever, rule) for lever in levers) for rule in failed)


class _Set:
    """One set of levers, all of which take at least one step."""

    def __init__(
        self,
        scalar: Scalar,
        record: OneRecord,
        rules: list[Judged],
        levers: tuple[Lever, ...],
    ) -> None:
        self._scalar = scalar
        self._record = record
        self._levers = levers
        # what is decided once the levers so far have taken their steps
        self._due: list[list[Judged]] = [[] for _ in levers]
        for rule, code in rules:
            touching = [number for number, lever in enumerate(levers) if _touches(lever, rule)]
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
        alone = [turning_steps(self._scalar, self._rules, self._record, lever) for lever in self._levers]
        tried = [set(steps) for steps in alone]
        for number, other in enumerate(self._levers):
            for at, lever in enumerate(self._levers):
                if at == number or not self._coupled(lever, other):
                    continue
                for steps in alone[number][:_MOST_TRIED]:
                    record = moved(self._record, [(other, steps)])
                    tried[at].update(turning_steps(self._scalar, self._rules, record, lever))
        return [sorted(steps) for steps in tried]

    def _coupled(self, lever: Lever, other: Lever) -> bool:
        return any(_touches(lever, rule) and _touches(other, rule) for rule in self._rules)

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


_MOST_TRIED = 40


def _acceptable(code: int, before: int) -> bool:
    """Whether a rule is met after a change: what was judged still is, what could not be judged doesn't fail."""
    return code != FAIL if before == UNKNOWN else code in (PASS, NOT_APPLICABLE)
