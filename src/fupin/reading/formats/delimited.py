"""CSV and TSV: every cell text, every record with the physical line on which it starts."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.raw import Addressing, RawSheet

_DELIMITERS = ",\t;"
_LONGEST_FIELD = 1_000_000


def read_delimited(data: bytes) -> list[RawSheet]:
    """Reads the one table of a CSV or TSV file.

    Args:
        data: the file's bytes: UTF-8 with or without a byte order mark, or GB18030.

    Raises:
        UnreadableInputError: the bytes are in neither encoding, or a quoted field never ends.
    """
    text = _decoded(data)
    if not text.strip():
        return []
    delimiter = _delimiter(text)
    return [_fast(text, delimiter) or _careful(text, delimiter)]


def read_delimited_file(path: Path) -> list[RawSheet]:
    """Reads a CSV or TSV file; see `read_delimited`."""
    return read_delimited(path.read_bytes())


def _decoded(data: bytes) -> str:
    if b"\0" in data[:4096]:
        raise UnreadableInputError(Text("不是文本文件", "not a text file"))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableInputError(Text("既不是 UTF-8 也不是 GB18030 编码", "neither UTF-8 nor GB18030"))


def _delimiter(text: str) -> str:
    """The delimiter that stands most often in the first lines, a comma if none does."""
    head = "\n".join(text.splitlines()[:30]) if len(text) < _LONGEST_FIELD else text[:20_000]
    return max(_DELIMITERS, key=lambda mark: (head.count(mark), mark == ","))


def _fast(text: str, delimiter: str) -> RawSheet | None:
    """The table by pyarrow, where each line is one record of one width; else None."""
    if '"' in text or "\r" in text.replace("\r\n", ""):
        return None
    width = text.partition("\n")[0].count(delimiter) + 1
    names = [str(number) for number in range(width)]
    lines = text.count("\n") + (not text.endswith("\n"))
    try:
        table = pacsv.read_csv(
            pa.BufferReader(text.encode()),
            read_options=pacsv.ReadOptions(column_names=names),
            parse_options=pacsv.ParseOptions(delimiter=delimiter, quote_char=False, ignore_empty_lines=False),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), null_values=[""], strings_can_be_null=True
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows != lines:
        return None
    columns = [column.combine_chunks() for column in table.columns]
    return RawSheet(None, columns, np.arange(1, lines + 1, dtype=np.int64), Addressing.LINE)


def _careful(text: str, delimiter: str) -> RawSheet:
    """The table by the standard library, which counts physical lines and keeps ragged rows."""
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    last = 0
    try:
        for row in reader:
            rows.append(row)
            lines.append(last + 1)
            last = reader.line_num
    except csv.Error as error:
        raise UnreadableInputError(
            Text(f"第 {reader.line_num} 行附近引号不成对或字段过长", f"near line {reader.line_num}: {error}")
        ) from error
    widths = np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))
    width = int(widths.max(initial=0))
    columns = [
        pa.array([row[at] or None if at < len(row) else None for row in rows], pa.string()) for at in range(width)
    ]
    return RawSheet(None, columns, np.array(lines, dtype=np.int64), Addressing.LINE, widths=widths)
