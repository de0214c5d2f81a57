"""From paths on the command line to submissions: which files belong together."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from fupin.reading.files import DATA_FILES, WORKBOOKS

STANDARD_INPUT = "-"
_REPORT = b'"format": "fupin-report"'
_PASSED_OVER = (".", "~$")
"""How the names of files begin that no one hands in: hidden ones, and Excel's locks."""


@dataclass(frozen=True)
class SourceFile:
    """A file, and how the user named it."""

    path: Path
    label: str


@dataclass(frozen=True)
class Source:
    """The files of one submission, in order."""

    files: tuple[SourceFile, ...]


def find_sources(paths: Sequence[str], standard_input: Path | None = None) -> list[Source]:
    """Groups paths to submissions.

    A workbook is a submission of its own; data files named together are one; so are those that lie
    directly in one folder. Workbooks and sub-folders of a folder are submissions of their own.
    A path that doesn't exist or a folder that can't be looked into is a submission too, which then
    can't be read.

    Args:
        paths: files and folders as the user wrote them, `-` for standard input.
        standard_input: the file that holds what came by standard input.
    """
    sources: list[Source] = []
    together: list[SourceFile] = []
    for text in dict.fromkeys(paths):
        path = standard_input if text == STANDARD_INPUT and standard_input is not None else Path(text)
        if path.is_dir():
            sources += _of_folder(path, frozenset())
        elif path.suffix.lower() in WORKBOOKS:
            sources.append(Source((SourceFile(path, text),)))
        else:
            together.append(SourceFile(path, text))
    return [*sources, *([Source(tuple(together))] if together else [])]


def _of_folder(folder: Path, above: frozenset[Path]) -> Iterator[Source]:
    """The submissions in a folder; a link back to a folder `above` is passed over."""
    here = folder.resolve()
    if here in above:
        return
    try:
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith(_PASSED_OVER))
    except OSError:
        yield Source((SourceFile(folder, str(folder)),))
        return
    files = [entry for entry in entries if entry.is_file()]
    for entry in files:
        if entry.suffix.lower() in WORKBOOKS:
            yield Source((SourceFile(entry, str(entry)),))
    data = [entry for entry in files if entry.suffix.lower() in DATA_FILES and not _is_report(entry)]
    if data:
        yield Source(tuple(SourceFile(entry, str(entry)) for entry in data))
    for entry in entries:
        if entry.is_dir():
            yield from _of_folder(entry, above | {here})


def _is_report(path: Path) -> bool:
    """Whether a JSON file is a report of this program rather than a submission."""
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as stream:
            return _REPORT in stream.read(200)
    except OSError:
        return False


def store_standard_input(stream: BinaryIO, folder: str) -> Path:
    """Writes what comes by standard input to a file whose ending tells its format."""
    data = stream.read()
    with tempfile.NamedTemporaryFile(dir=folder, prefix="stdin-", suffix=_ending(data), delete=False) as file:
        file.write(data)
    return Path(file.name)


def _ending(data: bytes) -> str:
    if data.startswith(b"PK"):
        return ".xlsx"
    if data.startswith(b"PAR1"):
        return ".parquet"
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"["):
        return ".json"
    return _object_ending(text) if text.startswith(b"{") else ".csv"


def _object_ending(text: bytes) -> str:
    """JSON Lines where the first line is a record; else one JSON object of lists of records."""
    try:
        first = json.loads(text.partition(b"\n")[0])
    except (ValueError, RecursionError):
        return ".json"
    lists = isinstance(first, dict) and bool(first) and all(isinstance(rows, list) for rows in first.values())
    return ".json" if lists else ".jsonl"
