"""Judging one record in plain Python gives what the engine gives for whole tables."""

from __future__ import annotations

from datetime import date

from hypothesis import assume

from evaluation.expressions import loans_and_households
from fupin.evaluation.duckdb_engine import judge
from fupin.evaluation.groups import SubmittedRecords, record_at
from fupin.evaluation.scalar import Scalar
from fupin.evaluation.table import Submission, combine
from fupin.evaluation.verdicts import VERDICTS
from fupin.model.errors import ExpressionError
from fupin.rulebook.limits import DatedValue
from fupin.rulebook.loading import default_book
from fupin.rulebook.parsed import ParsedRule, load_parsed_book
from fupin.verification.case_tables import CaseRows, case_table, other_tables
from support.rules import make_limit, make_rule
from support.tables import Row, make_table

AS_OF = date(2018, 12, 31)


def scalar_codes(submission: Submission, rule: ParsedRule, as_of: date = AS_OF) -> list[int]:
    record = rule.rule.record
    scalar = Scalar(as_of, SubmittedRecords(submission, record, as_of))
    return [scalar.verdict(rule, record_at(submission[record], row)) for row in range(submission[record].rows)]


def test_every_case_of_the_rule_book_has_the_verdict_that_it_expects() -> None:
    judged = 0
    for rule in load_parsed_book(default_book())[1]:
        for case in rule.rule.cases:
            rows_of_case = CaseRows((case.given, *case.others), frozenset(case.absent), "", frozenset())
            table, _ = case_table(rule.rule.record, rule.reads, [rows_of_case])
            submission = {**other_tables(case), rule.rule.record: table}
            code = scalar_codes(submission, rule, case.as_of)[0]
            assert VERDICTS[code] is case.expect, (rule.rule.id, case)
            judged += 1
    assert judged > 500


@loans_and_households(60, 6)
def test_random_expressions_agree_with_the_engine(
    when: str | None, require: str, loans: list[Row], households: list[str] | None
) -> None:
    try:
        rule = make_rule(require, when)
    except ExpressionError:
        assume(False)
    submission = {"loan": make_table("loan", loans)}
    if households is not None:
        submission["household"] = make_table("household", [{"household_id": h} for h in households], ["household_id"])
    assert scalar_codes(submission, rule) == judge(submission, "loan", [rule], AS_OF)[0].tolist()


def test_a_lapsed_limit_is_unknown_whatever_else_holds() -> None:
    lapsed = make_limit("top", DatedValue(date(2018, 1, 1), date(2010, 1, 1), date(2011, 1, 1)))
    rule = make_rule("amount_yuan > 1 OR issued_on < top", limits={"top": lapsed})
    submission = {"loan": make_table("loan", [{"amount_yuan": "5", "issued_on": "2018-01-01"}])}
    assert scalar_codes(submission, rule) == judge(submission, "loan", [rule], AS_OF)[0].tolist()
    assert VERDICTS[scalar_codes(submission, rule)[0]].value == "unknown"


def test_columns_that_only_other_sheets_have_are_unknown_here() -> None:
    with_date = make_table("loan", [{"loan_id": "1", "credit_grade": ""}], ["loan_id", "credit_grade"])
    without = make_table("loan", [{"loan_id": "2"}], ["loan_id"])
    submission = {"loan": combine("loan", [with_date, without])}
    for text in ("present(credit_grade)", "present(credit_grade) OR loan_id = '2'"):
        rule = make_rule(text)
        assert scalar_codes(submission, rule) == judge(submission, "loan", [rule], AS_OF)[0].tolist()
