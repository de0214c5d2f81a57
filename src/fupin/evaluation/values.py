"""Numbers, dates and texts of an expression as SQL, in types that hold them exactly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlglot import exp

from fupin.evaluation import terms
from fupin.model.fields import FieldSpec
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.nodes import Digits
from fupin.rulebook.language.typing import Kind, common_digits, constant_digits, digits_of, kind_of
from fupin.rulebook.limits import Figure

Write = Callable[[n.Node], exp.Expr]

_NARROW = 18
"""Up to here a decimal is a 64-bit integer, and engines don't widen products of such by themselves."""


class LapsedLimitError(Exception):
    """A limit has no figure in force on the date of the check; the rule can't be judged."""


class ValueWriter:
    """Writes values; what it needs of conditions (CASE, groups) it asks `condition` for.

    Args:
        as_of: the date that the check speaks of.
        columns: the fields that the table has.
        condition: writes a condition.
    """

    def __init__(self, as_of: date, columns: frozenset[str], condition: Write) -> None:
        self._as_of = as_of
        self._columns = columns
        self._condition = condition

    def alike(self, *nodes: n.Node) -> list[exp.Expr]:
        """The values of several nodes of one kind, in one type in which they can be compared."""
        if kind_of(nodes[0]) is Kind.NUMBER:
            digits = common_digits(*(self._digits(node) for node in nodes))
            return [self.number(node, digits) for node in nodes]
        return [self._day(node) if kind_of(node) is Kind.DATE else self.text(node) for node in nodes]

    def column(self, field: FieldSpec) -> exp.Expr:
        """A field's value; unknown where the table has no such column."""
        return terms.column(field.name) if field.name in self._columns else terms.null_of(field)

    def branches(self, node: n.Case, write: Write) -> exp.Expr:
        """A CASE that is unknown where a condition on the way is unknown."""
        ifs = []
        for condition, result in node.branches:
            met = self._condition(condition)
            ifs += [exp.If(this=terms.is_null(met), true=exp.null()), exp.If(this=met, true=write(result))]
        return exp.Case(ifs=ifs, default=None if node.default is None else write(node.default))

    def text(self, node: n.Node) -> exp.Expr:
        """A text."""
        if isinstance(node, n.FieldRef):
            return self.column(node.field)
        if isinstance(node, n.Case):
            return self.branches(node, self.text)
        return exp.Literal.string(str(_constant(node, str)))

    # --- numbers ---

    def number(self, node: n.Node, digits: Digits | None = None) -> exp.Expr:
        """A number as a decimal of the given digits, which must hold it; by default of its own."""
        wanted = digits or self._digits(node)
        if isinstance(node, n.Arithmetic) and node.op != "*":
            left, right = self.number(node.left, wanted), self.number(node.right, wanted)
            total = exp.Add(this=left, expression=right) if node.op == "+" else exp.Sub(this=left, expression=right)
            return terms.decimal(exp.paren(total), wanted)
        return terms.decimal(_NUMBERS[type(node)](self, node), wanted)

    def _digits(self, node: n.Node) -> Digits:
        if isinstance(node, n.LimitRef):
            value = self._figure(node)
            return constant_digits(value) if isinstance(value, Decimal) else Digits(1, 0)
        return digits_of(node)

    def _product(self, node: n.Arithmetic) -> exp.Expr:
        left, right = self._digits(node.left), self._digits(node.right)
        wide = left.precision + right.precision > _NARROW
        wider = Digits(max(left.whole, _NARROW + 1 - left.fraction), left.fraction) if wide else left
        return exp.paren(exp.Mul(this=self.number(node.left, wider), expression=self.number(node.right, right)))

    def _minus(self, node: n.Minus) -> exp.Expr:
        return exp.paren(exp.Neg(this=self.number(node.item)))

    def _literal(self, node: n.Constant) -> exp.Expr:
        return exp.Literal.string(f"{node.value:f}")

    def _limit(self, node: n.LimitRef) -> exp.Expr:
        return exp.Literal.string(f"{self._figure(node):f}")

    def _field(self, node: n.FieldRef) -> exp.Expr:
        return self.column(node.field)

    def _case(self, node: n.Case) -> exp.Expr:
        digits = self._digits(node)
        return self.branches(node, lambda result: self.number(result, digits))

    def _count_by(self, node: n.CountBy) -> exp.Expr:
        met = self._condition(node.condition)
        return self._group(node.keys, terms.is_null(met), terms.one_if(met))

    def _sum_by(self, node: n.SumBy) -> exp.Expr:
        number = self.number(node.number)
        return self._group(node.keys, terms.is_null(number), number)

    def _group(self, keys: tuple[n.FieldRef, ...], unknown: exp.Expr, number: exp.Expr) -> exp.Expr:
        """A sum over the records of the same keys; NULL where a key or a part of it is unknown."""
        columns = [self.column(key.field) for key in keys]

        def over_group(summand: exp.Expr) -> exp.Expr:
            return exp.Window(this=exp.Sum(this=summand), partition_by=[each.copy() for each in columns])

        no_key = exp.or_(*(terms.is_null(each) for each in columns))
        incomplete = exp.GT(this=over_group(terms.one_if(unknown)), expression=terms.integer(0))
        return exp.Case(
            ifs=[exp.If(this=no_key, true=exp.null()), exp.If(this=incomplete, true=exp.null())],
            default=over_group(number),
        )

    def _year(self, node: n.YearOf) -> exp.Expr:
        if isinstance(node.day, n.AsOf):
            return terms.integer(self._as_of.year)
        return exp.Extract(this=exp.var("YEAR"), expression=self._day(node.day))

    # --- dates ---

    def _day(self, node: n.Node) -> exp.Expr:
        if isinstance(node, n.FieldRef):
            return self.column(node.field)
        if isinstance(node, n.QuarterStart):
            quarter = exp.func("DATE_TRUNC", exp.Literal.string("quarter"), self._day(node.day))
            return terms.moved(quarter, 3 * self._steps(node.quarters))
        if isinstance(node, n.AddMonths):
            return terms.moved(self._day(node.day), self._steps(node.months))
        if isinstance(node, n.Case):
            return self.branches(node, self._day)
        if isinstance(node, n.AsOf):
            return terms.day(self._as_of)
        value = self._figure(node) if isinstance(node, n.LimitRef) else _constant(node, date)
        return terms.day(_checked(value, date))

    def _steps(self, node: n.Node) -> int:
        if isinstance(node, n.Minus):
            return -self._steps(node.item)
        value = self._figure(node) if isinstance(node, n.LimitRef) else _constant(node, Decimal)
        return int(_checked(value, Decimal))

    def _figure(self, node: n.LimitRef) -> Figure:
        value = node.limit.at(self._as_of)
        if value is None:
            raise LapsedLimitError(node.name)
        return value


def _constant(node: n.Node, kind: type) -> Any:
    return _checked(node.value if isinstance(node, n.Constant) else node, kind)


def _checked(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"expected a {kind.__name__}: {value!r}")
    return value


_NUMBERS: dict[type, Callable[[ValueWriter, Any], exp.Expr]] = {
    n.FieldRef: ValueWriter._field,
    n.Constant: ValueWriter._literal,
    n.LimitRef: ValueWriter._limit,
    n.Minus: ValueWriter._minus,
    n.Arithmetic: ValueWriter._product,
    n.Case: ValueWriter._case,
    n.CountBy: ValueWriter._count_by,
    n.SumBy: ValueWriter._sum_by,
    n.YearOf: ValueWriter._year,
}
