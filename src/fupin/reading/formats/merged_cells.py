"""Merged cells of a sheet: which blocks they make of its used cells, and what lies under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from fupin.reading.arrays import Mask
from fupin.reading.raw import Span

_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?$")


class Area(NamedTuple):
    """Cells that are merged to one, by their rows and columns in the sheet, from 0; the last included."""

    top: int
    left: int
    bottom: int
    right: int


def area_of(reference: str) -> Area | None:
    """The area that a reference such as B2:C5 names; None where it names none."""
    found = _REFERENCE.match(reference.strip().upper())
    if found is None:
        return None
    columns, rows = [column_of(found[1])], [int(found[2]) - 1]
    if found[3]:
        columns, rows = sorted([*columns, column_of(found[3])]), sorted([*rows, int(found[4]) - 1])
    return Area(rows[0], columns[0], rows[-1], columns[-1])


def column_of(letters: str) -> int:
    """The column, from 0, of its letters: A is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def clipped(areas: Iterable[Area], start: tuple[int, int], height: int, width: int) -> tuple[Span, ...]:
    """The parts of merged areas inside a grid that are more than one cell, in the order of their first cells.

    Args:
        areas: the merged areas.
        start: row and column of the grid's first cell.
        height: number of the grid's rows.
        width: number of its columns.
    """
    spans = (span for _, span in _inside(areas, start, height, width))
    return tuple(sorted(span for span in spans if span.bottom > span.top or span.right > span.left))


def covered_rows(areas: Sequence[Area], start: tuple[int, int], height: int, width: int) -> dict[int, Mask]:
    """By column index, which rows of a grid lie under a merged cell; arguments as for `clipped`.

    Raises:
        ValueError: the areas overlap.
    """
    inside = list(_inside(areas, start, height, width))
    if sum((span.bottom - span.top + 1) * (span.right - span.left + 1) for _, span in inside) > height * width:
        raise ValueError("merged cells overlap")
    covered: dict[int, Mask] = {}
    for whole, span in inside:
        for at in range(span.left, span.right + 1):
            mask = covered[at] if at in covered else covered.setdefault(at, np.zeros(height, dtype=bool))
            mask[span.top : span.bottom + 1] = True
        if whole:
            covered[span.left][span.top] = False
    return covered


def _inside(areas: Iterable[Area], start: tuple[int, int], height: int, width: int) -> Iterator[tuple[bool, Span]]:
    """The areas' parts inside a grid, and whether the first cell of each is there."""
    for area in areas:
        top, left = area.top - start[0], area.left - start[1]
        span = Span(
            max(top, 0), max(left, 0), min(area.bottom - start[0], height - 1), min(area.right - start[1], width - 1)
        )
        if span.top <= span.bottom and span.left <= span.right:
            yield top >= 0 and left >= 0, span
