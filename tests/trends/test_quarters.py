"""Quarters of days, and rows of them."""

from __future__ import annotations

from datetime import date

import pytest

from fupin.trends.quarters import Quarter, row_of


@pytest.mark.parametrize(
    ("day", "quarter"),
    [("2018-01-01", "2018Q1"), ("2018-03-31", "2018Q1"), ("2018-04-01", "2018Q2"), ("2018-12-31", "2018Q4")],
)
def test_the_quarter_of_a_day(day: str, quarter: str) -> None:
    assert str(Quarter.of(date.fromisoformat(day))) == quarter


def test_a_row_has_the_quarters_between() -> None:
    assert " ".join(map(str, row_of([Quarter(2019, 2), Quarter(2018, 3)]))) == "2018Q3 2018Q4 2019Q1 2019Q2"
    assert row_of([]) == ()
