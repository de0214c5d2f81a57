import pytest

from fupin.model.errors import ExpressionError
from fupin.rulebook.language.nesting import check_nesting
from fupin.rulebook.language.words import words_of


def nesting_error(text: str) -> str:
    with pytest.raises(ExpressionError) as caught:
        check_nesting(words_of(text))
    return caught.value.text.en


@pytest.mark.parametrize(
    "text",
    [
        "(a OR (b)) AND f(c, g(d))",
        "CASE WHEN (a) THEN CASE WHEN b THEN c END ELSE d END",
        "'(' = a AND b = 'CASE'",
        "(" * 32 + "a" + ")" * 32,
        "NOT " * 32 + "a",
        "NOT (" * 16 + "a" + ")" * 16,
        # what is over is over: forty NOT in a row of conditions are not forty levels
        " AND ".join(["NOT a"] * 40),
        " AND ".join(["- a > - 1"] * 40),
        " OR ".join(["NOT present(a)"] * 40),
        " OR ".join(["NOT TRUE"] * 40),
    ],
)
def test_what_closes_and_is_shallow_enough(text: str) -> None:
    check_nesting(words_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 33 + "a" + ")" * 33,
        "(" * 33,
        "NOT " * 33 + "a",
        "- " * 33 + "a",
        "NOT (" * 17 + "a" + ")" * 17,
        "NOT f(" * 17 + "a" + ")" * 17,
        "CASE WHEN " * 33 + "a",
    ],
)
def test_more_than_32_open_at_once(text: str) -> None:
    assert nesting_error(text) == "the expression is nested deeper than 32 levels"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("(a", "the ( at character 1 is never closed"),
        ("a AND f(b", "the ( at character 8 is never closed"),
        ("CASE WHEN a THEN b", "the CASE at character 1 is never closed"),
        ("a)", "the ) at character 2 is inside no ("),
        ("a END", "the END at character 3 is inside no CASE"),
        ("CASE WHEN (a THEN b END", "the THEN at character 14 is inside no CASE"),
        ("(CASE WHEN a THEN b)", "the ) at character 20 is inside no ("),
        ("a WHEN b", "the WHEN at character 3 is inside no CASE"),
        ("a, b", "the , at character 2 is inside no ("),
        ("CASE WHEN a, b THEN c END", "the , at character 12 is inside no ("),
    ],
)
def test_what_is_open_or_closes_nothing(text: str, message: str) -> None:
    assert nesting_error(text) == message
