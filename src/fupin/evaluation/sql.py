"""Typed conditions as SQL: exact, three-valued, and the same in every dialect.

A condition becomes a BOOLEAN that is NULL where it is unknown. Numbers are decimals of stated
digits; before each operation both sides are cast to digits that hold the result, so nothing
overflows or is rounded. There is no division.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sqlglot import exp

from fupin.evaluation import terms
from fupin.evaluation.values import ValueWriter
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.typing import Kind, kind_of

_COMPARISONS: dict[str, type[exp.Binary]] = {
    "=": exp.EQ,
    "<>": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}


class SqlWriter:
    """Writes the conditions of one record kind's rules for one date.

    Args:
        as_of: the date that the check speaks of.
        columns: the fields that the table has.
        tables: for each record kind in the submission, the fields that its table has.
    """

    def __init__(self, as_of: date, columns: frozenset[str], tables: Mapping[str, frozenset[str]]) -> None:
        self._columns = columns
        self._tables = tables
        self._values = ValueWriter(as_of, columns, self.condition)

    def condition(self, node: n.Node) -> exp.Expr:
        """The condition as a SQL boolean, NULL where unknown.

        Raises:
            LapsedLimitError: a limit that it uses has no figure in force.
        """
        return _CONDITIONS[type(node)](self, node)

    def distance(self, node: n.Compare | n.CompareShare) -> exp.Expr:
        """How far the two sides of a comparison stand apart, never below 0: of numbers exactly, of dates in days.

        Of a share it is how far its part is from `number * whole`; unknown where the whole is not above 0.

        Raises:
            LapsedLimitError: a limit that it uses has no figure in force.
            ExpressionError: the difference may need more than 38 digits.
        """
        if isinstance(node, n.CompareShare):
            product = n.Arithmetic("*", node.number, node.whole)
            apart = self._values.number(n.Arithmetic("-", node.part, product))
            positive = exp.GT(this=self._values.number(node.whole), expression=terms.integer(0))
            return exp.Case(ifs=[exp.If(this=positive, true=exp.Abs(this=apart))])
        if kind_of(node.left) is Kind.NUMBER:
            return exp.Abs(this=self._values.number(n.Arithmetic("-", node.left, node.right)))
        left, right = self._values.alike(node.left, node.right)
        return exp.Abs(this=exp.paren(exp.Sub(this=left, expression=right)))

    def _both(self, node: n.Both) -> exp.Expr:
        return exp.and_(*(self.condition(item) for item in node.items), copy=False)

    def _either(self, node: n.Either) -> exp.Expr:
        return exp.or_(*(self.condition(item) for item in node.items), copy=False)

    def _negation(self, node: n.Negation) -> exp.Expr:
        return exp.Not(this=exp.paren(self.condition(node.item), copy=False))

    def _flag(self, node: n.FieldRef) -> exp.Expr:
        return self._values.column(node.field)

    def _truth(self, node: n.Constant) -> exp.Expr:
        return exp.Boolean(this=bool(node.value))

    def _compare(self, node: n.Compare) -> exp.Expr:
        left, right = self._values.alike(node.left, node.right)
        return _COMPARISONS[node.op](this=left, expression=right)

    def _compare_share(self, node: n.CompareShare) -> exp.Expr:
        """`part op number * whole`, where the whole is above 0: the same without a division."""
        product = n.Arithmetic("*", node.number, node.whole)
        part, scaled = self._values.alike(node.part, product)
        positive = exp.GT(this=self._values.number(node.whole), expression=terms.integer(0))
        return exp.Case(ifs=[exp.If(this=positive, true=_COMPARISONS[node.op](this=part, expression=scaled))])

    def _listed(self, node: n.Listed) -> exp.Expr:
        item, *values = self._values.alike(node.item, *node.values)
        return exp.In(this=item, expressions=values)

    def _like(self, node: n.Like) -> exp.Expr:
        return exp.Like(this=self._values.text(node.item), expression=exp.Literal.string(node.pattern))

    def _case(self, node: n.Case) -> exp.Expr:
        return self._values.branches(node, self.condition)

    def _present(self, node: n.Present) -> exp.Expr:
        if node.field.name not in self._columns:
            return terms.unknown()
        return terms.column(node.field.name + terms.PRESENT_SUFFIX)

    def _found_in(self, node: n.FoundIn) -> exp.Expr:
        """True among the known keys; else unknown if a key there can't be read; else false."""
        if node.key not in self._tables.get(node.record, frozenset()):
            return terms.unknown()
        value = self._values.column(node.field.field)
        no_key = terms.is_null(terms.column(node.key))
        unread = exp.and_(no_key, terms.column(node.key + terms.PRESENT_SUFFIX))
        keys = self._keys_where(node, exp.Not(this=no_key.copy()))
        return exp.Case(
            ifs=[
                exp.If(this=terms.is_null(value), true=exp.null()),
                exp.If(this=exp.In(this=value, query=exp.Subquery(this=keys)), true=exp.true()),
                exp.If(this=exp.Exists(this=self._keys_where(node, unread)), true=exp.null()),
            ],
            default=exp.false(),
        )

    def _keys_where(self, node: n.FoundIn, condition: exp.Expr) -> exp.Select:
        return exp.select(terms.column(node.key)).from_(exp.table_(node.record, quoted=True)).where(condition)


_CONDITIONS: dict[type, Callable[[SqlWriter, Any], exp.Expr]] = {
    n.Both: SqlWriter._both,
    n.Either: SqlWriter._either,
    n.Negation: SqlWriter._negation,
    n.FieldRef: SqlWriter._flag,
    n.Constant: SqlWriter._truth,
    n.Compare: SqlWriter._compare,
    n.CompareShare: SqlWriter._compare_share,
    n.Listed: SqlWriter._listed,
    n.Like: SqlWriter._like,
    n.Case: SqlWriter._case,
    n.Present: SqlWriter._present,
    n.FoundIn: SqlWriter._found_in,
}
