"""Which file now is which file of a report: by content first, then by name, wherever it lies now."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from fupin.model.personal import mask_numbers
from fupin.past_reports.shapes import PastInput
from fupin.reading.sources import SourceFile
from fupin.receipts.result import Held, State


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that was given, with the hash of its bytes; None where it can't be opened."""

    file: SourceFile
    sha256: str | None


Pair: TypeAlias = "tuple[PastInput | None, FoundFile | None]"
"""An input of the report and the file that it is now; None where there is none."""
_Key: TypeAlias = Callable[[str, str | None], Hashable]


def paired(reported: Sequence[PastInput], found: Sequence[FoundFile]) -> list[Pair]:
    """The inputs of a report in its order with their files, then the files that are none of them."""
    left = dict(enumerate(found))
    files: dict[int, FoundFile] = {}
    for key in _KEYS:
        at: dict[Hashable, list[int]] = {}
        for number, file in left.items():
            at.setdefault(key(mask_numbers(file.file.label), file.sha256), []).append(number)
        for number, entry in enumerate(reported):
            wanted = key(mask_numbers(entry.path), entry.sha256)
            if number not in files and wanted is not None and at.get(wanted):
                files[number] = left.pop(at[wanted].pop(0))
    own: list[Pair] = [(entry, files.get(number)) for number, entry in enumerate(reported)]
    return [*own, *((None, file) for file in left.values())]


def held_inputs(pairs: Sequence[Pair]) -> Iterator[Held]:
    """What each pair says of the report."""
    for entry, found in pairs:
        yield Held(
            "input",
            _state(entry, found),
            None if entry is None else entry.path,
            None if found is None else mask_numbers(found.file.label),
            None if entry is None else entry.sha256,
            None if found is None else found.sha256,
        )


def _state(entry: PastInput | None, found: FoundFile | None) -> State:
    if entry is None:
        return State.EXTRA
    if found is None:
        return State.MISSING
    if entry.sha256 is None:
        return State.UNREAD
    if found.sha256 is None:
        return State.UNREADABLE
    return State.SAME if entry.sha256 == found.sha256 else State.CHANGED


def _tail(path: str, parts: int) -> tuple[str, ...] | None:
    """The last parts of a path as either system writes it; None where it has fewer."""
    split = [part for part in re.split(r"[/\\]", path) if part not in ("", ".")]
    return tuple(split[-parts:]) if len(split) >= parts else None


def _content(of_path: Callable[[str], Hashable]) -> _Key:
    """A key of the same content at the same path, or at a part of it."""
    return lambda path, sha256: None if sha256 is None or of_path(path) is None else (sha256, of_path(path))


_KEYS: tuple[_Key, ...] = (
    _content(lambda path: path),
    _content(lambda path: _tail(path, 2)),
    _content(lambda path: _tail(path, 1)),
    _content(lambda _: ""),
    lambda path, _: path,
    lambda path, _: _tail(path, 2),
    lambda path, _: _tail(path, 1),
)
"""By what a file is known, the surest first."""
