"""Readers that do to the reading process what native readers do on crafted files."""

from __future__ import annotations

import ctypes
import os
import time
from pathlib import Path

import pyarrow as pa


def reads(path: Path) -> int:
    """Reads well."""
    return len(path.read_bytes())


def crashes(_path: Path) -> None:
    """Reads where nothing is."""
    ctypes.string_at(0)


def aborts(_path: Path) -> None:
    """Ends itself."""
    os.abort()


def exits(_path: Path) -> None:
    """Leaves without a word."""
    os._exit(3)


def is_killed(_path: Path) -> None:
    """Is ended by the system, as when memory runs out."""
    os.kill(os.getpid(), 9)


def loops(_path: Path) -> None:
    """Never ends."""
    while True:
        pass


def waits(_path: Path) -> None:
    """Waits for something that never comes."""
    time.sleep(60)


def takes_memory(_path: Path) -> list[bytearray]:
    """Takes more and more."""
    return [bytearray(50_000_000) for _ in range(100)]


def takes_arrow_memory(_path: Path) -> pa.Array:
    """Takes more memory than there may be, in one piece."""
    return pa.array(["长" * 1000]).take(pa.array([0] * 700_000))


def takes_numbers(_path: Path) -> list[str]:
    """Gives so much that it can't be handed over."""
    return [f"{number}" for number in range(12_000_000)]


def fails(_path: Path) -> None:
    """Has a fault, and personal data in its message."""
    raise KeyError("110101199003077379")


def panics(_path: Path) -> None:
    """Fails as a native reader does: with what is no Exception."""
    raise SystemExit(4)


def prints(_path: Path) -> int:
    """Writes to standard output."""
    print("noise " * 10_000)
    return 5


def gives_a_function(_path: Path) -> object:
    """Gives something that acts."""
    return os.getcwd


def gives_depth(_path: Path) -> list[object]:
    """Gives what can't be written."""
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    return deep


def opens_unguarded(_path: Path, crafted: str) -> list[str]:
    """Opens another workbook than the one that was looked through."""
    from python_calamine import CalamineWorkbook

    return list(CalamineWorkbook.from_path(crafted).sheet_names)
