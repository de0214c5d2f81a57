"""Typed expressions as SQL: exact, three-valued, and the same in every dialect.

A condition becomes a BOOLEAN that is NULL where it is unknown. Numbers are decimals of stated
digits; before each operation both sides are cast to digits that hold the result, so nothing
overflows or is rounded. There is no division.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlglot import exp

from fupin.model.fields import FieldSpec
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.nodes import Digits
from fupin.rulebook.language.typing import Kind, common_digits, constant_digits, digits_of, kind_of
from fupin.rulebook.limits import Figure

PRESENT_SUFFIX = "__filled"
"""Behind a field's name: the column that tells whether its cells hold something."""

_NARROW = 18
"""Up to here a decimal is a 64-bit integer, and engines don't widen products of such by themselves."""

_COMPARISONS: dict[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "<>": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}


class LapsedLimitError(Exception):
    """A limit has no figure in force on the date of the check; the rule can't be judged."""


class SqlWriter:
    """Writes the conditions of one record kind's rules for one date.

    Args:
        as_of: the date that the check speaks of.
        columns: the fields that the table has.
        tables: for each other record kind in the submission, the fields that its table has.
    """

    def __init__(self, as_of: date, columns: frozenset[str], tables: dict[str, frozenset[str]]) -> None:
        self._as_of = as_of
        self._columns = columns
        self._tables = tables

    def condition(self, node: n.Node) -> exp.Expr:
        """The condition as a SQL boolean, NULL where unknown.

        Raises:
            LapsedLimitError: a limit that it uses has no figure in force.
        """
        write = _CONDITIONS.get(type(node))
        if write is not None:
            return write(self, node)
        if isinstance(node, n.FieldRef):
            return self._column(node.field)
        if isinstance(node, n.Constant):
            return exp.Boolean(this=bool(node.value))
        raise TypeError(f"not a condition: {node!r}")

    # --- conditions ---

    def _both(self, node: n.Both) -> exp.Expr:
        return exp.and_(*(self.condition(item) for item in node.items))

    def _either(self, node: n.Either) -> exp.Expr:
        return exp.or_(*(self.condition(item) for item in node.items))

    def _negation(self, node: n.Negation) -> exp.Expr:
        return exp.Not(this=exp.paren(self.condition(node.item)))

    def _compare(self, node: n.Compare) -> exp.Expr:
        left, right = self._same(node.left, node.right)
        return _COMPARISONS[node.op](this=left, expression=right)

    def _same(self, *nodes: n.Node) -> list[exp.Expr]:
        """The values of several nodes in one type in which they can be compared."""
        if kind_of(nodes[0]) is not Kind.NUMBER:
            return [self._value(node) for node in nodes]
        digits = common_digits(*(self._digits(node) for node in nodes))
        return [self._number(node, digits) for node in nodes]

    def _compare_share(self, node: n.CompareShare) -> exp.Expr:
        product = n.Arithmetic("*", node.number, node.whole)
        digits = common_digits(self._digits(node.part), self._digits(product))
        comparison = _COMPARISONS[node.op](
            this=self._number(node.part, digits), expression=self._number(product, digits)
        )
        positive = exp.GT(this=self._number(node.whole, self._digits(node.whole)), expression=_integer(0))
        return exp.Case(ifs=[exp.If(this=positive, true=comparison)])

    def _listed(self, node: n.Listed) -> exp.Expr:
        item, *values = self._same(node.item, *node.values)
        return exp.In(this=item, expressions=values)

    def _like(self, node: n.Like) -> exp.Expr:
        return exp.Like(this=self._value(node.item), expression=exp.Literal.string(node.pattern))

    def _case(self, node: n.Case) -> exp.Expr:
        return self._branches(node, self.condition)

    def _branches(self, node: n.Case, write: Callable[[n.Node], exp.Expr]) -> exp.Expr:
        ifs = []
        for condition, result in node.branches:
            met = self.condition(condition)
            ifs.append(exp.If(this=exp.Is(this=exp.paren(met), expression=exp.null()), true=exp.null()))
            ifs.append(exp.If(this=met.copy(), true=write(result)))
        return exp.Case(ifs=ifs, default=None if node.default is None else write(node.default))

    def _present(self, node: n.Present) -> exp.Expr:
        if node.field.name not in self._columns:
            return _null("BOOLEAN")
        return exp.column(node.field.name + PRESENT_SUFFIX, quoted=True)

    def _found_in(self, node: n.FoundIn) -> exp.Expr:
        if node.key not in self._tables.get(node.record, frozenset()):
            return _null("BOOLEAN")
        value = self._column(node.field.field)
        key = exp.column(node.key, quoted=True)
        filled = exp.column(node.key + PRESENT_SUFFIX, quoted=True)
        known = exp.Not(this=exp.Is(this=key.copy(), expression=exp.null()))
        keys = exp.select(key).from_(exp.table_(node.record, quoted=True)).where(known)
        unread = (
            exp.select(key.copy())
            .from_(exp.table_(node.record, quoted=True))
            .where(exp.and_(exp.Is(this=key.copy(), expression=exp.null()), filled))
        )
        return exp.Case(
            ifs=[
                exp.If(this=exp.Is(this=value, expression=exp.null()), true=exp.null()),
                exp.If(this=exp.In(this=value.copy(), query=exp.Subquery(this=keys)), true=exp.true()),
                exp.If(this=exp.Exists(this=unread), true=exp.null()),
            ],
            default=exp.false(),
        )

    # --- numbers ---

    def _digits(self, node: n.Node) -> Digits:
        if isinstance(node, n.LimitRef):
            value = self._figure(node)
            return constant_digits(value) if isinstance(value, Decimal) else Digits(1, 0)
        return digits_of(node)

    def _number(self, node: n.Node, digits: Digits) -> exp.Expr:
        """A number as a decimal of exactly these digits, which hold it."""
        if isinstance(node, n.Arithmetic) and node.op != "*":
            left, right = self._number(node.left, digits), self._number(node.right, digits)
            kind = exp.Add if node.op == "+" else exp.Sub
            return _decimal(exp.paren(kind(this=left, expression=right)), digits)
        return _decimal(_NUMBERS[type(node)](self, node), digits)

    def _product(self, node: n.Arithmetic) -> exp.Expr:
        left, right = self._digits(node.left), self._digits(node.right)
        wide = left.precision + right.precision > _NARROW
        wider = Digits(max(left.whole, _NARROW + 1 - left.fraction), left.fraction) if wide else left
        factors = (self._number(node.left, wider), self._number(node.right, right))
        return exp.paren(exp.Mul(this=factors[0], expression=factors[1]))

    def _minus(self, node: n.Minus) -> exp.Expr:
        return exp.paren(exp.Neg(this=self._number(node.item, self._digits(node.item))))

    def _literal_number(self, node: n.Constant) -> exp.Expr:
        return exp.Literal.string(f"{node.value:f}")

    def _limit_number(self, node: n.LimitRef) -> exp.Expr:
        return exp.Literal.string(f"{self._figure(node):f}")

    def _number_column(self, node: n.FieldRef) -> exp.Expr:
        return self._column(node.field)

    def _number_case(self, node: n.Case) -> exp.Expr:
        digits = self._digits(node)
        return self._branches(node, lambda result: self._number(result, digits))

    def _count_by(self, node: n.CountBy) -> exp.Expr:
        met = self.condition(node.condition)
        unknown = exp.Is(this=exp.paren(met.copy()), expression=exp.null())
        return self._group(node.keys, unknown, exp.Sum(this=_one_if(met)))

    def _sum_by(self, node: n.SumBy) -> exp.Expr:
        number = self._number(node.number, self._digits(node.number))
        unknown = exp.Is(this=number.copy(), expression=exp.null())
        return self._group(node.keys, unknown, exp.Sum(this=number))

    def _group(self, keys: tuple[n.FieldRef, ...], unknown: exp.Expr, total: exp.Expr) -> exp.Expr:
        """A total over the records of the same keys; NULL where a key or a part of it is unknown."""
        columns = [self._column(key.field) for key in keys]
        no_key = exp.or_(*(exp.Is(this=column.copy(), expression=exp.null()) for column in columns))
        unknowns = exp.GT(
            this=exp.Window(this=exp.Sum(this=_one_if(unknown)), partition_by=[c.copy() for c in columns]),
            expression=_integer(0),
        )
        return exp.Case(
            ifs=[exp.If(this=no_key, true=exp.null()), exp.If(this=unknowns, true=exp.null())],
            default=exp.Window(this=total, partition_by=[c.copy() for c in columns]),
        )

    def _year(self, node: n.YearOf) -> exp.Expr:
        if isinstance(node.day, n.AsOf):
            return _integer(self._as_of.year)
        return exp.Extract(this=exp.var("YEAR"), expression=self._day(node.day))

    # --- dates and texts ---

    def _value(self, node: n.Node) -> exp.Expr:
        if kind_of(node) is Kind.DATE:
            return self._day(node)
        if isinstance(node, n.FieldRef):
            return self._column(node.field)
        if isinstance(node, n.Constant):
            return exp.Literal.string(str(node.value))
        return self._branches(_case(node), self._value)

    def _day(self, node: n.Node) -> exp.Expr:
        if isinstance(node, n.FieldRef):
            return self._column(node.field)
        if isinstance(node, n.QuarterStart):
            quarter = exp.func("DATE_TRUNC", exp.Literal.string("quarter"), self._day(node.day))
            return _moved(quarter, 3 * self._steps(node.quarters))
        if isinstance(node, n.AddMonths):
            return _moved(self._day(node.day), self._steps(node.months))
        if isinstance(node, n.Case):
            return self._branches(node, self._day)
        return _date_literal(self._fixed_day(node))

    def _fixed_day(self, node: n.Node) -> date:
        if isinstance(node, n.AsOf):
            return self._as_of
        value = self._figure(node) if isinstance(node, n.LimitRef) else getattr(node, "value", None)
        if not isinstance(value, date):
            raise TypeError(f"not a date: {node!r}")
        return value

    def _steps(self, node: n.Node) -> int:
        if isinstance(node, n.Minus):
            return -self._steps(node.item)
        value = self._figure(node) if isinstance(node, n.LimitRef) else getattr(node, "value", None)
        if not isinstance(value, Decimal):
            raise TypeError(f"not a whole number: {node!r}")
        return int(value)

    # --- leaves ---

    def _column(self, field: FieldSpec) -> exp.Expr:
        if field.name in self._columns:
            return exp.column(field.name, quoted=True)
        return _null(_sql_type(field))

    def _figure(self, node: n.LimitRef) -> Figure:
        value = node.limit.at(self._as_of)
        if value is None:
            raise LapsedLimitError(node.name)
        return value


