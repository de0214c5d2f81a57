"""Which rows of a table are records, and which are left out and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from fupin.model.fields import FieldSpec
from fupin.model.units import units_of_line
from fupin.model.values import is_error
from fupin.reading.arrays import Mask, Positions, chosen
from fupin.reading.doubtful_rows import DoubtfulRows, TableBody, doubtful_positions
from fupin.reading.layout.header_block import HeaderBlock
from fupin.reading.layout.headers import normalised
from fupin.reading.raw import RawSheet

TOTAL_ROW = "total"
_LEAST_HEADERS = 2
_TITLE_ENDS = ("表", "台账", "清单", "名单", "（续）", "(续)")


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row that is not judged: the row that the user sees, and why.

    The reason is a word (title, unit_line, header, column_numbers, example, total, footnote,
    heading, unused, blank), with the row's error cells behind it in brackets.
    """

    row: int
    why: str


@dataclass(frozen=True)
class Rows:
    """The rows of a table.

    Attributes:
        records: positions of the records, in order.
        totals: positions of the rows of totals, in order.
        left_out: every row that holds something and is no record, in order, and blank ones between records.
    """

    records: Positions
    totals: tuple[int, ...]
    left_out: tuple[LeftOutRow, ...]


def find_records(
    sheet: RawSheet,
    block: HeaderBlock,
    fields: Mapping[int, FieldSpec],
    key: int | None,
    sums: Collection[int] = (),
) -> Rows:
    """Tells records from titles, blank rows, totals, footnotes, examples and repeated headers.

    Args:
        sheet: the table.
        block: its header.
        fields: by column index, the field that it belongs to; not empty.
        key: index of the first key field's column; None where there is none.
        sums: positions of rows that are totals though they don't say so.
    """
    start = block.last + 1
    height = len(sheet.rows) - start
    known = sorted(fields)
    words = frozenset(at for at, field in fields.items() if not field.numeric)
    body = TableBody(sheet, start, block.headers, tuple(known), words, key)
    doubtful = doubtful_positions(body)
    rows = DoubtfulRows(body, doubtful)
    reasons = dict(_header_again(sheet, block, known, start, rows, doubtful))
    for why, mask in rows.reasons().items():
        for position in doubtful[mask].tolist():
            reasons.setdefault(position, why)
    reasons.update({position - start: TOTAL_ROW for position in sums})
    last = _last_filled(rows.cells_filled(), doubtful, height)
    kept = np.ones(height, dtype=bool)
    kept[last + 1 :] = False
    kept[list(reasons)] = False
    errors = _Errors(sheet, {start + position for position in doubtful[rows.may_hold_errors()].tolist()})
    left_out = [*_above(sheet, block)] + [
        LeftOutRow(int(sheet.rows[start + position]), reasons[position] + errors.of(start + position))
        for position in sorted(reasons)
        if position <= last
    ]
    totals = tuple(start + position for position in sorted(reasons) if reasons[position] == TOTAL_ROW)
    return Rows(np.flatnonzero(kept).astype(np.int64) + start, totals, tuple(left_out))


def ragged_records(sheet: RawSheet, records: Positions, width: int) -> frozenset[int]:
    """The records, by number from 0, that have another number of cells than the header's `width`.

    Where every record has the same number of cells more, and all of those are empty, they do no
    harm. Where one line alone has, a stray delimiter may have moved its cells, though nothing stands in the last.
    """
    if sheet.widths is None or not len(records):
        return frozenset()
    widths = sheet.widths[records]
    extra = sheet.columns[width:]
    if (widths == widths[0]).all() and widths[0] > width and not any(_says(column, records) for column in extra):
        return frozenset()
    return frozenset(np.flatnonzero(widths != width).tolist())


def _says(column: pa.StringArray, records: Positions) -> bool:
    return any(text and not text.isspace() for text in chosen(column, records).to_pylist())


def _above(sheet: RawSheet, block: HeaderBlock) -> Iterator[LeftOutRow]:
    """The rows above the header that hold something."""
    for position in range(block.rows[0] if block.rows else 0):
        texts = [text for text in sheet.row_texts(position) if text.strip()]
        if texts:
            alone = all(units_of_line(text) for text in texts)
            yield LeftOutRow(int(sheet.rows[position]), "unit_line" if alone else "title")


def _header_again(
    sheet: RawSheet, block: HeaderBlock, known: Sequence[int], start: int, rows: DoubtfulRows, doubtful: Positions
) -> Iterator[tuple[int, str]]:
    """Rows of the body that are the header once more, and titles above it: position and reason."""
    lines = [[normalised(text) for text in sheet.row_texts(row)] for row in block.rows]
    if len(known) < _LEAST_HEADERS or not lines:
        return
    fullest = max(range(len(lines)), key=lambda number: sum(bool(lines[number][at]) for at in known))
    if sum(bool(lines[fullest][at]) for at in known) < _LEAST_HEADERS:
        return
    for position in doubtful[rows.saying({at: lines[fullest][at] for at in known})].tolist():
        first = start + position - fullest
        if first >= start and all(_same(sheet, first + number, line, known) for number, line in enumerate(lines)):
            yield from ((row - start, "header") for row in range(first, first + len(lines)))
            yield from ((position, "title") for position in _titles_over(sheet, first, start, block))


def _same(sheet: RawSheet, row: int, line: Sequence[str], known: Sequence[int]) -> bool:
    if row >= len(sheet.rows):
        return False
    texts = sheet.row_texts(row)
    return all(normalised(texts[at]) == line[at] for at in known)


def _titles_over(sheet: RawSheet, header: int, start: int, block: HeaderBlock) -> Iterator[int]:
    """Positions in the body of titles right above a header that stands once more.

    These are rows of one cell, and rows that say what stands as high above the header where it stands first.
    """
    for height in range(1, header - start + 1):
        row, above = header - height, block.rows[0] - height
        texts = [text for text in sheet.row_texts(row) if text.strip()]
        again = above >= 0 and bool(texts) and sheet.row_texts(row) == sheet.row_texts(above)
        if not again and (len(texts) != 1 or not _is_title(texts[0])):
            return
        yield row - start


def _is_title(text: str) -> bool:
    return bool(units_of_line(text)) or text.rstrip().endswith(_TITLE_ENDS)


def _last_filled(cells: npt.NDArray[np.int64], doubtful: Positions, height: int) -> int:
    """The position of the last row that holds anything; -1 where none does."""
    empty: Mask = np.zeros(height, dtype=bool)
    empty[doubtful] = cells == 0
    filled = np.flatnonzero(~empty)
    return int(filled[-1]) if filled.size else -1


class _Errors:
    """The error cells of rows that are left out, so that none goes unsaid."""

    def __init__(self, sheet: RawSheet, hints: set[int]) -> None:
        self._sheet = sheet
        self._faults: dict[int, set[int]] = {position: set() for position in hints}
        for position, column in sheet.faults:
            self._faults.setdefault(position, set()).add(column)

    def of(self, position: int) -> str:
        """The codes and places of a row's error cells, in brackets; "" where there are none."""
        if position not in self._faults:
            return ""
        row = int(self._sheet.rows[position])
        cells = [
            f"{text} {self._sheet.cell(row, at)}"
            for at, text in enumerate(self._sheet.row_texts(position))
            if at in self._faults[position] or is_error(text)
        ]
        return f" ({', '.join(cells)})" if cells else ""
