"""What a hostile file is, to the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Maker = Callable[[Path], object]
"""Writes the file at a path."""


@dataclass(frozen=True)
class Hostile:
    """A hostile file and what becomes of it.

    Attributes:
        name: what is wrong with it, in a few words.
        ending: how its name ends.
        make: writes it.
        says: what the English reason has in it, one of several; nothing where it is read.
        costly: whether it is refused only once it has used up its memory or time.
        cells: for one that is read, texts by address on its first sheet, where they matter.
    """

    name: str
    ending: str
    make: Maker
    says: tuple[str, ...] = ()
    costly: bool = False
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the file is refused."""
        return bool(self.says)

    def write(self, folder: Path) -> Path:
        """Writes the file into a folder."""
        path = folder / f"{self.name.replace(' ', '-').replace('/', '-')}{self.ending}"
        self.make(path)
        return path


def content(data: Callable[[], bytes]) -> Maker:
    """A maker from what gives the file's bytes."""
    return lambda path: path.write_bytes(data())


def fixed(data: bytes) -> Maker:
    """A maker from the file's bytes."""
    return lambda path: path.write_bytes(data)
