"""The clerk who writes a submission: which uglinesses, on which sheet, in which cell, each by its own dice.

Each ugliness has a stream of random numbers of its own, so that a file without one of them is otherwise the same.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import yaml

WORKBOOK, DELIMITED = "workbook", "delimited"

_CHANCES = yaml.safe_load(Path(__file__).with_name("uglinesses.yaml").read_text(encoding="utf-8"))
UGLINESSES: dict[str, dict[str, float]] = {
    medium: _CHANCES["both"] | _CHANCES[medium] for medium in (WORKBOOK, DELIMITED)
}
"""How likely each ugliness is, by medium."""

_CELL_RATE = 0.3
_ALONE_RATE = 0.6


@dataclass
class Clerk:
    """One clerk at one place (the file, a sheet, a table).

    Attributes:
        seed: of the file.
        medium: WORKBOOK or DELIMITED.
        only: the uglinesses that this clerk always has, and no other; None for a clerk of usual habits.
        without: uglinesses that this clerk does not have.
        place: what is written.
        used: by place, the uglinesses that were written there.
    """

    seed: str
    medium: str
    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    place: str = "file"
    used: dict[str, set[str]] = field(default_factory=dict)
    _streams: dict[str, Random] = field(default_factory=dict)
    _habits: dict[str, bool] = field(default_factory=dict)

    def at(self, place: str) -> Clerk:
        """Give the same clerk at another place, with other habits."""
        return Clerk(self.seed, self.medium, self.only, self.without, place, self.used)

    def lacking(self, *names: str) -> Clerk:
        """Give the same clerk without some uglinesses."""
        return replace(self, without=self.without | set(names), _habits={})

    def random(self, name: str) -> Random:
        """Give the stream of one ugliness, or of any other choice, at this place."""
        if name not in self._streams:
            self._streams[name] = Random(f"{self.seed} {self.place} {name}")
        return self._streams[name]

    def inclined(self, name: str) -> bool:
        """Tell whether the clerk has a habit here; nothing is written yet."""
        if name not in self._habits:
            likely = self.random(f"habit {name}").random() < UGLINESSES[self.medium].get(name, 0.0)
            wanted = likely if self.only is None else name in self.only and name in UGLINESSES[self.medium]
            self._habits[name] = wanted and name not in self.without
        return self._habits[name]

    def habit(self, name: str) -> bool:
        """Tell whether the clerk has a habit here, and note that it shows."""
        return self.inclined(name) and self.shows(name)

    def now(self, name: str) -> bool:
        """Tell whether the clerk has a habit and follows it this time, and note that it shows."""
        rate = _CELL_RATE if self.only is None else _ALONE_RATE
        return self.inclined(name) and self.random(name).random() < rate and self.shows(name)

    def shows(self, name: str) -> bool:
        """Note that an ugliness is written here."""
        self.used.setdefault(self.place, set()).add(name)
        return True

    def pick(self, name: str, choices: Collection[str]) -> str:
        """Choose by the stream of an ugliness."""
        return self.random(name).choice(list(choices))
