"""Which cell a failed requirement is blamed on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fupin.evaluation.guilty import guilty_fields
from fupin.model.values import Value
from support.rules import make_rule

RECORD: dict[str, Value | None] = {
    "amount_yuan": Decimal(5),
    "balance_yuan": Decimal(10),
    "term_months": Decimal(12),
    "annual_rate": Decimal("0.05"),
    "issued_on": date(2018, 1, 1),
    "due_on": date(2019, 1, 1),
    "registered_poor": False,
    "interest_subsidised": True,
    "collateral": "抵押",
    "bank": None,
}


@pytest.mark.parametrize(
    ("require", "expected"),
    [
        ("amount_yuan <= 3", ("amount_yuan",)),
        ("amount_yuan > 1 AND term_months > 20", ("term_months",)),
        ("interest_subsidised AND registered_poor", ("registered_poor",)),
        ("amount_yuan > 9 OR term_months > 20", ("amount_yuan", "term_months")),
        ("NOT interest_subsidised AND amount_yuan > 1", ("interest_subsidised",)),
        ("present(amount_yuan) AND present(bank)", ("bank",)),
        ("amount_yuan > 1 AND issued_on > due_on", ("issued_on", "due_on")),
        ("issued_on < as_of AND collateral NOT IN ('抵押', '质押')", ("collateral",)),
        ("collateral LIKE '抵%' AND collateral LIKE '%保%'", ("collateral",)),
        (
            "share(amount_yuan, balance_yuan) >= 0.5 AND share(balance_yuan, amount_yuan) < 1",
            ("balance_yuan", "amount_yuan"),
        ),
        ("CASE WHEN term_months <= 12 THEN annual_rate <= 0.04 ELSE amount_yuan > 9 END", ("annual_rate",)),
        ("CASE WHEN term_months > 12 THEN annual_rate <= 0.04 ELSE amount_yuan > 9 END", ("amount_yuan",)),
        ("amount_yuan + balance_yuan = 15 AND -amount_yuan * 2 > 0", ("amount_yuan",)),
        ("amount_yuan > 1 AND count_by(amount_yuan > 1, household_id) = 1", ("amount_yuan", "household_id")),
        ("TRUE AND FALSE AND amount_yuan > 1", ()),
        ("(amount_yuan > 9 OR bank = 'x') AND term_months > 1", ("amount_yuan", "bank")),
    ],
)
def test_blame(require: str, expected: tuple[str, ...]) -> None:
    rule = make_rule(require)
    record = {field.name: RECORD.get(field.name) for field in rule.reads}
    assert guilty_fields(rule.require, record, date(2018, 12, 31)) == expected
