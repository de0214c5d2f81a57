"""The roster: the counties that hand in, and by what names they and their files are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fupin.model.county_names import squeezed


@dataclass(frozen=True)
class RosterCounty:
    """One county of the roster.

    Attributes:
        name: what it is called in reports.
        code: its code; None where none is given.
        aliases: what else it is called.
        files: patterns of the paths of its files below the folder that is checked; empty where its names tell them.
        line: where it stands in the roster, from 1.
    """

    name: str
    code: str | None
    aliases: tuple[str, ...]
    files: tuple[str, ...]
    line: int

    @property
    def names(self) -> Iterator[str]:
        """All that it is called: name, other names, code."""
        yield self.name
        yield from self.aliases
        if self.code is not None:
            yield self.code


@dataclass(frozen=True)
class Roster:
    """The counties that hand in.

    Attributes:
        counties: in order; no name or code is of two of them.
        path: the file as the user named it.
        sha256: of its bytes.
    """

    counties: tuple[RosterCounty, ...]
    path: str
    sha256: str

    def named(self, name: str) -> RosterCounty | None:
        """The county that is called so, however the name is spaced; None where none is."""
        return self._by_name.get(squeezed(name))

    @cached_property
    def spellings(self) -> tuple[tuple[str, RosterCounty], ...]:
        """What counties without patterns are called, squeezed, each with its county, in order."""
        return tuple((squeezed(name), each) for each in self.counties if not each.files for name in each.names)

    @cached_property
    def patterned(self) -> tuple[RosterCounty, ...]:
        """The counties with patterns, in order."""
        return tuple(county for county in self.counties if county.files)

    @cached_property
    def _by_name(self) -> dict[str, RosterCounty]:
        return {squeezed(name): county for county in self.counties for name in county.names}
