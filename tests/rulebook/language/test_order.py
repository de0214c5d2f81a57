import pytest

from fupin.model.errors import ExpressionError
from fupin.rulebook.language.order import check_order
from fupin.rulebook.language.words import words_of


def order_error(text: str) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        check_order(words_of(text), len(text) + 1)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "NOT NOT a",
        "a = -(- 1)",
        "NOT a NOT IN (1, -2)",
        "a NOT LIKE 'x' AND b NOT BETWEEN 1 AND 2",
        "CASE WHEN NOT a THEN NOT b WHEN c THEN TRUE ELSE NOT d END",
        "f(g(a), b) = DATE '2018-08-28'",
        "TRUE OR FALSE",
    ],
)
def test_words_in_order(text: str) -> None:
    check_order(words_of(text), len(text) + 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "character 1: found the end after the beginning, expected a value or a condition"),
        ("   ", "character 4: found the end after the beginning, expected a value or a condition"),
        ("a AND", "character 6: found the end after AND, expected a value or a condition"),
        ("a b", "character 3: found b after a, expected an operator, AND, OR or the end"),
        ("a 'x'", "found 'x' after a, expected an operator"),
        ("'x' 'y' = a", "found 'y' after 'x', expected an operator"),
        ("E'x' = a", "found 'x' after E, expected an operator"),
        ("x'41' = a", "found '41' after x, expected an operator"),
        ("1 2", "found 2 after 1, expected an operator"),
        ("a = = b", "found = after =, expected a value"),
        ("a < > b", "found > after <, expected a value"),
        ("a = + 1", "found + after =, expected a value"),
        ("+ a > 1", "found + after the beginning, expected a value"),
        ("a = NOT b", "found NOT after =, expected a value"),
        ("a BETWEEN 1 2", "found 2 after 1, expected an operator"),
        ("a BETWEEN SYMMETRIC 1 AND 2", "found 1 after SYMMETRIC, expected an operator"),
        ("a IN 1", "found 1 after IN, expected a list in brackets"),
        ("a IN unnest(b)", "found unnest after IN, expected a list in brackets"),
        ("a IN ()", "found ) after (, expected a value"),
        ("a IN (1,)", "found ) after ,, expected a value"),
        ("f(a,,b)", "found , after ,, expected a value"),
        ("f()", "found ) after (, expected a value"),
        ("a NOT NOT IN (1)", "found NOT after NOT, expected IN, BETWEEN or LIKE"),
        ("a NOT = 1", "found = after NOT, expected IN, BETWEEN or LIKE"),
        ("a LIKE b", "found b after LIKE, expected a text in single quotes"),
        ("a LIKE ANY ('x')", "found ANY after LIKE, expected a text in single quotes"),
        ("a LIKE 'x' ESCAPE '!'", "found ESCAPE after 'x', expected an operator"),
        ("a ILIKE 'x'", "found ILIKE after a, expected an operator"),
        ("a = DATE", "found the end after DATE, expected 'YYYY-MM-DD'"),
        ("a = DATE(2018)", "found ( after DATE, expected 'YYYY-MM-DD'"),
        ("CASE a WHEN 1 THEN b END", "found a after CASE, expected WHEN"),
        ("CASE WHEN a b END", "found b after a, expected an operator"),
        ("CASE END", "found END after CASE, expected WHEN"),
        ("a IS NULL", "found IS after a, expected present(field)"),
        ("a = NULL NULL", "found NULL after NULL, expected present(field)"),
        ("f(a) OVER (b)", "found OVER after ), expected an operator"),
        ("(a) (b)", "found ( after ), expected an operator"),
        ("1 (a)", "found ( after 1, expected an operator"),
    ],
)
def test_words_out_of_order_are_refused_at_their_place(text: str, message: str) -> None:
    error = order_error(text)

    assert message in error.text.en
    assert "应为" in error.text.zh
