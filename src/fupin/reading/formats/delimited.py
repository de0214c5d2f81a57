"""CSV and TSV: every cell text, every record with the physical line on which it starts."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.arrays import Positions
from fupin.reading.formats.uniform import LONGEST_FIELD, read_uniform
from fupin.reading.raw import Addressing, RawSheet

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DELIMITERS = "\t,;"
_SOMETHING = re.compile(rb"\S")
_HEAD = 1 << 16
"""Bytes that are looked at to see how a file is written."""
_HEAD_RECORDS = 40


def read_delimited_file(path: Path) -> list[RawSheet]:
    """Reads a CSV or TSV file; see `read_delimited`."""
    return read_delimited(path.read_bytes())


def read_delimited(data: bytes) -> list[RawSheet]:
    """Reads the one table of a CSV or TSV file.

    Args:
        data: the file's bytes: UTF-8 with or without a byte order mark, or GB18030.

    Returns:
        The table; nothing where the file holds nothing.

    Raises:
        UnreadableInputError: the bytes are in neither encoding, or a quoted field never ends.
    """
    body = _as_utf8(data)
    if not _SOMETHING.search(body):
        return []
    delimiter = _delimiter(_head_text(body))
    large = len(body) > _HEAD
    return [(read_quickly(body, delimiter) if large else None) or read_carefully(body, delimiter)]


def _as_utf8(data: bytes) -> bytes:
    """The text in UTF-8 without a byte order mark."""
    if b"\0" in data[:4096]:
        raise UnreadableInputError(Text("不是文本文件", "not a text file"))
    body = data.removeprefix(_BYTE_ORDER_MARK)
    if _is_utf8(body):
        return body
    try:
        return data.decode("gb18030").encode()
    except UnicodeError as error:
        raise UnreadableInputError(Text("既不是 UTF-8 也不是 GB18030 编码", "neither UTF-8 nor GB18030")) from error


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, looked through without a copy."""
    bounds = pa.py_buffer(np.array([0, len(data)], dtype=np.int64))
    try:
        pa.Array.from_buffers(pa.large_binary(), 1, [None, bounds, pa.py_buffer(data)]).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _head_text(body: bytes) -> str:
    """The first lines; a line that is cut off is left out."""
    head = body[:_HEAD]
    return (head if len(body) <= _HEAD else head[: head.rfind(b"\n") + 1] or head).decode(errors="replace")


def _delimiter(head: str) -> str:
    """The delimiter under which most of the first records have one width, above 1; else a comma.

    Where several do as well, a tab goes first, for it stands in no text by chance; then the one
    that makes more cells.
    """

    def evidence(mark: str) -> tuple[int, bool, int]:
        widths = Counter(len(row) for _, row in _records(head, mark) if len(row) > 1)
        width, records = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return records, mark == "\t", width

    best = max(_DELIMITERS, key=evidence)
    return best if evidence(best)[0] else ","


def _records(text: str, delimiter: str, most: int = _HEAD_RECORDS) -> Iterator[tuple[int, list[str]]]:
    """The first records of a text, each with the last physical line it takes; it ends where the quoting does."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, row in enumerate(reader):
            if number >= most:
                return
            yield reader.line_num, row
    except csv.Error:
        return


class _Top(NamedTuple):
    """The records above a table whose records all have one width.

    Attributes:
        rows: those records.
        lines: for each its physical line, from 1.
        height: how many physical lines they take.
        width: how many cells the records below have.
    """

    rows: list[list[str]]
    lines: list[int]
    height: int
    width: int


def _top(head: str, delimiter: str) -> _Top:
    """What stands above the table: titles and unit lines have other widths than its records."""
    records = list(_records(head, delimiter))
    width = len(records[-1][1]) if records else 0
    count = max((number for number, (_, row) in enumerate(records, 1) if len(row) != width), default=0)
    ends = [0, *(line for line, _ in records)]
    return _Top([row for _, row in records[:count]], [end + 1 for end in ends[:count]], ends[count], width)


def read_quickly(body: bytes, delimiter: str) -> RawSheet | None:
    """The table by pyarrow, where its records are all of one width below the first few; else None."""
    top = _top(_head_text(body), delimiter)
    start = 0
    for _ in range(top.height):
        start = body.find(b"\n", start) + 1
    if not top.width or (top.height and not start) or b"\r" in body[:start].replace(b"\r\n", b""):
        return None
    table = read_uniform(body, start, delimiter, top.width)
    if table is None:
        return None
    lines = np.concatenate([np.array(top.lines, dtype=np.int64), table.lines + top.height])
    widths = np.concatenate([_widths(top.rows), np.where(table.blank, 0, top.width)])
    above = _columns(top.rows, max(top.width, int(widths.max())))
    nothing = pa.nulls(len(table.lines), pa.string())
    below = [*table.columns, *[nothing] * (len(above) - top.width)]
    columns = [pa.concat_arrays(pair) for pair in zip(above, below, strict=True)] if top.rows else below
    return _sheet(columns, lines, widths)


def read_carefully(body: bytes, delimiter: str) -> RawSheet:
    """The table by the standard library, which counts physical lines and keeps ragged rows.

    Raises:
        UnreadableInputError: a quoted field never ends, or a field is too long.
    """
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(body.decode(), newline=""), delimiter=delimiter, strict=True)
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
    widths = _widths(rows)
    return _sheet(_columns(rows, int(widths.max(initial=0))), np.array(lines, dtype=np.int64), widths)


def _widths(rows: list[list[str]]) -> Positions:
    return np.fromiter((len(row) for row in rows), dtype=np.int64, count=len(rows))


def _columns(rows: list[list[str]], width: int) -> list[pa.StringArray]:
    return [
        pa.array([(row[at] or None) if at < len(row) else None for row in rows], pa.string()) for at in range(width)
    ]


def _sheet(columns: list[pa.StringArray], lines: Positions, widths: Positions) -> RawSheet:
    same = (widths == len(columns)).all()
    return RawSheet(None, columns, lines, Addressing.LINE, widths=None if same else widths)
