"""The verdicts of rules as formulas: where a record of a question passes, fails, is unknown, is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import z3

from fupin.model.verdict import Verdict
from fupin.rulebook.language import nodes as n
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.proofs.encoding import Encoder
from fupin.verification.proofs.groups import Groups
from fupin.verification.proofs.space import Space
from fupin.verification.proofs.terms import NO, YES, Formula, Truth, all_of, any_of
from fupin.verification.proofs.words import Words


@dataclass(frozen=True)
class Judged:
    """A rule's verdicts for the first record of a question.

    Attributes:
        rule: the rule.
        applies: where its `when` is true.
        verdicts: where it has each verdict.
    """

    rule: ParsedRule
    applies: Formula
    verdicts: dict[Verdict, Formula]

    @property
    def keeps(self) -> Formula:
        """Where the rule applies and the record passes it."""
        return z3.And(self.applies, self.verdicts[Verdict.PASS])


@dataclass(frozen=True)
class Question:
    """Some rules of one record kind over the same unknowns.

    Attributes:
        space: the unknowns.
        rules: the rules' verdicts, by id, in order.
    """

    space: Space
    rules: dict[str, Judged]


def question(rules: Sequence[ParsedRule], groups: Groups, rows: int = 1, closed: bool = False) -> Question:
    """Encodes rules of one record kind; see `encoded`."""
    encoder = encoded(rules, groups, rows, closed)
    return Question(encoder.space, {rule.rule.id: judged(encoder, rule) for rule in rules})


def encoded(rules: Sequence[ParsedRule], groups: Groups, rows: int = 1, closed: bool = False) -> Encoder:
    """An encoder for the conditions of rules of one record kind.

    Args:
        rules: the rules; at least one.
        groups: what group functions give.
        rows: how many records the submission has.
        closed: whether every text is one that can be written down.
    """
    conditions = [node for rule in rules for node in (rule.require, rule.when) if node is not None]
    return Encoder(Space(rules[0].rule.record, Words(conditions, closed=closed), rows), groups)


def judged(encoder: Encoder, rule: ParsedRule, row: int = 0) -> Judged:
    """A rule's verdicts for a record, from 0."""
    when = Truth(YES, NO) if rule.when is None else encoder.truth(plain(rule.when), row)
    require = encoder.truth(plain(rule.require), row)
    asked = z3.Not(_silent(encoder, rule))
    passes, fails = all_of((asked, z3.Not(when.no), require.yes)), all_of((asked, when.yes, require.no))
    idle = all_of((asked, when.no))
    verdicts = {
        Verdict.PASS: passes,
        Verdict.FAIL: fails,
        Verdict.NOT_APPLICABLE: idle,
        Verdict.UNKNOWN: z3.Not(z3.Or(passes, fails, idle)),
    }
    return Judged(rule, all_of((asked, when.yes)), verdicts)


def _silent(encoder: Encoder, rule: ParsedRule) -> Formula:
    """Where a rule can't be judged at all: none of its columns is there, or a limit of its has lapsed."""
    nodes = [node for node in (rule.require, rule.when) if node is not None]
    limits = {part for node in nodes for part in n.walk(node) if isinstance(part, n.LimitRef)}
    blind = all_of(z3.Not(encoder.space.column(field)) for field in rule.reads) if rule.reads else NO
    return any_of((blind, *(encoder.lapsed(limit) for limit in sorted(limits, key=lambda each: each.name))))


def plain(node: n.Node) -> n.Node:
    """A node with each limit of one figure replaced by it, so that rules that say the same are the same."""
    if isinstance(node, n.LimitRef) and len(node.limit.values) == 1:
        return n.Constant(node.limit.values[0].value)
    anything: Any = node
    parts = {part.name: _plain(getattr(node, part.name)) for part in fields(anything)}
    changed: n.Node = replace(anything, **parts)
    return changed


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return plain(value) if isinstance(value, n._NODE_TYPES) else value
