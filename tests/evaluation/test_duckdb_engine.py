"""Verdicts of the embedded engine, case by case from the contract's semantics."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fupin.evaluation.duckdb_engine import judge
from fupin.evaluation.table import Submission, combine
from fupin.evaluation.verdicts import VERDICTS, counts
from fupin.rulebook.limits import DatedValue
from fupin.rulebook.parsed import ParsedRule
from support.rules import make_limit, make_rule
from support.tables import Row, make_table

AS_OF = date(2018, 12, 31)


def verdicts(rule: ParsedRule, submission: Submission, as_of: date = AS_OF) -> list[str]:
    return [VERDICTS[code].value for code in judge(submission, rule.rule.record, [rule], as_of)[0]]


def loans(require: str, *rows: Row, when: str | None = None) -> list[str]:
    return verdicts(make_rule(require, when), {"loan": make_table("loan", rows)})


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("49999.9999", "pass"),
        ("50000", "pass"),
        ("50000.0001", "fail"),
        ("99999999999999.9999", "fail"),
        ("-99999999999999.9999", "pass"),
        ("", "unknown"),
        ("五万左右", "unknown"),
    ],
)
def test_a_limit_includes_its_figure_to_the_last_digit(amount: str, expected: str) -> None:
    limits = {"amount_max": make_limit("amount_max", Decimal(50000))}
    rule = make_rule("amount_yuan <= amount_max", limits=limits)
    assert verdicts(rule, {"loan": make_table("loan", [{"amount_yuan": amount}])}) == [expected]


def test_a_figure_with_more_decimals_than_the_column_is_not_rounded() -> None:
    rows = [{"amount_yuan": "1.2345"}, {"amount_yuan": "1.2346"}]
    assert loans("amount_yuan <= 1.23455", *rows) == ["pass", "fail"]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("9000.90", "10001.00", "pass"),
        ("9000.8999", "10001.00", "fail"),
        ("1", "3", "fail"),
        ("5", "0", "unknown"),
        ("5", "-1", "unknown"),
        ("", "10", "unknown"),
        ("5", "", "unknown"),
    ],
)
def test_share_is_exact_and_unknown_without_a_positive_whole(part: str, whole: str, expected: str) -> None:
    rows = [{"rent_to_poor_yuan": part, "rent_total_yuan": whole}]
    rule = make_rule("share(rent_to_poor_yuan, rent_total_yuan) >= 0.90", record="enterprise")
    assert verdicts(rule, {"enterprise": make_table("enterprise", rows)}) == [expected]


def test_share_may_stand_on_the_right() -> None:
    rows = [{"amount_yuan": "3", "balance_yuan": "10"}, {"amount_yuan": "2.9999", "balance_yuan": "10"}]
    assert loans("0.3 <= share(amount_yuan, balance_yuan)", *rows) == ["pass", "fail"]


def test_products_of_the_largest_numbers_are_exact() -> None:
    most = "99999999999999.9999"
    rows = [
        {"poor_this_yuan": most, "all_last_yuan": most, "all_this_yuan": most, "poor_last_yuan": most},
        {
            "poor_this_yuan": "99999999999999.9998",
            "all_last_yuan": most,
            "all_this_yuan": most,
            "poor_last_yuan": most,
        },
    ]
    rule = make_rule("poor_this_yuan * all_last_yuan >= all_this_yuan * poor_last_yuan", record="fund_line")
    assert verdicts(rule, {"fund_line": make_table("fund_line", rows)}) == ["pass", "fail"]


def test_sums_of_the_largest_numbers_are_exact() -> None:
    most = "99999999999999.9999"
    rows = [{"household_id": "1", "balance_yuan": most}] * 3
    assert loans("sum_by(balance_yuan, household_id) = 299999999999999.9997", *rows) == ["pass"] * 3


@pytest.mark.parametrize(
    ("when", "require", "expected"),
    [
        ("amount_yuan > 1", "term_months > 1", "pass"),
        ("amount_yuan > 9", "term_months > 1", "not_applicable"),
        ("amount_yuan > 9", "balance_yuan > 1", "not_applicable"),
        ("amount_yuan > 1", "term_months > 9", "fail"),
        ("amount_yuan > 1", "balance_yuan > 1", "unknown"),
        ("balance_yuan > 1", "term_months > 1", "pass"),
        ("balance_yuan > 1", "term_months > 9", "unknown"),
        ("balance_yuan > 1", "balance_yuan > 1", "unknown"),
    ],
)
def test_every_row_of_the_verdict_table(when: str, require: str, expected: str) -> None:
    row = {"amount_yuan": "5", "term_months": "5", "balance_yuan": ""}
    assert loans(require, row, when=when) == [expected]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("registered_poor OR amount_yuan > 9", "pass"),
        ("interest_subsidised OR amount_yuan > 1", "pass"),
        ("interest_subsidised OR amount_yuan > 9", "unknown"),
        ("interest_subsidised AND amount_yuan > 9", "fail"),
        ("NOT interest_subsidised", "unknown"),
        ("NOT (interest_subsidised AND amount_yuan > 9)", "pass"),
        ("bank NOT IN ('农行', '建行')", "unknown"),
        ("collateral IN ('信用', '抵押')", "pass"),
        ("amount_yuan BETWEEN 6 AND term_months", "fail"),
        ("amount_yuan BETWEEN 5 AND 5", "pass"),
        ("CASE WHEN interest_subsidised THEN registered_poor ELSE registered_poor END", "unknown"),
        ("CASE WHEN registered_poor THEN amount_yuan ELSE term_months END = 5", "pass"),
        ("CASE WHEN amount_yuan > 9 THEN registered_poor END", "unknown"),
        ("used_by LIKE '%企%'", "pass"),
        ("used_by NOT LIKE '_业'", "fail"),
        ("present(amount_yuan) AND NOT present(bank)", "pass"),
        ("present(term_months)", "pass"),
        ("-amount_yuan = 5 - 10", "pass"),
        ("amount_yuan * amount_yuan = 25 AND amount_yuan + 1 <> 7", "pass"),
    ],
)
def test_conditions_are_kleene(condition: str, expected: str) -> None:
    row = {
        "registered_poor": "是",
        "interest_subsidised": "",
        "amount_yuan": "5",
        "term_months": "三年左右",
        "bank": "",
        "collateral": "信用",
        "used_by": "企业",
    }
    assert loans(condition, row) == [expected]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("quarter_start(issued_on, 0) = DATE '2018-01-01'", "pass"),
        ("quarter_start(issued_on, -1) = DATE '2017-10-01'", "pass"),
        ("quarter_start(as_of, 1) = DATE '2019-01-01'", "pass"),
        ("add_months(issued_on, 1) = DATE '2018-02-28'", "pass"),
        ("add_months(issued_on, 25) = DATE '2020-02-29'", "pass"),
        ("add_months(issued_on, -2) = DATE '2017-11-30'", "pass"),
        ("year_of(issued_on) = 2018 AND year_of(as_of) = 2018", "pass"),
        ("issued_on < as_of", "pass"),
        ("due_on < as_of", "unknown"),
    ],
)
def test_dates(condition: str, expected: str) -> None:
    assert loans(condition, {"issued_on": "2018-01-31", "due_on": ""}) == [expected]


def test_groups_know_no_empty_key_and_no_unknown_member() -> None:
    rows = [
        {"household_id": "1", "balance_yuan": "30000"},
        {"household_id": "2", "balance_yuan": "50000"},
        {"household_id": "1", "balance_yuan": "20000.0001"},
        {"household_id": "", "balance_yuan": "1"},
        {"household_id": "3", "balance_yuan": "1"},
        {"household_id": "3", "balance_yuan": "一点"},
    ]
    assert loans("sum_by(balance_yuan, household_id) <= 50000", *rows) == [
        "fail",
        "pass",
        "fail",
        "unknown",
        "unknown",
        "unknown",
    ]


def test_count_by_several_keys() -> None:
    rows = [
        {"worker_id": "w", "employer_id": "e", "subsidy_yuan": "1000"},
        {"worker_id": "w", "employer_id": "f", "subsidy_yuan": "1000"},
        {"worker_id": "w", "employer_id": "e", "subsidy_yuan": "1000"},
        {"worker_id": "w", "employer_id": "", "subsidy_yuan": "1000"},
    ]
    rule = make_rule("count_by(subsidy_yuan > 0, worker_id, employer_id) <= 1", record="hiring")
    assert verdicts(rule, {"hiring": make_table("hiring", rows)}) == ["fail", "pass", "fail", "unknown"]


def test_found_in_passes_over_empty_keys_but_not_over_unreadable_ones() -> None:
    rule = make_rule("found_in(household_id, household)")
    table = make_table("loan", [{"household_id": "1"}, {"household_id": "9"}, {"household_id": ""}])
    whole = {"loan": table, "household": make_table("household", [{"household_id": "1"}, {"household_id": ""}])}
    assert verdicts(rule, whole) == ["pass", "fail", "unknown"]
    unread = [{"household_id": "1"}, {"household_id": "#REF!"}]
    assert verdicts(rule, {"loan": table, "household": make_table("household", unread)}) == [
        "pass",
        "unknown",
        "unknown",
    ]


def test_found_in_without_the_table_its_key_or_its_rows() -> None:
    rule = make_rule("found_in(household_id, household)")
    loan = make_table("loan", [{"household_id": "1"}])
    assert verdicts(rule, {"loan": loan}) == ["unknown"]
    assert verdicts(rule, {"loan": loan, "household": make_table("household", [{"county": "甲县"}])}) == ["unknown"]
    assert verdicts(rule, {"loan": loan, "household": make_table("household", [], ["household_id"])}) == ["fail"]


def test_a_rule_without_any_of_its_columns_is_unknown_whatever_it_says() -> None:
    table = make_table("loan", [{"loan_id": "1"}])
    rule = make_rule("present(bank) OR as_of > DATE '2000-01-01'")
    assert verdicts(rule, {"loan": table}) == ["unknown"]
    half = make_rule("present(bank) OR present(loan_id)")
    assert verdicts(half, {"loan": table}) == ["pass"]


def test_absent_columns_of_every_type_are_unknown() -> None:
    conditions = "amount_yuan > 1 OR issued_on > as_of OR bank = 'x' OR registered_poor OR present(used_by)"
    assert loans(f"loan_id = 'no' OR {conditions}", {"loan_id": "1"}) == ["unknown"]


def test_sheets_of_one_kind_are_one_table_with_their_own_columns() -> None:
    first = make_table("loan", [{"household_id": "1", "balance_yuan": "30000"}])
    second = make_table("loan", [{"household_id": "1", "amount_yuan": "1"}])
    table = combine("loan", [first, second])
    together = make_rule("sum_by(balance_yuan, household_id) > 1")
    assert verdicts(together, {"loan": table}) == ["unknown", "unknown"]
    assert verdicts(make_rule("present(amount_yuan)"), {"loan": table}) == ["unknown", "pass"]
    assert verdicts(make_rule("amount_yuan = 1 OR as_of > DATE '2000-01-01'"), {"loan": table}) == ["unknown", "pass"]


def test_a_limit_has_the_value_of_the_day_and_none_after_its_last() -> None:
    values = (
        DatedValue(Decimal(50000), date(2018, 8, 28), date(2019, 12, 31)),
        DatedValue(Decimal(30000), date(2020, 1, 1), date(2020, 12, 31)),
    )
    rule = make_rule("amount_yuan <= most", limits={"most": make_limit("most", *values)})
    submission = {"loan": make_table("loan", [{"amount_yuan": "40000"}])}
    assert verdicts(rule, submission, date(2018, 1, 1)) == ["pass"]
    assert verdicts(rule, submission, date(2019, 12, 31)) == ["pass"]
    assert verdicts(rule, submission, date(2020, 1, 1)) == ["fail"]
    assert verdicts(rule, submission, date(2021, 1, 1)) == ["unknown"]


def test_a_text_in_quotes_stays_a_text() -> None:
    assert loans("bank = 'a''; DROP TABLE loan; --'", {"bank": "a'; DROP TABLE loan; --"}) == ["pass"]


def test_counts_add_up_to_the_records() -> None:
    rows = [{"amount_yuan": text} for text in ("1", "2", "3", "")]
    codes = judge(
        {"loan": make_table("loan", rows)}, "loan", [make_rule("amount_yuan > 1", "amount_yuan < 3")], AS_OF
    )
    assert counts(codes[0]) == (1, 1, 1, 1)


def test_a_table_without_records_has_no_verdicts() -> None:
    table = make_table("loan", [], ["amount_yuan"])
    assert judge({"loan": table}, "loan", [make_rule("amount_yuan > 1")], AS_OF).shape == (1, 0)
