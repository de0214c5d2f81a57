"""The directory of a zip package: how many members it has, under which names, and where they lie."""

from __future__ import annotations

import struct
import zipfile
from typing import BinaryIO

from fupin.reading.guard.limits import Limits
from fupin.reading.guard.refusals import damaged

_END = struct.Struct("<4sHHHHIIH")
_END_64 = struct.Struct("<4sQHHIIQQQQ")
_LOCATOR_64 = struct.Struct("<4sIQI")
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_LONGEST_COMMENT = 0xFFFF
_LOCAL_HEADER = 30


def read_directory(stream: BinaryIO, limits: Limits) -> list[zipfile.ZipInfo]:
    """The members of a zip package, in the directory's order.

    Raises:
        UnreadableInputError: the package is cut off, is two packages in one, has too many members,
            two of the same name, members that lie over each other, or one with a path that leads
            out of the package.
    """
    _count_entries(stream, limits)
    try:
        with zipfile.ZipFile(stream) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise damaged("压缩包目录无法读取", "the directory of the package can't be read") from error
    _refuse_names(members)
    _refuse_overlaps(members)
    return members


def _count_entries(stream: BinaryIO, limits: Limits) -> None:
    """Walks through the directory, no further than the limit, before anything is made of it."""
    start, size, entries = _place(stream)
    stream.seek(start)
    directory = stream.read(size)
    at = count = 0
    while at + _ENTRY.size <= len(directory):
        entry = _ENTRY.unpack_from(directory, at)
        if entry[0] != b"PK\1\2":
            break
        at += _ENTRY.size + entry[10] + entry[11] + entry[12]
        count += 1
        if count > limits.entries:
            raise limits.exceeded("entries", f"> {limits.entries:,}")
    if at != len(directory) or count != entries:
        raise damaged("压缩包目录无法读取", "the directory of the package can't be read")


def _place(stream: BinaryIO) -> tuple[int, int, int]:
    """Where the directory starts, how many bytes it has, and how many entries it says it has."""
    end = stream.seek(0, 2)
    tail_at = max(0, end - _END.size - _LONGEST_COMMENT)
    stream.seek(tail_at)
    tail = stream.read()
    found = tail.rfind(b"PK\5\6")
    if found < 0 or found + _END.size > len(tail):
        raise damaged("压缩包不完整，文件被截断", "the package is cut off")
    _, _, _, _, entries, size, offset, comment = _END.unpack_from(tail, found)
    at = tail_at + found
    if at + _END.size + comment != end:
        raise damaged("压缩包末尾不完整或多出内容", "the end of the package is cut off, or something follows it")
    if found >= _LOCATOR_64.size and tail[found - _LOCATOR_64.size : found].startswith(b"PK\6\7"):
        at = _LOCATOR_64.unpack_from(tail, found - _LOCATOR_64.size)[2]
        entries, size, offset = _large(stream, at, (entries, size, offset))
    if offset + size != at:
        raise damaged("压缩包前后或中间夹有其他内容", "there is something else before or inside the package")
    return offset, size, entries


def _large(stream: BinaryIO, at: int, small: tuple[int, int, int]) -> tuple[int, int, int]:
    """The figures of a ZIP64 end record, which must be those of the plain one where that has any."""
    stream.seek(at)
    raw = stream.read(_END_64.size)
    if len(raw) < _END_64.size or not raw.startswith(b"PK\6\6"):
        raise damaged("压缩包目录无法读取", "the directory of the package can't be read")
    *_, entries, size, offset = _END_64.unpack(raw)
    for said, large, none in zip(small, (entries, size, offset), (0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF), strict=True):
        if said not in (large, none):
            raise damaged("压缩包有两个互相矛盾的目录", "the package has two directories that differ")
    return entries, size, offset


def _refuse_names(members: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for member in members:
        name = member.orig_filename.replace("\\", "/")
        outside = name.startswith("/") or ".." in name.split("/") or name[1:2] == ":"
        if outside or any(ord(sign) < 0x20 for sign in name):
            shown = "".join(sign if sign.isprintable() else "?" for sign in name[:80])
            raise damaged(f"部件路径指向包外：{shown}", f"the path of a part leads out of the package: {shown}")
        if name.casefold() in seen:
            raise damaged(f"部件 {name[:80]} 出现两次", f"the part {name[:80]} is there twice")
        seen.add(name.casefold())


def _refuse_overlaps(members: list[zipfile.ZipInfo]) -> None:
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise damaged(f"部件 {member.filename} 与别的部件重叠", f"the part {member.filename} overlaps another")
        end = member.header_offset + _LOCAL_HEADER + len(member.orig_filename) + member.compress_size
