"""The reference parser: what each text is read as, and what it refuses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from .expression import (
    AddMonths,
    And,
    Arithmetic,
    AsOf,
    Between,
    Case,
    Comparison,
    CountBy,
    Day,
    ExpressionError,
    Flag,
    FoundIn,
    In,
    Like,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Or,
    Present,
    QuarterStart,
    Share,
    SumBy,
    Text,
    YearOf,
    names,
    parse,
)

A, B, C = Name("a"), Name("b"), Name("c")
ONE, TWO = Number(Fraction(1)), Number(Fraction(2))

TREES: list[tuple[str, Node]] = [
    ("a", A),
    ("as_of", AsOf()),
    ("0.0435", Number(Fraction(435, 10000))),
    ("9000.90", Number(Fraction(90009, 10))),
    ("'县'", Text("县")),
    ("''", Text("")),
    ("'it''s'", Text("it's")),
    ("'a -- b / c'", Text("a -- b / c")),
    ("DATE '2018-08-28'", Day(date(2018, 8, 28))),
    ("TRUE", Flag(True)),
    ("false", Flag(False)),
    ("-1", Negative(ONE)),
    ("- -1", Negative(Negative(ONE))),
    ("a - -1", Arithmetic("-", A, Negative(ONE))),
    ("a - 1", Arithmetic("-", A, ONE)),
    ("a-1", Arithmetic("-", A, ONE)),
    ("a = 1", Comparison("=", A, ONE)),
    ("a <> 1", Comparison("<>", A, ONE)),
    ("a<1", Comparison("<", A, ONE)),
    ("a <= 1", Comparison("<=", A, ONE)),
    ("a > 1", Comparison(">", A, ONE)),
    ("a >= 1", Comparison(">=", A, ONE)),
    ("a = -1", Comparison("=", A, Negative(ONE))),
    ("a + b * c", Arithmetic("+", A, Arithmetic("*", B, C))),
    ("(a + b) * c", Arithmetic("*", Arithmetic("+", A, B), C)),
    ("a - b - c", Arithmetic("-", Arithmetic("-", A, B), C)),
    ("-a * b", Arithmetic("*", Negative(A), B)),
    ("a * b >= c", Comparison(">=", Arithmetic("*", A, B), C)),
    ("a OR b AND c", Or(A, And(B, C))),
    ("(a OR b) AND c", And(Or(A, B), C)),
    ("a AND b AND c", And(And(A, B), C)),
    ("NOT a AND b", And(Not(A), B)),
    ("NOT a = 1", Not(Comparison("=", A, ONE))),
    ("NOT NOT a", Not(Not(A))),
    ("a and not b", And(A, Not(B))),
    ("a IN ('x', 'y')", In(A, (Text("x"), Text("y")))),
    ("a IN (1, -2, b)", In(A, (ONE, Negative(TWO), B))),
    ("a NOT IN ('x')", Not(In(A, (Text("x"),)))),
    ("NOT a IN ('x')", Not(In(A, (Text("x"),)))),
    ("a BETWEEN 1 AND 2 AND b", And(Between(A, ONE, TWO), B)),
    ("a NOT BETWEEN 1 AND 2", Not(Between(A, ONE, TWO))),
    ("a LIKE '%人社%' OR b", Or(Like(A, Text("%人社%")), B)),
    ("a NOT LIKE '_'", Not(Like(A, Text("_")))),
    ("CASE WHEN a THEN b ELSE c END", Case(((A, B),), C)),
    ("CASE WHEN a THEN 1 WHEN b THEN 2 END", Case(((A, ONE), (B, TWO)), None)),
    ("share(a, b) >= 0.30", Comparison(">=", Share(A, B), Number(Fraction(3, 10)))),
    ("0.5 < share(a, b + c)", Comparison("<", Number(Fraction(1, 2)), Share(A, Arithmetic("+", B, C)))),
    ("present(a)", Present("a")),
    ("NOT present(a)", Not(Present("a"))),
    ("count_by(a > 1, b, c) <= 1", Comparison("<=", CountBy(Comparison(">", A, ONE), ("b", "c")), ONE)),
    ("count_by(present(a), b) = 1", Comparison("=", CountBy(Present("a"), ("b",)), ONE)),
    ("sum_by(a, b) <= c", Comparison("<=", SumBy(A, ("b",)), C)),
    ("found_in(a, household)", FoundIn("a", "household")),
    ("a >= quarter_start(as_of, -n)", Comparison(">=", A, QuarterStart(AsOf(), Negative(Name("n"))))),
    ("a <= add_months(b, 36)", Comparison("<=", A, AddMonths(B, Number(Fraction(36))))),
    ("a < year_of(as_of)", Comparison("<", A, YearOf(AsOf()))),
    ("\n  a\t=\n1 ", Comparison("=", A, ONE)),
    ("(((a)))", A),
]


@pytest.mark.parametrize(("text", "tree"), TREES, ids=[text for text, _ in TREES])
def test_reads(text: str, tree: Node) -> None:
    assert parse(text) == tree


REFUSED = [
    "",
    "a b",
    "a =",
    "a = 1 = 2",
    "a < b < c",
    "(a",
    "a)",
    "a / 2",
    "a % 2",
    "a || b",
    "a -- b",
    "a; b",
    "a != 1",
    "a == 1",
    "a IS NULL",
    "a = NULL",
    'a = "x"',
    "a = 'x",
    "a = .5",
    "a = 5.",
    "a = 1e5",
    "a = 5x",
    "a = 1.2.3",
    "a = +1",
    "金额 > 1",
    "a IN ()",
    "a IN (1 + 2)",
    "a IN (present(b))",
    "a IN (SELECT b)",
    "a NOT = 1",
    "a BETWEEN 1 OR 2",
    "CASE a WHEN 1 THEN 2 END",
    "CASE WHEN a THEN b",
    "CASE ELSE a END",
    "CAST(a AS INT)",
    "lower(a) = 'x'",
    "coalesce(a, b)",
    "share",
    "present = 1",
    "a > as_of()",
    "DATE '2018-02-30'",
    "DATE '20180228'",
    "DATE '2018-2-3'",
    "DATE a",
    "present(a + 1)",
    "present('a')",
    "present(as_of)",
    "present(a, b)",
    "found_in(a)",
    "found_in('a', household)",
    "count_by(a)",
    "count_by(a, b + 1)",
    "count_by(a, as_of)",
    "sum_by(a)",
    "quarter_start(a)",
    "add_months(a)",
    "year_of(a, 1)",
    "share(a, b)",
    "NOT share(a, b)",
    "share(a, b) + 1 >= 2",
    "-share(a, b) >= 2",
    "share(a, b) >= share(b, a)",
    "share(share(a, b), c) >= 1",
    "share(a, b) BETWEEN 0 AND 1",
    "share(a, b) IN (1)",
    "sum_by(share(a, b), c) > 1",
]


@pytest.mark.parametrize("text", REFUSED)
def test_refuses(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


def test_an_error_says_where_what_and_what_instead() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse("amount / 2 > 1")
    assert str(caught.value) == (
        "at 7 of 'amount / 2 > 1': expected a word of the expression language, found '/ 2 > 1'"
    )
    assert caught.value.position == 7


def test_an_error_at_the_end_says_so() -> None:
    with pytest.raises(ExpressionError, match="expected a value, found the end"):
        parse("a =")


def test_names_are_those_of_fields_and_limits_wherever_they_stand() -> None:
    text = (
        "CASE WHEN present(a) AND b THEN c <= 1 ELSE found_in(d, household) END "
        "AND count_by(e > f, g, h) > 1 AND k IN ('x', m) AND n >= quarter_start(as_of, -p)"
    )
    assert names(parse(text)) == set("abcdefghkmnp")
