import sys
from collections.abc import Callable

import pytest
from sqlglot import ParseError, exp

from fupin.model.errors import ExpressionError
from fupin.rulebook.language import syntax
from fupin.rulebook.language.syntax import MAX_CHARACTERS, syntax_tree


def syntax_error(text: str) -> str:
    with pytest.raises(ExpressionError) as caught:
        syntax_tree(text)
    return caught.value.text.en


@pytest.mark.parametrize(
    "name",
    [
        *("level", "year", "period", "unit", "kind", "value", "model", "measure", "area", "date_", "interval", "row"),
        *("current_date", "any", "all", "if", "map", "array", "struct", "left", "exists", "filter", "over", "user"),
    ],
)
def test_a_name_is_a_name_whatever_it_means_in_sql(name: str) -> None:
    tree = syntax_tree(f"{name} = {name}")

    assert type(tree) is exp.EQ
    assert type(tree.this) is type(tree.expression) is exp.Column
    assert tree.this.name == name


@pytest.mark.parametrize("name", ["add_months", "coalesce", "cast", "date", "if", "any", "count", "left", "exists"])
def test_a_function_is_a_call_whatever_sql_makes_of_it(name: str) -> None:
    if name == "date":
        assert "expected 'YYYY-MM-DD'" in syntax_error("date(a)")
    else:
        assert type(syntax_tree(f"{name}(a, b)")) is exp.Anonymous


def test_precedence() -> None:
    assert syntax_tree("NOT a = b AND c OR d").sql() == "NOT a = b AND c OR d"
    tree = syntax_tree("a OR b AND NOT c = d + e * f")
    assert isinstance(tree, exp.Or)
    assert isinstance(tree.expression, exp.And)
    assert isinstance(tree.expression.expression, exp.Not)
    between = syntax_tree("a BETWEEN 1 AND 2 AND b")
    assert isinstance(between, exp.And)
    assert isinstance(between.this, exp.Between)


@pytest.mark.parametrize(
    "text",
    [
        "a BETWEEN 1",
        "a BETWEEN 1 OR 2",
        "a BETWEEN 1 - 2",
        "CASE WHEN a ELSE b END",
        "CASE WHEN a WHEN b THEN c END",
        "CASE WHEN a THEN b ELSE c ELSE d END",
        "CASE WHEN a THEN b ELSE c WHEN d THEN e END",
        "CASE WHEN a THEN b THEN c END",
    ],
)
def test_what_the_parser_refuses(text: str) -> None:
    message = syntax_error(text)

    assert message.startswith("not a complete condition at character ")


def test_too_long() -> None:
    assert len("a" + " OR a" * 399 + "    ") == MAX_CHARACTERS
    syntax_tree("a" + " OR a" * 399 + "    ")
    assert syntax_error("a" + " OR a" * 400) == "the expression has 2001 characters; at most 2000 are allowed"


def test_chains_of_and_and_or_are_one_level() -> None:
    syntax_tree(" AND ".join(["a"] * 250))
    syntax_tree(" OR ".join(["a AND b"] * 150))


@pytest.mark.parametrize(
    ("make", "most"),
    [
        (lambda n: "(" * n + "a" + ")" * n, 31),
        (lambda n: "NOT " * n + "a", 31),
        (lambda n: " + ".join(["a"] * (n + 1)) + " > b", 30),
        (lambda n: " = ".join(["a"] * (n + 1)), 31),
        (lambda n: "CASE WHEN a THEN " * n + "b" + " END" * n, 31),
        (lambda n: "f(" * n + "a" + ")" * n, 31),
        (lambda n: "(a AND (b OR " * n + "c" + "))" * n, 7),
    ],
)
def test_the_deepest_tree(make: Callable[[int], str], most: int) -> None:
    syntax_tree(make(most))
    assert syntax_error(make(most + 1)) == "the expression is nested deeper than 32 levels"


BOMBS = {
    "brackets": "(" * 999 + "a" + ")" * 999,
    "open brackets": "(" * 1900 + "a",
    "NOT": "NOT " * 490 + "a",
    "NOT and brackets": "NOT(" * 390 + "a" + ")" * 390,
    "minus": "- " * 900 + "a > 1",
    "sums": " + ".join(["a"] * 450) + " > 1",
    "comparisons": " = ".join(["a"] * 450),
    "CASE": "CASE WHEN a THEN " * 80 + "a" + " END" * 80,
    "calls": "f(" * 600 + "a" + ")" * 600,
    "IN": "a IN (" * 300 + "1" + ")" * 300,
    "BETWEEN": "a BETWEEN " * 190 + "a",
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused(text: str) -> None:
    assert syntax_error(text)


def test_a_stack_that_is_nearly_full_is_no_crash() -> None:
    def deeper(frames: int) -> str:
        return deeper(frames - 1) if frames else syntax_error("(" * 31 + "a" + ")" * 31)

    depth = 0
    frame = sys._getframe()
    while frame.f_back is not None:
        frame, depth = frame.f_back, depth + 1
    message = deeper(sys.getrecursionlimit() - depth - 250)

    assert message == "the expression is nested deeper than 32 levels"


@pytest.mark.parametrize("result", [ParseError("no details"), None])
def test_whatever_the_parser_gives_is_an_expression_error(
    result: ParseError | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse_into(*_: object) -> list[None]:
        if result is not None:
            raise result
        return [None]

    monkeypatch.setattr(syntax._Parser, "parse_into", parse_into)

    assert syntax_error("a") in (
        "not a complete condition at character 1 (sqlglot: unknown)",
        "there is no condition",
    )
