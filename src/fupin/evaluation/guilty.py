"""Which fields a failed requirement fails on, so that a finding names the guilty cell first.

The verdict itself comes from the engine; this only looks at one failed record, and where it can't
tell (groups, look-ups) it takes every field of the part in question.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from fupin.model.values import Value
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.comparing import HOLDS

_SUMS: dict[str, Callable[[Any, Any], Any]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def guilty_fields(require: n.Node, record: Mapping[str, Value | None], as_of: date) -> tuple[str, ...]:
    """The fields that a failed requirement rests on, the guilty ones first.

    Args:
        require: the requirement, which is false for the record.
        record: the record's values by field; None where unknown.
        as_of: the date that the check speaks of.
    """
    looker = _Looker(record, as_of)
    return tuple(dict.fromkeys(field.name for field in n.fields_read(*looker.guilty(require))))


class _Looker:
    def __init__(self, record: Mapping[str, Value | None], as_of: date) -> None:
        self._record = record
        self._as_of = as_of

    def guilty(self, node: n.Node) -> list[n.Node]:
        """The parts of a false condition that make it false."""
        if isinstance(node, n.Both):
            truths = [self.holds(item) for item in node.items]
            blamed = [item for item, truth in zip(node.items, truths, strict=True) if truth is False]
            doubtful = [item for item, truth in zip(node.items, truths, strict=True) if truth is None]
            return [part for item in blamed or doubtful for part in self.guilty(item)]
        if isinstance(node, n.Either):
            return [part for item in node.items for part in self.guilty(item)]
        if isinstance(node, n.Case):
            taken = [result for condition, result in node.branches if self.holds(condition)]
            return self.guilty(taken[0] if taken else node.default or node)
        return [node]

    def holds(self, node: n.Node) -> bool | None:
        """Whether a condition holds; None where unknown or not to be told from one record."""
        if isinstance(node, n.Both | n.Either):
            truths = [self.holds(item) for item in node.items]
            decisive = isinstance(node, n.Either)
            if decisive in truths:
                return decisive
            return None if None in truths else not decisive
        if isinstance(node, n.Negation):
            inner = self.holds(node.item)
            return None if inner is None else not inner
        look = _LOOKS.get(type(node))
        return None if look is None else look(self, node)

    def _flag(self, node: n.FieldRef) -> bool | None:
        value = self._record.get(node.field.name)
        return value if isinstance(value, bool) else None

    def _constant(self, node: n.Constant) -> bool | None:
        return node.value if isinstance(node.value, bool) else None

    def _present(self, node: n.Present) -> bool | None:
        """A known value is there; an unknown one is taken for missing, which is what failed."""
        return self._record.get(node.field.name) is not None

    def _compare(self, node: n.Compare) -> bool | None:
        left, right = self.value(node.left), self.value(node.right)
        return None if left is None or right is None else HOLDS[node.op](left, right)

    def _share(self, node: n.CompareShare) -> bool | None:
        part, whole, number = self.value(node.part), self.value(node.whole), self.value(node.number)
        if part is None or whole is None or number is None or whole <= 0:
            return None
        return HOLDS[node.op](Fraction(part), Fraction(number) * Fraction(whole))

    def _listed(self, node: n.Listed) -> bool | None:
        value = self.value(node.item)
        return None if value is None else value in [self.value(each) for each in node.values]

    def _like(self, node: n.Like) -> bool | None:
        value = self.value(node.item)
        pattern = re.escape(node.pattern).replace("%", ".*").replace("_", ".")
        return None if value is None else re.fullmatch(pattern, value, re.DOTALL) is not None

    def value(self, node: n.Node) -> Any:
        """The value of a number, date or text; None where unknown or not to be told from one record."""
        if isinstance(node, n.FieldRef):
            return self._record.get(node.field.name)
        if isinstance(node, n.Constant):
            return node.value
        if isinstance(node, n.LimitRef):
            return node.limit.at(self._as_of)
        if isinstance(node, n.AsOf):
            return self._as_of
        if isinstance(node, n.Minus):
            inner = self.value(node.item)
            return None if inner is None else -inner
        if isinstance(node, n.Arithmetic):
            left, right = self.value(node.left), self.value(node.right)
            known = isinstance(left, Decimal) and isinstance(right, Decimal)
            return _SUMS[node.op](Fraction(left), Fraction(right)) if known else None
        return None


_LOOKS: dict[type, Callable[[_Looker, Any], bool | None]] = {
    n.FieldRef: _Looker._flag,
    n.Constant: _Looker._constant,
    n.Present: _Looker._present,
    n.Compare: _Looker._compare,
    n.CompareShare: _Looker._share,
    n.Listed: _Looker._listed,
    n.Like: _Looker._like,
}
