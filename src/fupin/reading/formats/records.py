"""Formats whose columns have names: Parquet, JSON, JSON Lines and pandas frames."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fupin.model.errors import UnreadableInputError
from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.model.cell import Reading, float_text, value_text
from fupin.reading.raw import Addressing, RawSheet

_UNREADABLE = Reading(None, filled=True, problem=ProblemCode.UNREADABLE)


def read_parquet(path: Path) -> list[RawSheet]:
    """Reads a Parquet file; a record's row is its number from 1.

    Raises:
        UnreadableInputError: it is damaged or no Parquet file.
    """
    try:
        table = pq.ParquetFile(path).read()
    except (pa.ArrowException, OSError) as error:
        raise UnreadableInputError(Text("不是完好的 Parquet 文件", "not an intact Parquet file")) from error
    return [_arrow_sheet(table)]


def _arrow_sheet(table: pa.Table) -> RawSheet:
    columns, faults = [], {}
    for number, column in enumerate(table.columns):
        whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        whole = whole if isinstance(whole, pa.Array) else pa.concat_arrays(whole.chunks)
        if pa.types.is_string(whole.type) or pa.types.is_large_string(whole.type) or pa.types.is_integer(whole.type):
            columns.append(whole.cast(pa.string()))
        else:
            texts, odd = _texts(whole.to_pylist())
            columns.append(texts)
            faults.update({(row, number): reading for row, reading in odd.items()})
    return _named(tuple(table.column_names), columns, faults, table.num_rows)


def _named(
    header: tuple[str, ...], columns: list[pa.StringArray], faults: dict[tuple[int, int], Reading], height: int
) -> RawSheet:
    rows = np.arange(1, height + 1, dtype=np.int64)
    return RawSheet(None, columns, rows, Addressing.LINE, header=header, faults=faults)


def _texts(values: Iterable[Any]) -> tuple[pa.StringArray, dict[int, Reading]]:
    """Values of any type as texts, and the rows that hold what no cell can."""
    texts: list[str | None] = []
    odd: dict[int, Reading] = {}
    for row, value in enumerate(values):
        text, readable = _text(value)
        texts.append(text)
        if not readable:
            odd[row] = _UNREADABLE
        elif isinstance(value, float) and abs(value) >= _EXACT:
            odd[row] = Reading(None, filled=True, problem=ProblemCode.DIGITS_LOST)
    return pa.array(texts, pa.string()), odd


_EXACT = 1e15
_LONGEST_NUMBER = 60


def _text(value: Any) -> tuple[str | None, bool]:
    """A value as text, and whether it is one that a cell can hold."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None, True
    if isinstance(value, str):
        return value or None, True
    if isinstance(value, bool | np.bool_):
        return ("true" if value else "false"), True
    if isinstance(value, float | np.floating):
        return (float_text(float(value)), True) if math.isfinite(value) else (str(value), False)
    if isinstance(value, int | np.integer):
        return str(int(value)), True
    if isinstance(value, Decimal):
        plain = value.is_finite() and abs(value.adjusted()) <= _LONGEST_NUMBER
        return (value_text(value), True) if plain else (str(value), False)
    if isinstance(value, datetime):
        return (value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")), True
    if isinstance(value, date):
        return value.isoformat(), True
    return json.dumps(value, ensure_ascii=False, default=str), False


def read_frame(frame: pd.DataFrame) -> RawSheet:
    """Takes a pandas frame: columns by name, one record a row, missing values empty."""
    columns, faults = [], {}
    for number in range(frame.shape[1]):
        series = frame.iloc[:, number]
        missing = series.isna().to_numpy()
        values = [None if gone else value for value, gone in zip(series.tolist(), missing, strict=True)]
        texts, odd = _texts(values)
        columns.append(texts)
        faults.update({(row, number): reading for row, reading in odd.items()})
    return _named(tuple(str(name) for name in frame.columns), columns, faults, len(frame))


def read_json(path: Path) -> list[tuple[str | None, RawSheet]]:
    """Reads a JSON file: a list of records, or an object of such lists by record kind.

    Returns:
        Each table with the name that the file gives it, None where it gives none.

    Raises:
        UnreadableInputError: it isn't JSON, repeats a key, or holds something else than records.
    """
    data = _parsed(_json_text(path.read_bytes()), 1)
    if isinstance(data, list):
        return [(None, _records(data))]
    if isinstance(data, dict) and data and all(isinstance(rows, list) for rows in data.values()):
        return [(str(name), _records(rows)) for name, rows in data.items()]
    raise _not_records()


def read_json_lines(path: Path) -> list[RawSheet]:
    """Reads JSON Lines: one record a line; blank lines don't count.

    Raises:
        UnreadableInputError: a line isn't a JSON object.
    """
    lines = _json_text(path.read_bytes()).split("\n")
    records = [_parsed(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    return [_records(records)]


def _records(rows: list[Any]) -> RawSheet:
    if not all(isinstance(row, dict) for row in rows):
        raise _not_records()
    header = tuple(dict.fromkeys(name for row in rows for name in row))
    columns, faults = [], {}
    for number, name in enumerate(header):
        texts, odd = _texts(row.get(name) for row in rows)
        columns.append(texts)
        faults.update({(row, number): reading for row, reading in odd.items()})
    return _named(header, columns, faults, len(rows))


def _json_text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(Text("JSON 不是 UTF-8 编码", "the JSON is not UTF-8")) from error


def _parsed(text: str, line: int) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        at = line + getattr(error, "lineno", 1) - 1
        raise UnreadableInputError(
            Text(f"第 {at} 行不是 JSON：{error}", f"line {at} is not JSON: {error}")
        ) from error


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _object(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return result


def _not_records() -> UnreadableInputError:
    return UnreadableInputError(
        Text("应为记录（对象）的列表", "expected a list of records (objects), or an object of such lists")
    )
