"""Why rules can't be passed together: the parts of their conditions that can't hold at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.written import written
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.proofs.groups import AnyGroups
from fupin.verification.proofs.searching import EFFORT, Answer, Search
from fupin.verification.proofs.verdicts import encoded


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a rule's condition.

    Attributes:
        rule: the rule's id.
        key: `when` or `require`.
        text: the part in the expression language.
    """

    rule: str
    key: str
    text: str


def core(rules: Sequence[ParsedRule], effort: int = EFFORT) -> tuple[Part, ...]:
    """The parts of rules' conditions of which none can be left out, or else they could hold at once.

    Args:
        rules: rules of one record kind that no record can pass together.
        effort: how much the solver may do for one question.

    Returns:
        The parts in order; none where the solver finds no reason, as where a limit has lapsed.
    """
    encoder = encoded(rules, AnyGroups())
    parts = {f"part {number}": part for number, part in enumerate(_parts(rules))}
    formulas = {name: encoder.truth(node).yes for name, (_, _, node) in parts.items()}
    search = Search(encoder.space.facts, effort)
    names = [search.assume(name, formula) for name, formula in formulas.items()]
    if search.ask(names) is not Answer.IMPOSSIBLE:
        return ()
    kept = search.smallest(names)
    return tuple(Part(rule, key, written(node)) for rule, key, node in (parts[name] for name in kept))


def _parts(rules: Sequence[ParsedRule]) -> Iterator[tuple[str, str, n.Node]]:
    for rule in rules:
        for key, node in (("when", rule.when), ("require", rule.require)):
            if node is not None:
                yield from ((rule.rule.id, key, part) for part in _split(node))


def _split(node: n.Node) -> Iterator[n.Node]:
    if isinstance(node, n.Both):
        for item in node.items:
            yield from _split(item)
    else:
        yield node
