"""Finding which uglinesses a failure takes: leaving out one after the other for as long as it still fails."""

from __future__ import annotations

import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import fupin

from . import make_ugly
from .expected import Ugly, differences


@dataclass(frozen=True)
class Failure:
    """What differs, and the uglinesses that it takes.

    Attributes:
        differences: between what the check says and what it must say.
        needed: uglinesses without any of which nothing differs.
    """

    differences: tuple[str, ...]
    needed: tuple[str, ...]

    def __str__(self) -> str:
        """Give the uglinesses, and what differs with these alone."""
        return "\n".join([f"with {', '.join(self.needed) or 'no ugliness at all'}:", *self.differences])


@dataclass(frozen=True)
class Attempt:
    """A submission to make and check.

    Attributes:
        seed: it is made from.
        medium: workbook or delimited.
        book: the rule book to check by.
        records: the record kinds; empty for some.
        only: the only uglinesses; None for a draw of all.
    """

    seed: int | str
    medium: str
    book: Path
    records: tuple[str, ...] = ()
    only: frozenset[str] | None = None

    def run(self, without: Collection[str] = ()) -> tuple[Ugly, list[str]]:
        """Make the submission, check it, and give what differs."""
        with tempfile.TemporaryDirectory() as folder:
            ugly = make_ugly(
                self.seed, Path(folder), self.medium, self.records, only=self.only, without=frozenset(without)
            )
            result = fupin.check(folder, rules=self.book, as_of=ugly.submission.as_of, show_personal=True)
            return ugly, differences(result, ugly)

    def failure(self) -> Failure | None:
        """Give what differs with as few uglinesses as that takes, None where nothing does."""
        ugly, found = self.run()
        if not found:
            return None
        without: set[str] = set()
        tried: set[str] = set()
        while names := [name for name in _used(ugly) if name not in tried]:
            tried.add(names[0])
            fewer, left = self.run({*without, names[0]})
            if left:
                without.add(names[0])
                ugly, found = fewer, left
        return Failure(tuple(found), tuple(_used(ugly)))


def _used(ugly: Ugly) -> list[str]:
    return sorted(set().union(*ugly.used.values()))
