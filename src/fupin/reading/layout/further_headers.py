"""Rows below a table's header that may be headers again, found without looking at every cell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.fields import FieldType
from fupin.model.records import RECORDS
from fupin.reading.arrays import Mask, Positions, as_mask, chosen, matching, plain_keys
from fupin.reading.layout.claims import Claims
from fupin.reading.layout.headers import matches
from fupin.reading.raw import RawSheet

_BEGINS_WITH_DIGIT = r"^\s*[-+(（¥￥]?[0-9０-９]"
_NUMBERED_HEADER = r"^\s*(?:[(（]?[0-9]{1,2}\s*[、.．:：)）]|[0-9]{4}年度?)\s*[\x{4E00}-\x{9FFF}]"
_FEW_ROWS = 2_000
_FEW_TEXTS = 1_000
_MOST_COLUMNS = 4


def rows_like_headers(sheet: RawSheet, claims: Claims, key: int | None, start: int) -> list[int]:
    """Positions from `start` on of rows that may be headers.

    A row isn't one whose key is a plain code, or whose numbers and dates begin with a digit. Where
    many rows remain, only those count that say a known header where the column says few things.

    Args:
        sheet: the sheet.
        claims: the columns of the fields of the table above.
        key: index of the key's column; None where there is none.
        start: the first row to look at.
    """
    columns = [column.slice(start) for column in sheet.columns]
    rows = _without_plain_key(columns, key)
    for at, match in claims.columns.items():
        if (match.field.numeric or match.field.type is FieldType.DATE) and rows.size:
            cells = chosen(columns[at], rows)
            rows = rows[~matching(cells, _BEGINS_WITH_DIGIT) | matching(cells, _NUMBERED_HEADER)]
    if rows.size > _FEW_ROWS:
        rows = rows[_says_a_header([chosen(column, rows) for column in columns])]
    return [int(row) + start for row in rows]


def _without_plain_key(columns: Sequence[pa.StringArray], key: int | None) -> Positions:
    height = len(columns[0]) if columns else 0
    if key is None:
        return np.arange(height, dtype=np.int64)
    plain = plain_keys(columns[key])
    named = as_mask(pc.is_in(columns[key], value_set=_english_names())) if plain.any() else plain
    return np.flatnonzero(~plain | named).astype(np.int64)


def _english_names() -> pa.StringArray:
    return pa.array(sorted({name for model in RECORDS.values() for name in model.fields()}))


def _says_a_header(columns: Sequence[pa.StringArray]) -> Mask:
    """Which rows say a known header in one of the first columns that hold few different texts."""
    found = np.zeros(len(columns[0]), dtype=bool)
    looked_at = 0
    for column in columns:
        encoded = column.dictionary_encode()
        if len(encoded.dictionary) > _FEW_TEXTS or not len(encoded.dictionary):
            continue
        known = [number for number, text in enumerate(encoded.dictionary.to_pylist()) if matches(text)]
        found |= np.isin(np.asarray(encoded.indices.fill_null(-1)), known)
        looked_at += 1
        if looked_at == _MOST_COLUMNS:
            break
    return found
