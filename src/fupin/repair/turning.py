"""Turning points: the steps of a lever at which a comparison may turn from false to true or back.

Along a lever of numbers, each side of a comparison is a polynomial of the number of steps; where the two
sides meet, the comparison turns. Between two such points nothing turns, so the smallest number of steps
that mends a rule is 1, a turning point, or the first whole number behind one. Along a lever of days each
side only grows, so its turning point is found by halving. (No rule multiplies more than two changing
numbers; of a polynomial of a higher degree only the ends would be tried.)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from fupin.evaluation.one_record import OneRecord
from fupin.evaluation.scalar import Scalar
from fupin.repair.levers import Lever, moved
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.comparing import HOLDS
from fupin.rulebook.language.typing import Kind, kind_of
from fupin.rulebook.parsed import ParsedRule

_Form = tuple[Fraction, ...]
"""A polynomial of the number of steps: its coefficients from that of degree 0."""
_ZERO = Fraction(0)
_NOTHING = n.Constant(Decimal(0))
_SCANNED_DAYS = 3_700
"""Days that are tried one by one where both sides of a comparison move."""


def turning_steps(scalar: Scalar, rules: Iterable[ParsedRule], record: OneRecord, lever: Lever) -> list[int]:
    """The numbers of steps to try, from the smallest; the smallest that mends all the rules is among them.

    Args:
        scalar: what judges records.
        rules: the rules that have to be met.
        record: the record, other levers having taken their steps.
        lever: the lever to move.
    """
    if not lever.numeric and lever.start is None:
        return list(range(1, lever.most + 1))
    asked = [each for rule in rules for each in scalar.comparisons(rule)]
    comparisons = [part for part, names in asked if not names.isdisjoint(lever.moves)]
    along = _Along(scalar, record, lever)
    find = along.of_numbers if lever.numeric else along.of_days
    found = {1, *(steps for part in comparisons for steps in find(part))}
    return sorted(steps for steps in found if 1 <= steps <= lever.most)


def _reads(node: n.Node, names: Iterable[str]) -> bool:
    read = {field.name for field in n.fields_read(node)}
    return not read.isdisjoint(names)


class _Along:
    def __init__(self, scalar: Scalar, record: OneRecord, lever: Lever) -> None:
        self._scalar = scalar
        self._record = record
        self._lever = lever

    def of_numbers(self, node: n.Compare | n.CompareShare | n.Listed) -> Iterator[int]:
        for left, right in self._sides(node):
            for one, other in product(self._forms(left), self._forms(right)):
                yield from _near_roots(_sum(one, other, -1))

    def _sides(self, node: n.Compare | n.CompareShare | n.Listed) -> Iterator[tuple[n.Node, n.Node]]:
        if isinstance(node, n.CompareShare):
            yield node.part, n.Arithmetic("*", node.number, node.whole)
            yield node.whole, _NOTHING
        elif isinstance(node, n.Listed):
            if kind_of(node.item) is Kind.NUMBER:
                yield from ((node.item, value) for value in node.values)
        elif kind_of(node.left) is Kind.NUMBER:
            yield node.left, node.right

    def _forms(self, node: n.Node) -> list[_Form]:
        """What a number can be along the lever; several where it depends on conditions, none where unknown."""
        if isinstance(node, n.FieldRef):
            value = self._record.values.get(node.field.name)
            if not isinstance(value, Fraction):
                return []
            moving = node.field.name in self._lever.moves
            return [(value + self._lever.offset, self._lever.slope) if moving else (value,)]
        if isinstance(node, n.Minus):
            return [_product((Fraction(-1),), form) for form in self._forms(node.item)]
        if isinstance(node, n.Arithmetic):
            return [_joined(node.op, *pair) for pair in product(self._forms(node.left), self._forms(node.right))]
        if isinstance(node, n.Case):
            results = [result for _, result in node.branches]
            results += [] if node.default is None else [node.default]
            return [form for result in results for form in self._forms(result)]
        if isinstance(node, n.CountBy | n.SumBy):
            return self._group(node)
        value = self._scalar.value(node, self._record)
        return [] if value is None else [(value,)]

    def _group(self, node: n.CountBy | n.SumBy) -> list[_Form]:
        others = self._scalar.surroundings.others(node, self._record)
        if others is None:
            return []
        own = [(_ZERO,), (Fraction(1),)] if isinstance(node, n.CountBy) else self._forms(node.number)
        return [_sum((others,), form, 1) for form in own]

    def of_days(self, node: n.Compare | n.CompareShare | n.Listed) -> Iterator[int]:
        one_sided = isinstance(node, n.Compare) and not all(
            _reads(side, self._lever.moves) for side in (node.left, node.right)
        )
        if not isinstance(node, n.Compare) or not one_sided:
            yield from range(1, _SCANNED_DAYS)
        else:
            yield self._switch(node, "<")
            yield self._switch(node, "<=")

    def _switch(self, node: n.Compare, op: n.Comparison) -> int:
        """The first step at which a comparison that turns once has turned."""
        first = self._truth(node, op, 1)
        low, high = 1, self._lever.most
        while low < high:
            middle = (low + high) // 2
            if self._truth(node, op, middle) is first:
                low = middle + 1
            else:
                high = middle
        return low

    def _truth(self, node: n.Compare, op: n.Comparison, steps: int) -> bool | None:
        record = moved(self._record, [(self._lever, steps)])
        left: Any = self._scalar.value(node.left, record)
        right: Any = self._scalar.value(node.right, record)
        return None if left is None or right is None else HOLDS[op](left, right)


def _joined(op: str, one: _Form, other: _Form) -> _Form:
    return _product(one, other) if op == "*" else _sum(one, other, 1 if op == "+" else -1)


def _sum(one: _Form, other: _Form, sign: int) -> _Form:
    length = max(len(one), len(other))
    padded = [form + (_ZERO,) * (length - len(form)) for form in (one, other)]
    return tuple(a + sign * b for a, b in zip(*padded, strict=True))


def _product(one: _Form, other: _Form) -> _Form:
    result = [_ZERO] * (len(one) + len(other) - 1)
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            result[i + j] += a * b
    return tuple(result)


def _near_roots(form: _Form) -> Iterator[int]:
    """The whole numbers at and behind the roots of a polynomial of at most the second degree."""
    while form and not form[-1]:
        form = form[:-1]
    if len(form) == 2:
        root = -form[0] / form[1]
        yield math.ceil(root)
        yield math.floor(root) + 1
    elif len(form) == 3:
        yield from _near_square_roots(*form)


def _near_square_roots(c: Fraction, b: Fraction, a: Fraction) -> Iterator[int]:
    under = b * b - 4 * a * c
    if under < 0:
        return
    # between the whole root below and the one above; two numbers on each side cover what is cut off
    scale = under.denominator
    below = Fraction(math.isqrt(under.numerator * scale), scale)
    for root in (below, -below, below + Fraction(1, scale), -below - Fraction(1, scale)):
        at = math.floor((root - b) / (2 * a))
        yield from range(at - 1, at + 3)
