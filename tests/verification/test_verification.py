"""A rule book held against its own cases: what fails, what is missing, and that nothing else is said."""

from pathlib import Path

import pytest

from fupin.model.text import Text
from fupin.model.verdict import Verdict
from fupin.rulebook.faults import RuleBookFaultsError
from fupin.rulebook.loading import load_rule_book
from fupin.verification import CaseFailure, verify, verify_book
from rulebook.books import file_text, rule_text, rule_with, write_book


def failures(folder: Path, *rules: str) -> tuple[CaseFailure, ...]:
    return verify_book(load_rule_book(write_book(folder, {"loan": file_text(*rules)})))


def test_a_sound_book(tmp_path: Path) -> None:
    book = load_rule_book(write_book(tmp_path))

    assert verify_book(book) == ()
    verification = verify(book)
    assert (verification.cases, verification.failures, verification.gaps) == (5, (), ())


def test_a_book_without_rules(tmp_path: Path) -> None:
    assert verify(load_rule_book(write_book(tmp_path, {}))).cases == 0


def test_failures_name_rule_case_and_line(tmp_path: Path) -> None:
    found = failures(
        tmp_path,
        rule_text("LOAN01"),
        rule_with(
            'note: too much, given: {registered_poor: 是, amount_yuan: "50001"}, expect: pass',
            'given: {registered_poor: 是, amount_yuan: "50000"}, expect: pass',
            'given: {registered_poor: 是, amount_yuan: "5"}, expect: unknown',
            rule_id="LOAN02",
        ),
    )

    path = tmp_path / "loan.yaml"
    assert found == (
        CaseFailure("LOAN02", 1, Text("too much", "too much"), Verdict.PASS, Verdict.FAIL, path, 48),
        CaseFailure("LOAN02", 3, Text("", ""), Verdict.UNKNOWN, Verdict.PASS, path, 50),
    )
    assert found[0].text == (
        f"{path}:48: LOAN02：第 1 个例子（too much）应判 pass，实判 fail",
        f"{path}:48: LOAN02: case 1 (too much) expects pass, got fail",
    )
    assert found[1].text.en == f"{path}:50: LOAN02: case 3 expects unknown, got pass"


def test_faulty_expressions_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleBookFaultsError, match="did you mean amount_yuan"):
        failures(tmp_path, rule_text(require="require: amount_yaun <= amount_max"))


# --- what a case may say -------------------------------------------------------------------------


OWN = "found_in(household_id, loan)"
FOUND, TWO = "found_in(household_id, household)", "count_by(TRUE, household_id) = 2"


@pytest.mark.parametrize(
    ("require", "case"),
    [
        ("present(bank)", "given: {bank: x}, expect: pass"),
        ("present(bank)", "given: {}, expect: fail"),
        ("present(bank)", "given: {bank: —}, expect: fail"),
        ("present(bank)", "given: {amount_yuan: '5'}, absent: [bank], expect: unknown"),
        ("present(issued_on)", "given: {issued_on: 不详}, expect: pass"),
        ("issued_on = as_of", "given: {issued_on: 2019-06-30}, as_of: 2019-06-30, expect: pass"),
        ("issued_on = as_of", "given: {issued_on: 2018-12-31}, expect: pass"),
        ("amount_yuan = 50000", "given: {amount_yuan: 5万元}, expect: pass"),
        ("annual_rate = 0.0435", "given: {annual_rate: '0.0435'}, expect: pass"),
        ("annual_rate = 0.0435", "given: {annual_rate: 4.35%}, expect: pass"),
        (FOUND, "given: {household_id: '007'}, tables: {household: [{household_id: '007'}]}, expect: pass"),
        (FOUND, "given: {household_id: '007'}, tables: {household: [{household_id: '7'}]}, expect: fail"),
        (FOUND, "given: {household_id: '007'}, tables: {household: []}, expect: fail"),
        (FOUND, "given: {household_id: '007'}, expect: unknown"),
        (OWN, "given: {household_id: a, loan_id: b}, others: [{loan_id: a}], expect: pass"),
        (OWN, "given: {household_id: a, loan_id: b}, expect: fail"),
        (TWO, "given: {household_id: a}, others: [{household_id: a}, {household_id: b}], expect: pass"),
        (TWO, "given: {household_id: a}, expect: fail"),
        (TWO, "given: {}, others: [{}], expect: unknown"),
        (
            "sum_by(amount_yuan, household_id, bank) = 3",
            "given: {household_id: a, bank: x, amount_yuan: '1'}, expect: pass, "
            "others: [{household_id: a, bank: x, amount_yuan: '2'}, {household_id: a, bank: y}]",
        ),
    ],
)
def test_a_case_is_a_small_submission(tmp_path: Path, require: str, case: str) -> None:
    rule = rule_with(case, when="# every loan", require=f"require: {require} AND amount_max > 0")

    assert failures(tmp_path, rule) == ()


@pytest.mark.parametrize(
    "require",
    [
        "sum_by(amount_yuan, household_id) <= amount_max",
        "sum_by(amount_yuan, household_id, interest_subsidised) <= amount_max",
        # grouped by a key that is read for itself too, or that is no text: each case alone
        "sum_by(amount_yuan, household_id) <= amount_max AND household_id <> 'z'",
        "sum_by(amount_yuan, interest_subsidised) <= amount_max",
        "sum_by(amount_yuan, household_id) <= amount_max AND count_by(TRUE, interest_subsidised) < 3",
    ],
)
def test_cases_do_not_see_each_other(tmp_path: Path, require: str) -> None:
    case = (
        "given: {registered_poor: 是, household_id: a, interest_subsidised: 是, amount_yuan: '30000'}, "
        "others: [{household_id: a, interest_subsidised: 是, amount_yuan: '20000'}], expect: pass"
    )

    assert failures(tmp_path, rule_with(case, case, case, require=f"require: {require}")) == ()


def test_rules_of_one_record_do_not_see_each_other_s_cases(tmp_path: Path) -> None:
    case = "given: {household_id: a, amount_yuan: '30000'}, others: [{household_id: a}], expect: %s"
    plain = rule_with(case % "pass", rule_id="LOAN01", when="# every loan")
    counting = rule_with(
        case % "pass",
        rule_id="LOAN02",
        when="# every loan",
        require="require: count_by(amount_yuan <= amount_max OR TRUE, household_id) = 2",
    )

    assert failures(tmp_path, plain, counting) == ()


def test_a_case_under_a_limit_that_has_lapsed(tmp_path: Path) -> None:
    rule = rule_with(
        "given: {registered_poor: 是, amount_yuan: '1'}, as_of: 2019-01-01, expect: unknown",
        since="since: 2018-08-28\n        until: 2018-12-31",
    )

    assert failures(tmp_path, rule) == ()
