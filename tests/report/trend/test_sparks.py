"""Small charts in a line of text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.report.trend.sparks import BLOCKS, LETTERS, signs_for, spark
from fupin.report.trend.words import share_text, shown_change
from fupin.trends.figures import Gap
from fupin.trends.measures import Measure
from fupin.trends.quarters import Quarter
from fupin.trends.series import Change


def test_columns_are_as_high_as_their_values_and_gaps_are_none() -> None:
    assert spark([0, 1, 4, 8, Gap.NO_REPORT, Gap.NOT_SUBMITTED, None]) == "▁▂▅█–×·"
    assert spark([0, 1, 2, 4], LETTERS) == "_.o@"
    assert spark([0, 0]) == "▁▁"
    assert spark([]) == ""


def test_a_chart_of_shares_is_full_only_where_all_is_reached() -> None:
    assert spark([Fraction(0), Fraction(1, 10**9), Fraction(999, 1000), Fraction(1), Fraction(3)], top=1) == "▁▂▇██"


@given(st.lists(st.integers(0, 10**30), min_size=1))
def test_the_lowest_sign_is_nothing_and_the_highest_is_the_most(values: list[int]) -> None:
    for value, sign in zip(values, spark(values), strict=True):
        assert (sign == BLOCKS[0]) is (value == 0)
        assert (sign == BLOCKS[-1]) is (value == max(values) > 0)


@pytest.mark.parametrize(
    ("encoding", "signs"), [("utf-8", BLOCKS), ("gbk", BLOCKS), ("ascii", LETTERS), ("?", LETTERS)]
)
def test_the_signs_that_an_encoding_has(encoding: str, signs: str) -> None:
    assert signs_for(encoding) == signs


@pytest.mark.parametrize(
    ("share", "text"),
    [("0", "0%"), ("1/10000", "<0.1%"), ("1/1000", "0.1%"), ("1/3", "33.3%"), ("9999/10000", "99.9%"), ("1", "100%"),
     ("1/20", "5%"), ("5001/100000", "5.0%")],
)  # fmt: skip
def test_shares_are_rounded_down_and_none_that_is_something_looks_like_nothing(share: str, text: str) -> None:
    assert share_text(Fraction(share)) == text


@pytest.mark.parametrize(
    ("by", "measure", "whole", "text"),
    [
        (3, Measure.ERROR, True, "+3"),
        (-1200, Measure.ERROR, False, "-1,200*"),
        (0, Measure.ERROR, True, "0"),
        (Fraction(1, 8), Measure.COVERAGE, True, "+12.5"),
        (Fraction(-1, 10**6), Measure.FAIL_RATE, True, "-<0.1"),
    ],
)
def test_a_change_has_its_sign(by: int | Fraction, measure: Measure, whole: bool, text: str) -> None:
    assert shown_change(Change(Quarter(2018, 1), Quarter(2018, 4), by, whole), measure) == text
