"""Text files before any reader parses them: the length and width of CSV records, the depth of JSON."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from fupin.reading.guard.limits import MEGABYTE, Limits, megabytes
from fupin.reading.kinds import HEAD, is_wide

_CHUNK = 4 << 20
_DELIMITERS = (b",", b"\t", b";", b"|")
_QUOTE, _NEWLINE, _RETURN = b'"\n\r'
_EDGES = np.frombuffer(b',\t;|\n\r"', dtype=np.uint8)
"""What stands before the quote that opens a cell, and behind the one that closes it."""
_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_STRING = re.compile(rb'"[^"]*+"')
_NAME = re.compile(rb'"([^"]*+)"[ \t\r\n]*+:')

Bytes = npt.NDArray[np.uint8]
Positions = npt.NDArray[np.intp]


def inspect_delimited(stream: BinaryIO, limits: Limits, encoding: str | None = None) -> None:
    """Looks through a CSV or TSV file in an encoding that keeps ASCII, or in UTF-16.

    Args:
        stream: the file.
        limits: what it may cost.
        encoding: the encoding that the user says it has; None where it is to be found.

    Raises:
        UnreadableInputError: a record is too long or has too many cells; or the text is in either
            UTF-16 alike.
        UsageError: there is no such encoding.
    """
    stream.seek(0)
    wide = _wide(stream.read(HEAD + 1), encoding)
    stream.seek(0)
    records = _Records(limits)
    for chunk in _chunks(stream) if wide is None else _narrowed(_chunks(stream), wide):
        records.feed(chunk)
    records.close()


def _wide(head: bytes, pinned: str | None) -> str | None:
    """Python's name of the UTF-16 that a text is in, decided as its reader will; None for other encodings."""
    if pinned is None and not is_wide(head):
        return None
    from fupin.reading.formats.encodings import wide_encoding

    encoding = wide_encoding(head, pinned)
    return None if encoding is None else encoding.codec


def inspect_json(stream: BinaryIO, limits: Limits) -> None:
    """Looks through a JSON or JSON Lines file.

    Raises:
        LimitExceededError: it is nested too deeply, or its objects have too many different names.
    """
    stream.seek(0)
    kept, depth, inside = b"", 0, False
    names: set[bytes] = set()
    for chunk in _chunks(stream):
        data = kept + chunk
        escapes = len(data) - len(data.rstrip(b"\\"))
        kept = data[len(data) - escapes % 2 :]
        data = _ESCAPE.sub(b"", data[: len(data) - escapes % 2]) if b"\\" in data else data
        array = np.frombuffer(data, dtype=np.uint8)
        quotes = np.flatnonzero(array == _QUOTE)
        depths = depth + np.cumsum(_steps(array, quotes, inside=inside))
        if len(depths):
            if (deepest := int(depths.max())) > limits.depth:
                raise limits.exceeded("depth", f"≥ {deepest:,}")
            depth = int(depths[-1])
        names.update(_NAME.findall(data, int(quotes[0]) + 1 if inside and len(quotes) else 0))
        if len(names) > limits.columns:
            raise limits.exceeded("columns", f"≥ {len(names):,}")
        inside ^= bool(len(quotes) % 2)


def _steps(array: Bytes, quotes: Positions, *, inside: bool) -> npt.NDArray[np.int64]:
    """For each bracket outside strings, in order, 1 where it opens and -1 where it closes."""
    folded = array | 0x20  # [ and { are then the same, and so are ] and }
    places = np.flatnonzero((folded == ord("{")) | (folded == ord("}")))
    outside = (np.searchsorted(quotes, places) + inside) % 2 == 0
    return np.where(folded[places[outside]] == ord("{"), 1, -1).astype(np.int64)


class _Records:
    """Follows the records of a delimited text.

    Quotes are trusted as long as they stand where the quotes of cells stand. From the first that
    doesn't, each line counts for itself, and the quoting is left to the reader.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._trusting = True
        self._kept = b""
        self._line = 1

    def feed(self, data: bytes) -> None:
        data = self._kept + data
        ends = self._ends(data)
        lengths = np.diff(ends, prepend=0)
        for at in np.flatnonzero(lengths > self._limits.columns).tolist():
            end = int(ends[at])
            self._inspect(data, end - int(lengths[at]), end)
        done = int(ends[-1]) if len(ends) else 0
        self._inspect(data, done, len(data), cut=self._trusting)
        self._line += _lines(data, done)
        self._kept = data[done:]

    def close(self) -> None:
        self._inspect(self._kept, 0, len(self._kept))

    def _ends(self, data: bytes) -> Positions:
        """Where records end: at a line feed, and at a carriage return that none follows."""
        array = np.frombuffer(data, dtype=np.uint8)
        ends = np.flatnonzero(array == _NEWLINE)
        if b"\r" in data and len(bare := _bare_returns(array)):
            ends = np.union1d(ends, bare)
        if self._trusting and b'"' in data:
            quotes = np.flatnonzero(array == _QUOTE)
            self._trusting = _well_placed(array, quotes)
            if self._trusting:
                ends = ends[np.searchsorted(quotes, ends) % 2 == 0]
        return ends + 1

    def _inspect(self, data: bytes, start: int, end: int, *, cut: bool = False) -> None:
        """Compares a record, or the part of it that is there, with the limits; one that is cut may end in a cell."""
        size = end - start
        if size <= self._limits.columns:
            return
        line = self._line + _lines(data, start)
        where = f"第 {line} 行 / line {line}"
        if size > self._limits.record_mb * MEGABYTE:
            raise self._limits.exceeded("record_mb", f"≥ {megabytes(size)}", where)
        record = data[start:end]
        if b'"' in record:
            record = _STRING.sub(b"", record)
            record = record.partition(b'"')[0] if cut else record
        cells = max(record.count(delimiter) for delimiter in _DELIMITERS) + 1
        if cells > self._limits.columns:
            raise self._limits.exceeded("columns", f"≥ {cells:,}", where)


def _bare_returns(array: Bytes) -> Positions:
    """Where a carriage return ends a line; the very last sign may have a line feed behind it that isn't here yet."""
    returns: Positions = np.flatnonzero(array[:-1] == _RETURN)
    return returns[array[returns + 1] != _NEWLINE] if len(returns) else returns


def _lines(data: bytes, end: int) -> int:
    """How many lines end in the first bytes of a text."""
    feeds = data.count(b"\n", 0, end)
    if data.find(b"\r", 0, end) < 0:
        return feeds
    return feeds + len(_bare_returns(np.frombuffer(data, np.uint8, min(end + 1, len(data)))))


def _well_placed(array: Bytes, quotes: Positions) -> bool:
    """Whether quotes, taken in pairs, open and close cells."""
    opening, closing = quotes[0::2], quotes[1::2]
    before = array[opening[opening > 0] - 1]
    after = array[closing[closing + 1 < array.size] + 1]
    return bool(np.isin(before, _EDGES).all() and np.isin(after, _EDGES).all())


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _narrowed(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The same text in UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")
