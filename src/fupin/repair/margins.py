"""Margins: how far the records that pass a rule stand from each limit that it compares with.

The distance is exact, in the unit of the value compared; of a share it is how far its part is from what
the limit asks of the whole ("0.7 persons more than 30 % of 21"), of dates the days. Comparisons inside
a group's condition speak of other records too and have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.duckdb_engine import DuckDBEngine, Held
from fupin.evaluation.table import Submission
from fupin.evaluation.verdicts import PASS, Codes
from fupin.model.fields import OWN_UNIT
from fupin.model.values import value_text
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.typing import Kind, kind_of
from fupin.rulebook.limits import Limit
from fupin.rulebook.parsed import ParsedRule

Mask: TypeAlias = npt.NDArray[np.bool_]
_DAYS = "天"


@dataclass(frozen=True)
class LimitMargins:
    """The margins of all records at one limit of one rule.

    Attributes:
        rule: the rule.
        limit: the limit.
        figure: its figure in force, as text.
        unit: the unit of the margins.
        field: the field that is compared, the first where there are several.
        values: by record, exact; null where the record doesn't pass the rule by this comparison.
    """

    rule: ParsedRule
    limit: Limit
    figure: str
    unit: str | None
    field: str
    values: pa.Array

    @property
    def passed(self) -> int:
        """How many records have a margin."""
        return len(self.values) - int(self.values.null_count)

    def nearest(self) -> tuple[int, str] | None:
        """The first record (from 0) with the smallest margin, and that margin as text; None where none has one."""
        if not self.passed:
            return None
        row = pc.index(self.values, pc.min(self.values)).as_py()
        return row, self.text(row)

    def text(self, row: int) -> str:
        """A record's margin as text."""
        value: Any = self.values[row].as_py()
        return str(value) if isinstance(value, int) else value_text(value) or ""

    def rows(self) -> list[int]:
        """The records that have a margin, from 0."""
        return np.flatnonzero(self.values.is_valid().to_numpy(zero_copy_only=False)).tolist()


def margins_of(
    engine: DuckDBEngine, submission: Submission, record: str, rules: Sequence[ParsedRule], codes: Codes, as_of: date
) -> Iterator[LimitMargins]:
    """The margins of one record kind, by rule and limit.

    Args:
        engine: what computes them.
        submission: the tables.
        record: the record kind.
        rules: the rules applied to it.
        codes: their verdicts, a row a rule, a column a record.
        as_of: the date that the check speaks of.
    """
    for number, rule in enumerate(rules):
        held = list(_held_by_a_pass(rule.require))
        if held and submission[record].rows:
            distances = engine.distances(submission, record, rule, held, as_of)
            if distances:
                yield from _of_rule(rule, held, distances, codes[number] == PASS, as_of)


def _of_rule(
    rule: ParsedRule, held: Sequence[Held], distances: Sequence[pa.Array], passing: Mask, as_of: date
) -> Iterator[LimitMargins]:
    for limit, places in _limits(held).items():
        figure = rule.rule.limits[limit].at(as_of)
        if figure is None:
            continue
        apart = [distances[at] for at in places]
        closest = apart[0] if len(apart) == 1 else pc.min_element_wise(*apart)
        values = pc.if_else(pa.array(passing), closest, pa.scalar(None, closest.type))
        first = held[places[0]][0]
        field = n.fields_read(first)[0].name if n.fields_read(first) else ""
        unit = _unit(first, limit)
        yield LimitMargins(rule, rule.rule.limits[limit], value_text(figure) or "", unit, field, values)


def _held_by_a_pass(node: n.Node) -> Iterator[Held]:
    """The comparisons with limits of a requirement; of one that is met, each part of an AND holds."""
    if isinstance(node, n.Both):
        for item in node.items:
            yield from _held_by_a_pass(item)
    elif isinstance(node, n.Compare | n.CompareShare):
        yield from ((node, None, None) for _ in _names(node)[:1])
    else:
        yield from _held(node, None, holds=True)


def _held(node: n.Node, asked: n.Node | None, *, holds: bool) -> Iterator[Held]:
    """The comparisons with limits that a condition rests on; `asked` leads to the branch of a CASE."""
    if isinstance(node, n.Negation):
        yield from _held(node.item, asked, holds=not holds)
    elif isinstance(node, n.Both | n.Either):
        for item in node.items:
            yield from _held(item, asked, holds=holds)
    elif isinstance(node, n.Case):
        before = [] if asked is None else [asked]
        for condition, result in node.branches:
            yield from _held(result, _all([*before, condition]), holds=holds)
            before.append(n.Negation(condition))
        if node.default is not None:
            yield from _held(node.default, _all(before), holds=holds)
    elif isinstance(node, n.Compare | n.CompareShare) and _names(node):
        yield node, holds, asked


def _all(conditions: Sequence[n.Node]) -> n.Node:
    return conditions[0] if len(conditions) == 1 else n.Both(tuple(conditions))


def _names(node: n.Node) -> list[str]:
    return [part.name for part in n.walk(node) if isinstance(part, n.LimitRef)]


def _limits(held: Sequence[Held]) -> dict[str, list[int]]:
    """By limit, the places of the comparisons that use it."""
    places: dict[str, list[int]] = {}
    for at, (node, _, _) in enumerate(held):
        for name in dict.fromkeys(_names(node)):
            places.setdefault(name, []).append(at)
    return places


def _unit(node: n.Compare | n.CompareShare, limit: str) -> str | None:
    """The unit in which two sides stand apart."""
    compared = node.part if isinstance(node, n.CompareShare) else node.left
    if isinstance(node, n.Compare) and kind_of(compared) is Kind.DATE:
        return _DAYS
    numbers = [part.field for part in n.walk(compared) if isinstance(part, n.FieldRef) and part.field.numeric]
    if numbers and not any(isinstance(part, n.CountBy) for part in n.walk(compared)):
        return None if numbers[0].unit == OWN_UNIT else numbers[0].unit
    used = [part.limit.unit for part in n.walk(node) if isinstance(part, n.LimitRef) and part.name == limit]
    return used[0]
