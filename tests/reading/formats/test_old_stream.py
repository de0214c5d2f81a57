"""What is changed in the stream of an old workbook before xlrd sees it."""

from __future__ import annotations

import struct
from pathlib import Path

from fupin.reading.formats.old_stream import readable
from fupin.reading.formats.old_workbook import read_old_workbook
from fupin.reading.guard.biff import records
from support.grids import cells
from support.hostile.compound import number, old_workbook, record

CODE_PAGE = record(0x0042, struct.pack("<H", 1200))
BAD_NAME = record(0x0018, struct.pack("<HBBHH", 0, 0, 1, 1, 0) + bytes(6) + b"\0n\x2d")
"""A name with a formula that xlrd doesn't know."""
STRINGS = record(0x00FC, struct.pack("<II", 2, 9) + b"\1\0\0a\1\0\0b")
"""Two strings, which are said to be nine."""


def label(column: int, index: int) -> bytes:
    return record(0x00FD, struct.pack("<HHHI", 0, column, 0, index))


def test_names_and_drawings_are_passed_over() -> None:
    stream = BAD_NAME + CODE_PAGE + record(0x001C, b"note") + number(0, 0)
    changed = readable(stream)
    assert [kind for kind, _, _ in records(changed)] == [0x0FFF, 0x0042, 0x0FFF, 0x0203]
    assert len(changed) == len(stream)


def test_only_the_strings_that_cells_use_are_promised() -> None:
    stream = STRINGS + label(0, 1)
    assert readable(stream) == stream.replace(struct.pack("<II", 2, 9), struct.pack("<II", 2, 2))
    assert readable(STRINGS.replace(b"\x09", b"\1") + label(0, 1)) == STRINGS.replace(b"\x09", b"\1") + label(0, 1)


def test_a_workbook_with_all_of_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    sheet = [label(0, 1), label(1, 0), number(0, 2), record(0x001C, b"note")]
    path.write_bytes(old_workbook(sheet, CODE_PAGE + BAD_NAME + STRINGS))
    assert cells(read_old_workbook(path)[0]) == {"A1": "b", "B1": "a", "C1": "1"}


def test_strings_that_no_cell_uses(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(old_workbook([number(0, 0)], CODE_PAGE + STRINGS))
    assert cells(read_old_workbook(path)[0]) == {"A1": "1"}
