"""Cells merged over several records or columns: filled down where that is plain, doubted where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.reading.arrays import Positions
from fupin.reading.layout.headers import HeaderMatch
from fupin.reading.raw import RawSheet, Span

_SPREADING = frozenset(
    {
        "county",
        "township",
        "village",
        "bank",
        "unit",
        "area",
        "year",
        "period",
        "report_type",
        "fund_line",
        "household_id",
    }
)
"""Fields that say where, when or whose a record is: one text beside several records is that of each."""


@dataclass(frozen=True)
class DoubtfulMerge:
    """A merged block whose value can't be given to a cell.

    Attributes:
        span: the block, in the sheet's positions.
        column: the first column of it that belongs to a field.
        cells: for each field's column in it, the records (numbers from 0) that it covers.
    """

    span: Span
    column: int
    cells: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True)
class MergedCells:
    """A table with its plain merges filled down, and those that are not plain."""

    raw: RawSheet
    doubtful: tuple[DoubtfulMerge, ...]


def resolve_merges(
    raw: RawSheet, record: str, columns: Mapping[int, HeaderMatch], records: Positions, start: int = 0
) -> MergedCells:
    """Gives each record the text of a cell merged downwards over it, where that is plain.

    Args:
        raw: the table.
        record: the record kind.
        columns: by column index, the field that it holds.
        records: positions of the records.
        start: the first row below the header; a block that reaches down from above it shows the header's text.
    """
    if not raw.merges:
        return MergedCells(raw, ())
    number = {int(position): at for at, position in enumerate(records)}
    doubtful: list[DoubtfulMerge] = []
    downwards: dict[int, list[Span]] = {}
    for span in raw.merges:
        covered = tuple(number[row] for row in range(span.top, span.bottom + 1) if row in number)
        fields = [at for at in range(span.left, span.right + 1) if at in columns]
        wide, tall = span.right > span.left, len(covered) > 1
        if not covered or not fields or not (wide or tall or span.top < start) or not _text(raw, span):
            continue
        if span.top < start or wide or not _spreads(columns[span.left].field, record):
            doubtful.append(DoubtfulMerge(span, fields[0], dict.fromkeys(fields, covered)))
        else:
            downwards.setdefault(span.left, []).append(span)
    return MergedCells(_filled_down(raw, downwards, number), tuple(doubtful))


def _text(raw: RawSheet, span: Span) -> str:
    text: str = raw.columns[span.left][span.top].as_py() or ""
    return text.strip()


def _spreads(field: FieldSpec, record: str) -> bool:
    return field.name in _SPREADING and field.name not in RECORDS[record].key[:1]


def _filled_down(raw: RawSheet, downwards: Mapping[int, list[Span]], number: Mapping[int, int]) -> RawSheet:
    if not downwards:
        return raw
    columns = list(raw.columns)
    faults = dict(raw.faults)
    for at, spans in downwards.items():
        texts = columns[at].to_pylist()
        for span in spans:
            rows = [row for row in range(span.top, span.bottom + 1) if row in number]
            for row in rows:
                texts[row] = texts[span.top]
                if (span.top, at) in raw.faults:
                    faults[row, at] = raw.faults[span.top, at]
        columns[at] = pa.array(texts, pa.string())
    return replace(raw, columns=columns, faults=faults)


def hidden_records(raw: RawSheet, records: Positions) -> list[int]:
    """The rows, as the user would see them, of records that are hidden."""
    hidden = np.array(raw.hidden_rows, dtype=np.int64)
    return [int(row) for row in raw.rows[hidden[np.isin(hidden, records)]]] if hidden.size else []
