"""The rows of a table that may be no records, looked at closely; the others are not touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.reading.arrays import Mask, Positions, as_mask, chosen, matching, plain_keys, where
from fupin.reading.cell_masks import empty_cells, says
from fupin.reading.first_rows import FIRST_COLUMNS, FIRST_ROWS, numbering, showing
from fupin.reading.layout.header_block import ROW_NUMBERS
from fupin.reading.layout.headers import normalised
from fupin.reading.layout.windows import merges_at
from fupin.reading.raw import RawSheet
from fupin.reading.row_words import (
    BARE_TOTALS,
    COLONS,
    COUNT,
    FOOTNOTE,
    HEADING,
    NAMED_TOTAL,
    NOTE_LABEL,
    SENTENCE,
    SIGNED,
    TOTAL,
    TOTAL_ENDS,
)

_FEW_CELLS = 3
_LEAST_MERGED = 2
_WORDS = r"[\x{4E00}-\x{9FFF}]{2}|页"
_BEGINS_WITH_DIGIT = r"^\s*[-+]?[0-9０-９]"


@dataclass(frozen=True)
class TableBody:
    """The rows below a table's header.

    Attributes:
        sheet: the table.
        start: the position of the first row below the header.
        headers: the header of each column.
        known: indices of the columns that belong to fields.
        words: those of them whose values are no numbers.
        key: index of the first key field's column; None where there is none.
    """

    sheet: RawSheet
    start: int
    headers: Sequence[str]
    known: tuple[int, ...]
    words: frozenset[int]
    key: int | None

    @property
    def columns(self) -> list[pa.StringArray]:
        """The texts of the rows, a column each."""
        return [column.slice(self.start) for column in self.sheet.columns]


def doubtful_positions(body: TableBody) -> Positions:
    """Positions of rows that may be no records, from the first below the header.

    Without a key column all are; else those whose key isn't surely one, those that begin with the
    name of a total or the label of a note, and the first few.
    """
    columns = body.columns
    if body.key is None:
        return np.arange(len(columns[0]), dtype=np.int64)
    keys = columns[body.key]
    doubt = ~plain_keys(keys)
    doubt |= as_mask(pc.equal(keys, body.headers[body.key]))
    doubt[:FIRST_ROWS] = True
    names = pa.array(BARE_TOTALS)
    for column in columns[:FIRST_COLUMNS]:
        doubt |= as_mask(pc.is_in(column, value_set=names))
        for colon in COLONS:
            doubt |= as_mask(pc.ends_with(column, colon))
        for end in TOTAL_ENDS:
            doubt |= as_mask(pc.ends_with(column, end))
    return np.flatnonzero(doubt).astype(np.int64)


class DoubtfulRows:
    """The rows that may be no records."""

    def __init__(self, body: TableBody, positions: Positions) -> None:
        self._body = body
        self._positions = positions
        self._columns = [chosen(column, positions) for column in body.columns]
        self._count = len(positions)
        self._filled = [~empty_cells(column) for column in self._columns]
        at = {int(position): number for number, position in enumerate(positions)} if body.sheet.faults else {}
        for row, column in body.sheet.faults:
            if row - body.start in at:
                self._filled[column][at[row - body.start]] = True

        self._cells = self._looked_at()

    def _looked_at(self) -> pa.StringArray:
        """The first cells of all rows, a column behind the other, and each row's first that holds something."""
        kept = [where(column, filled) for column, filled in zip(self._columns, self._filled, strict=True)]
        first = pc.coalesce(*kept) if kept else pa.nulls(self._count, pa.string())
        return pa.concat_arrays([*self._columns[:FIRST_COLUMNS], first])

    def reasons(self) -> dict[str, Mask]:
        """By reason, the rows that are no records for it; the first reason of a row holds."""
        nothing_known = self.cells_filled(self._body.known) == 0
        named = sum(bool(header.strip()) for header in self._body.headers)
        return {
            "column_numbers": self._first(partial(numbering, named=named)),
            "example": self._first(partial(showing, key=self._body.key)),
            "total": self._totals(),
            "footnote": self._footnotes() | self._last_words(),
            "heading": self._headings(),
            "unused": nothing_known & (self.cells_filled(self._others()) > 0),
            "blank": nothing_known,
        }

    def cells_filled(self, columns: Sequence[int] | None = None) -> npt.NDArray[np.int64]:
        """How many cells of each row hold something, of all columns or of some."""
        filled = self._filled if columns is None else [self._filled[at] for at in columns]
        return np.asarray(np.sum(filled, axis=0, dtype=np.int64)) if filled else np.zeros(self._count, dtype=np.int64)

    def saying(self, headers: Mapping[int, str]) -> Mask:
        """Rows that say these normalised headers, by column, however they are spaced or marked."""
        same = np.ones(self._count, dtype=bool)
        for at, header in headers.items():
            left = np.flatnonzero(same)
            same[left] = says(chosen(self._columns[at], left), header)
        return same

    def may_hold_errors(self) -> Mask:
        """Rows that hold what may be an error code in a text."""
        return np.asarray(np.any([matching(column, r"^\s*#") for column in self._columns], axis=0))

    def _others(self) -> list[int]:
        """Columns that belong to no field and are filled in for records only."""
        headers = self._body.headers
        return [
            at
            for at in range(len(headers))
            if at not in self._body.known and normalised(headers[at]) not in ROW_NUMBERS
        ]

    def _near_header(self) -> list[int]:
        """The numbers of the first rows below the header."""
        return [number for number, position in enumerate(self._positions[:FIRST_ROWS]) if position < FIRST_ROWS]

    def _first(self, is_one: Callable[[Sequence[pa.StringArray], int], bool]) -> Mask:
        found = np.zeros(self._count, dtype=bool)
        for number in self._near_header():
            found[number] = is_one(self._columns, number)
        return found

    def _totals(self) -> Mask:
        """Rows that a total's name begins, and whose key is empty or that name."""
        bare = pa.array(BARE_TOTALS)
        surely = [as_mask(pc.is_in(column, value_set=bare)) for column in self._columns[:FIRST_COLUMNS]]
        surely.append(self._first_cells(NAMED_TOTAL) & self._key_allows(COUNT))
        surely += [
            as_mask(pc.is_in(self._columns[at], value_set=bare)) & self._without_key()
            for at in self._words()
            if at >= FIRST_COLUMNS
        ]
        perhaps = self._first_cells(TOTAL) & self._key_allows(TOTAL)
        return np.asarray(np.any([*surely, perhaps], axis=0))

    def _footnotes(self) -> Mask:
        """Rows that begin with a note, and hold little else or more notes."""
        labelled = self._first_cells(NOTE_LABEL)
        noted = labelled | (self._first_cells(FOOTNOTE) & self._key_allows(FOOTNOTE))
        noted |= self._first_cells(SIGNED) & self._key_allows(SIGNED) & self._without_figures()
        rows = np.flatnonzero(noted)
        if not rows.size:
            return noted
        notes = np.sum([matching(chosen(column, rows), FOOTNOTE) for column in self._columns], axis=0)
        filled = self.cells_filled()[rows]
        noted[rows] = (filled <= _FEW_CELLS) | (2 * notes >= filled)
        return noted

    def _headings(self) -> Mask:
        """Rows that begin with the heading of a part of the table and hold, if anything, its numbers."""
        words = self.cells_filled(self._words())
        headings = (words <= 1) & self._first_cells(HEADING) & self._key_allows(HEADING)
        return headings | self._merged_whole() | self._alone_among_codes()

    def _merged_whole(self) -> Mask:
        """Rows whose only text is merged over at least half of the columns."""
        found = np.zeros(self._count, dtype=bool)
        for number in np.flatnonzero(self.cells_filled() == 1).tolist() if self._body.sheet.merges else ():
            spans = merges_at(self._body.sheet, self._body.start + int(self._positions[number]))
            widths = [span.right - span.left + 1 for span in spans if span.top == span.bottom]
            found[number] = max(widths, default=1) >= max(len(self._columns) / 2, _LEAST_MERGED)
        return found

    def _alone_among_codes(self) -> Mask:
        """Rows that hold words in the key's column and nothing else, where the keys are codes."""
        key = self._body.key
        sure = len(self._body.sheet.rows) - self._body.start - self._count
        if key is None or sure <= self._count:
            return np.zeros(self._count, dtype=bool)
        return np.asarray((self.cells_filled() == 1) & self._filled[key] & matching(self._columns[key], _WORDS))

    def _without_figures(self) -> Mask:
        """Rows in whose columns of numbers nothing begins with a digit."""
        found = np.zeros(self._count, dtype=bool)
        for at in self._body.known:
            if at not in self._body.words:
                found |= matching(self._columns[at], _BEGINS_WITH_DIGIT)
        return ~found

    def _last_words(self) -> Mask:
        """Rows at the end that hold one sentence and nothing else."""
        filled = self.cells_filled()
        more = np.flatnonzero(filled > 1)
        last = int(self._positions[more[-1]]) if more.size else -1
        whole = len(self._body.sheet.rows) - self._body.start
        if self._count < whole:  # a row that isn't doubtful is a record
            sure = np.setdiff1d(np.arange(whole), self._positions, assume_unique=True)
            last = max(last, int(sure[-1]))
        alone = np.flatnonzero((filled == 1) & (self._positions > last))
        found = np.zeros(self._count, dtype=bool)
        for column in self._columns if alone.size else ():
            found[alone] |= matching(chosen(column, alone), SENTENCE)
        return found

    def _first_cells(self, pattern: str) -> Mask:
        """Rows one of whose first cells, or whose first cell that holds something, is of the pattern."""
        flags = matching(self._cells, pattern)
        return np.asarray(flags.reshape(len(self._columns[:FIRST_COLUMNS]) + 1, self._count).any(axis=0), dtype=bool)

    def _words(self) -> list[int]:
        return sorted({*self._body.words, *self._others()})

    def _without_key(self) -> Mask:
        key = self._body.key
        return np.ones(self._count, dtype=bool) if key is None else ~self._filled[key]

    def _key_allows(self, pattern: str) -> Mask:
        key = self._body.key
        if key is None:
            return np.ones(self._count, dtype=bool)
        return ~self._filled[key] | matching(self._columns[key], pattern)
