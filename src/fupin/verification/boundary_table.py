"""The boundary table of a rule: its cases at, just below and just above each figure, as the engine judges them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fupin.model.verdict import Verdict
from fupin.rulebook.book import Case, Rule
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

    On which side a case stands, and its verdict, are both found by the engine. Of several cases at a
    side, the one is taken that is judged for certain and is most like the one at the figure.

    Raises:
        RuleBookFaultsError: an expression isn't in the language or doesn't fit the records.
    """
    parsed = parse_rules(rules)
    sides = {rule.rule.id: boundaries(rule) for rule in parsed}
    trials = trials_of(parsed)
    answers = judged(trials, {rule.rule.id: [rule, *(side.asked for side in sides[rule.rule.id])] for rule in parsed})
    found: dict[str, dict[int, list[BoundaryRow]]] = defaultdict(lambda: defaultdict(list))
    for trial, (verdict, *stands) in zip(trials, answers, strict=True):
        for number, (side, stood) in enumerate(zip(sides[trial.rule.rule.id], stands, strict=True)):
            if stood is Verdict.PASS:
                row = BoundaryRow(side.limits, side.side, trial.number, verdict)
                # three sides a comparison, in the order of `boundaries`
                found[trial.rule.rule.id][number // len(_ORDER)].append(row)
    cases = {rule.rule.id: rule.rule.cases for rule in parsed}
    return {
        rule_id: tuple(
            dict.fromkeys(row for _, rows in sorted(figures.items()) for row in _one_a_side(rows, cases[rule_id]))
        )
        for rule_id, figures in found.items()
    }


def _one_a_side(rows: Sequence[BoundaryRow], cases: Sequence[Case]) -> Iterator[BoundaryRow]:
    sides = {side: sorted((row for row in rows if row.side is side), key=_doubt) for side in _ORDER}
    middle = sides[Side.AT][0] if sides[Side.AT] else rows[0]
    like = cases[middle.case - 1]
    for side in _ORDER:
        if sides[side]:
            yield min(sides[side], key=lambda row: (_doubt(row), _differences(cases[row.case - 1], like), row.case))


def _doubt(row: BoundaryRow) -> bool:
    return row.verdict not in (Verdict.PASS, Verdict.FAIL)


def _differences(case: Case, other: Case) -> int:
    names = {*case.given, *other.given}
    return sum(case.given.get(name) != other.given.get(name) for name in names) + (case.others != other.others)
