"""The trees that sqlglot makes of an expression, against a parser written by hand for these tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlglot import exp

from fupin.model.errors import ExpressionError
from fupin.rulebook.language.syntax import syntax_tree
from reference import expression as ref
from rulebook.language.writing import conditions, written
from support.examples import examples

COMPARISONS = {exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">="}
ARITHMETIC = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*"}
CALLS: dict[str, Callable[..., ref.Node]] = {
    "share": ref.Share,
    "year_of": ref.YearOf,
    "quarter_start": ref.QuarterStart,
    "add_months": ref.AddMonths,
}
GROUPS: dict[str, Callable[..., ref.Node]] = {"count_by": ref.CountBy, "sum_by": ref.SumBy}
_TEXT = r"""
a b c as_of 1 2.5 'x' 'y' ( ( ) ) , AND OR NOT IN BETWEEN LIKE CASE WHEN THEN ELSE END TRUE = <> <
>= + - * present( share( count_by( DATE
"""
VOCABULARY = _TEXT.split()


def converted(tree: exp.Expr) -> ref.Node:
    """The tree in the reference's nodes."""
    match tree:
        case exp.Paren():
            return converted(tree.this)
        case exp.And():
            return ref.And(converted(tree.this), converted(tree.expression))
        case exp.Or():
            return ref.Or(converted(tree.this), converted(tree.expression))
        case exp.Not():
            return ref.Not(converted(tree.this))
        case exp.Neg():
            return ref.Negative(converted(tree.this))
        case exp.Between():
            return ref.Between(converted(tree.this), converted(tree.args["low"]), converted(tree.args["high"]))
        case exp.In():
            return ref.In(converted(tree.this), tuple(converted(part) for part in tree.expressions))
        case exp.Like():
            like = ref.Like(converted(tree.this), converted(tree.expression))
            return ref.Not(like) if tree.args.get("negate") else like
        case exp.Case():
            return converted_case(tree)
        case exp.Anonymous():
            return converted_call(tree)
        case _:
            return converted_leaf(tree)


def converted_case(tree: exp.Case) -> ref.Node:
    branches = tuple((converted(part.this), converted(part.args["true"])) for part in tree.args["ifs"])
    default = tree.args.get("default")
    return ref.Case(branches, None if default is None else converted(default))


def converted_call(tree: exp.Anonymous) -> ref.Node:
    arguments, names = tree.expressions, tuple(part.name for part in tree.expressions)
    if tree.name == "present":
        return ref.Present(*names)
    if tree.name == "found_in":
        return ref.FoundIn(*names)
    if tree.name in GROUPS:
        return GROUPS[tree.name](converted(arguments[0]), names[1:])
    return CALLS[tree.name](*(converted(part) for part in arguments))


def converted_leaf(tree: exp.Expr) -> ref.Node:
    kind = type(tree)
    if kind in COMPARISONS:
        return ref.Comparison(COMPARISONS[kind], converted(tree.this), converted(tree.expression))
    if kind in ARITHMETIC:
        return ref.Arithmetic(ARITHMETIC[kind], converted(tree.this), converted(tree.expression))
    if isinstance(tree, exp.Column):
        return ref.AsOf() if tree.name == "as_of" else ref.Name(tree.name)
    if isinstance(tree, exp.Boolean):
        return ref.Flag(tree.this)
    if isinstance(tree, exp.Cast):
        return ref.Day(date.fromisoformat(tree.this.this))
    assert isinstance(tree, exp.Literal)
    return ref.Text(tree.this) if tree.is_string else ref.Number(Fraction(tree.this))


@settings(max_examples=examples(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions(2).map(written))
def test_conditions_are_the_same_trees(text: str) -> None:
    if len(text) <= 2000:
        assert converted(syntax_tree(text)) == ref.parse(text)


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=12).map(" ".join))
def test_where_both_take_random_words_they_read_the_same(text: str) -> None:
    try:
        expected = ref.parse(text)
    except ref.ExpressionError:
        return
    try:
        tree = syntax_tree(text)
    except ExpressionError:
        return  # what the two leave to the checks of kinds differs

    assert converted(tree) == expected
