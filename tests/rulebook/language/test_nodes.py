from fupin.rulebook.language import nodes as n
from rulebook.language.scopes import parsed

TEXT = (
    "NOT present(bank) AND (term_months IN (1, 2) OR share(amount_yuan, balance_yuan) >= 0.5) "
    "AND CASE WHEN count_by(registered_poor, household_id, bank) > 1 THEN due_on <= add_months(issued_on, 3) "
    "ELSE found_in(loan_id, household) END"
)


def test_fields_are_read_in_order_each_once() -> None:
    names = [field.name for field in n.fields_read(parsed(TEXT), parsed("amount_yuan > annual_rate"))]

    assert names == [
        *("bank", "term_months", "amount_yuan", "balance_yuan", "registered_poor", "household_id"),
        *("due_on", "issued_on", "loan_id", "annual_rate"),
    ]


def test_walk_gives_every_node_in_the_order_of_writing() -> None:
    kinds = [type(part).__name__ for part in n.walk(parsed(TEXT))]

    assert kinds == [
        *("Both", "Negation", "Present", "Either", "Listed", "FieldRef", "Constant", "Constant"),
        *("CompareShare", "FieldRef", "FieldRef", "Constant"),
        *("Case", "Compare", "CountBy", "FieldRef", "FieldRef", "FieldRef", "Constant"),
        *("Compare", "FieldRef", "AddMonths", "FieldRef", "Constant"),
        *("FoundIn", "FieldRef"),
    ]


def test_below_gives_the_next_level_only() -> None:
    both = parsed("registered_poor AND NOT present(bank)")

    assert [type(part).__name__ for part in n.below(both)] == ["FieldRef", "Negation"]
