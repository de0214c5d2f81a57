"""Whose a submission is, before anything is read: by the patterns of the roster, or by names in its path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePath

from fupin.model.county_names import squeezed
from fupin.province.roster import Roster, RosterCounty
from fupin.reading.sources import Source, SourceFile


def assigned(sources: Sequence[Source], roster: Roster | None) -> list[Source]:
    """The submissions, each told to be of a county where its path says of which.

    With a roster, data files of one folder that are different counties' are different submissions.

    Args:
        sources: the submissions, in order.
        roster: the counties that hand in; None where no roster is given: the folders' names hold then.
    """
    placed = list(sources) if roster is None else [part for source in sources for part in _divided(source, roster)]
    compared = roster is not None or sum(bool(source.files) for source in placed) > 1
    return [replace(source, compared=compared) for source in placed]


def _divided(source: Source, roster: Roster) -> Iterator[Source]:
    """A submission as it is, or one of each county that its files are of."""
    if not source.files:
        yield source
        return
    files: dict[tuple[str, ...], list[SourceFile]] = {}
    for file in source.files:
        names = tuple(county.name for county in _counties_of(file, roster))
        files.setdefault(names, []).append(file)
    beside = source
    for names, own in files.items():
        files_of = replace(beside, files=tuple(own))
        if len(names) == 1:
            yield replace(files_of, county=names[0], listed=True)
        else:
            yield replace(files_of, county=None if names else source.county, candidates=names)
        beside = replace(source, passed_over=(), reports=())  # they are told of once


def _counties_of(file: SourceFile, roster: Roster) -> list[RosterCounty]:
    """The counties that a file may be of: one, none, or several where it can't be told of which."""
    parts = PurePath(file.label).parts
    inside = file.below.count("/") + 1 if file.below else 1
    below, above = "/".join(parts[-inside:]), "/".join(parts[-inside - 1 :])
    paths = [below] if file.below else ["/".join(parts[at:]) for at in range(len(parts))]
    return (
        _by_pattern(paths, roster)
        or _by_name(below, roster)
        or _by_pattern([above], roster)
        or _by_name(above, roster)
    )


def _by_pattern(paths: Sequence[str], roster: Roster) -> list[RosterCounty]:
    """The counties that have a pattern which one of some paths fits."""
    return [
        county
        for county in roster.patterned
        if any(fnmatchcase(path, pattern) for path in paths for pattern in county.files)
    ]


def _by_name(path: str, roster: Roster) -> list[RosterCounty]:
    """The counties whose name, other name or code stands in a path; of a name in a longer one, the longer's."""
    text = squeezed(path)
    found = {name: county for name, county in roster.spellings if _stands(name, text)}
    longest = [name for name in found if not any(name != other and name in other for other in found)]
    return list(dict.fromkeys(found[name] for name in longest))


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text; a number only where it is no part of a longer one."""
    if name in text and name.isdecimal():
        return re.search(rf"(?<![0-9]){name}(?![0-9])", text) is not None
    return name in text
