"""Records that the solver finds, and that the engine judges as it should."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fupin.model.text import Text
from fupin.model.verdict import Verdict
from fupin.rulebook.book import Case
from fupin.rulebook.limits import DatedValue
from fupin.rulebook.parsed import ParsedRule
from fupin.rulebook.schema import USUAL_AS_OF
from fupin.verification.proofs import witnesses as room
from fupin.verification.proofs.searching import Answer
from fupin.verification.proofs.witnesses import Finder, Missing, failed_alone, passed_together, witnesses
from support.rules import make_limit
from verification.proofs.making import rules_of

ALL = (Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "amount_yuan <= 50000",
        ("registered_poor", "amount_yuan > 50000"),
        "share(amount_yuan, balance_yuan) = 0.375",
        "amount_yuan * balance_yuan >= term_months * term_months + 1",
        "collateral NOT IN ('抵押', '质押')",
        "bank LIKE '%农_银行' AND bank <> '农某银行'",
        "bank < '农行' AND bank > township",
        "present(bank)",
        "due_on = add_months(issued_on, 36) AND issued_on > DATE '2020-01-30'",
        "issued_on >= quarter_start(as_of, -1) AND year_of(issued_on) < year_of(as_of)",
        "found_in(household_id, household)",
        "NOT found_in(household_id, household) AND found_in(bank, project)",
        "found_in(bank, loan)",
        "found_in(township, township) AND present(township)",
        "count_by(amount_yuan > 0, bank) = 3 AND sum_by(amount_yuan, household_id) = 5.5",
        "CASE WHEN registered_poor THEN amount_yuan ELSE balance_yuan END = 7",
    ],
)
def test_every_verdict_is_found_and_judged_by_the_engine(text: str | tuple[str, str]) -> None:
    found, missing = witnesses(Finder(rules_of(text)))

    expected = [*ALL, Verdict.NOT_APPLICABLE] if isinstance(text, tuple) else [*ALL]
    assert missing == []
    assert [each.verdict for each in found] == expected
    assert all(each.by_solver for each in found)


def test_a_witness_is_an_ordinary_record() -> None:
    (passes, *_), _ = witnesses(Finder(rules_of("amount_yuan >= 50000 AND term_months > 11 AND present(bank)")))

    given = passes.case.given
    assert Decimal(given["amount_yuan"]) == int(Decimal(given["amount_yuan"])) <= 1_000_000
    assert given["bank"].startswith("某")
    assert (passes.case.as_of, passes.case.absent, passes.case.others) == (USUAL_AS_OF, (), ())


def test_a_date_of_the_check_that_the_rule_needs() -> None:
    (passes, *_), _ = witnesses(Finder(rules_of("as_of > DATE '2020-12-31' AND registered_poor")))

    assert passes.case.as_of > date(2020, 12, 31)


def test_a_lapsed_limit_makes_a_rule_unknown() -> None:
    most = make_limit("most", DatedValue(Decimal(50000), date(2018, 8, 28), date(2018, 12, 1)))

    found, _ = witnesses(Finder(rules_of("amount_yuan <= most", limits={"most": most})))

    assert [each.verdict for each in found] == [*ALL]
    assert found[0].case.as_of <= date(2018, 12, 1)


def test_a_verdict_that_there_is_not() -> None:
    found, missing = witnesses(Finder(rules_of("amount_yuan > 5 OR NOT amount_yuan > 5")))

    assert [each.verdict for each in found] == [Verdict.PASS, Verdict.UNKNOWN]
    assert missing == [Missing("RR01", Verdict.FAIL, Answer.IMPOSSIBLE)]


def test_a_verdict_that_the_rule_leaves_out_need_not_be() -> None:
    (rule,) = rules_of("amount_yuan > 5 OR NOT amount_yuan > 5")
    rule = replace(rule, rule=replace(rule.rule, cases_left_out={"fail": "不会"}))

    assert witnesses(Finder([rule]))[1] == []


CASE = Case({"bank": "a"}, Verdict.FAIL, Text("", ""), USUAL_AS_OF, (), {}, ())


def with_case(rule: ParsedRule) -> ParsedRule:
    return replace(rule, rule=replace(rule.rule, cases=(CASE,)))


def test_with_too_little_effort_a_case_stands_in() -> None:
    rule = with_case(rules_of("bank = 'b' AND amount_yuan * balance_yuan = 7919")[0])

    found, missing = witnesses(Finder([rule], effort=1))

    assert [(each.verdict, each.case, each.by_solver) for each in found] == [(Verdict.FAIL, CASE, False)]
    assert missing == [Missing("RR01", verdict, Answer.UNDECIDED) for verdict in (Verdict.PASS, Verdict.UNKNOWN)]


def test_a_record_that_the_engine_judges_otherwise_is_no_witness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "agreeing", lambda found, _: [False for _ in found])

    found, missing = witnesses(Finder([with_case(rules_of("bank = 'b'")[0])]))

    assert (found, [each.answer for each in missing]) == ([], [None] * 3)


@pytest.mark.parametrize(
    "texts",
    [
        ("amount_yuan <= 50000", "amount_yuan >= 50000", ("registered_poor", "bank = 'a'")),
        ("count_by(registered_poor, bank) = 2", "sum_by(amount_yuan, bank) = 3", "amount_yuan > 1"),
        ("found_in(household_id, household)", "household_id = 'x'", "present(bank)"),
    ],
)
def test_a_record_that_passes_rules_together(texts: tuple[str, ...]) -> None:
    rules = rules_of(*texts)

    case = passed_together(Finder(rules), rules)

    assert case is not None
    assert room.agreeing([(rule, case) for rule in rules]) == [True, True, True]


def test_no_record_for_rules_that_contradict_each_other() -> None:
    rules = rules_of("amount_yuan <= 5", "amount_yuan > 5")

    assert passed_together(Finder(rules), rules) is None


def test_a_record_that_fails_one_rule_alone() -> None:
    rules = rules_of("amount_yuan <= 5", "amount_yuan <= 6 AND registered_poor", "count_by(TRUE, bank) <= 1")

    found = failed_alone(Finder(rules))

    assert list(found) == ["RR01", "RR02", "RR03"]
    assert found["RR01"].given["amount_yuan"] == "6"
    assert len(found["RR03"].others) == 1


def test_no_record_fails_what_is_implied_alone() -> None:
    rules = rules_of("amount_yuan <= 6", "amount_yuan <= 5", ("present(bank)", "registered_poor"))

    assert list(failed_alone(Finder(rules))) == ["RR02", "RR03"]
