"""The boundary table of a rule: its cases at, just below and just above each figure, as the engine judges them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fupin.model.verdict import Verdict
from fupin.rulebook.book import Rule
from fupin.rulebook.parsed import parse_rules
from fupin.verification.boundaries import Side, boundaries
from fupin.verification.trials import judged, trials_of

_ORDER = (Side.BELOW, Side.AT, Side.ABOVE)


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """A case that stands beside a figure.

    Attributes:
        limits: the names of the limits that the case is compared with.
        side: below, at or above.
        case: the case's number in its rule, from 1.
        verdict: the engine's verdict on it.
    """

    limits: tuple[str, ...]
    side: Side
    case: int
    verdict: Verdict


def boundary_rows(rules: Iterable[Rule]) -> dict[str, tuple[BoundaryRow, ...]]:
    """The boundary rows of rules, by rule id; figures in the order of the expressions, each from below to above.

    On which side a case stands, and its verdict, are both found by the engine.

    Raises:
        RuleBookFaultsError: an expression isn't in the language or doesn't fit the records.
    """
    parsed = parse_rules(rules)
    sides = {rule.rule.id: boundaries(rule) for rule in parsed}
    trials = trials_of(parsed)
    answers = judged(trials, {rule.rule.id: [rule, *(side.asked for side in sides[rule.rule.id])] for rule in parsed})
    rows: dict[str, list[tuple[int, int, BoundaryRow]]] = defaultdict(list)
    for trial, (verdict, *stands) in zip(trials, answers, strict=True):
        for number, (side, stood) in enumerate(zip(sides[trial.rule.rule.id], stands, strict=True)):
            if stood is Verdict.PASS:
                row = BoundaryRow(side.limits, side.side, trial.number, verdict)
                # three sides a comparison, in the order of `boundaries`
                rows[trial.rule.rule.id].append((number // len(_ORDER), _ORDER.index(side.side), row))
    return {rule_id: _in_order(found) for rule_id, found in rows.items()}


def _in_order(found: list[tuple[int, int, BoundaryRow]]) -> tuple[BoundaryRow, ...]:
    ordered = sorted(found, key=lambda one: (one[0], one[1], one[2].case))
    return tuple(dict.fromkeys(row for _, _, row in ordered))
