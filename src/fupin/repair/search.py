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

from fupin.evaluation.one_record import OneRecord
from fupin.evaluation.scalar import Scalar
from fupin.evaluation.verdicts import FAIL
from fupin.repair.levers import Lever
from fupin.repair.steps import Judged, Solution, StepSearch, touches
from fupin.rulebook.parsed import ParsedRule

MOST_ACTS = 5
"""Acts that one set of connected rules may need."""
MOST_ALTERNATIVES = 3


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
            part, levers = {rule_id}, [each for each in self._levers if touches(each, left[rule_id][0])]
            while more := {key for key in left.keys() - part if any(touches(each, left[key][0]) for each in levers)}:
                part |= more
                levers = [each for each in self._levers if any(touches(each, left[key][0]) for key in part)]
            yield [pair for key, pair in left.items() if key in part], levers
            left = {key: pair for key, pair in left.items() if key not in part}


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
        alone: dict[int, list[int]] = {}
        for size in range(1, min(MOST_ACTS, len(self._levers)) + 1):
            before = bool(solutions)
            for levers in combinations(self._levers, size):
                if self._worth_trying(levers, failed, solutions):
                    solution = StepSearch(self._scalar, self._record, rules, levers, alone).smallest()
                    solutions += [] if solution is None else [solution]
            if len(solutions) >= MOST_ALTERNATIVES or before:
                break
        return solutions

    @staticmethod
    def _worth_trying(levers: tuple[Lever, ...], failed: list[ParsedRule], solutions: list[Solution]) -> bool:
        names = {lever.name for lever in levers}
        if len(names) < len(levers) or any({lever.name for lever, _ in each} <= names for each in solutions):
            return False
        return all(any(touches(lever, rule) for lever in levers) for rule in failed)
