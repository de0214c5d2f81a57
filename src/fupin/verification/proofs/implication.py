"""Which rules say nothing that others don't say: every record that fails the one fails one of the others.

Asked of records whose values are known: cells that a `present` asks about may be empty, all others are
readable and filled, and no column is missing. A rule that says which rules imply it is held to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import z3

from fupin.model.verdict import Verdict
from fupin.rulebook.language import nodes as n
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.proofs.groups import AnyGroups
from fupin.verification.proofs.searching import EFFORT, Answer, Search
from fupin.verification.proofs.terms import Formula
from fupin.verification.proofs.verdicts import Question, question

Ids = tuple[str, ...]
_KNOWN = "the values are known"


@dataclass(frozen=True, slots=True)
class Implication:
    """What is found of a rule: that it follows from others, or that it doesn't though it says so.

    Attributes:
        rule: its id.
        by: the others: those it follows from, or those it says it does.
        holds: whether it follows from them; None where the solver could not decide.
    """

    rule: str
    by: Ids
    holds: bool | None


def implications(rules: Sequence[ParsedRule], effort: int = EFFORT) -> list[Implication]:
    """The rules of one record kind that follow from others without saying so, or say so and don't.

    Args:
        rules: all of them, at least one.
        effort: how much the solver may do for one question.
    """
    asked = question(rules, AnyGroups())
    search = Search([*asked.space.facts], effort)
    search.assume(_KNOWN, values_known(asked))
    for rule_id, judged in asked.rules.items():
        search.assume(_fails(rule_id), judged.verdicts[Verdict.FAIL])
        search.assume(_stands(rule_id), z3.Not(judged.verdicts[Verdict.FAIL]))
    found: list[Implication] = []
    for rule in rules:
        found += _of_rule(search, rule, [other.rule.id for other in rules if other is not rule])
    return found


def _of_rule(search: Search, rule: ParsedRule, others: list[str]) -> Iterable[Implication]:
    rule_id, declared = rule.rule.id, rule.rule.implied_by
    if declared:
        answer = search.ask(_question(rule_id, declared))
        if answer is not Answer.IMPOSSIBLE:
            yield Implication(rule_id, declared, None if answer is Answer.UNDECIDED else False)
    others = [other for other in others if other not in declared]
    answer = search.ask(_question(rule_id, others))
    if answer is Answer.UNDECIDED:
        yield Implication(rule_id, tuple(others), None)
    if answer is not Answer.IMPOSSIBLE:
        return
    needed = search.smallest(_question(rule_id, others))
    by = tuple(other for other in others if _stands(other) in needed)
    # where no other rule is needed it can't be failed at all, and where it isn't needed the others contradict
    # each other: both are told elsewhere
    if by and _fails(rule_id) in needed:
        yield Implication(rule_id, by, True)


def _question(rule_id: str, others: Iterable[str]) -> list[str]:
    return [_KNOWN, _fails(rule_id), *(_stands(other) for other in others)]


def _fails(rule_id: str) -> str:
    return f"{rule_id} is failed"


def _stands(rule_id: str) -> str:
    return f"{rule_id} is not failed"


def values_known(asked: Question) -> Formula:
    """That all columns are there, and all cells known, but that those may be empty of which a rule asks just that."""
    rules = [judged.rule for judged in asked.rules.values()]
    nodes = [node for rule in rules for node in (rule.require, rule.when) if node is not None]
    may_be_empty = {part.field for node in nodes for part in n.walk(node) if isinstance(part, n.Present)}
    cells = asked.space.cells.values()
    return z3.And(
        *(cell.there for cell in cells),
        *(cell.known == cell.filled for cell in cells),
        *(cell.filled for cell in cells if cell.field not in may_be_empty),
    )
