"""Typed conditions over one record in plain Python: exact fractions, three values.

The engine judges whole tables; this judges one record again and again with some of its values
changed. What it needs to know of the other records it asks its surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from fupin.evaluation.one_record import Exact, OneRecord, Surroundings, exact
from fupin.evaluation.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from fupin.model.calendar import months_later, quarter_start
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.comparing import HOLDS
from fupin.rulebook.parsed import ParsedRule

Asked = tuple[n.Compare | n.CompareShare | n.Listed, frozenset[str]]
"""A comparison or list of a rule, and the fields that it reads."""


class Scalar:
    """Judges single records for one date.

    Args:
        as_of: the date that the check speaks of.
        surroundings: the other records and tables.
    """

    def __init__(self, as_of: date, surroundings: Surroundings) -> None:
        self.as_of = as_of
        self.surroundings = surroundings
        self._lapsed: dict[int, bool] = {}
        self._comparisons: dict[int, tuple[Asked, ...]] = {}

    def verdict(self, rule: ParsedRule, record: OneRecord) -> int:
        """The verdict code of a rule for a record, the same as the engine's."""
        if rule.reads and not any(field.name in record.filled for field in rule.reads):
            return UNKNOWN
        if self._has_lapsed(rule):
            return UNKNOWN
        applies = True if rule.when is None else self.condition(rule.when, record)
        if applies is False:
            return NOT_APPLICABLE
        met = self.condition(rule.require, record)
        if met:
            return PASS
        return UNKNOWN if applies is None or met is None else FAIL

    def comparisons(self, rule: ParsedRule) -> tuple[Asked, ...]:
        """The comparisons and lists of a rule, also those inside groups and branches."""
        known = self._comparisons.get(id(rule))
        if known is None:
            nodes = [rule.require] if rule.when is None else [rule.require, rule.when]
            parts = [part for node in nodes for part in n.walk(node)]
            found = [part for part in parts if isinstance(part, n.Compare | n.CompareShare | n.Listed)]
            known = tuple((part, frozenset(field.name for field in n.fields_read(part))) for part in found)
            self._comparisons[id(rule)] = known
        return known

    def _has_lapsed(self, rule: ParsedRule) -> bool:
        known = self._lapsed.get(id(rule))
        if known is None:
            nodes = [rule.require] if rule.when is None else [rule.require, rule.when]
            limits = [part.limit for node in nodes for part in n.walk(node) if isinstance(part, n.LimitRef)]
            known = self._lapsed[id(rule)] = any(limit.at(self.as_of) is None for limit in limits)
        return known

    def condition(self, node: n.Node, record: OneRecord) -> bool | None:
        """Whether a condition holds for a record; None where unknown."""
        result: bool | None = _CONDITIONS[type(node)](self, node, record)
        return result

    def value(self, node: n.Node, record: OneRecord) -> Any:
        """The number (a fraction), date or text that a node stands for; None where unknown."""
        return _VALUES[type(node)](self, node, record)

    # --- conditions ---

    def _both(self, node: n.Both, record: OneRecord) -> bool | None:
        return self._joined(node.items, record, decisive=False)

    def _either(self, node: n.Either, record: OneRecord) -> bool | None:
        return self._joined(node.items, record, decisive=True)

    def _joined(self, items: tuple[n.Node, ...], record: OneRecord, *, decisive: bool) -> bool | None:
        doubtful = False
        for item in items:
            truth = self.condition(item, record)
            if truth is decisive:
                return decisive
            doubtful |= truth is None
        return None if doubtful else not decisive

    def _negation(self, node: n.Negation, record: OneRecord) -> bool | None:
        inner = self.condition(node.item, record)
        return None if inner is None else not inner

    def _compare(self, node: n.Compare, record: OneRecord) -> bool | None:
        left, right = self.value(node.left, record), self.value(node.right, record)
        return None if left is None or right is None else HOLDS[node.op](left, right)

    def _share(self, node: n.CompareShare, record: OneRecord) -> bool | None:
        part, whole = self.value(node.part, record), self.value(node.whole, record)
        number = self.value(node.number, record)
        if part is None or whole is None or number is None or whole <= 0:
            return None
        return HOLDS[node.op](part, number * whole)

    def _listed(self, node: n.Listed, record: OneRecord) -> bool | None:
        value = self.value(node.item, record)
        return None if value is None else value in [self.value(each, record) for each in node.values]

    def _like(self, node: n.Like, record: OneRecord) -> bool | None:
        value = self.value(node.item, record)
        return None if value is None else _pattern(node.pattern).fullmatch(value) is not None

    def _present(self, node: n.Present, record: OneRecord) -> bool | None:
        return record.filled.get(node.field.name)

    def _found_in(self, node: n.FoundIn, record: OneRecord) -> bool | None:
        value = record.values.get(node.field.field.name)
        return None if value is None else self.surroundings.found(node, value)

    # --- values ---

    def _field(self, node: n.FieldRef, record: OneRecord) -> Exact | None:
        return record.values.get(node.field.name)

    def _constant(self, node: n.Constant, _record: OneRecord) -> Exact | None:
        return exact(node.value)

    def _limit(self, node: n.LimitRef, _record: OneRecord) -> Exact | None:
        return exact(node.limit.at(self.as_of))

    def _as_of(self, _node: n.AsOf, _record: OneRecord) -> date:
        return self.as_of

    def _minus(self, node: n.Minus, record: OneRecord) -> Fraction | None:
        inner = self.value(node.item, record)
        return None if inner is None else -inner

    def _arithmetic(self, node: n.Arithmetic, record: OneRecord) -> Fraction | None:
        left, right = self.value(node.left, record), self.value(node.right, record)
        if left is None or right is None:
            return None
        result: Fraction = left * right if node.op == "*" else left + right if node.op == "+" else left - right
        return result

    def _case(self, node: n.Case, record: OneRecord) -> Any:
        for condition, result in node.branches:
            met = self.condition(condition, record)
            if met is None:
                return None
            if met:
                return self._of_case(result, record)
        return None if node.default is None else self._of_case(node.default, record)

    def _of_case(self, node: n.Node, record: OneRecord) -> Any:
        return (_VALUES.get(type(node)) or _CONDITIONS[type(node)])(self, node, record)

    def _count_by(self, node: n.CountBy, record: OneRecord) -> Fraction | None:
        return self._group(node, record, self.own(node, record))

    def _sum_by(self, node: n.SumBy, record: OneRecord) -> Fraction | None:
        return self._group(node, record, self.own(node, record))

    def own(self, node: n.CountBy | n.SumBy, record: OneRecord) -> Fraction | None:
        """What one record adds to its group; None where unknown."""
        if isinstance(node, n.SumBy):
            number: Fraction | None = self.value(node.number, record)
            return number
        met = self.condition(node.condition, record)
        return None if met is None else Fraction(int(met))

    def _group(self, node: n.CountBy | n.SumBy, record: OneRecord, own: Fraction | None) -> Fraction | None:
        others = None if own is None else self.surroundings.others(node, record)
        return None if own is None or others is None else own + others

    def _year(self, node: n.YearOf, record: OneRecord) -> Fraction | None:
        day = self.value(node.day, record)
        return None if day is None else Fraction(day.year)

    def _quarter(self, node: n.QuarterStart, record: OneRecord) -> date | None:
        day, quarters = self.value(node.day, record), self.value(node.quarters, record)
        if day is None:
            return None
        return quarter_start(day, int(quarters))

    def _months(self, node: n.AddMonths, record: OneRecord) -> date | None:
        day = self.value(node.day, record)
        return None if day is None else months_later(day, int(self.value(node.months, record)))


