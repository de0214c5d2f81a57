"""Small steps over columns of texts."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.reading.arrays import as_mask, chosen, lengths, matching, only_words, where
from support.sheets import texts


def test_a_mask_says_what_a_null_is() -> None:
    column = texts("a", None, "b")
    assert matching(column, "^a").tolist() == [True, False, False]
    assert as_mask(column.is_valid()).tolist() == [True, False, True]
    flags = pa.array([True, None, False])
    assert as_mask(flags).tolist() == [True, False, False]
    assert as_mask(flags, null=True).tolist() == [True, True, False]


def test_texts_outside_a_mask_become_null() -> None:
    column = texts("a", "b", None)
    assert where(column, np.array([True, False, True])).to_pylist() == ["a", None, None]
    assert where(column, np.array([True, True, True])) is column


@given(st.sets(st.integers(0, 9), max_size=6).map(sorted))
def test_chosen_texts_are_those_at_the_positions(positions: list[int]) -> None:
    column = texts(*"abcdefghij")
    wanted = ["abcdefghij"[at] for at in positions]
    assert chosen(column, np.array(positions, dtype=np.int64)).to_pylist() == wanted


def test_a_run_of_positions_is_no_copy() -> None:
    column = texts(*"abcd")
    run = chosen(column, np.array([1, 2, 3]))
    assert run.to_pylist() == ["b", "c", "d"]
    assert run.buffers()[2].address == column.buffers()[2].address


def test_lengths_are_of_the_slice() -> None:
    column = texts("a", None, "贷款", "", "bc")
    assert lengths(column).tolist() == [1, 0, 6, 0, 2]
    assert lengths(column.slice(2, 2)).tolist() == [6, 0]
    assert lengths(texts()).tolist() == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["L001", "abc", "9"], True),
        (["L-001"], False),
        (["贷1"], False),
        (["L001", None], False),
        (["L001", ""], False),
        (["a b"], False),
        ([], False),
    ],
)
def test_only_words(values: list[str | None], expected: bool) -> None:
    assert only_words(texts(*values)) is expected


def test_only_words_looks_at_the_slice_alone() -> None:
    column = texts("贷", "L1", "L2", "-")
    assert only_words(column.slice(1, 2))
    assert not only_words(column.slice(1, 3))
