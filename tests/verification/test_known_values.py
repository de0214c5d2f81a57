import pytest

from fupin.verification.known_values import known_where
from rulebook.language.scopes import parsed

BOTH = {"amount_yuan", "bank"}


@pytest.mark.parametrize(
    ("text", "where_true", "where_false"),
    [
        ("registered_poor", {"registered_poor"}, {"registered_poor"}),
        ("TRUE", set(), set()),
        ("amount_yuan > amount_max", {"amount_yuan"}, {"amount_yuan"}),
        ("amount_yuan + balance_yuan > -term_months", *[{"amount_yuan", "balance_yuan", "term_months"}] * 2),
        ("share(amount_yuan, balance_yuan) > 0.5", *[{"amount_yuan", "balance_yuan"}] * 2),
        ("bank IN ('a')", {"bank"}, {"bank"}),
        ("bank LIKE 'a'", {"bank"}, {"bank"}),
        ("amount_yuan > 0 AND bank = 'a'", BOTH, set()),
        ("amount_yuan > 0 OR bank = 'a'", set(), BOTH),
        ("NOT (amount_yuan > 0 OR bank = 'a')", BOTH, set()),
        ("amount_yuan > 0 AND (bank = 'a' OR amount_yuan < 9)", {"amount_yuan"}, {"amount_yuan"}),
        ("amount_yuan BETWEEN 1 AND 2", {"amount_yuan"}, {"amount_yuan"}),
        ("present(bank)", set(), set()),
        ("found_in(bank, household)", {"bank"}, {"bank"}),
        ("add_months(issued_on, 3) > quarter_start(due_on, 1)", *[{"issued_on", "due_on"}] * 2),
        ("year_of(issued_on) = year_of(as_of)", {"issued_on"}, {"issued_on"}),
        ("sum_by(amount_yuan, bank) > 0", BOTH, BOTH),
        ("count_by(amount_yuan > 0, bank) > 0", BOTH, BOTH),
        ("count_by(amount_yuan > 0 OR balance_yuan > 0, bank) > 0", {"bank"}, {"bank"}),
        ("CASE WHEN amount_yuan > 0 THEN bank = 'a' ELSE registered_poor END", {"amount_yuan"}, {"amount_yuan"}),
        ("CASE WHEN amount_yuan > 0 THEN bank = 'a' ELSE bank = 'b' END", BOTH, BOTH),
        ("CASE WHEN amount_yuan > 0 THEN bank = 'a' END", BOTH, BOTH),
        ("CASE WHEN registered_poor THEN amount_yuan ELSE 1 END > 0", {"registered_poor"}, {"registered_poor"}),
        (
            "CASE WHEN registered_poor THEN TRUE WHEN bank = 'a' THEN registered_poor ELSE FALSE END",
            {"registered_poor"},
            {"registered_poor"},
        ),
    ],
)
def test_what_is_known(text: str, where_true: set[str], where_false: set[str]) -> None:
    node = parsed(text)

    assert known_where(node, True) == where_true
    assert known_where(node, False) == where_false
