"""Contradictions, what excludes each other, and the largest sets that a record can pass."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fupin.rulebook.limits import DatedValue
from fupin.verification.proofs import consistency as room
from fupin.verification.proofs.consistency import consistency
from fupin.verification.proofs.cores import Part, core
from support.rules import make_limit
from verification.proofs.making import rules_of


@pytest.mark.parametrize(
    "texts",
    [
        ("amount_yuan <= 50000", "amount_yuan > 50000"),
        ("amount_yuan <= 50000", "amount_yuan >= 50000.0001"),
        ("collateral = '信用'", "collateral IN ('抵押', '质押')"),
        ("bank = '农行'", "bank <> '农行'"),
        ("bank LIKE '%农%'", "bank NOT LIKE '%农%'"),
        ("registered_poor", ("amount_yuan > 0", "NOT registered_poor")),
        ("present(bank)", "NOT present(bank)"),
        ("amount_yuan <= 50000 AND term_months > 0", "amount_yuan * 2 > 100000"),
        ("share(amount_yuan, balance_yuan) >= 0.5", "amount_yuan * 2 < balance_yuan"),
        ("due_on <= add_months(issued_on, 36)", "year_of(due_on) > year_of(issued_on) + 3"),
        ("issued_on >= quarter_start(as_of, 0)", "issued_on < quarter_start(as_of, -1)"),
        ("count_by(amount_yuan > 0, bank) <= 1", "count_by(amount_yuan > 0, bank) = 2"),
        ("count_by(amount_yuan > 0, bank) = 0", "amount_yuan > 0"),
        ("found_in(household_id, household)", "NOT found_in(household_id, household)"),
        ("found_in(household_id, loan)", "NOT found_in(household_id, loan)"),
    ],
)
def test_two_that_contradict_each_other(texts: tuple[str, str]) -> None:
    found = consistency(rules_of(*texts))

    assert found.contradictions == [(("RR01", "RR02"), None)]
    assert sorted(found.together) == [("RR01",), ("RR02",)]
    assert (found.exclusions, found.undecided) == (0, [])


@pytest.mark.parametrize(
    "texts",
    [
        ("amount_yuan <= 50000", "amount_yuan >= 50000"),
        ("due_on <= add_months(issued_on, 1)", "due_on > issued_on"),
        ("issued_on = DATE '2020-02-29'", "due_on = add_months(issued_on, 12) AND due_on = DATE '2021-02-28'"),
        ("count_by(amount_yuan > 0, bank) <= 1", "count_by(amount_yuan > 0, household_id) = 2"),
        ("bank LIKE '%农%'", "bank <> '农行' AND bank NOT LIKE '农%'"),
        ("bank > '农行'", "bank < '农行a'"),
    ],
)
def test_two_that_do_not(texts: tuple[str, str]) -> None:
    found = consistency(rules_of(*texts))

    assert (found.contradictions, found.together) == ([], [("RR01", "RR02")])


def test_three_that_contradict_each_other_only_together() -> None:
    found = consistency(
        rules_of(
            "amount_yuan < balance_yuan", "balance_yuan < term_months", "term_months < amount_yuan", "annual_rate > 0"
        )
    )

    assert found.contradictions == [(("RR01", "RR02", "RR03"), None)]
    assert len(found.together) == 3
    assert all("RR04" in ids and len(ids) == 3 for ids in found.together)


def test_rules_that_never_apply_together_do_not_contradict_each_other() -> None:
    found = consistency(
        rules_of(
            ("collateral = '信用'", "amount_yuan > 9"), ("collateral = '抵押'", "amount_yuan < 9"), "registered_poor"
        )
    )

    assert (found.contradictions, found.exclusions) == ([], 1)
    assert sorted(found.together) == [("RR01", "RR03"), ("RR02", "RR03")]


def test_a_rule_that_nobody_can_pass() -> None:
    found = consistency(rules_of("amount_yuan > amount_yuan + 1"))
    assert (found.contradictions, found.together) == ([(("RR01",), None)], [])
    assert consistency(rules_of("workers_poor < 0", record="workshop")).contradictions == [(("RR01",), None)]


def test_a_contradiction_that_begins_with_a_later_figure() -> None:
    most = make_limit("most", Decimal(50000), DatedValue(Decimal(10000), date(2020, 1, 1)))
    rules = rules_of("amount_yuan <= most", "amount_yuan >= 20000", limits={"most": most})

    found = consistency(rules)

    assert found.contradictions == [(("RR01", "RR02"), date(2020, 1, 1))]
    assert ("RR01", "RR02") in found.together


def test_a_limit_that_has_lapsed_asks_nothing() -> None:
    most = make_limit("most", DatedValue(Decimal(50000), date(2018, 8, 28), date(2019, 12, 31)))

    found = consistency(rules_of("amount_yuan <= most", "amount_yuan >= 20000", limits={"most": most}))

    assert found.contradictions == []
    assert found.together == [("RR01", "RR02"), ("RR02",)]


def test_with_too_little_effort_nothing_is_claimed() -> None:
    found = consistency(
        rules_of("amount_yuan * balance_yuan = 7919", "amount_yuan > 1 AND balance_yuan > 1"), effort=1
    )

    assert (found.contradictions, found.together, found.exclusions) == ([], [], 0)
    assert found.undecided


def test_the_core_names_only_what_contradicts() -> None:
    rules = rules_of(
        ("registered_poor AND bank = 'a'", "amount_yuan <= 50000 AND term_months < 9"),
        "annual_rate > 0 AND (amount_yuan > 50000 AND present(bank))",
    )

    assert core(rules) == (
        Part("RR01", "require", "amount_yuan <= 50000"),
        Part("RR02", "require", "amount_yuan > 50000"),
    )


def test_no_core_where_there_is_no_contradiction() -> None:
    assert core(rules_of("amount_yuan > 1", "amount_yuan > 2")) == ()


def test_too_many_sets_are_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_SETS", 1)

    found = consistency(rules_of("amount_yuan <= 5", "amount_yuan > 5"))

    assert found.undecided == [("RR01", "RR02")]
