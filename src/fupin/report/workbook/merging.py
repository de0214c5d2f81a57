"""Which merged blocks of a submitted sheet are merged in its copy too."""

from __future__ import annotations

from collections.abc import Iterator

from fupin.model.sheet_copy import SheetCopy
from fupin.report.workbook.limits import MAX_COLUMNS, MAX_MERGED_CELLS, MAX_ROWS
from fupin.report.workbook.marks import SheetMarks
from fupin.report.workbook.placing import PlacedCopy, Position

Block = tuple[int, int, int, int]
"""First row, first column, last row and last column, from 0."""


def merged_blocks(placed: PlacedCopy, marks: SheetMarks) -> Iterator[Block]:
    """The merged blocks that hide nothing: but for their first cells they are empty, and none of those is marked.

    None meets another: programs take a workbook with such blocks for damaged.
    """
    copy, start, taken = placed.copy, placed.column(placed.copy.first_column), 0
    covered: set[Position] = set()
    for span in copy.merges:
        top, left, bottom, right = span
        block = placed.row(int(copy.rows[top])), start + left, placed.row(int(copy.rows[bottom])), start + right
        size = (block[2] - block[0] + 1) * (right - left + 1)
        taken += size
        if size < 2 or taken > MAX_MERGED_CELLS or block[2] >= MAX_ROWS or block[3] >= MAX_COLUMNS:
            continue
        cells = {(row, column) for row in range(block[0], block[2] + 1) for column in range(block[1], block[3] + 1)}
        others = cells - {(block[0], block[1])}
        marked = any(column in marks.rows.get(row, ()) for row, column in others)
        if not marked and not cells & covered and _empty_but_first(copy, span):
            covered |= cells
            yield block


def _empty_but_first(copy: SheetCopy, span: tuple[int, int, int, int]) -> bool:
    top, left, bottom, right = span
    return not any(
        copy.columns[column][row].as_py()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    )
