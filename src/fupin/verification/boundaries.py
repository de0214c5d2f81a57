"""Boundaries: for every comparison with a limit, the conditions that a case stands at it, just below, just above.

They are made of the rule's own expressions and judged by the engine like any rule, so a boundary of
a share, of a sum over a group or of a moved date is recognised as surely as one of a plain field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from fupin.model.errors import ExpressionError
from fupin.model.text import Text
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.typing import Kind, check_digits, digits_of, kind_of
from fupin.rulebook.parsed import ParsedRule


class Side(StrEnum):
    """Where a case stands in relation to a limit."""

    AT = "at"
    BELOW = "below"
    ABOVE = "above"

    @property
    def text(self) -> Text:
        """The side in words."""
        return _SIDES[self]


_SIDES = {
    Side.AT: Text("恰好等于", "exactly at"),
    Side.BELOW: Text("略低于", "just below"),
    Side.ABOVE: Text("略高于", "just above"),
}


class Boundary(NamedTuple):
    """A comparison with limits, and what a case at one side of it meets.

    Attributes:
        limits: the names of the limits compared with.
        side: the side.
        asked: a rule that a record passes exactly where it stands there.
    """

    limits: tuple[str, ...]
    side: Side
    asked: ParsedRule


def boundaries(rule: ParsedRule) -> tuple[Boundary, ...]:
    """The boundaries of a rule, those of `require` first: three for every comparison with a limit."""
    return tuple(
        Boundary(limits, side, replace(rule, when=None, require=condition))
        for node in (rule.require, rule.when)
        if node is not None
        for part in n.walk(node)
        if isinstance(part, n.Compare | n.CompareShare) and (limits := _limits(part))
        for side, condition in _sides(part)
    )


def _limits(node: n.Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.name for part in n.walk(node) if isinstance(part, n.LimitRef)))


def _sides(comparison: n.Compare | n.CompareShare) -> Iterator[tuple[Side, n.Node]]:
    turned = isinstance(comparison, n.Compare) and bool(_limits(comparison.left)) and not _limits(comparison.right)
    if turned and isinstance(comparison, n.Compare):
        comparison = n.Compare(comparison.op, comparison.right, comparison.left)
    yield Side.AT, replace(comparison, op="=")
    yield Side.BELOW, _near(replace(comparison, op="<"), _moved(replace(comparison, op=">="), 1))
    yield Side.ABOVE, _near(replace(comparison, op=">"), _moved(replace(comparison, op="<="), -1))


def _near(beyond: n.Node, one_step: n.Node | None) -> n.Node:
    """Beyond the limit, and one step back across it or on it; without a step, just beyond it."""
    if one_step is None:
        return beyond
    both = n.Both((beyond, one_step))
    try:
        check_digits(both)
    except ExpressionError:
        return beyond
    return both


def _moved(comparison: n.Compare | n.CompareShare, steps: int) -> n.Node | None:
    """The comparison with its value one step up or down; None where its kind has no such step.

    A step is the last digit that the value can have: a person, a ten-thousandth of a yuan. A date is
    moved by a day, by moving the limit the other way.
    """
    if isinstance(comparison, n.CompareShare):
        return replace(comparison, part=_stepped(comparison.part, steps))
    if kind_of(comparison.left) is Kind.NUMBER:
        return replace(comparison, left=_stepped(comparison.left, steps))
    if isinstance(comparison.right, n.LimitRef):
        return replace(comparison, right=_day_moved(comparison.right, -steps))
    return None


def _stepped(number: n.Node, steps: int) -> n.Node:
    step = n.Constant(Decimal(1).scaleb(-digits_of(number).fraction))
    return n.Arithmetic("+" if steps > 0 else "-", number, step)


def _day_moved(reference: n.LimitRef, days: int) -> n.LimitRef:
    values = tuple(
        dated if isinstance(dated.value, Decimal) else replace(dated, value=dated.value + timedelta(days=days))
        for dated in reference.limit.values
    )
    return n.LimitRef(reference.name, replace(reference.limit, values=values))
