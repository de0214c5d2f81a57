"""Where the work on submissions stands, told to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from fupin.model.personal import mask_numbers


@dataclass(frozen=True)
class Step:
    """Where the work stands.

    Attributes:
        done: how many files have been worked off.
        total: how many there are.
        current: the names of those that are being worked on, personal numbers masked.
    """

    done: int
    total: int
    current: tuple[str, ...]


Progress: TypeAlias = Callable[[Step], None]
"""Told whenever the work has come further."""


class Tracker:
    """Counts the files of submissions that are worked on, several at a time.

    Args:
        total: how many files there are.
        progress: told of every change; None where nobody wants to know.
    """

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._progress = progress
        self._done = 0
        self._current: dict[int, tuple[str, int]] = {}

    def begins(self, submission: int, name: str, before: int) -> None:
        """A file is begun.

        Args:
            submission: the number of its submission.
            name: the file as the user named it.
            before: how many files of its submission stand before it.
        """
        self._current[submission] = (mask_numbers(name), before)
        self._tell()

    def ends(self, submission: int, files: int) -> None:
        """A submission is done, with all of its files."""
        self._current.pop(submission, None)
        self._done += files
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            current = self._current.values()
            done = self._done + sum(before for _, before in current)
            self._progress(Step(done, self._total, tuple(name for name, _ in current)))
