"""OLE2 compound files, as far as needed to tell what is in them: old workbooks, encrypted new ones, others."""

from __future__ import annotations

import struct
from typing import BinaryIO

import numpy as np

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.guard.biff import inspect_records
from fupin.reading.guard.inflating import Tally
from fupin.reading.guard.refusals import damaged, protected

_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_ENTRY = struct.Struct("<64sHBBIII16sI8s8sIQ")
_FREE = 0xFFFFFFFA
"""From here on a sector number says something else: end of a chain, free."""
_STREAM, _ROOT = 2, 5
_WORKBOOKS = ("workbook", "book")
_ENCRYPTED = ("encryptedpackage", "encryptioninfo")


def inspect_compound(stream: BinaryIO, tally: Tally) -> None:
    """Looks through an OLE2 file.

    Raises:
        UnreadableInputError: it is a protected workbook, one whose cells go beyond a limit, no
            workbook at all, or damaged.
    """
    file = _Compound(stream)
    if any(name in file.streams for name in _ENCRYPTED):
        raise protected()
    name = next((name for name in _WORKBOOKS if name in file.streams), None)
    if name is None:
        raise UnreadableInputError(
            Text("是 Office 文件，但不是工作簿", "an Office file, but not a workbook"),
        )
    inspect_records(file.read(name), tally)


class _Compound:
    """The streams of an OLE2 file.

    Attributes:
        streams: by name in small letters, where each stream starts and its size.
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
        self.streams: dict[str, tuple[int, int]] = {}
        entries = self._chain(directory)
        for at in range(0, len(entries) - _ENTRY.size + 1, _ENTRY.size):
            raw, length, kind, *_, start, size = _ENTRY.unpack_from(entries, at)
            name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").casefold()
            if kind == _ROOT:
                self._small = self._chain(start)
            elif kind == _STREAM:
                self.streams.setdefault(name, (start, size & 0xFFFFFFFF))

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


def _broken() -> UnreadableInputError:
    return damaged("旧版文件结构不完整", "the structure of the old file is broken or cut off")