@cache
def _pattern(like: str) -> re.Pattern[str]:
    wild = {"%": ".*", "_": "."}
    return re.compile("".join(wild.get(sign, re.escape(sign)) for sign in like), re.DOTALL)


_CONDITIONS: dict[type, Callable[[Scalar, Any, OneRecord], Any]] = {
    n.Both: Scalar._both,
    n.Either: Scalar._either,
    n.Negation: Scalar._negation,
    n.FieldRef: Scalar._field,
    n.Constant: Scalar._constant,
    n.Compare: Scalar._compare,
    n.CompareShare: Scalar._share,
    n.Listed: Scalar._listed,
    n.Like: Scalar._like,
    n.Case: Scalar._case,
    n.Present: Scalar._present,
    n.FoundIn: Scalar._found_in,
}

_VALUES: dict[type, Callable[[Scalar, Any, OneRecord], Any]] = {
    n.FieldRef: Scalar._field,
    n.Constant: Scalar._constant,
    n.LimitRef: Scalar._limit,
    n.AsOf: Scalar._as_of,
    n.Minus: Scalar._minus,
    n.Arithmetic: Scalar._arithmetic,
    n.Case: Scalar._case,
    n.CountBy: Scalar._count_by,
    n.SumBy: Scalar._sum_by,
    n.YearOf: Scalar._year,
    n.QuarterStart: Scalar._quarter,
    n.AddMonths: Scalar._months,
}
