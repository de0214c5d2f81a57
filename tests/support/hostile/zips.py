"""Zip packages written by hand, so that they can lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

BLOCK = 1 << 20


@dataclass(frozen=True)
class Entry:
    """One member, and what its headers say of it; None for the truth."""

    name: str
    data: bytes = b""
    method: int = 8
    flags: int = 0
    packed: bytes | None = None
    size: int | None = None
    packed_size: int | None = None
    checksum: int | None = None
    local_name: str | None = None
    local_method: int | None = None
    offset: int | None = None

    @property
    def content(self) -> bytes:
        if self.packed is not None:
            return self.packed
        return deflated(self.data) if self.method == 8 else self.data

    @property
    def figures(self) -> tuple[int, int, int]:
        """Checksum, packed and unpacked size."""
        checksum = zlib.crc32(self.data) if self.checksum is None else self.checksum
        packed = len(self.content) if self.packed_size is None else self.packed_size
        return checksum, packed, len(self.data) if self.size is None else self.size


@dataclass(frozen=True)
class End:
    """What the end of a package says, and what stands around the package."""

    count: int | None = None
    before: bytes = b""
    between: bytes = b""
    after: bytes = b""
    comment: bytes = b""


def archive(entries: Sequence[Entry], end: End | None = None) -> bytes:
    """A package of entries, in order."""
    end = end or End()
    body, directory = bytearray(end.before), bytearray()
    for entry in entries:
        offset = len(body) - len(end.before) if entry.offset is None else entry.offset
        name = entry.name.encode()
        figures = entry.figures
        if entry.offset is None:
            local = name if entry.local_name is None else entry.local_name.encode()
            method = entry.method if entry.local_method is None else entry.local_method
            head = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, entry.flags, method, 0, 33, *figures, len(local), 0)
            body += head + local + entry.content
        directory += struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            *(b"PK\1\2", 20, 20, entry.flags, entry.method, 0, 33, *figures, len(name), 0, 0, 0, 0, 0, offset),
        )
        directory += name
    body += end.between
    count = len(entries) if end.count is None else end.count
    sizes = (min(count, 0xFFFF), min(count, 0xFFFF), len(directory), len(body) - len(end.before), len(end.comment))
    return bytes(body + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, *sizes) + end.comment + end.after)


def entries(parts: Mapping[str, bytes]) -> list[Entry]:
    """Parts as honest entries."""
    return [Entry(name, data) for name, data in parts.items()]


def with_entry(parts: Mapping[str, bytes], name: str, **changes: object) -> list[Entry]:
    """Parts as entries, one of them with other headers."""
    return [replace(entry, **changes) if entry.name == name else entry for entry in entries(parts)]  # type: ignore[arg-type]


def deflated(data: bytes) -> bytes:
    """Data as zip packs it."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def bomb(
    name: str, megabytes: int, noise: int = 0, head: bytes = b"", size: int | None = None, fill: bytes = b"\0"
) -> Entry:
    """A member that unpacks to `head` and many equal blocks of 1 MB, of which `noise` bytes don't pack."""
    block = _noise(noise) + fill * (BLOCK - noise)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = start + middle * megabytes + deflated(b"")
    checksum = zlib.crc32(head)
    for _ in range(megabytes):
        checksum = zlib.crc32(block, checksum)
    real = len(head) + megabytes * BLOCK
    return Entry(name, packed=packed, size=real if size is None else size, checksum=checksum)


def _noise(count: int) -> bytes:
    state, noise = 12345, bytearray()
    while len(noise) < count:
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        noise += struct.pack("<I", state >> 32)
    return bytes(noise[:count])
