"""The rows of a table that may be no records, looked at closely; the others are not touched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.look_alikes import looking_like
from fupin.model.values import is_empty
from fupin.reading.arrays import Mask, Positions, as_mask, chosen, matching, only_words
from fupin.reading.layout.headers import normalised
from fupin.reading.raw import RawSheet
from fupin.reading.row_words import (
    BARE_TOTALS,
    COLONS,
    EXAMPLE,
    FOOTNOTE,
    HEADING,
    NOTE_LABEL,
    SENTENCE,
    TOTAL,
    numbers_columns,
)

_NO_WORD = r"^[^0-9A-Za-z\x{4E00}-\x{9FFF}]*$"
_PLAIN_KEY = r"^[0-9A-Za-z][!-~]*$"
"""A key that is surely one: no mark for an empty cell, no total, no footnote."""
_FIRST_COLUMNS = 3
_FIRST_ROWS = 3
"""Rows right below the header that may number its columns or show how to fill them in."""
_FEW_CELLS = 3
_FIRST_IDEOGRAPH = "\u4e00"
_WIDER = 0xFEE0
"""From an ASCII character to the same in full width."""
_ROW_NUMBERS = frozenset({"", "序号", "编号", "行号", "行次", "no", "no.", "顺序号"})
"""Headers, normalised, of columns that are filled in before there is a record."""


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
    doubt = np.zeros(len(keys), dtype=bool) if only_words(keys) else ~matching(keys, _PLAIN_KEY)
    doubt |= as_mask(pc.equal(keys, body.headers[body.key]))
    doubt[:_FIRST_ROWS] = True
    names = pa.array(BARE_TOTALS)
    for column in columns[:_FIRST_COLUMNS]:
        doubt |= as_mask(pc.is_in(column, value_set=names))
        for colon in COLONS:
            doubt |= as_mask(pc.ends_with(column, colon))
    return np.flatnonzero(doubt).astype(np.int64)


class DoubtfulRows:
    """The rows that may be no records."""

    def __init__(self, body: TableBody, positions: Positions) -> None:
        self._body = body
        self._positions = positions
        self._columns = [chosen(column, positions) for column in body.columns]
        self._count = len(positions)
        self._filled = [~_empty_cells(column) for column in self._columns]
        at = {int(position): number for number, position in enumerate(positions)} if body.sheet.faults else {}
        for row, column in body.sheet.faults:
            if row - body.start in at:
                self._filled[column][at[row - body.start]] = True

    def reasons(self) -> dict[str, Mask]:
        """By reason, the rows that are no records for it; the first reason of a row holds."""
        nothing_known = self.cells_filled(self._body.known) == 0
        return {
            "column_numbers": self._column_numbers(),
            "example": self._examples(),
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
            same[left] = _says(chosen(self._columns[at], left), header)
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
            if at not in self._body.known and normalised(headers[at]) not in _ROW_NUMBERS
        ]

    def _near_header(self) -> list[int]:
        """The numbers of the first rows below the header."""
        return [number for number, position in enumerate(self._positions[:_FIRST_ROWS]) if position < _FIRST_ROWS]

    def _column_numbers(self) -> Mask:
        found = np.zeros(self._count, dtype=bool)
        named = sum(bool(header.strip()) for header in self._body.headers)
        for number in self._near_header():
            texts = [column[number].as_py() or "" for column in self._columns]
            filled = sum(bool(text.strip()) for text in texts)
            found[number] = 2 * filled >= named and numbers_columns(texts)
        return found

    def _examples(self) -> Mask:
        found = np.zeros(self._count, dtype=bool)
        near = np.array(self._near_header(), dtype=np.int64)
        key = [] if self._body.key is None else [self._columns[self._body.key]]
        for column in [*self._columns[:_FIRST_COLUMNS], *key]:
            found[near] |= matching(chosen(column, near), EXAMPLE)
        return found

    def _totals(self) -> Mask:
        """Rows that a total's name begins, and whose key is empty or that name."""
        bare = pa.array(BARE_TOTALS)
        surely = [as_mask(pc.is_in(column, value_set=bare)) for column in self._columns[:_FIRST_COLUMNS]]
        perhaps = self._first_cells(TOTAL) & self._key_allows(TOTAL)
        return np.asarray(np.any([*surely, perhaps], axis=0))

    def _footnotes(self) -> Mask:
        """Rows that begin with a note, and hold little else or more notes."""
        labelled = self._first_cells(NOTE_LABEL)
        noted = labelled | (self._first_cells(FOOTNOTE) & self._key_allows(FOOTNOTE))
        rows = np.flatnonzero(noted)
        notes = np.sum([matching(chosen(column, rows), FOOTNOTE) for column in self._columns], axis=0)
        filled = self.cells_filled()[rows]
        noted[rows] = (filled <= _FEW_CELLS) | (2 * notes >= filled)
        return noted

    def _headings(self) -> Mask:
        """Rows that begin with the heading of a part of the table and hold, if anything, its numbers."""
        words = self.cells_filled(sorted({*self._body.words, *self._others()}))
        return (words <= 1) & self._first_cells(HEADING) & self._key_allows(HEADING)

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
        for column in self._columns:
            found[alone] |= matching(chosen(column, alone), SENTENCE)
        return found

    def _first_cells(self, pattern: str) -> Mask:
        """Rows one of whose first cells, or whose first cell that holds something, is of the pattern."""
        found = np.zeros(self._count, dtype=bool)
        before = np.zeros(self._count, dtype=bool)
        for number, (column, filled) in enumerate(zip(self._columns, self._filled, strict=True)):
            if number >= _FIRST_COLUMNS and before.all():
                break
            first = ~before if number >= _FIRST_COLUMNS else True
            found |= matching(column, pattern) & first
            before |= filled
        return found

    def _key_allows(self, pattern: str) -> Mask:
        key = self._body.key
        if key is None:
            return np.ones(self._count, dtype=bool)
        return ~self._filled[key] | matching(self._columns[key], pattern)


def _empty_cells(texts: pa.StringArray) -> Mask:
    """Which cells mean an empty cell in a field of any type."""
    empty = as_mask(pc.match_substring_regex(texts, _NO_WORD), null=True)
    there = np.flatnonzero(empty & as_mask(texts.is_valid()))
    distinct = texts.take(pa.array(there)).dictionary_encode()
    means_empty = np.array([is_empty(text) for text in distinct.dictionary.to_pylist()], dtype=bool)
    empty[there] = means_empty[distinct.indices.to_numpy()]
    return empty


def _says(texts: pa.StringArray, header: str) -> Mask:
    """Which texts are the normalised header, however it is spaced or marked."""
    if not header:
        return np.asarray([not normalised(text or "") for text in texts.to_pylist()], dtype=bool)
    sign = next((sign for sign in header if sign >= _FIRST_IDEOGRAPH), header[0])
    wide = chr(ord(sign) + _WIDER) if sign.isascii() else ""
    same = matching(texts, f"(?i)[{re.escape(sign)}{looking_like(sign)}{wide}]")
    for at in np.flatnonzero(same).tolist():
        same[at] = normalised(texts[at].as_py()) == header
    return same
