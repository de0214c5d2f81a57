"""Fractions as text and back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.exact import exact, fraction_of


@given(st.fractions(max_denominator=10**6))
def test_what_was_written_is_read_back(value: Fraction) -> None:
    assert fraction_of(exact(value)) == value


@pytest.mark.parametrize("text", ["", "1e9", "NaN", "1/0", "1_0", " 1", "+1", "１", "1.", ".5", "1/2/3", "9" * 61])
def test_other_texts_are_no_figure(text: str) -> None:
    assert fraction_of(text) is None
