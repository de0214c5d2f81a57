"""Values and binary numbers as text."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.cell import float_text, moment_text, shortened, value_text
from fupin.model.personal import mask_numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("甲", "甲"),
        (True, "true"),
        (False, "false"),
        (date(2018, 8, 28), "2018-08-28"),
        (Decimal("52000.0000"), "52000"),
        (Decimal("0.04350"), "0.0435"),
        (Decimal("5E+3"), "5000"),
        (Decimal("-0.0"), "0"),
        (Decimal("-0.50"), "-0.5"),
        (Decimal("100"), "100"),
    ],
)
def test_a_value_as_text(value: Decimal | date | bool | str | None, text: str | None) -> None:
    assert value_text(value) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (5.0, "5"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (1e-5, "0.00001"),
        (1.5e-7, "0.00000015"),
        (50000.01, "50000.01"),
        (999999999999999.0, "999999999999999"),
        (1e15, "1e+15"),
        (1.30123198001011e17, "1.30123198001011e+17"),
        (float("nan"), "nan"),
    ],
)
def test_a_binary_number_as_its_writer_saw_it(number: float, text: str) -> None:
    assert float_text(number) == text


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=5))
def test_what_was_written_with_15_digits_comes_back(value: Decimal) -> None:
    assert float_text(float(value)) == value_text(value)


def test_a_midnight_is_a_day() -> None:
    assert moment_text(datetime(2018, 8, 28)) == "2018-08-28"
    assert moment_text(datetime(2018, 8, 28, 9, 30)) == "2018-08-28 09:30:00"


def test_a_long_text_is_shown_by_its_head_and_its_length() -> None:
    assert shortened("户" * 200) == "户" * 200
    assert shortened("户" * 201) == "户" * 200 + "…[201]"
    assert shortened("9" * 40_000) == "9" * 200 + "…[40,000]"
    assert shortened("户" * 195 + "13812345678" + "号" * 900, mask_numbers) == "户" * 195 + "138**" + "…[1,106]"
    assert shortened("13812345678", mask_numbers) == "138******78"
