"""OLE2 compound files, as far as needed to tell what is in them: old workbooks, encrypted new ones, others."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

import numpy as np

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.containers import kind_of_streams
from fupin.reading.guard.biff import inspect_records
from fupin.reading.guard.inflating import Tally
from fupin.reading.guard.refusals import damaged, protected
from fupin.reading.kinds import Kind

_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_ENTRY = struct.Struct("<64sHBxIII36xIQ")
_FREE = 0xFFFFFFFA
"""From here on a sector number says something else: end of a chain, free."""
_STREAM, _ROOT = 2, 5
_WORKBOOKS = ("workbook", "book")
_ENCRYPTED = ("encryptedpackage", "encryptioninfo")


class _Entry(NamedTuple):
    """An entry of the directory: a stream, or a folder of them; its neighbours by number."""

    raw: bytes
    length: int
    kind: int
    left: int
    right: int
    child: int
    start: int
    long_size: int

    @property
    def name(self) -> str:
        return self.raw[: max(0, min(self.length, 64) - 2)].decode("utf-16-le", "replace").casefold()

    @property
    def size(self) -> int:
        return self.long_size & 0xFFFFFFFF


def inspect_compound(stream: BinaryIO, tally: Tally) -> None:
    """Looks through an OLE2 file.

    Raises:
        UnreadableInputError: it is a protected workbook, one whose cells go beyond a limit, no
            workbook at all, or damaged.
    """
    file = Compound(stream)
    _kind(file)
    inspect_records(file.workbook(), tally)


def kind_of_compound(stream: BinaryIO) -> Kind:
    """What an OLE2 file is.

    Raises:
        UnreadableInputError: it is a protected workbook, no workbook at all, or damaged.
    """
    return _kind(Compound(stream))


def _kind(file: Compound) -> Kind:
    if any(name in file.streams for name in _ENCRYPTED):
        raise protected()
    return kind_of_streams(file.streams.keys())


class Compound:
    """The streams of an OLE2 file.

    Attributes:
        streams: by name in small letters, where each stream of the outermost folder starts and its size;
            what is deeper down belongs to objects inside the workbook.
        names: the names of all streams in small letters, wherever they are.
    """

    def __init__(self, stream: BinaryIO) -> None:
        stream.seek(0)
        self._data = stream.read()
        try:
            self._open()
        except (struct.error, IndexError, UnicodeDecodeError, OverflowError, ValueError) as error:
            raise _broken() from error

    def _open(self) -> None:
        fields = _HEADER.unpack_from(self._data)
        _, _, _, _, shift, small_shift, _, _, directory, _, cutoff, small_fat, _, more, _ = fields
        if shift not in (9, 12) or small_shift != 6:
            raise _broken()
        self._size, self._cutoff = 1 << shift, cutoff
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        for sector in self._follow_table(more):
            sectors += sector
        self._fat = self._numbers(b"".join(self._sector(number) for number in sectors if number < _FREE))
        self._small_fat = self._numbers(self._chain(small_fat))
        self._small = b""
        entries = [_Entry(*fields) for fields in _ENTRY.iter_unpack(_whole_entries(self._chain(directory)))]
        if not entries or entries[0].kind != _ROOT:
            raise _broken()
        self._small = self._chain(entries[0].start)
        self.streams: dict[str, tuple[int, int]] = {}
        for entry in (entries[at] for at in sorted(_family(entries))):
            if entry.kind == _STREAM:
                self.streams.setdefault(entry.name, (entry.start, entry.size))
        self.names = frozenset(entry.name for entry in entries if entry.kind == _STREAM)

    def workbook(self) -> bytes:
        """The stream that holds the workbook.

        Raises:
            UnreadableInputError: there is none, or it is damaged.
        """
        for name in _WORKBOOKS:
            if name in self.streams:
                return self.read(name)
        raise UnreadableInputError(Text("是 Office 文件，但不是工作簿", "an Office file, but not a workbook"))

    def read(self, name: str) -> bytes:
        """The bytes of a stream."""
        start, size = self.streams[name]
        if size >= self._cutoff:
            data = self._chain(start)
        else:
            parts = [self._small[at * 64 : at * 64 + 64] for at in self._follow(start, self._small_fat)]
            data = b"".join(parts)
        if len(data) < size:
            raise _broken()
        return data[:size]

    def _follow_table(self, number: int) -> list[list[int]]:
        """Where the allocation table lies, as far as that isn't in the header."""
        found: list[list[int]] = []
        while number < _FREE:
            if len(found) * self._size > len(self._data):
                raise _broken()
            *numbers, number = self._numbers(self._sector(number))
            found.append(numbers)
        return found

    def _follow(self, number: int, table: list[int]) -> list[int]:
        numbers: list[int] = []
        while number < _FREE:
            if number >= len(table) or len(numbers) > len(table):
                raise _broken()
            numbers.append(number)
            number = table[number]
        return numbers

    def _chain(self, number: int) -> bytes:
        return b"".join(self._sector(at) for at in self._follow(number, self._fat))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise _broken()
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    @staticmethod
    def _numbers(data: bytes) -> list[int]:
        numbers: list[int] = np.frombuffer(data, dtype="<u4", count=len(data) // 4).tolist()
        return numbers


def _whole_entries(data: bytes) -> bytes:
    return data[: len(data) // _ENTRY.size * _ENTRY.size]


def _family(entries: Sequence[_Entry]) -> set[int]:
    """The numbers of the entries in the outermost folder: the root's child, and from each to its siblings."""
    found: set[int] = set()
    waiting = [entries[0].child]
    while waiting:
        at = waiting.pop()
        if at < len(entries) and at not in found:
            found.add(at)
            waiting += [entries[at].left, entries[at].right]
    return found


def _broken() -> UnreadableInputError:
    return damaged("旧版文件结构不完整", "the structure of the old file is broken or cut off")
