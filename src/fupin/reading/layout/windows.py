"""A block of a sheet as a sheet of its own, each cell keeping its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from fupin.reading.arrays import Mask, as_mask
from fupin.reading.raw import RawSheet, Span


def window(sheet: RawSheet, block: Span) -> RawSheet:
    """The rows and columns of a block; texts are shared, not copied.

    Args:
        sheet: a sheet whose header is among its rows.
        block: positions of the first and last row, indices of the first and last column.
    """
    if block == whole(sheet):
        return sheet
    top, left, bottom, right = block
    height = bottom - top + 1
    faults = {
        (row - top, column - left): reading
        for (row, column), reading in sheet.faults.items()
        if top <= row <= bottom and left <= column <= right
    }
    widths = None if sheet.widths is None else np.clip(sheet.widths[top : bottom + 1] - left, 0, right - left + 1)
    return replace(
        sheet,
        columns=[column.slice(top, height) for column in sheet.columns[left : right + 1]],
        rows=sheet.rows[top : bottom + 1],
        first_column=sheet.first_column + left,
        widths=widths,
        faults=faults,
        merges=tuple(_moved(span, block) for span in sheet.merges if _overlap(span, block)),
        hidden_rows=tuple(row - top for row in sheet.hidden_rows if top <= row <= bottom),
        hidden_columns=tuple(column - left for column in sheet.hidden_columns if left <= column <= right),
    )


def merges_at(sheet: RawSheet, row: int) -> Sequence[Span]:
    """The merged blocks that cover a cell of a row."""
    return _by_row(sheet.merges).get(row, ()) if sheet.merges else ()


@lru_cache(maxsize=8)
def _by_row(merges: tuple[Span, ...]) -> Mapping[int, Sequence[Span]]:
    found: dict[int, list[Span]] = {}
    for span in merges:
        for row in range(span.top, span.bottom + 1):
            found.setdefault(row, []).append(span)
    return found


def whole(sheet: RawSheet) -> Span:
    """The block of all of a sheet's cells."""
    return Span(0, 0, len(sheet.rows) - 1, len(sheet.columns) - 1)


def filled_columns(sheet: RawSheet) -> list[bool]:
    """Which columns hold any text."""
    return [column.null_count < len(column) for column in sheet.columns]


def filled_rows(sheet: RawSheet) -> Mask:
    """Which rows hold any text."""
    filled = np.zeros(len(sheet.rows), dtype=bool)
    for column in sheet.columns:
        filled |= as_mask(column.is_valid())
        if filled.all():
            break
    return filled


def runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """The runs of true flags, each as its first and last position."""
    found: list[tuple[int, int]] = []
    for at, flag in enumerate(flags):
        if not flag:
            continue
        if found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def _overlap(span: Span, block: Span) -> bool:
    rows = span.top <= block.bottom and span.bottom >= block.top
    return rows and span.left <= block.right and span.right >= block.left


def _moved(span: Span, block: Span) -> Span:
    """A merged block as seen from the window, clipped to it."""
    return Span(
        max(span.top, block.top) - block.top,
        max(span.left, block.left) - block.left,
        min(span.bottom, block.bottom) - block.top,
        min(span.right, block.right) - block.left,
    )
