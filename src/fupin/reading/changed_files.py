"""From changed files to the submissions that they belong to, each of them whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from fupin.model.county_names import holds_county
from fupin.reading.files import DATA_FILES, WORKBOOKS
from fupin.reading.sources import Source, find_sources, is_hidden, looked_at, of_county, of_entries

Identity: TypeAlias = tuple[int, int]
"""What a file is called by its file system, whatever way a name is written: device and number."""


def changed_sources(paths: Sequence[str], standard_input: Path | None = None) -> list[Source]:
    """The submissions that changed files belong to, each of them whole and once.

    They are those that a check of the files' folders would find: a changed workbook by itself, a
    changed data file together with the other data files of its folder. A file that is part of none,
    such as a text beside the tables, a hidden file or a report of this program, asks for no check.

    A folder stands for all that is in it, as in `find_sources`. A table that doesn't exist is a
    submission that can't be read: names that were taken in another folder must not pass unseen.

    Args:
        paths: changed files as the user wrote them, `-` for standard input.
        standard_input: the file that holds what came by standard input.
    """
    by_folder: dict[Path, list[Path]] = {}
    others = []
    for text in dict.fromkeys(paths):
        path = Path(text)
        if path.is_file():
            by_folder.setdefault(path.parent, []).append(path)
        elif path.is_dir() or not path.suffix or _is_table(path):
            others.append(text)
    belonging = [source for folder, files in by_folder.items() for source in _of_files(folder, files)]
    return [*belonging, *find_sources(others, standard_input)]


def _of_files(folder: Path, changed: Sequence[Path]) -> Iterator[Source]:
    """The submissions directly in a folder that hold one of its changed files."""
    try:
        sources = [replace(source, county=_county_of(folder)) for source in of_entries(looked_at(folder))]
    except OSError:  # its files may be read though it can't be looked into
        yield from find_sources([str(path) for path in changed if _is_table(path)])
        return
    identities = {_identity(path) for path in changed}
    for source in sources:
        if any(_identity(file.path) in identities for file in source.files):
            yield of_county(source, folder)


def _county_of(folder: Path) -> str | None:
    """The county that a folder's submissions are told to be of: the nearest name like a county's that leads to it."""
    return next((name for name in reversed(folder.parts) if holds_county(name)), None)


def _is_table(path: Path) -> bool:
    """Whether a file is looked for in folders, by its name."""
    return not is_hidden(path) and path.suffix.lower() in WORKBOOKS | DATA_FILES


def _identity(path: Path) -> Identity:
    stat = path.stat()
    return stat.st_dev, stat.st_ino
