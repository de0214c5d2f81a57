"""Formats whose columns have names and types: Parquet and pandas frames."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fupin.model.cell import Reading, value_text
from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.arrays import as_mask
from fupin.reading.floats import float_texts, lost_digits
from fupin.reading.formats.python_values import DIGITS_LOST, UNREADABLE, texts_of
from fupin.reading.raw import Addressing, RawSheet

if TYPE_CHECKING:
    import pandas as pd

Texts = tuple[pa.StringArray, dict[int, Reading]]
"""A column's texts, and by position what the cells are whose value no cell can hold."""


def read_parquet(path: Path) -> list[RawSheet]:
    """Reads a Parquet file; a record's row is its number from 1.

    Raises:
        UnreadableInputError: it is damaged or no Parquet file.
    """
    try:
        with pq.ParquetFile(path) as file:
            table = file.read()
    except (pa.ArrowException, OSError) as error:
        raise UnreadableInputError(Text("不是完好的 Parquet 文件", "not an intact Parquet file")) from error
    return [named_sheet(table.column_names, [_column(column) for column in table.columns], table.num_rows)]


def read_frame(frame: pd.DataFrame) -> RawSheet:
    """Takes a pandas frame: columns by name, one record a row, missing values empty."""
    names = [str(name) for name in frame.columns]
    return named_sheet(names, [_series(frame.iloc[:, number]) for number in range(len(names))], len(frame))


def named_sheet(names: Iterable[str], columns: Iterable[Texts], height: int) -> RawSheet:
    """A sheet whose columns have names; its rows are the records' numbers from 1."""
    texts, faults = [], {}
    for number, (column, odd) in enumerate(columns):
        texts.append(column)
        faults.update({(row, number): reading for row, reading in odd.items()})
    rows = np.arange(1, height + 1, dtype=np.int64)
    return RawSheet(None, texts, rows, Addressing.LINE, header=tuple(names), faults=faults)


def _series(series: pd.Series) -> Texts:
    if series.dtype != object:
        try:
            column = pa.array(series, from_pandas=True)
            if not isinstance(column.type, pa.BaseExtensionType):
                return _column(column)
        except (pa.ArrowException, TypeError, ValueError):  # a type that Arrow doesn't know
            pass
    missing = series.isna().to_numpy()
    return texts_of(None if gone else value for value, gone in zip(series.tolist(), missing, strict=True))


def _column(column: pa.Array | pa.ChunkedArray) -> Texts:
    """An Arrow column as texts: what a program wrote, to the digit."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    kind = whole.type
    if isinstance(kind, pa.BaseExtensionType):
        return _extended(whole)
    if pa.types.is_dictionary(kind):
        return _column(whole.dictionary_decode())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_integer(kind):
        return whole.cast(pa.string()), {}
    if pa.types.is_boolean(kind):
        return pc.if_else(whole, "true", "false"), {}
    if pa.types.is_floating(kind):
        return _floats(whole)
    if pa.types.is_decimal(kind):
        return _decimals(whole), {}
    return _others(whole)


def _extended(column: pa.Array) -> Texts:
    """Values of a type that only its inventor knows; what stores them may be something else than they mean."""
    texts, faults = _column(column.storage)
    if pa.types.is_string(column.storage.type):
        return texts, faults
    return texts, dict.fromkeys(np.flatnonzero(as_mask(column.is_valid())).tolist(), UNREADABLE)


_WHOLE_BELOW = {pa.float16(): 2.0**11, pa.float32(): 2.0**24}
"""From here on a short binary number has no longer each whole number."""


def _floats(column: pa.Array) -> Texts:
    there = as_mask(column.is_valid())
    numbers = column.cast(pa.float64()).fill_null(0).to_numpy()
    finite = np.isfinite(numbers)
    short = _WHOLE_BELOW.get(column.type)
    lost = finite & (lost_digits(numbers) if short is None else np.abs(numbers) >= short)
    if short is None:
        texts = pc.if_else(pa.array(finite), float_texts(np.where(finite, numbers, 0)), column.cast(pa.string()))
    else:
        texts = _without_exponents(column.cast(pa.string()))
    faults = dict.fromkeys(np.flatnonzero(there & ~finite).tolist(), UNREADABLE)
    faults.update(dict.fromkeys(np.flatnonzero(there & lost).tolist(), DIGITS_LOST))
    return pc.if_else(pa.array(there), texts, pa.scalar(None, pa.string())), faults


def _decimals(column: pa.Array) -> pa.StringArray:
    """Decimals without the zeros that only their type puts behind them."""
    texts = _without_exponents(column.cast(pa.string()))
    return pc.replace_substring_regex(texts, r"\.0*$|(\.[0-9]*[1-9])0+$", r"\1")


def _without_exponents(texts: pa.StringArray) -> pa.StringArray:
    exponents = as_mask(pc.match_substring_regex(texts, "[eE]"))
    if not exponents.any():
        return texts
    plain = [value_text(Decimal(text)) for text in texts.filter(pa.array(exponents)).to_pylist()]
    return pc.replace_with_mask(texts, pa.array(exponents), pa.array(plain, pa.string()))


def _others(column: pa.Array) -> Texts:
    """Any other type, each distinct value once where Arrow can tell them apart."""
    try:
        encoded = column.dictionary_encode()
    except pa.ArrowNotImplementedError:
        return texts_of(column.to_pylist())
    texts, faults = texts_of(encoded.dictionary.to_pylist())
    held = np.asarray(encoded.indices.fill_null(-1))
    rows = np.flatnonzero(np.isin(held, list(faults)))
    return texts.take(encoded.indices), {int(row): faults[int(held[row])] for row in rows}
