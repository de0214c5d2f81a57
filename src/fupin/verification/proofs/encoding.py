"""Typed expressions as formulas of the solver, in three values, with exact numbers and dates.

Everything is encoded as it is meant, but for two things where a question is about all records: what a
group function gives, and which texts that nobody names fit a LIKE, may be anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import z3

from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.typing import Kind, kind_of
from fupin.verification.proofs import calendar
from fupin.verification.proofs.groups import Groups
from fupin.verification.proofs.space import Space, number_of
from fupin.verification.proofs.terms import (
    NO,
    YES,
    Day,
    Formula,
    Number,
    Term,
    Truth,
    Word,
    all_of,
    any_of,
    compared,
    either,
    where,
)


class Encoder:
    """Encodes the expressions of one record kind.

    Args:
        space: the unknowns.
        groups: what group functions give.
    """

    def __init__(self, space: Space, groups: Groups) -> None:
        self.space = space
        self._groups = groups
        self._encoded: dict[tuple[int, int], tuple[n.Node, Term]] = {}

    def term(self, node: n.Node, row: int = 0) -> Term:
        """The value of an expression for a record."""
        # by identity: TRUE and 1 are equal in Python, so nodes that differ may be equal
        place = row, id(node)
        if place not in self._encoded:
            self._encoded[place] = node, _NODES[type(node)](self, node, row)
        return self._encoded[place][1]

    def truth(self, node: n.Node, row: int = 0) -> Truth:
        """A condition for a record."""
        term = self.term(node, row)
        if not isinstance(term, Truth):
            raise TypeError(f"no condition: {node!r}")
        return term

    def number(self, node: n.Node, row: int = 0) -> Number:
        """A number for a record."""
        term = self.term(node, row)
        if not isinstance(term, Number):
            raise TypeError(f"no number: {node!r}")
        return term

    def lapsed(self, limit: n.LimitRef) -> Formula:
        """Whether a limit has no figure in force on the date of the check."""
        day = self.space.as_of.order
        values = limit.limit.values
        gone = []
        for number, dated in enumerate(values):
            if dated.until is None:
                continue
            begun = [day >= calendar.day_of(dated.since).order] if number else []
            later = [day < calendar.day_of(following.since).order for following in values[number + 1 :]]
            gone.append(all_of([*begun, day > calendar.day_of(dated.until).order, *later]))
        return any_of(gone)

    # --- conditions ---

    def _both(self, node: n.Both, row: int) -> Term:
        items = [self.truth(item, row) for item in node.items]
        return Truth(all_of(item.yes for item in items), any_of(item.no for item in items))

    def _either(self, node: n.Either, row: int) -> Term:
        items = [self.truth(item, row) for item in node.items]
        return Truth(any_of(item.yes for item in items), all_of(item.no for item in items))

    def _negation(self, node: n.Negation, row: int) -> Term:
        item = self.truth(node.item, row)
        return Truth(item.no, item.yes)

    def _compare(self, node: n.Compare, row: int) -> Term:
        return compared(node.op, self.term(node.left, row), self.term(node.right, row))

    def _compare_share(self, node: n.CompareShare, row: int) -> Term:
        part, whole = self.number(node.part, row), self.number(node.whole, row)
        scaled = _product(self.number(node.number, row), whole)
        met = compared(node.op, part, scaled)
        return Truth(z3.And(met.yes, whole.units > 0), z3.And(met.no, whole.units > 0))

    def _listed(self, node: n.Listed, row: int) -> Term:
        item = self.term(node.item, row)
        equal = [compared("=", item, self.term(value, row)) for value in node.values]
        return Truth(any_of(each.yes for each in equal), all_of(each.no for each in equal))

    def _like(self, node: n.Like, row: int) -> Term:
        item = self.term(node.item, row)
        if not isinstance(item, Word):
            raise TypeError(f"no text: {node.item!r}")
        fits = self.space.words.like(item.code, node.pattern)
        return Truth(z3.And(item.known, fits), z3.And(item.known, z3.Not(fits)))

    def _present(self, node: n.Present, row: int) -> Term:
        cell = self.space.cell(row, node.field)
        return Truth(cell.filled, z3.And(cell.there, z3.Not(cell.filled)))

    def _found_in(self, node: n.FoundIn, row: int) -> Term:
        item = self.term(node.field, row)
        if not isinstance(item, Word):
            raise TypeError(f"no text: {node.field!r}")
        if node.record == self.space.record:
            there, found, unreadable = self._groups.own_key(self, node, item.code)
        else:
            there, unreadable = self.space.other_table(node.record, node.key)
            found = self.space.is_key(node.record, node.key, item.code)
        seen = z3.And(item.known, there)
        return Truth(z3.And(seen, found), z3.And(seen, z3.Not(found), z3.Not(unreadable)))

    # --- values ---

    def _field(self, node: n.FieldRef, row: int) -> Term:
        return self.space.cell(row, node.field).term

    def _constant(self, node: n.Constant, _: int) -> Term:
        return self._figure(node.value)

    def _figure(self, value: Decimal | date | str | bool) -> Term:
        if isinstance(value, bool):
            return Truth(YES, NO) if value else Truth(NO, YES)
        if isinstance(value, Decimal):
            return number_of(value)
        return calendar.day_of(value) if isinstance(value, date) else Word(YES, self.space.words.code(value))

    def _limit(self, node: n.LimitRef, _: int) -> Term:
        first, *later = node.limit.values
        return self.space.value_at(
            [(each.since, self._figure(each.value)) for each in later], self._figure(first.value)
        )

    def _as_of(self, _: n.AsOf, __: int) -> Term:
        return self.space.as_of

    def _case(self, node: n.Case, row: int) -> Term:
        chosen = _unknown(node) if node.default is None else self.term(node.default, row)
        for condition, result in reversed(node.branches):
            met = self.truth(condition, row)
            chosen = where(met.known, either(met.yes, self.term(result, row), chosen))
        return chosen

    def _arithmetic(self, node: n.Arithmetic, row: int) -> Term:
        left, right = self.number(node.left, row), self.number(node.right, row)
        if node.op == "*":
            return _product(left, right)
        scale = max(left.scale, right.scale)
        known = all_of((left.known, right.known))
        one, other = left.at(scale), right.at(scale)
        return Number(known, one + other if node.op == "+" else one - other, scale)

    def _minus(self, node: n.Minus, row: int) -> Term:
        item = self.number(node.item, row)
        return Number(item.known, -item.units, item.scale)

    def _count_by(self, node: n.CountBy, row: int) -> Term:
        return self._groups.count(self, node, row)

    def _sum_by(self, node: n.SumBy, row: int) -> Term:
        return self._groups.sum(self, node, row)

    # --- dates ---

    def _day(self, node: n.Node, row: int) -> Day:
        term = self.term(node, row)
        if not isinstance(term, Day):
            raise TypeError(f"no date: {node!r}")
        return term

    def _quarter_start(self, node: n.QuarterStart, row: int) -> Term:
        return calendar.quarter_begun(self._day(node.day, row), self._steps(node.quarters, row))

    def _add_months(self, node: n.AddMonths, row: int) -> Term:
        return calendar.month_moved(self._day(node.day, row), self._steps(node.months, row))

    def _steps(self, node: n.Node, row: int) -> Formula:
        # the language lets only whole numbers stand here, which may be written as 3.0
        number = self.number(node, row)
        return number.units / 10**number.scale if number.scale else number.units

    def _year_of(self, node: n.YearOf, row: int) -> Term:
        day = self._day(node.day, row)
        return Number(day.known, day.year, 0)


def _product(left: Number, right: Number) -> Number:
    return Number(all_of((left.known, right.known)), left.units * right.units, left.scale + right.scale)


def _unknown(case: n.Case) -> Term:
    kind, nothing = kind_of(case), z3.IntVal(0)
    if kind is Kind.CONDITION:
        return Truth(NO, NO)
    if kind is Kind.NUMBER:
        return Number(NO, nothing, 0)
    return Day(NO, nothing, nothing, nothing) if kind is Kind.DATE else Word(NO, nothing)


_NODES: Mapping[type, Callable[[Encoder, Any, int], Term]] = {
    n.Both: Encoder._both,
    n.Either: Encoder._either,
    n.Negation: Encoder._negation,
    n.Compare: Encoder._compare,
    n.CompareShare: Encoder._compare_share,
    n.Listed: Encoder._listed,
    n.Like: Encoder._like,
    n.Present: Encoder._present,
    n.FoundIn: Encoder._found_in,
    n.FieldRef: Encoder._field,
    n.Constant: Encoder._constant,
    n.LimitRef: Encoder._limit,
    n.AsOf: Encoder._as_of,
    n.Case: Encoder._case,
    n.Arithmetic: Encoder._arithmetic,
    n.Minus: Encoder._minus,
    n.CountBy: Encoder._count_by,
    n.SumBy: Encoder._sum_by,
    n.QuarterStart: Encoder._quarter_start,
    n.AddMonths: Encoder._add_months,
    n.YearOf: Encoder._year_of,
}
