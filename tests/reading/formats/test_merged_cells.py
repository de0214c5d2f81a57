"""Merged cells: what they are called, and what they cover of a grid."""

from __future__ import annotations

import pytest

from fupin.reading.formats.merged_cells import Area, area_of, clipped, column_of, covered_rows
from fupin.reading.raw import Span


@pytest.mark.parametrize(
    ("reference", "area"),
    [
        ("A1:B2", Area(0, 0, 1, 1)),
        ("$C$5:$AA$7", Area(4, 2, 6, 26)),
        ("B3:A2", Area(1, 0, 2, 1)),
        ("D4", Area(3, 3, 3, 3)),
        ("a1:b2", Area(0, 0, 1, 1)),
        ("A:B", None),
        ("A0:B1", None),
        ("", None),
    ],
)
def test_references(reference: str, area: Area | None) -> None:
    assert area_of(reference) == area


def test_columns() -> None:
    assert [column_of(letters) for letters in ("A", "Z", "AA", "XFD")] == [0, 25, 26, 16383]


AREAS = [Area(0, 0, 0, 9), Area(4, 2, 4, 3), Area(4, 4, 9, 4), Area(20, 20, 30, 30), Area(3, 1, 3, 2)]
"""For a grid of three rows from row 4 on and three columns from column 2 on, as (3, 2) from 0."""


def test_areas_inside_a_grid() -> None:
    assert clipped(AREAS, (3, 2), 3, 3) == (Span(1, 0, 1, 1), Span(1, 2, 2, 2))


def test_what_lies_under_merged_cells() -> None:
    covered = covered_rows(AREAS, (3, 2), 3, 3)
    assert {at: mask.tolist() for at, mask in covered.items()} == {
        0: [True, False, False],  # its merged cell begins to the left of the grid
        1: [False, True, False],
        2: [False, False, True],
    }


def test_merged_cells_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        covered_rows([Area(0, 0, 1, 1), Area(0, 0, 0, 1)], (0, 0), 2, 2)
