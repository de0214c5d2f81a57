"""Unpacking one member of a zip package, whatever its headers say, and never past the limits."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fupin.reading.guard.limits import MEGABYTE, RATIO_FROM, Limits, megabytes
from fupin.reading.guard.refusals import damaged, protected

_CHUNK = 1 << 20
_HEAD = 1 << 14
_PACKED = 1 << 16
_HEADER = struct.Struct("<4sHHHHHIIIHH")
_ENCRYPTED, _STRONGLY, _UTF8 = 1, 1 << 6, 1 << 11


@dataclass
class Tally:
    """What a whole package may still cost.

    Attributes:
        limits: the limits that hold.
        packed: size of the file.
        unpacked: bytes unpacked so far.
        cells: occupied cells counted so far.
    """

    limits: Limits
    packed: int
    unpacked: int = 0
    cells: int = 0

    def count(self, unpacked: int) -> None:
        """Counts bytes that came out of the package.

        Raises:
            LimitExceededError: they are too many.
        """
        self.unpacked += unpacked
        if self.unpacked > self.limits.unpacked_mb * MEGABYTE:
            raise self.limits.exceeded("unpacked_mb", f"> {megabytes(self.unpacked)}")

    def occupy(self, cells: int) -> None:
        """Counts occupied cells.

        Raises:
            LimitExceededError: they are too many.
        """
        self.cells += cells
        if self.cells > self.limits.cells:
            raise self.limits.exceeded("cells", f"≥ {self.cells:,}")


@dataclass(frozen=True)
class Member:
    """One member of a package.

    Attributes:
        stream: the whole file.
        info: what the package's directory says of the member.
    """

    stream: BinaryIO
    info: zipfile.ZipInfo

    @property
    def name(self) -> str:
        """The member's name as the directory has it."""
        return self.info.filename

    def head(self) -> bytes:
        """The first 16 KB of what the member holds.

        Raises:
            UnreadableInputError: it is encrypted, damaged, or packed in an unknown way.
        """
        return next(self._unpacked(_HEAD), b"")

    def chunks(self, tally: Tally) -> Iterator[bytes]:
        """What the member holds, at most 1 MB at a time.

        Raises:
            UnreadableInputError: it is encrypted, damaged, packed in an unknown way, other than
                the directory says, or goes beyond a limit.
        """
        size, checksum = 0, 0
        for chunk in self._unpacked():
            size += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            self._refuse_size(size, tally.limits)
            tally.count(len(chunk))
            yield chunk
        if size != self.info.file_size:
            raise self._lies(f"{self.info.file_size:,}", f"{size:,}")
        if checksum != self.info.CRC:
            raise damaged(f"部件 {self.name} 校验和不符", f"the checksum of the part {self.name} is wrong")

    def _refuse_size(self, size: int, limits: Limits) -> None:
        if size > limits.part_mb * MEGABYTE:
            raise limits.exceeded("part_mb", f"> {megabytes(size)}", self.name)
        packed = max(self.info.compress_size, 1)
        if size > RATIO_FROM and size > limits.ratio * packed:
            raise limits.exceeded("ratio", f"> {size // packed:,}:1", self.name)

    def _unpacked(self, most: int = _CHUNK) -> Iterator[bytes]:
        at = self._start()
        left = self.info.compress_size
        if self.info.compress_type == zipfile.ZIP_STORED:
            while left and (data := self._read(at, min(left, most))):
                at, left = at + len(data), left - len(data)
                yield data
            if left:
                raise self._truncated()
            return
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        while not unpacker.eof:
            data = unpacker.unconsumed_tail
            if not data:
                data = self._read(at, min(left, _PACKED))
                at, left = at + len(data), left - len(data)
            try:
                chunk = unpacker.decompress(data, most)
            except zlib.error as error:
                raise damaged(f"部件 {self.name} 无法解压", f"the part {self.name} can't be unpacked") from error
            if not data and not chunk and not unpacker.eof:
                raise self._truncated()
            if chunk:
                yield chunk
        if left or unpacker.unused_data:
            raise self._lies(f"{self.info.compress_size:,}", f"{self.info.compress_size - left:,}")

    def _read(self, at: int, size: int) -> bytes:
        self.stream.seek(at)
        return self.stream.read(size)

    def _start(self) -> int:
        """Where the member's first packed byte is; its own header must agree with the directory."""
        if self.info.flag_bits & (_ENCRYPTED | _STRONGLY):
            raise protected()
        if self.info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(f"部件 {self.name} 的压缩方式不是 Excel 所用", f"{self.name} is packed in an unknown way")
        at = self.info.header_offset
        raw = self._read(at, _HEADER.size)
        if len(raw) < _HEADER.size:
            raise self._truncated()
        mark, _, _, method, _, _, _, _, _, name_size, extra_size = _HEADER.unpack(raw)
        encoding = "utf-8" if self.info.flag_bits & _UTF8 else "cp437"
        name = self.stream.read(name_size).decode(encoding, "replace")
        if mark != b"PK\3\4" or name != self.info.orig_filename or method != self.info.compress_type:
            raise damaged(f"部件 {self.name} 的两处文件头不一致", f"the two headers of the part {self.name} differ")
        start: int = at + _HEADER.size + name_size + extra_size
        return start

    def _truncated(self) -> Exception:
        return damaged(f"部件 {self.name} 不完整，文件被截断", f"the part {self.name} is cut off")

    def _lies(self, said: str, real: str) -> Exception:
        return damaged(
            f"部件 {self.name} 声称 {said} 字节，实际 {real} 字节",
            f"the part {self.name} says {said} bytes but has {real}",
        )
