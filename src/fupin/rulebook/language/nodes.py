"""The nodes of a typed expression. What is not a node here is not in the language.

A condition is true, false or unknown; a number carries how many digits it can have, so that
whoever generates code from it can choose types in which nothing overflows or is rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias, get_args

from fupin.model.fields import FieldSpec
from fupin.rulebook.limits import Limit

Comparison = Literal["=", "<>", "<", "<=", ">", ">="]


class Digits(NamedTuple):
    """The most digits that a number can have before and after the point."""

    whole: int
    fraction: int

    @property
    def precision(self) -> int:
        """All digits together."""
        return self.whole + self.fraction


@dataclass(frozen=True, slots=True)
class FieldRef:
    """The value of a field of this record."""

    field: FieldSpec


@dataclass(frozen=True, slots=True)
class LimitRef:
    """A limit of the rule, by name; its value depends on the date of the check."""

    name: str
    limit: Limit


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal: a number, a date, a text or a truth value."""

    value: Decimal | date | str | bool


@dataclass(frozen=True, slots=True)
class AsOf:
    """The date that the check speaks of."""


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two numbers, two dates or two texts."""

    op: Comparison
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class CompareShare:
    """A comparison of the exact quotient `part / whole` with a number; never divides."""

    op: Comparison
    part: Node
    whole: Node
    number: Node


@dataclass(frozen=True, slots=True)
class Both:
    """AND over two or more conditions."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """OR over two or more conditions."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """NOT of a condition."""

    item: Node


@dataclass(frozen=True, slots=True)
class Listed:
    """IN a list of literals."""

    item: Node
    values: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Like:
    """LIKE a literal pattern of `%` and `_`."""

    item: Node
    pattern: str


@dataclass(frozen=True, slots=True)
class Case:
    """CASE WHEN; a condition that is unknown makes the whole unknown."""

    branches: tuple[tuple[Node, Node], ...]
    default: Node | None


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum, difference or product of two numbers."""

    op: Literal["+", "-", "*"]
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Minus:
    """The negative of a number."""

    item: Node


@dataclass(frozen=True, slots=True)
class Present:
    """Whether the field's cell holds something; unknown where there is no such column."""

    field: FieldSpec


@dataclass(frozen=True, slots=True)
class CountBy:
    """How many records of the same key meet the condition."""

    condition: Node
    keys: tuple[FieldRef, ...]


@dataclass(frozen=True, slots=True)
class SumBy:
    """The exact sum of a number over the records of the same key."""

    number: Node
    keys: tuple[FieldRef, ...]


@dataclass(frozen=True, slots=True)
class FoundIn:
    """Whether the field's value is the key of a record of another kind."""

    field: FieldRef
    record: str
    key: str


@dataclass(frozen=True, slots=True)
class QuarterStart:
    """The first day of the date's quarter, moved by some quarters."""

    day: Node
    quarters: Node


@dataclass(frozen=True, slots=True)
class AddMonths:
    """The same day some months later, or the month's last day."""

    day: Node
    months: Node


@dataclass(frozen=True, slots=True)
class YearOf:
    """The year of a date."""

    day: Node


Node: TypeAlias = (
    FieldRef
    | LimitRef
    | Constant
    | AsOf
    | Compare
    | CompareShare
    | Both
    | Either
    | Negation
    | Listed
    | Like
    | Case
    | Arithmetic
    | Minus
    | Present
    | CountBy
    | SumBy
    | FoundIn
    | QuarterStart
    | AddMonths
    | YearOf
)


def below(node: Node) -> Iterator[Node]:
    """The nodes directly below a node, in the order in which they are written."""
    for attribute in fields(node):
        yield from _nodes_in(getattr(node, attribute.name))


def walk(node: Node) -> Iterator[Node]:
    """The node and all nodes below it, in the order in which they are written."""
    yield node
    for part in below(node):
        yield from walk(part)


def _nodes_in(value: object) -> Iterator[Node]:
    if isinstance(value, _NODE_TYPES):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _nodes_in(item)


_NODE_TYPES = get_args(Node)


def fields_read(*nodes: Node) -> tuple[FieldSpec, ...]:
    """The fields of this record that the nodes read, each once, in order."""
    seen: dict[str, FieldSpec] = {}
    for node in nodes:
        for part in walk(node):
            if isinstance(part, FieldRef | Present):
                seen.setdefault(part.field.name, part.field)
    return tuple(seen.values())
