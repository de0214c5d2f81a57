"""Which rows below the header are records, and which are left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.values import is_empty, is_error
from fupin.reading.arrays import Mask, Positions, as_mask, chosen, matching, only_words
from fupin.reading.headers import normalised
from fupin.reading.raw import RawSheet

_TOTAL = r"^\s*[^,，;；]{0,16}(小\s*计|合\s*计|总\s*计)\s*[:：]?\s*$"
_BARE_TOTALS = tuple(
    f"{kind}{gap}计{end}"
    for kind in "小合总"
    for gap in ("", " ", "  ", "　", "　　")
    for end in ("", ":", "：", " ", "　")
)
"""What no field of a record says; any other text that ends in 合计 may be the name of something."""
_FOOTNOTE = (
    r"^\s*[（(]?(注|备注|附注|说明|填表说明|填报说明|数据来源|填表人|填报人|填报单位|统计人|经办人|制表人?|制表单位|复核人?"
    r"|审核人?|审批人|负责人|单位负责人|联系人|联系电话|(填表|填报|制表)(时间|日期)|单位[（(]盖章[）)])\s*[0-9０-９]{0,2}\s*[:：]"
)
_COLONS = (":", "：")
_NOTE_LABEL = rf"{_FOOTNOTE}\s*$"
"""The label of a note alone: what it labels stands in the next cell, which may be the key's."""
_NO_WORD = r"^[^0-9A-Za-z\x{4E00}-\x{9FFF}]*$"
_PLAIN_KEY = r"^[0-9A-Za-z][!-~]*$"
"""A key that is surely one: no mark for an empty cell, no total, no footnote."""
_FIRST_COLUMNS = 3
_FEW_CELLS = 3
_LEAST_HEADERS = 2


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row that is not judged: the row that the user sees, and why."""

    row: int
    why: str


@dataclass(frozen=True)
class Rows:
    """The positions of the records in a sheet, and the rows left out, both in order."""

    records: Positions
    left_out: tuple[LeftOutRow, ...]


def find_records(
    sheet: RawSheet, header_at: int, headers: Sequence[str], known: Sequence[int], key: int | None
) -> Rows:
    """Tells records from blank rows, totals, footnotes and repeated headers.

    Args:
        sheet: the sheet.
        header_at: position of the header row; -1 where the header is not among the rows.
        headers: the header of each column.
        known: indices of the columns that belong to fields; not empty.
        key: index of the first key field's column; None where there is none.
    """
    start = header_at + 1
    columns = [column.slice(start) for column in sheet.columns]
    doubtful = _doubtful(columns, headers, key)
    rows = _DoubtfulRows(sheet, columns, doubtful, start)
    reasons: dict[int, str] = {}
    for why, mask in rows.reasons(headers, known, key).items():
        for position in doubtful[mask].tolist():
            reasons.setdefault(position, why)
    last = _last_filled(rows.cells_filled(), doubtful, len(sheet.rows) - start)
    kept = np.ones(len(sheet.rows) - start, dtype=bool)
    kept[last + 1 :] = False
    kept[list(reasons)] = False
    errors = _Errors(sheet, {start + position for position in doubtful[rows.may_hold_errors()].tolist()})
    left_out = [
        LeftOutRow(int(sheet.rows[start + position]), reasons[position] + errors.of(start + position))
        for position in sorted(reasons)
        if position <= last
    ]
    return Rows(np.flatnonzero(kept).astype(np.int64) + start, tuple(left_out))


def ragged_records(sheet: RawSheet, records: Positions, width: int) -> frozenset[int]:
    """The records, by number from 0, that have another number of cells than the header's `width`.

    More cells than the header's do no harm where they are empty.
    """
    if sheet.widths is None:
        return frozenset()
    ragged = set()
    for record in np.flatnonzero(sheet.widths[records] != width).tolist():
        at = int(records[record])
        extra = (column[at].as_py() for column in sheet.columns[width:])
        if sheet.widths[at] < width or any(text and not text.isspace() for text in extra):
            ragged.add(record)
    return frozenset(ragged)


def _doubtful(columns: Sequence[pa.StringArray], headers: Sequence[str], key: int | None) -> Positions:
    """Positions of rows that may be no records, from the first below the header.

    Without a key column all are; else those whose key isn't surely one, and those that begin with
    the name of a total or the label of a note.
    """
    if key is None:
        return np.arange(len(columns[0]), dtype=np.int64)
    keys = columns[key]
    doubt = np.zeros(len(keys), dtype=bool) if only_words(keys) else ~matching(keys, _PLAIN_KEY)
    doubt |= as_mask(pc.equal(keys, headers[key]))
    names = pa.array(_BARE_TOTALS)
    for column in columns[:_FIRST_COLUMNS]:
        doubt |= as_mask(pc.is_in(column, value_set=names))
        for colon in _COLONS:
            doubt |= as_mask(pc.ends_with(column, colon))
    return np.flatnonzero(doubt).astype(np.int64)


class _DoubtfulRows:
    """The rows that may be no records, looked at closely."""

    def __init__(self, sheet: RawSheet, columns: Sequence[pa.StringArray], positions: Positions, start: int) -> None:
        self._columns = [chosen(column, positions) for column in columns]
        self._count = len(positions)
        self._filled = [~_empty_cells(column) for column in self._columns]
        at = {int(position): number for number, position in enumerate(positions)} if sheet.faults else {}
        for row, column in sheet.faults:
            if row - start in at:
                self._filled[column][at[row - start]] = True

    def reasons(self, headers: Sequence[str], known: Sequence[int], key: int | None) -> dict[str, Mask]:
        """By reason, the rows that are no records for it; the first reason of a row holds."""
        return {
            "header": self._headers(headers, known),
            "total": self._totals(key),
            "footnote": self._footnotes(key),
            "blank": self.cells_filled(known) == 0,
        }

    def cells_filled(self, known: Sequence[int] | None = None) -> npt.NDArray[np.int64]:
        """How many cells of each row hold something, of all columns or of some."""
        filled = self._filled if known is None else [self._filled[at] for at in known]
        return np.asarray(np.sum(filled, axis=0, dtype=np.int64))

    def _headers(self, headers: Sequence[str], known: Sequence[int]) -> Mask:
        """Rows that are the header once more, however it is spaced."""
        same = np.ones(self._count, dtype=bool)
        if len(known) < _LEAST_HEADERS:
            return ~same
        for at in known:
            left = np.flatnonzero(same)
            same[left] = _says(chosen(self._columns[at], left), headers[at])
        return same

    def _totals(self, key: int | None) -> Mask:
        """Rows that a total's name begins, and whose key is empty or that name."""
        bare = pa.array(_BARE_TOTALS)
        surely = [as_mask(pc.is_in(column, value_set=bare)) for column in self._columns[:_FIRST_COLUMNS]]
        perhaps = self._first_cells(_TOTAL) & self._key_allows(_TOTAL, key)
        return np.asarray(np.any([*surely, perhaps], axis=0))

    def _footnotes(self, key: int | None) -> Mask:
        """Rows that begin with a note, and hold little else or more notes."""
        labelled = self._first_cells(_NOTE_LABEL)
        noted = labelled | (self._first_cells(_FOOTNOTE) & self._key_allows(_FOOTNOTE, key))
        rows = np.flatnonzero(noted)
        notes = np.sum([matching(chosen(column, rows), _FOOTNOTE) for column in self._columns], axis=0)
        filled = self.cells_filled()[rows]
        noted[rows] = (filled <= _FEW_CELLS) | (2 * notes >= filled)
        return noted

    def may_hold_errors(self) -> Mask:
        """Rows that hold what may be an error code in a text."""
        return np.asarray(np.any([matching(column, r"^\s*#") for column in self._columns], axis=0))

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

    def _key_allows(self, pattern: str, key: int | None) -> Mask:
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
    """Which texts are the header, however it is spaced or marked."""
    wanted = normalised(header)
    same = as_mask(pc.match_substring(texts, wanted[:1], ignore_case=True))
    for at in np.flatnonzero(same).tolist():
        same[at] = normalised(texts[at].as_py()) == wanted
    return same


def _last_filled(cells: npt.NDArray[np.int64], doubtful: Positions, height: int) -> int:
    """The position of the last row that holds anything; -1 where none does."""
    empty = np.zeros(height, dtype=bool)
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
