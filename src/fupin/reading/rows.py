"""Which rows below the header are records, and which are left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.reading.raw import RawSheet

_TOTAL = r"^\s*[^,，;；]{0,16}(小\s*计|合\s*计|总\s*计)\s*[:：]?\s*$"
_FOOTNOTE = (
    r"^\s*[（(]?(注|备注|说明|填表说明|填表人|填报人|制表人?|制表单位|审核人?|单位负责人|联系人|填表时间|填报时间)"
    r"\s*[:：]"
)
_NOTHING = r"^[\s\x{3000}\x{A0}]*[-–—－/]?—?[\s\x{3000}\x{A0}]*$"
_FIRST_COLUMNS = 3
_FEW_CELLS = 3

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A row that is not judged: the row that the user sees, and why."""

    row: int
    why: str


@dataclass(frozen=True)
class Rows:
    """The positions of the records in a sheet, and the rows left out, both in order."""

    records: npt.NDArray[np.int64]
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
    repeated = _repeated(columns, headers, known)
    doubtful = _doubtful(columns, key, repeated)
    rows = _Some(sheet, columns, doubtful, start, key)
    masks = {
        "header": repeated[doubtful],
        "total": rows.named(_TOTAL),
        "footnote": rows.named(_FOOTNOTE) & (rows.cells_filled() <= _FEW_CELLS),
        "blank": rows.cells_filled(known) == 0,
    }
    reasons: dict[int, str] = {}
    for why, mask in masks.items():
        for position in doubtful[mask].tolist():
            reasons.setdefault(position, why)
    last = _last_filled(columns, rows, doubtful)
    kept = np.ones(len(sheet.rows) - start, dtype=bool)
    kept[last + 1 :] = False
    kept[list(reasons)] = False
    left_out = [
        LeftOutRow(int(sheet.rows[start + position]), reasons[position] + _errors(sheet, start + position))
        for position in sorted(reasons)
        if position <= last
    ]
    return Rows(np.flatnonzero(kept).astype(np.int64) + start, tuple(left_out))


class _Some:
    """The rows that may be no records, looked at closely."""

    def __init__(
        self,
        sheet: RawSheet,
        columns: Sequence[pa.StringArray],
        positions: npt.NDArray[np.int64],
        start: int,
        key: int | None,
    ) -> None:
        self._columns = [column.take(pa.array(positions)) for column in columns]
        self._filled = [~_matches(column, _NOTHING, null=True) for column in self._columns]
        self._key = key
        at = {position: number for number, position in enumerate(positions.tolist())}
        for row, column in sheet.faults:
            if row - start in at:
                self._filled[column][at[row - start]] = True

    def cells_filled(self, known: Sequence[int] | None = None) -> npt.NDArray[np.int64]:
        """How many cells of each row hold something, of all columns or of some."""
        chosen = self._filled if known is None else [self._filled[at] for at in known]
        return np.asarray(np.sum(chosen, axis=0, dtype=np.int64))

    def named(self, pattern: str) -> Mask:
        """Rows one of whose first cells is of the pattern, and whose key is empty or of it too."""
        named = np.any([_matches(column, pattern) for column in self._columns[:_FIRST_COLUMNS]], axis=0)
        if self._key is None:
            return np.asarray(named)
        return np.asarray(named & (~self._filled[self._key] | _matches(self._columns[self._key], pattern)))


def _doubtful(columns: Sequence[pa.StringArray], key: int | None, repeated: Mask) -> npt.NDArray[np.int64]:
    """Positions of rows that may be no records: those without a plain key, or all without a key column."""
    if key is None:
        return np.arange(len(repeated), dtype=np.int64)
    doubt = repeated | _matches(columns[key], _NOTHING, null=True)
    for pattern in (_TOTAL, _FOOTNOTE):
        doubt |= _matches(columns[key], pattern)
    return np.flatnonzero(doubt).astype(np.int64)


def _last_filled(columns: Sequence[pa.StringArray], rows: _Some, doubtful: npt.NDArray[np.int64]) -> int:
    """The position of the last row that holds anything; -1 where none does."""
    height = len(columns[0]) if columns else 0
    empty = np.zeros(height, dtype=bool)
    empty[doubtful] = rows.cells_filled() == 0
    filled = np.flatnonzero(~empty)
    return int(filled[-1]) if filled.size else -1


def _errors(sheet: RawSheet, position: int) -> str:
    """The error cells of a row that is left out, so that none goes unsaid."""
    cells = [
        f"{sheet.columns[column][position]} {sheet.cell(int(sheet.rows[position]), column)}"
        for (row, column) in sorted(sheet.faults)
        if row == position
    ]
    return f" ({', '.join(cells)})" if cells else ""


def _matches(column: pa.StringArray, pattern: str, *, null: bool = False) -> Mask:
    found = pc.fill_null(pc.match_substring_regex(column, pattern), fill_value=null)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)


def _repeated(columns: Sequence[pa.StringArray], headers: Sequence[str], known: Sequence[int]) -> Mask:
    """Rows that are the header once more."""
    height = len(columns[0]) if columns else 0
    if len(known) < 2:
        return np.zeros(height, dtype=bool)
    same = np.ones(height, dtype=bool)
    for at in known:
        equal = pc.fill_null(pc.equal(columns[at], headers[at]), fill_value=False)
        same &= np.asarray(equal.to_numpy(zero_copy_only=False), dtype=bool)
        if not same.any():
            break
    return same
