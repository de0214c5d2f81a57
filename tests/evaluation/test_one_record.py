"""A record as it is judged alone: changed values, groups of one, days at the edges of the calendar."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from fupin.evaluation.one_record import Alone, OneRecord, exact
from fupin.model.calendar import days_later, months_later
from fupin.rulebook.language import nodes as n
from support.rules import make_rule


def _count_by(require: str) -> n.CountBy:
    rule = make_rule(require)
    return next(node for node in n.walk(rule.require) if isinstance(node, n.CountBy))


def test_a_changed_record_holds_something_in_the_changed_cells_and_the_first_stays_as_it_was() -> None:
    record = OneRecord({"amount_yuan": None, "bank": "a"}, {"amount_yuan": False, "bank": True}, 4)
    changed = record.changed({"amount_yuan": Fraction(5)})
    assert changed == OneRecord({"amount_yuan": Fraction(5), "bank": "a"}, {"amount_yuan": True, "bank": True}, 4)
    assert record.values["amount_yuan"] is None


def test_numbers_become_fractions_and_nothing_else_changes() -> None:
    assert exact(Decimal("0.10")) == Fraction(1, 10)
    assert exact(None) is None
    assert exact(date(2018, 1, 31)) == date(2018, 1, 31)
    assert exact(True) is True


def test_alone_a_group_has_no_others_unless_its_key_is_unknown() -> None:
    node = _count_by("count_by(amount_yuan > 5, household_id) <= 1")
    assert Alone().others(node, OneRecord({"household_id": "7"}, {})) == 0
    assert Alone().others(node, OneRecord({"household_id": None}, {})) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2018, 1, 31), 1, date(2018, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2018, 12, 1), 1, date(2019, 1, 1)),
        (date(2018, 3, 31), -1, date(2018, 2, 28)),
        (date(9999, 12, 1), 1, None),
        (date(1, 1, 1), -1, None),
    ],
)
def test_the_same_day_months_later(day: date, months: int, later: date | None) -> None:
    assert months_later(day, months) == later


def test_days_later_end_with_the_calendar() -> None:
    assert days_later(date(2018, 12, 31), 1) == date(2019, 1, 1)
    assert days_later(date.max, 1) is None
    assert days_later(date.min, -1) is None
