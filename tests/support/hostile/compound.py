"""OLE2 files: old workbooks, encrypted new ones, and broken ones."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence

from .case import Hostile, fixed

_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SECTOR = 512
_PROTECTED, _BROKEN = ("protected by a password",), ("broken or cut off",)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE2 file of some streams, each made at least 4,096 bytes long."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors: list[bytes] = []
    table: list[int] = []

    def put(data: bytes) -> int:
        start = len(sectors)
        count = -(-len(data) // _SECTOR)
        sectors.extend(data[at * _SECTOR : (at + 1) * _SECTOR].ljust(_SECTOR, b"\0") for at in range(count))
        table.extend([*range(start + 1, start + count), _END])
        return start

    listed = [_entry("Root Entry", 5, _END, 0, 1)]
    for number, (name, data) in enumerate(padded.items(), 2):
        listed.append(_entry(name, 2, put(data), len(data), number if number <= len(padded) else _FREE))
    directory = put(b"".join(listed))
    tables = -(-(len(table) + 1) // 128)
    first = len(table)
    table.extend([_TABLE] * tables)
    raw = struct.pack(f"<{len(table)}I", *table).ljust(tables * _SECTOR, b"\xff")
    sectors.extend(raw[at * _SECTOR : (at + 1) * _SECTOR] for at in range(tables))
    head = struct.pack("<8s16xHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, tables, directory, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(first, first + tables), *[_FREE] * (109 - tables))
    return head + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, sibling: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    child = sibling if kind == 5 else _FREE
    right = _FREE if kind == 5 else sibling
    return encoded.ljust(64, b"\0") + struct.pack(
        "<HBBIII16sI8s8sIQ", len(encoded), kind, 1, _FREE, right, child, b"", 0, b"", b"", start, size
    )


def record(kind: int, data: bytes = b"") -> bytes:
    """A BIFF record."""
    return struct.pack("<HH", kind, len(data)) + data


def number(row: int, column: int, value: float = 1.0) -> bytes:
    """A number's record; row and column from 0."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def old_workbook(cells: Sequence[bytes], globals_: bytes = b"") -> bytes:
    """An .xls of one sheet."""
    name = struct.pack("<BB", 2, 0) + b"S1"
    start = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)) + globals_
    sheet_at = len(start) + 4 + 6 + len(name) + 4
    start += record(0x0085, struct.pack("<IBB", sheet_at, 0, 0) + name) + record(0x000A)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)) + b"".join(cells) + record(0x000A)
    return compound({"Workbook": start + sheet})


_CHART = b"".join(
    [record(0x0809, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 6)), number(0, 0), number(0, 0), record(0x000A)]
)
"""A chart inside a sheet: each of its series has its values as cells from the first row on."""


def compound_cases() -> Iterator[Hostile]:
    """All of them; those without a reason pass the guard."""
    good = [number(row, column) for row in range(9) for column in range(4)]
    strings = record(0x00FC, struct.pack("<II", 1, 1) + b"\1\0\0a")
    text = record(0x00FD, struct.pack("<HHHI", 20, 0, 0, 5))
    whole = old_workbook(good)
    rows: list[tuple[str, bytes, tuple[str, ...]]] = [
        (
            "xlsx with a password",
            compound({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": b"x" * 9000}),
            _PROTECTED,
        ),
        ("xls with a password", old_workbook(good, record(0x002F, bytes(54))), _PROTECTED),
        ("xls with two corner cells", old_workbook([number(0, 0), number(65_535, 255)]), ("--limit box",)),
        ("xls with a cell twice", old_workbook([*good, number(0, 0)]), ("there twice",)),
        ("xls with a cell outside", old_workbook([*good, number(0, 300)]), ("outside the sheet",)),
        (
            "xls that promises strings",
            old_workbook(good, record(0x00FC, struct.pack("<II", 1, 0x7FFFFFFF))),
            ("more than fit",),
        ),
        ("xls with a wrong string", old_workbook([*good, text], strings), ("that isn't there",)),
        (
            "xls with a wrong run",
            old_workbook([record(0x00BD, struct.pack("<HH", 0, 0) + bytes(6) + struct.pack("<H", 200))]),
            ("other columns",),
        ),
        ("xls with a record cut off", old_workbook([*good, struct.pack("<HH", 0x0203, 9000)]), ("cut off",)),
        ("xls cut in half", whole[: len(whole) // 2], _BROKEN),
        ("xls of its header", whole[:512], _BROKEN),
        ("xls of 8 bytes", whole[:8], _BROKEN),
        ("xls of 100 bytes", whole[:100], _BROKEN),
        ("a Word document of old", compound({"WordDocument": b"x"}), ("not a workbook",)),
        ("an OLE2 file of nothing", compound({}), ("not a workbook",)),
        ("xls with a loop", _with_loop(whole), _BROKEN),
        ("xls with a directory loop", _patched(whole, 48, 0x7FFFFFF0), _BROKEN),
        ("xls with a table loop", _patched(whole, 68, 0), (*_BROKEN, "")),
        ("xls with odd sectors", whole[:30] + b"\xff\xff" + whole[32:], _BROKEN),
        ("xls of noise", whole[:512] + bytes(range(256)) * 40, _BROKEN),
        ("xls as it should be", whole, ()),
        ("xls with two sheets in one place", old_workbook(good, _listed(52)), ("where another does",)),
        ("xls with a sheet in no place", old_workbook(good, _listed(1)), ("where none starts",)),
        ("xls inside an object alone", _unlinked(whole), ("not a workbook",)),
        ("xls with the values of a chart", old_workbook([*good, _CHART]), ()),
        (
            "xls with sheets in sheets",
            old_workbook([_CHART.replace(b"\x20\0", b"\x10\0")[:20] * 20]),
            ("inside sheets",),
        ),
    ]
    for name, data, says in rows:
        yield Hostile(name, ".xls", fixed(data), says)
    named = compound({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": b"x" * 9000})
    yield Hostile("protected and named xlsx", ".xlsx", fixed(named), _PROTECTED)


def _listed(start: int) -> bytes:
    """One more sheet in the list, which is to start at a place of the stream."""
    return record(0x0085, struct.pack("<IBBBB", start, 0, 0, 2, 0) + b"S0")


def _unlinked(data: bytes) -> bytes:
    """The root leads to no stream: they belong to folders further down."""
    root = data.index("Root Entry".encode("utf-16-le"))
    return _patched(data, root + 76, _FREE)


def _patched(data: bytes, at: int, number_: int) -> bytes:
    return data[:at] + struct.pack("<I", number_) + data[at + 4 :]


def _with_loop(data: bytes) -> bytes:
    """The first stream's chain leads back to its start."""
    first = struct.unpack_from("<I", data, 76)[0]
    return _patched(data, (first + 1) * _SECTOR + 4, 0)
