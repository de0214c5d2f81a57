"""Trees with something on them that the language has not: no text makes them, but a parser may one day."""

import pytest
from sqlglot import exp

from fupin.model.errors import ExpressionError
from fupin.rulebook.language.parsing import _CONSTRUCTS
from fupin.rulebook.language.reader import Reader
from rulebook.language.scopes import scope

TERM = exp.column("term_months")
BANK = exp.column("bank")
ONE, TEXT = exp.Literal.number(1), exp.Literal.string("x")


@pytest.mark.parametrize(
    "tree",
    [
        exp.EQ(this=exp.column("term_months", table="loan"), expression=ONE),
        exp.EQ(this=exp.Column(this=exp.to_identifier("term_months"), join_mark=True), expression=ONE),
        exp.Between(this=TERM, low=ONE, high=ONE, symmetric=True),
        exp.In(this=TERM, query=exp.select("1").subquery()),
        exp.In(this=TERM, unnest=exp.Unnest(expressions=[ONE])),
        exp.In(this=TERM, expressions=[ONE], field=TERM),
        exp.Case(this=TERM, ifs=[exp.If(this=exp.true(), true=exp.true())]),
        exp.Case(ifs=[exp.If(this=exp.true(), true=exp.true(), false=exp.false())]),
        exp.EQ(this=exp.Cast(this=TEXT, to=exp.DataType.build("date"), safe=True), expression=exp.column("as_of")),
        exp.Not(this=exp.true(), expression=exp.true()),
        exp.EQ(this=exp.cast(TEXT, "int"), expression=ONE),
        exp.EQ(this=exp.cast(BANK, "date"), expression=exp.column("as_of")),
    ],
    ids=lambda tree: tree.sql(),
)
def test_a_listed_construct_with_a_part_that_is_not_listed(tree: exp.Expr) -> None:
    with pytest.raises(ExpressionError, match="not part of the language"):
        Reader(scope(), _CONSTRUCTS).condition(tree)


@pytest.mark.parametrize(
    "tree",
    [
        exp.Is(this=BANK, expression=exp.null()),
        exp.ILike(this=BANK, expression=TEXT),
        exp.Exists(this=exp.select("1")),
        exp.EQ(this=exp.Div(this=TERM, expression=ONE), expression=ONE),
        exp.EQ(this=exp.National(this="x"), expression=BANK),
        exp.EQ(this=exp.Null(), expression=BANK),
        exp.EQ(this=exp.AddMonths(this=exp.column("as_of"), expression=ONE), expression=exp.column("as_of")),
        exp.alias_(exp.true(), "x"),
    ],
    ids=lambda tree: tree.sql(),
)
def test_a_construct_that_is_not_listed(tree: exp.Expr) -> None:
    with pytest.raises(ExpressionError, match="is not part of the language"):
        Reader(scope(), _CONSTRUCTS).condition(tree)
