"""Which fields are certain to have a value where a condition is true, or where it is false.

A message may show a field's value only where every failing record has it.
"""

from __future__ import annotations

from functools import reduce

from fupin.rulebook.language import nodes as n

Names = frozenset[str]


def known_where(node: n.Node, outcome: bool) -> Names:
    """The fields whose values are known in every record for which a condition has an outcome."""
    if isinstance(node, n.Negation):
        return known_where(node.item, not outcome)
    if isinstance(node, n.Both | n.Either):
        parts = [known_where(item, outcome) for item in node.items]
        # one item alone can make AND false or OR true; the other way round it takes all of them
        return _any(parts) if outcome is isinstance(node, n.Either) else _all(parts)
    if isinstance(node, n.Case):
        return _known_in_case(node, outcome)
    return _operands(node)


def _known_in_case(case: n.Case, outcome: bool) -> Names:
    """A branch is taken where the conditions before it are false and its own is true."""
    before: Names = frozenset()
    ways: list[Names] = []
    for condition, result in case.branches:
        ways.append(before | known_where(condition, True) | known_where(result, outcome))
        before |= known_where(condition, False)
    if case.default is not None:
        ways.append(before | known_where(case.default, outcome))
    return _any(ways)


def _operands(node: n.Node) -> Names:
    """What has to be known for a comparison, or a value, to be known at all."""
    if isinstance(node, n.FieldRef):
        return frozenset({node.field.name})
    if isinstance(node, n.Present):
        return frozenset()
    if isinstance(node, n.CountBy):
        condition = _any([known_where(node.condition, True), known_where(node.condition, False)])
        return condition | _all([_operands(key) for key in node.keys])
    if isinstance(node, n.Case):
        return _known_in_case(node, True)
    return _all([_operands(part) for part in n.below(node)])


def _all(parts: list[Names]) -> Names:
    return frozenset().union(*parts)


def _any(parts: list[Names]) -> Names:
    return reduce(frozenset.intersection, parts) if parts else frozenset()
