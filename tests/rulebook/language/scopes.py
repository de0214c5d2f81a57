"""What expressions in these tests may name, and the shortest ways to parse one or to see it refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fupin.model.errors import ExpressionError
from fupin.model.records import RECORDS
from fupin.rulebook.language.nodes import Node
from fupin.rulebook.language.parsing import Scope, parse_condition
from fupin.rulebook.limits import DatedValue
from support.rules import make_limit

LIMITS = {
    "amount_max": make_limit("amount_max", Decimal(50000)),
    "share_min": make_limit("share_min", Decimal("0.30"), unit="比例"),
    "steps": make_limit("steps", Decimal(36), unit="月"),
    "half_step": make_limit("half_step", Decimal("1.5"), unit="月"),
    "in_force_on": make_limit("in_force_on", date(2018, 8, 28), unit="日期"),
    "yearly": make_limit(
        "yearly", DatedValue(Decimal(1), date(2018, 1, 1)), DatedValue(Decimal("2.5"), date(2019, 1, 1))
    ),
}
KEYS = {name: model.fields()[model.key[0]] for name, model in RECORDS.items()}


def scope(record: str = "loan") -> Scope:
    """The names of a record kind, with the limits above."""
    return Scope(RECORDS[record].fields(), LIMITS, KEYS)


def parsed(text: str, record: str = "loan") -> Node:
    """The node of a condition over a record kind."""
    return parse_condition(text, scope(record))


def refused(text: str, record: str = "loan") -> ExpressionError:
    """The error of a condition that must be refused."""
    with pytest.raises(ExpressionError) as caught:
        parse_condition(text, scope(record))
    return caught.value
