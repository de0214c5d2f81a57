"""How far the records that fail stand from what a sum or count over several records is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.evaluation.table import Submission
from fupin.evaluation.verdicts import FAIL, Codes
from fupin.model.fields import OWN_UNIT
from fupin.model.finding import GroupDistance
from fupin.model.values import value_text
from fupin.rulebook.language import nodes as n
from fupin.rulebook.parsed import ParsedRule

Places = tuple[int, int]
"""The number of a rule, and of a record over all sheets of its kind, each from 0."""
_ABOVE = {"<=": True, "<": True, ">=": False, ">": False}
"""By the comparison that doesn't hold, whether the sum or count is too great."""


def group_distances(
    engine: DuckDBEngine, submission: Submission, record: str, rules: Sequence[ParsedRule], codes: Codes, as_of: date
) -> Mapping[Places, tuple[GroupDistance, ...]]:
    """The distances of one record kind, exact; rules without sums and counts have none.

    Args:
        engine: what computes them.
        submission: the tables.
        record: the record kind.
        rules: the rules applied to it.
        codes: their verdicts, a row a rule, a column a record.
        as_of: the date that the check speaks of.
    """
    found: dict[Places, tuple[GroupDistance, ...]] = {}
    for number, rule in enumerate(rules):
        nodes = [node for node in _comparisons(rule.require) if _of_a_group(node)]
        failing = np.flatnonzero(codes[number] == FAIL).tolist()
        if not nodes or not failing:
            continue
        arrays = engine.distances(submission, record, rule, [(node, False, None) for node in nodes], as_of)
        for node, apart in zip(nodes, arrays, strict=False):  # where no figure is in force there are none
            for row in failing:
                value = apart[row].as_py()
                if value is not None:
                    found[number, row] = (*found.get((number, row), ()), _distance(node, value_text(value) or "0"))
    return found


def _comparisons(node: n.Node) -> Iterator[n.Compare]:
    """The comparisons that stand for themselves, of which it is clear which side is to be the greater."""
    if isinstance(node, n.Both | n.Either):
        for item in node.items:
            yield from _comparisons(item)
    elif isinstance(node, n.Compare) and node.op in _ABOVE:
        yield node


def _of_a_group(node: n.Compare) -> bool:
    return isinstance(node.left, n.SumBy | n.CountBy)


def _distance(node: n.Compare, by: str) -> GroupDistance:
    fields = tuple(field.name for field in n.fields_read(node.left))
    limits = [part for part in n.walk(node.right) if isinstance(part, n.LimitRef)]
    compared = n.fields_read(node.right)
    return GroupDistance(
        fields=fields,
        limit=limits[0].name if limits else None,
        compared=compared[0].name if compared else None,
        by=by,
        unit=_unit(node, limits),
        above=_ABOVE[node.op],
    )


def _unit(node: n.Compare, limits: Sequence[n.LimitRef]) -> str | None:
    """The unit of a sum's values; of a count that of its limit."""
    summed = [part.field for part in n.walk(node.left) if isinstance(part, n.FieldRef) and part.field.numeric]
    if isinstance(node.left, n.SumBy) and summed:
        return None if summed[0].unit == OWN_UNIT else summed[0].unit
    return limits[0].limit.unit if limits else None
