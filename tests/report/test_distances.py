"""Distances as data: exact, of every comparison that this record alone decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from fupin.model.exact import exact
from fupin.model.finding import EvidenceCell, Finding
from fupin.model.verdict import Level, Verdict
from fupin.report.differences import differences
from fupin.report.distances import Distance, distances
from support.rules import make_limit, make_rule

AS_OF = date(2018, 12, 31)


LIMITS = {
    "most": make_limit("most", Decimal(50000)),
    "short": make_limit("short", Decimal(12), unit="月"),
    "quarters": make_limit("quarters", Decimal(1), unit="季度"),
}

BY_TERM = "CASE WHEN term_months <= short THEN amount_yuan <= most ELSE amount_yuan <= 1 END"
BY_BANK = "CASE WHEN present(bank) THEN amount_yuan <= most ELSE amount_yuan <= 1 END"


def missed(require: str, values: Mapping[str, str | None], record: str = "loan") -> tuple[list[Distance], int]:
    """The distances of a record from what a rule requires, and how many of them are told in words."""
    used = {name: limit for name, limit in LIMITS.items() if name in require}
    rule = make_rule(require, record=record, limits=used)
    cells = tuple(EvidenceCell(name, "A1", name, text, text) for name, text in values.items())
    finding = Finding(
        "TEST01", Level.ERROR, Verdict.FAIL, "五(二)", "a.csv", None, record, {"loan_id": "1"}, 2, None, "f", cells
    )
    found = list(distances(rule, finding, AS_OF))
    return found, len(list(differences(found)))


@pytest.mark.parametrize(
    ("require", "values", "expected", "told"),
    [
        ("amount_yuan <= most", {"amount_yuan": "50000.01"}, ("most", None, "0.01", "元", True), 1),
        ("amount_yuan <= most", {"amount_yuan": "50000"}, None, 0),
        ("amount_yuan <= most", {"amount_yuan": None}, None, 0),
        (
            "balance_yuan <= amount_yuan",
            {"balance_yuan": "2", "amount_yuan": "1"},
            (None, "amount_yuan", "1", "元", True),
            1,
        ),
        ("balance_yuan = 0", {"balance_yuan": "7"}, (None, None, "7", "元", True), 0),
        ("due_on <= as_of", {"due_on": "2019-01-02"}, (None, "as_of", "2", "天", True), 1),
        (
            "due_on <= add_months(issued_on, short)",
            {"due_on": "2019-03-01", "issued_on": "2018-02-28"},
            ("short", "issued_on", "1", "天", True),
            0,
        ),
        (
            "due_on >= quarter_start(as_of, -quarters)",
            {"due_on": "2018-06-30"},
            ("quarters", "as_of", "1", "天", False),
            0,
        ),
        (BY_TERM, {"term_months": "12", "amount_yuan": "50001"}, ("most", None, "1", "元", True), 0),
        (BY_TERM, {"term_months": "13", "amount_yuan": "3"}, (None, None, "2", "元", True), 0),
        (BY_TERM, {"term_months": None, "amount_yuan": "3"}, None, 0),
        (BY_BANK, {"bank": "x", "amount_yuan": "60000"}, None, 0),
        (
            "share(balance_yuan, amount_yuan) <= 0.3",
            {"balance_yuan": "1", "amount_yuan": "3"},
            (None, None, "1/30", "比例", True),
            1,
        ),
        ("share(balance_yuan, amount_yuan) <= 0.3", {"balance_yuan": "1", "amount_yuan": "0"}, None, 0),
        ("sum_by(balance_yuan, household_id) <= most", {"balance_yuan": "60000", "household_id": "1"}, None, 0),
        ("collateral = '信用'", {"collateral": "抵押"}, None, 0),
    ],
)
def test_a_distance_is_exact_and_names_what_it_is_from(
    require: str, values: dict[str, str | None], expected: tuple[object, ...] | None, told: int
) -> None:
    found, words = missed(require, values)
    assert [(each.limit, each.compared, exact(each.by), each.unit, each.above) for each in found] == (
        [] if expected is None else [expected]
    )
    assert words == told
