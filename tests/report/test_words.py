"""Figures, differences, samples and places in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fupin.model.finding import EvidenceCell, Finding
from fupin.model.problems import Problem, ProblemCode
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.report.differences import differences
from fupin.report.distances import distances
from fupin.report.figures import shown_number, shown_value
from fupin.report.messages import finding_message, problem_message
from fupin.report.places import place
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.report.sampling import sample
from fupin.rulebook.parsed import ParsedRule
from support.rules import make_limit, make_rule

AS_OF = date(2018, 12, 31)


def finding(record: str = "loan", verdict: Verdict = Verdict.FAIL, **values: str | None) -> Finding:
    cells = tuple(EvidenceCell(name, f"A{n}", name, text, text) for n, (name, text) in enumerate(values.items(), 2))
    return Finding(
        "TEST01", Level.ERROR, verdict, "五(二)", "a.xlsx", "表", record, {"loan_id": "1"}, 2, None, "f", cells
    )


@pytest.mark.parametrize(
    ("number", "unit", "zh", "en"),
    [
        ("62000", "元", "62,000 元", "62,000 yuan"),
        ("-1234567.8900", "元", "-1,234,567.89 元", "-1,234,567.89 yuan"),
        ("0.0435", "比例", "4.35%", "4.35%"),
        ("36", "月", "36 个月", "36 months"),
        ("2020", "年", "2020 年", "2020"),
        ("0.30", "比例", "30%", "30%"),
        ("-0.5", "亩", "-0.5 亩", "-0.5 mu"),
        ("12", None, "12", "12"),
    ],
)
def test_numbers(number: str, unit: str | None, zh: str, en: str) -> None:
    assert shown_number(Decimal(number), unit) == Text(zh, en)


def test_values_of_other_types() -> None:
    fields = RECORDS["loan"].fields()
    assert shown_value(fields["registered_poor"], "true") == Text("是", "yes")
    assert shown_value(fields["collateral"], "抵押").zh == "抵押"
    assert shown_value(fields["amount_yuan"], None).zh == "（空）"


def said(rule: ParsedRule, found: Finding) -> list[str]:
    return [text.zh for text in differences(distances(rule, found, AS_OF))]


def test_differences_of_numbers_dates_and_shares() -> None:
    limits = {"most": make_limit("most", Decimal(50000)), "least": make_limit("least", Decimal(12), unit="月")}
    over = make_rule("amount_yuan <= most AND term_months >= least", limits=limits)
    assert said(over, finding(amount_yuan="50000.01", term_months="11")) == ["超出 0.01 元", "差 1 个月"]
    late = make_rule("due_on <= DATE '2018-12-31'")
    assert said(late, finding(due_on="2019-01-02")) == ["晚 2 天"]
    share = make_rule("share(participants_poor, participants_total) >= 0.30", record="enterprise")
    found = finding("enterprise", participants_poor="2", participants_total="7")
    assert said(share, found) == ["建档立卡贫困人口参与人数 ÷ 参与人口总数 ≈ 28.57%，应达到 30%"]


def test_what_holds_or_is_unknown_has_no_difference() -> None:
    rule = make_rule("amount_yuan <= 5 OR term_months <= 5 OR bank = 'x'")
    assert said(rule, finding(amount_yuan="5", term_months=None, bank="y")) == []
    assert said(make_rule("amount_yuan > 0"), finding(amount_yuan="0")) == []
    share = make_rule("share(amount_yuan, balance_yuan) >= 0.30")
    assert said(share, finding(amount_yuan="1", balance_yuan="0")) == []
    assert said(make_rule("NOT amount_yuan > 5"), finding(amount_yuan="9")) == []


def test_an_unknown_names_what_is_missing() -> None:
    cells = (
        EvidenceCell("amount_yuan", "I9", "贷款金额", "五万左右", None),
        EvidenceCell("term_months", "J9", "贷款期限", None, None),
        EvidenceCell("bank", None, None, None, None),
    )
    found = Finding(
        "T", Level.ERROR, Verdict.UNKNOWN, "", "a.xlsx", "表", "loan", {"loan_id": "1"}, 9, None, "f", cells
    )
    message = finding_message(found, make_rule("amount_yuan > 1"), AS_OF)
    assert message.zh == "缺 贷款金额（I9 无法采用）、贷款期限（J9 空）、贷款金融机构（没有这一列）"
    assert message.en == "missing: amount_yuan (I9 can't be used), term_months (J9 is empty), bank (no such column)"


def test_an_unknown_with_all_its_own_cells_points_to_the_group() -> None:
    found = finding(verdict=Verdict.UNKNOWN, balance_yuan="1")
    assert "同组" in finding_message(found, make_rule("balance_yuan > 1"), AS_OF).zh


_TWO_COUNTIES = {"county": "阜平县", "first_county": "蔚县", "by": "identity"}
_PROVINCE = {
    ProblemCode.RECORD_ELSEWHERE: _TWO_COUNTIES,
    ProblemCode.BORROWED_ELSEWHERE: _TWO_COUNTIES,
    ProblemCode.CLAIMED_ELSEWHERE: _TWO_COUNTIES,
    ProblemCode.NOT_SUBMITTED: _TWO_COUNTIES,
    ProblemCode.NOT_ON_ROSTER: {"county": "", "candidates": "阜平县,蔚县"},
    ProblemCode.COUNTY_DIFFERS: {"county": "阜平县", "records": "3"},
    ProblemCode.KIND_IN_TWO_FILES: {"record": "loan"},
    ProblemCode.NUMBERS_ALIKE: {"same": "3", "of": "7", "counties": "蔚县", "more": "0"},
}


@pytest.mark.parametrize("code", list(ProblemCode))
def test_every_problem_has_a_message_and_a_note_in_both_languages(code: ProblemCode) -> None:
    params = {"cells": "3", "headers": "4", "first": "A2", "units": "元 / 万元", "usual": "1–2", "name": "表1"}
    params |= {
        "range": "B2:B3",
        "sum": "3",
        "difference": "1",
        "line": "4",
        "zh": "没有这一列",
        "en": "no such column",
    }
    params |= {"by": "--assume", "unit": "万元", "format": "HTML"}
    params |= _PROVINCE.get(code, {})
    problem = Problem(code, "a.xlsx", "表", "B2", 2, "amount_yuan", "贷款金额", "5亩", params)
    message = problem_message(problem)
    assert message.zh
    assert message.en
    assert message.en != message.zh
    assert PROBLEM_NOTES[code].title.zh
    assert PROBLEM_NOTES[code].remedy.en


def test_places() -> None:
    assert place(finding(amount_yuan="1"), several=False) == "表!A2"
    assert place(finding(amount_yuan="1"), several=True) == "a.xlsx  表!A2"
    assert place(Problem(ProblemCode.UNREADABLE, "a.csv", None, "3:2", 3), several=True) == "a.csv:3:2"
    assert place(Problem(ProblemCode.SHEET_UNKNOWN, "a.xlsx", "表"), several=False) == "表"


@pytest.mark.parametrize(
    ("sizes", "most", "shares"),
    [([5, 5], 10, [5, 5]), ([1, 100], 10, [1, 9]), ([3, 3, 3], 2, [1, 1, 0]), ([2, 1], 0, [0, 0]), ([], 5, [])],
)
def test_small_groups_leave_room_to_large_ones(sizes: list[int], most: int, shares: list[int]) -> None:
    samples = list(sample([list(range(size)) for size in sizes], most))
    assert [len(each.items) for each in samples] == shares
    assert [each.total for each in samples] == sizes
