"""Rules that say nothing that others don't say."""

from __future__ import annotations

import pytest

from fupin.verification.proofs.implication import Implication, implications
from verification.proofs.making import implied, rules_of


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("amount_yuan <= 50000", "amount_yuan <= 40000"),
        ("amount_yuan <= 50000", "amount_yuan <= 50000 AND registered_poor"),
        ("amount_yuan <= 50000 OR registered_poor", "registered_poor"),
        (("registered_poor", "amount_yuan <= 50000"), "amount_yuan <= 50000"),
        (("registered_poor", "present(bank)"), "present(bank)"),
        ("collateral <> '抵押'", "collateral = '信用'"),
        ("due_on <= add_months(issued_on, 13)", "due_on <= add_months(issued_on, 12)"),
        ("year_of(issued_on) >= 2018", "issued_on >= DATE '2018-01-01'"),
        ("share(amount_yuan, balance_yuan) >= 0.3", "share(amount_yuan, balance_yuan) > 0.3"),
        ("count_by(amount_yuan > 0, bank) <= 2", "count_by(amount_yuan > 0, bank) <= 1"),
    ],
)
def test_a_rule_that_follows_from_another(weaker: str | tuple[str, str], stronger: str) -> None:
    rules = rules_of(weaker, stronger)

    found = implications(rules)

    assert Implication("RR01", ("RR02",), True) in found
    assert implications([implied(rules[0], "RR02"), rules[1]]) == [each for each in found if each.rule != "RR01"]


@pytest.mark.parametrize(
    "texts",
    [
        ("amount_yuan <= 50000", "term_months <= 36"),
        ("amount_yuan <= 50000", ("registered_poor", "amount_yuan <= 40000")),
        # whoever fails the first hasn't the condition of the second
        (
            ("registered_poor AND amount_yuan > 0", "present(bank)"),
            ("present(bank) AND amount_yuan > 0", "registered_poor"),
        ),
        # an empty cell fails the first and leaves the second unknown
        ("present(bank)", "bank <> 'a'"),
        ("bank LIKE '%a'", "bank LIKE '%ba'"),
    ],
)
def test_rules_that_do_not(texts: tuple[str, str]) -> None:
    assert implications(rules_of(*texts)) == []


def test_equal_rules_imply_each_other() -> None:
    found = implications(rules_of("amount_yuan <= 50000", "NOT amount_yuan > 50000.0"))

    assert found == [Implication("RR01", ("RR02",), True), Implication("RR02", ("RR01",), True)]


def test_a_rule_that_follows_from_two_together() -> None:
    rules = rules_of(
        "amount_yuan < term_months", "amount_yuan < balance_yuan", "balance_yuan < term_months", "registered_poor"
    )

    assert implications(rules) == [Implication("RR01", ("RR02", "RR03"), True)]
    assert implications([implied(rules[0], "RR02", "RR03"), *rules[1:]]) == []


def test_a_rule_that_says_it_follows_and_does_not() -> None:
    first, second = rules_of("amount_yuan <= 50000", "amount_yuan <= 50001")

    assert Implication("RR01", ("RR02",), False) in implications([implied(first, "RR02"), second])


def test_a_second_reason_must_be_said_too() -> None:
    first, *others = rules_of("amount_yuan <= 9", "amount_yuan <= 7", "amount_yuan = 5")

    found = implications([implied(first, "RR02"), implied(others[0], "RR03"), others[1]])

    assert found == [Implication("RR01", ("RR03",), True)]


def test_with_too_little_effort_nothing_is_claimed() -> None:
    first, second = rules_of("amount_yuan * balance_yuan <> 7919", "amount_yuan * balance_yuan > 9999")

    found = implications([implied(first, "RR02"), second], effort=1)

    assert {each.holds for each in found} == {None}
    assert {each.rule for each in found} == {"RR01", "RR02"}
