"""What is written of a node is parsed as the same node."""

import pytest
from hypothesis import HealthCheck, assume, given, settings

from evaluation.expressions import conditions
from fupin.model.errors import ExpressionError
from fupin.rulebook.language.written import written
from rulebook.language.scopes import parsed
from support.examples import examples
from support.rules import make_rule


@pytest.mark.parametrize(
    "text",
    [
        "amount_yuan <= amount_max",
        "NOT registered_poor AND (bank = 'a''b' OR bank NOT IN ('x', 'y'))",
        "bank NOT LIKE '%行' AND NOT (amount_yuan > 1)",
        "(amount_yuan + 1) * (balance_yuan - 2) > -term_months",
        "amount_yuan - (balance_yuan - 1) > 0.50",
        "share(amount_yuan, balance_yuan + 1) >= 0.30",
        "due_on <= add_months(issued_on, -36) AND issued_on >= quarter_start(as_of, 1)",
        "CASE WHEN registered_poor THEN amount_yuan WHEN TRUE THEN 1 ELSE 2 END > 0",
        "count_by(amount_yuan > 0, bank, household_id) = 1 OR sum_by(amount_yuan, bank) > 1",
        "found_in(household_id, household) AND present(bank) AND year_of(due_on) = 2018",
        "issued_on = DATE '2018-08-28' OR issued_on IN (DATE '2018-08-28', DATE '2019-01-01')",
    ],
)
def test_as_it_was_written(text: str) -> None:
    assert written(parsed(text)) == text


@settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions)
def test_parsed_again_it_is_the_same(text: str) -> None:
    try:
        node = make_rule(text).require
    except ExpressionError:
        assume(False)
    assert make_rule(written(node)).require == node
