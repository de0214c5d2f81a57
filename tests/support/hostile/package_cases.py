"""Zip packages that are bombs, lie about themselves, or are cut off."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from .case import Hostile, content
from .workbooks import SHEET, STRINGS, STYLES, parts, workbook
from .zips import End, Entry, archive, bomb, deflated, entries, with_entry

_CUT = ("cut off", "package", "follows it")
_SHEET_HEAD = parts()[SHEET].partition(b"</sheetData>")[0]


def package_cases() -> Iterator[Hostile]:
    """All of them."""
    for name, make, says in [*_bombs(), *_lies(), *_names(), *_packing(), *_shapes()]:
        yield Hostile(name, ".xlsx", content(make), says)
    yield Hostile("51 MB workbook", ".xlsx", lambda path: _sparse(path, workbook(), 51), ("--limit workbook_mb",))
    yield Hostile("51 MB workbook named csv", ".csv", lambda path: _sparse(path, workbook(), 51), ("workbook_mb",))


Row = tuple[str, Callable[[], bytes], tuple[str, ...]]


def _bombs() -> Iterator[Row]:
    ratio = ("--limit ratio",)
    yield "bomb in a sheet", lambda: _with(bomb(SHEET, 1000, head=_SHEET_HEAD, fill=b" ")), (*ratio, "too long")
    yield "bomb in a row", lambda: _with(bomb(SHEET, 1000, head=_SHEET_HEAD + b"<row", fill=b" ")), ("too long",)
    yield "bomb in a value", lambda: _with(bomb(SHEET, 1000, head=_SHEET_HEAD[:-20], fill=b"1")), ("too long",)
    yield "bomb of zeros in a sheet", lambda: _with(bomb(SHEET, 1000, head=_SHEET_HEAD)), ("not whole XML",)
    yield "bomb in the shared strings", lambda: _with(bomb(STRINGS, 1000, head=parts()[STRINGS][:-6])), ratio
    yield "bomb in the styles", lambda: _with(bomb(STYLES, 500, head=parts()[STYLES][:-13])), ratio
    yield "bomb in a picture", lambda: _with(bomb("xl/media/image1.png", 1000)), ratio
    yield "bomb in an unknown part", lambda: _with(bomb("customXml/item1.xml", 1000, head=b"<a>")), ratio
    yield "bomb that says it is small", lambda: _with(bomb("xl/media/image1.png", 1000, size=100)), ratio
    yield "part over 200 MB", lambda: _with(bomb("xl/media/image1.png", 202, 12_000)), ("--limit part_mb",)
    yield "parts over 300 MB", lambda: _with(*_several(3, 120, 12_000)), ("--limit unpacked_mb",)
    yield "many parts over 300 MB", lambda: _with(*_several(900, 0, 0, head=bytes(900_000))), ("unpacked_mb",)
    yield "many bombs", lambda: _with(*_several(20, 500, 0)), ratio
    yield (
        "zip in zip",
        lambda: archive([Entry(f"{n}.zip", archive([bomb("0", 9)])) for n in range(9)]),
        ("not a workbook",),
    )


def _several(count: int, megabytes: int, noise: int, head: bytes = b"") -> list[Entry]:
    one = bomb("", megabytes, noise, head)
    return [Entry(f"xl/media/{n}.png", packed=one.packed, size=one.size, checksum=one.checksum) for n in range(count)]


def _with(*more: Entry) -> bytes:
    replaced = {entry.name for entry in more}
    return archive([*(entry for entry in entries(parts()) if entry.name not in replaced), *more])


def _lies() -> Iterator[Row]:
    size = len(parts()[SHEET])
    packed = len(deflated(parts()[SHEET]))
    lies: dict[str, tuple[dict[str, object], tuple[str, ...]]] = {
        "says it is smaller than it is": ({"size": 10}, ("says",)),
        "says it is larger than it is": ({"size": size + 1000}, ("says",)),
        "says it is packed smaller": ({"packed_size": packed - 20}, ("cut off", "unpacked", "overlaps", "says")),
        "says it is packed larger": ({"packed_size": packed + 30}, ("overlaps", "says")),
        "says it is packed beyond the file": ({"packed_size": 10_000_000}, ("overlaps", "cut off")),
        "wrong checksum": ({"checksum": 1}, ("checksum",)),
        "two names": ({"local_name": "xl/worksheets/sheet9.xml"}, ("two headers",)),
        "two ways of packing": ({"local_method": 0}, ("two headers",)),
        "starts beyond the file": ({"offset": 9_000_000}, ("cut off", "two headers")),
        "starts where another does": ({"offset": 0}, ("overlaps", "two headers")),
    }
    for name, (changes, says) in lies.items():
        yield f"part {name}", partial(_lying, **changes), says
    yield "directory counts too few", lambda: archive(entries(parts()), End(count=3)), ("directory",)
    yield "directory counts too many", lambda: archive(entries(parts()), End(count=30)), ("directory",)
    yield "1,000 entries", lambda: _with(*(Entry(f"a/{n}") for n in range(993))), ()
    yield "1,001 entries", lambda: _with(*(Entry(f"a/{n}") for n in range(994))), ("--limit entries",)
    yield "20,000 entries", lambda: _with(*(Entry(f"a/{n}") for n in range(20_000))), ("--limit entries",)
    yield (
        "70,000 entries",
        lambda: archive([Entry(str(n), offset=0) for n in range(70_000)]),
        ("entries", "directory"),
    )
    yield "two directories", lambda: _large(workbook(), 4), ("two directories",)


def _lying(**changes: object) -> bytes:
    """A workbook whose sheet part has other headers than it should."""
    return archive(with_entry(parts(), SHEET, **changes))


def _cut(end: int) -> bytes:
    return workbook()[:end]


def _large(package: bytes, entries_said: int) -> bytes:
    """A package with a ZIP64 end that says something else."""
    at = package.rindex(b"PK\5\6")
    size, offset = struct.unpack_from("<II", package, at + 12)
    large = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, entries_said, entries_said, size, offset)
    return package[:at] + large + struct.pack("<4sIQI", b"PK\6\7", 0, at, 1) + package[at:]


def _names() -> Iterator[Row]:
    outside, twice = ("leads out",), ("is there twice",)
    for name in ("../evil.xml", "xl/../../evil.xml", "/etc/evil", "C:/evil.xml", "..\\evil.xml", "a\nb", "a\0b.xml"):
        yield f"member {ascii(name)[1:-1]}".replace("\\", "_"), partial(_with, Entry(name, b"x")), outside
    yield "a sheet twice", lambda: archive([*entries(parts()), Entry(SHEET, b"<x/>")]), twice
    yield "a sheet twice by case", lambda: archive([*entries(parts()), Entry(SHEET.upper(), b"<x/>")]), twice
    yield "a sheet twice by slash", lambda: archive([*entries(parts()), Entry(SHEET.replace("/", "\\"))]), twice


def _packing() -> Iterator[Row]:
    protected = ("protected by a password",)
    yield "encrypted part", partial(_lying, flags=1), protected
    yield "strongly encrypted part", partial(_lying, flags=0x41), protected
    for method in (1, 9, 12, 14, 93, 99):
        changed: dict[str, object] = {"method": method, "packed": b"abc"}
        yield (
            f"packed by method {method}",
            partial(_lying, **changed),
            ("unknown way",),
        )
    yield "broken packing", partial(_lying, packed=b"\xff" * 300), ("can't be unpacked",)
    half = deflated(parts()[SHEET])[:150]
    yield "half a packed part", partial(_lying, packed=half), ("cut off",)


def _shapes() -> Iterator[Row]:
    whole = workbook()
    for share in (10, 50, 90, 99):
        yield f"cut off at {share} percent", partial(_cut, len(whole) * share // 100), _CUT
    for count in (1, 10, 21, 22):
        yield f"cut off {count} bytes early", partial(_cut, -count), _CUT
    yield "something behind it", lambda: whole + b"<html></html>", _CUT
    yield "something before it", lambda: archive(entries(parts()), End(before=b"PK" * 50)), ("something else",)
    yield "something inside it", lambda: archive(entries(parts()), End(between=b"x" * 50)), ()
    yield "two packages", lambda: whole + whole, ("something else",)
    yield (
        "an end in the comment",
        lambda: archive(entries(parts()), End(comment=b"PK\5\6" + bytes(18))),
        (*_CUT, "directory", "something else"),
    )
    yield "no members", lambda: archive([]), ("not a workbook",)
    yield "only a magic number", lambda: b"PK\3\4", _CUT
    yield "a magic number and noise", lambda: b"PK\3\4" + bytes(range(256)) * 20, _CUT
    yield "a Word document", lambda: archive([Entry("word/document.xml", b"<document/>")]), ("not a workbook",)
    yield "a binary workbook", lambda: _with(Entry("xl/workbook.bin", b"\x83\1\0")), (".xlsb",)
    yield "two kinds of workbook", lambda: _with(Entry("content.xml", b"<document-content/>")), ("two workbooks",)


def _sparse(path: Path, start: bytes, megabytes: int) -> None:
    """A file of some size that takes no room."""
    with path.open("wb") as stream:
        stream.write(start)
        stream.truncate(megabytes * 1_000_000)
