"""Columns of binary numbers are written as each number for itself."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fupin.model.cell import float_text
from fupin.reading.floats import float_texts, lost_digits
from support.examples import examples

FLOATS = st.one_of(
    st.floats(),
    st.floats(min_value=-1e6, max_value=1e6),
    st.integers(-(10**16), 10**16).map(float),
    st.decimals(min_value=-(10**7), max_value=10**7, places=4).map(float),
)


@given(st.lists(FLOATS, max_size=20))
@settings(max_examples=examples(200))
@example([0.1 + 0.2, 1e-5, -0.0, 1e15, 1e14, 123456789012345.0, 0.000123456789012345678, 1.5e-7])
def test_many_numbers_are_written_as_each_of_them(numbers: list[float]) -> None:
    column = float_texts(np.array(numbers, dtype=np.float64))
    assert column.to_pylist() == [float_text(number) for number in numbers]


def test_numbers_that_have_lost_digits() -> None:
    numbers = np.array([999999999999999.0, 1e15, -1e15, float("nan"), float("inf"), 0.1])
    assert lost_digits(numbers).tolist() == [False, True, True, True, True, False]
