"""Ways to change a file that need no knowledge of XML or text: bytes, pieces, binary numbers, Parquet's footer."""

from __future__ import annotations

import struct
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, bytes], bytes]


def bytes_changed(random: Random, data: bytes) -> bytes:
    """A few bytes are others."""
    changed = bytearray(data)
    for _ in range(random.choice([1, 1, 2, 8])):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut_or_doubled(random: Random, data: bytes) -> bytes:
    """A piece is missing or there twice."""
    if len(data) < 2:
        return data
    start, end = sorted(random.sample(range(len(data)), 2))
    end = min(end, start + random.choice([1, 10, 100, len(data)]))
    return data[:start] + data[end:] if random.random() < 0.6 else data[:end] + data[start:end] + data[end:]


def footer_changed(random: Random, data: bytes) -> bytes:
    """The description at the end of a Parquet file is other than it was."""
    if len(data) < 12:
        return data
    size = min(struct.unpack("<I", data[-8:-4])[0], len(data) - 8)
    start = len(data) - 8 - size
    if random.random() < 0.2:
        return data[:-8] + struct.pack("<I", max(0, size + random.randrange(-9, 10))) + data[-4:]
    return data[:start] + bytes_changed(random, data[start:-8]) + data[-8:]


def field_changed(random: Random, data: bytes) -> bytes:
    """A binary number of two or four bytes is another one: a size, a count, a row, a sector."""
    if len(data) < 4:
        return data
    at = random.choice([random.randrange(min(512, len(data) - 3)), random.randrange(len(data) - 3)])
    if random.random() < 0.5:
        other = random.choice([0, 1, 0x7FFF, 0xFFFF, random.randrange(1 << 16)])
        return data[:at] + struct.pack("<H", other) + data[at + 2 :]
    other = random.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, random.randrange(1 << 32), random.randrange(64)])
    return data[:at] + struct.pack("<I", other) + data[at + 4 :]
