"""Which input of a later report is which of an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fupin.past_reports.shapes import PastInput

_SEPARATOR = re.compile(r"[/\\]")


def same_files(before: Sequence[PastInput], now: Sequence[PastInput]) -> dict[str, PastInput]:
    """By path in the earlier report, the file in the later one; without those that are not there any more.

    It is that of the same path; of what then is left, the only one of the same content, or the one of the same place
    below the folder that a report's files share (`2018-09/甲县/loan.csv`, `2018-12/甲县/loan.csv`). Where each report
    has one file, it is that.
    """
    if len(before) == len(now) == 1:
        return {before[0].path: now[0]}
    by_path = {each.path: each for each in now}
    files = {each.path: by_path[each.path] for each in before if each.path in by_path}
    for old_names, new_names in ((_contents(before), _contents(now)), (_places(before), _places(now))):
        taken = {each.path for each in files.values()}
        for path, new in _pairs(old_names, new_names):
            if path not in files and new not in taken:
                files[path] = by_path[new]
    return files


def _pairs(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The paths of either side that have a name which no other path of that side has."""
    sides: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for paths, names in zip(sides, (before, now), strict=True):
        for path, name in names.items():
            paths.setdefault(name, []).append(path)
    for name, old in sides[0].items():
        new = sides[1].get(name, [])
        if len(old) == len(new) == 1:
            yield old[0], new[0]


def _contents(inputs: Sequence[PastInput]) -> dict[str, str]:
    return {each.path: each.sha256 for each in inputs if each.sha256 is not None}


def _places(inputs: Sequence[PastInput]) -> dict[str, str]:
    """Each file's path below the folder that all share."""
    parts = {each.path: _SEPARATOR.split(each.path) for each in inputs}
    shared = 0
    for level in zip(*(each[:-1] for each in parts.values()), strict=False):
        if len(set(level)) > 1:
            break
        shared += 1
    return {path: "/".join(each[shared:]) for path, each in parts.items()}
