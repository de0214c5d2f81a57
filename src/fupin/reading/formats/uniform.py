"""Delimited text whose records all have one width, read by pyarrow; anything else is refused.

What is taken here is what the standard library's strict reader would take, cell by cell and line
by line: the quoting is looked through first, and pyarrow never sees a text that the two might
read in different ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pacsv

from fupin.reading.arrays import Mask, Positions, lengths

LONGEST_FIELD = 1_000_000
"""Characters of one cell; more is no table."""
_NEWLINE, _RETURN, _QUOTE = b'\n\r"'
_BARE_RETURN = re.compile(rb"\r(?!\n)")
_BLOCK = 8 << 20

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class UniformTable:
    """The records of a text.

    Attributes:
        columns: the texts, null where a cell is empty.
        lines: for each record the physical line, from 1, on which it starts.
        blank: which records are lines without anything.
    """

    columns: list[pa.StringArray]
    lines: Positions
    blank: Mask


def read_uniform(data: bytes, start: int, delimiter: str, width: int) -> UniformTable | None:
    """Reads a delimited text, or gives None where it isn't plainly a table of `width` columns.

    Args:
        data: the text in UTF-8, without a byte order mark.
        start: where in it the table begins; its lines are counted from here.
        delimiter: the sign between cells.
        width: how many cells each record has.
    """
    text = np.frombuffer(data, dtype=np.uint8)[start:]
    if not text.size or _BARE_RETURN.search(data, start):
        return None
    quotes = np.flatnonzero(text == _QUOTE) if data.find(b'"', start) >= 0 else np.empty(0, dtype=np.int64)
    if not _well_quoted(text, quotes, ord(delimiter)):
        return None
    columns = _parsed(text, delimiter, width, quoted=quotes.size > 0)
    if columns is None:
        return None
    count = data.count(b"\n", start) + (text[-1] != _NEWLINE)
    if len(columns[0]) == count:  # a line a record, none of them blank
        return UniformTable(columns, np.arange(1, count + 1, dtype=np.int64), np.zeros(count, dtype=bool))
    lines, blank = _records(text, quotes)
    if len(columns[0]) != np.count_nonzero(~blank):
        return None
    return UniformTable([_with_blanks(column, blank) for column in columns], lines, blank)


def _well_quoted(text: Bytes, quotes: Positions, delimiter: int) -> bool:
    """Whether every quote opens a cell, closes one, or is doubled inside one."""
    if quotes.size % 2:
        return False
    opening, closing = quotes[0::2], quotes[1::2]
    before = text[opening[opening > 0] - 1]
    after = text[closing[closing + 1 < text.size] + 1]
    edges = [delimiter, _NEWLINE, _QUOTE]
    return bool(np.isin(before, edges).all() and np.isin(after, [*edges, _RETURN]).all())


def _parsed(text: Bytes, delimiter: str, width: int, *, quoted: bool) -> list[pa.StringArray] | None:
    """The columns of all lines that hold something."""
    names = [str(number) for number in range(width)]
    try:
        table = pacsv.read_csv(
            pa.py_buffer(text),
            read_options=pacsv.ReadOptions(column_names=names, block_size=_BLOCK),
            parse_options=pacsv.ParseOptions(
                delimiter=delimiter, quote_char='"' if quoted else False, newlines_in_values=quoted
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
                check_utf8=False,  # looked through already
            ),
        )
        columns = [column.combine_chunks() for column in table.columns]
    except pa.ArrowInvalid:
        return None
    longest = max(int(lengths(column).max(initial=0)) for column in columns)
    return columns if longest <= LONGEST_FIELD else None


def _records(text: Bytes, quotes: Positions) -> tuple[Positions, Mask]:
    """For each record its physical line, and whether it is blank."""
    newlines = np.flatnonzero(text == _NEWLINE)
    ends = newlines[np.searchsorted(quotes, newlines) % 2 == 0]
    if text[-1] != _NEWLINE:
        ends = np.append(ends, text.size)
    starts = np.append(0, ends[:-1] + 1)
    bare_return = (ends - starts == 1) & (text[np.minimum(starts, text.size - 1)] == _RETURN)
    return np.searchsorted(newlines, starts) + 1, (starts == ends) | bare_return


def _with_blanks(column: pa.StringArray, blank: Mask) -> pa.StringArray:
    at = np.cumsum(~blank) - 1
    return column.take(pa.array(at, mask=blank)) if blank.any() else column
