"""The rules of the book that ships, as texts with their limits, and what their expressions turn on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from fupin.rulebook.book import Rule
from fupin.rulebook.loading import default_book, load_rule_book
from reference import expression as ex
from reference.evaluator import Value

Points = dict[str, tuple[Value, ...]]
"""For each field the values at which some rule turns."""


@dataclass(frozen=True)
class RuleText:
    """A rule as texts, with its limits in force on one date."""

    id: str
    record: str
    when: str | None
    require: str
    limits: dict[str, Value]

    @property
    def nodes(self) -> tuple[ex.Node, ...]:
        """Give the trees of its expressions, by the reference's parser."""
        return tuple(ex.parse(text) for text in (self.require, self.when) if text is not None)

    @property
    def reads(self) -> frozenset[str]:
        """Give the fields that it reads."""
        nothing: frozenset[str] = frozenset()
        return nothing.union(*(ex.names(node) for node in self.nodes)) - self.limits.keys()

    @property
    def tables(self) -> frozenset[str]:
        """Give the record kinds that it looks into."""
        return frozenset(node.record for node in self.walk() if isinstance(node, ex.FoundIn))

    @property
    def group_keys(self) -> frozenset[str]:
        """Give the fields by whose values it puts records into groups."""
        return frozenset(key for node in self.walk() if isinstance(node, ex.CountBy | ex.SumBy) for key in node.keys)

    @property
    def asked(self) -> list[str]:
        """Give the fields that it asks whether they hold something."""
        return [node.field for node in self.walk() if isinstance(node, ex.Present)]

    def walk(self) -> Iterator[ex.Node]:
        """Give all nodes of its expressions."""
        for node in self.nodes:
            yield from walk(node)


def walk(node: ex.Node) -> Iterator[ex.Node]:
    """Give a node and all below it."""
    yield node
    for child in ex.children(node):
        yield from walk(child)


@cache
def rules_at(as_of: date) -> tuple[RuleText, ...]:
    """Give all rules with the limits in force on a date, in the order of the book."""
    return tuple(_rule_text(rule, as_of) for rule in _book_rules())


@cache
def _book_rules() -> tuple[Rule, ...]:
    return load_rule_book(default_book()).rules


def _rule_text(rule: Rule, as_of: date) -> RuleText:
    limits: dict[str, Value] = {}
    for name, limit in rule.limits.items():
        figure = limit.at(as_of)
        if figure is None:
            raise ValueError(f"{rule.id}: no figure of {name} is in force on {as_of}")
        limits[name] = figure if isinstance(figure, date) else Fraction(figure)
    return RuleText(rule.id, rule.record, rule.when, rule.require, limits)


@cache
def rules_of(record: str, as_of: date) -> tuple[RuleText, ...]:
    """Give the rules of one record kind."""
    return tuple(rule for rule in rules_at(as_of) if rule.record == record)


@cache
def points(record: str, as_of: date) -> Points:
    """Give for each field of a record kind the constants that it is compared with, whatever their type."""
    found: dict[str, set[Value]] = {}
    for rule in rules_of(record, as_of):
        for node in rule.walk():
            if isinstance(node, ex.Comparison | ex.In | ex.Between | ex.Like):
                constants = set(_constants(node, rule.limits))
                for field in ex.names(node) - rule.limits.keys():
                    found.setdefault(field, set()).update(constants)
    return {field: tuple(sorted(values, key=repr)) for field, values in found.items()}


def _constants(node: ex.Node, limits: dict[str, Value]) -> Iterator[Value]:
    for part in walk(node):
        if isinstance(part, ex.Number | ex.Day | ex.Text):
            yield part.value
        elif isinstance(part, ex.Name) and part.name in limits:
            yield limits[part.name]


@cache
def calendar_points(as_of: date) -> tuple[date, ...]:
    """Give the days at which a rule about the date of the check turns, each with the days beside it."""
    quarter = date(as_of.year, (as_of.month - 1) // 3 * 3 + 1, 1)
    before = date(quarter.year - (quarter.month == 1), (quarter.month - 4) % 12 + 1, 1)
    turns = [as_of, quarter, before, date(as_of.year, 1, 1), date(as_of.year, 12, 31)]
    return tuple(turn + timedelta(days=shift) for turn in turns for shift in (-1, 0, 1))