_Write = Callable[[SqlWriter, Any], exp.Expr]

_CONDITIONS: dict[type, _Write] = {
    n.Both: SqlWriter._both,
    n.Either: SqlWriter._either,
    n.Negation: SqlWriter._negation,
    n.Compare: SqlWriter._compare,
    n.CompareShare: SqlWriter._compare_share,
    n.Listed: SqlWriter._listed,
    n.Like: SqlWriter._like,
    n.Case: SqlWriter._case,
    n.Present: SqlWriter._present,
    n.FoundIn: SqlWriter._found_in,
}

_NUMBERS: dict[type, _Write] = {
    n.FieldRef: SqlWriter._number_column,
    n.Constant: SqlWriter._literal_number,
    n.LimitRef: SqlWriter._limit_number,
    n.Minus: SqlWriter._minus,
    n.Arithmetic: SqlWriter._product,
    n.Case: SqlWriter._number_case,
    n.CountBy: SqlWriter._count_by,
    n.SumBy: SqlWriter._sum_by,
    n.YearOf: SqlWriter._year,
}


def _case(node: n.Node) -> n.Case:
    if not isinstance(node, n.Case):
        raise TypeError(f"not a text: {node!r}")
    return node


def _sql_type(field: FieldSpec) -> str:
    if field.numeric:
        return f"DECIMAL({14 + field.decimals}, {field.decimals})"
    return {"date": "DATE", "flag": "BOOLEAN"}.get(field.type.value, "VARCHAR")


def _null(kind: str) -> exp.Expr:
    return exp.cast(exp.null(), kind)


def _integer(value: int) -> exp.Expr:
    return exp.Literal.number(value)


def _decimal(value: exp.Expr, digits: Digits) -> exp.Expr:
    return exp.cast(value, f"DECIMAL({max(digits.precision, 1)}, {digits.fraction})")


def _date_literal(day: date) -> exp.Expr:
    return exp.cast(exp.Literal.string(day.isoformat()), "DATE")


def _moved(day: exp.Expr, months: int) -> exp.Expr:
    interval = exp.Interval(this=exp.Literal.string(str(months)), unit=exp.var("MONTH"))
    return exp.cast(exp.Add(this=day, expression=interval), "DATE")


def _one_if(condition: exp.Expr) -> exp.Expr:
    return exp.Case(ifs=[exp.If(this=condition, true=_integer(1))], default=_integer(0))
