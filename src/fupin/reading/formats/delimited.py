"""CSV and TSV: every cell text, every record with the physical line on which it starts."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.arrays import Positions
from fupin.reading.formats.dialect import cut_at_line, declared_delimiter, delimiter_of, first_records
from fupin.reading.formats.encodings import Decoded, decoded
from fupin.reading.formats.uniform import LONGEST_FIELD, read_uniform
from fupin.reading.kinds import HEAD
from fupin.reading.raw import Addressing, RawSheet

_SOMETHING = re.compile(rb"\S")
_END_OF_FILE = b"\x1a"


class Delimited(NamedTuple):
    """What a delimited text holds.

    Attributes:
        sheets: its one table; nothing where it holds nothing.
        written_as: how it is written: `CSV, UTF-8`, with a delimiter behind it that is no comma.
    """

    sheets: list[RawSheet]
    written_as: str


def read_delimited_file(path: Path, encoding: str | None = None) -> Delimited:
    """Reads a CSV or TSV file.

    Args:
        path: the file: UTF-8, UTF-16 or GB18030, with a mark or without.
        encoding: the encoding that the user says it has; None where it is to be found.

    Raises:
        UnreadableInputError: it is in none of the encodings, in several of them alike, or a
            quoted field never ends.
        UsageError: there is no such encoding.
    """
    return _delimited(decoded(path.read_bytes(), encoding))


def read_delimited(data: bytes, encoding: str | None = None) -> list[RawSheet]:
    """The table that the bytes of a file hold, or nothing; see `read_delimited_file`."""
    return _delimited(decoded(data, encoding)).sheets


def _delimited(text: Decoded) -> Delimited:
    body = text.body.removesuffix(_END_OF_FILE)
    delimiter, start = declared_delimiter(body) or ("", 0)
    above = 1 if start else 0
    body = body[start:]
    delimiter = delimiter or delimiter_of(_head_text(body))
    written = [_FORMATS.get(delimiter, "CSV"), text.encoding.name, *([] if delimiter in _FORMATS else [delimiter])]
    if not _SOMETHING.search(body):
        return Delimited([], ", ".join(written[:2]))
    large = len(body) > HEAD
    sheet = (read_quickly(body, delimiter) if large else None) or read_carefully(body, delimiter, above)
    return Delimited([replace(sheet, rows=sheet.rows + above) if above else sheet], ", ".join(written))


_FORMATS = {",": "CSV", "\t": "TSV"}


def _head_text(body: bytes) -> str:
    """The first lines; a line that is cut off is left out."""
    return cut_at_line(body).decode(errors="replace")


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
    records = list(first_records(head, delimiter))
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


def read_carefully(body: bytes, delimiter: str, above: int = 0) -> RawSheet:
    """The table by the standard library, which counts physical lines and keeps ragged rows.

    Args:
        body: the text in UTF-8, without a mark.
        delimiter: the sign between cells.
        above: how many lines of the file stand above it, for the reason of a refusal.

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
        line = above + reader.line_num
        raise UnreadableInputError(
            Text(f"第 {line} 行附近引号不成对或字段过长", f"near line {line}: {error}")
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
