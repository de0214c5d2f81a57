"""Which entry of a later report is which of an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from fupin.comparison.excess import distances_of
from fupin.comparison.found import Found

Pair: TypeAlias = tuple[Found | None, Found | None]
"""An entry before and now; None where it is in one of the reports only."""


@dataclass
class _Group:
    """Entries that nothing but their distances and places tells apart."""

    before: list[Found] = field(default_factory=list)
    now: list[Found] = field(default_factory=list)


def paired(before: Iterable[Found], now: Iterable[Found]) -> list[Pair]:
    """The entries of two reports in pairs, every entry once.

    Two are the same if county and fingerprint are. Of several such on each side, those go together
    that have not changed, then those that are in the same file, then the farthest from their limits.
    """
    groups: dict[Hashable, _Group] = {}
    for each in before:
        groups.setdefault(_identity(each), _Group()).before.append(each)
    for each in now:
        groups.setdefault(_identity(each), _Group()).now.append(each)
    return [pair for group in groups.values() for pair in _within(group)]


def _identity(found: Found) -> Hashable:
    return found.kind, found.county, found.fingerprint


def _within(group: _Group) -> Iterator[Pair]:
    before, now = group.before, group.now
    if len(before) > 1 or len(now) > 1:  # most groups have one of each, and nothing to choose
        for alike in (_unchanged, _path, _farness):
            if before and now:
                pairs, before, now = _matched(before, now, alike)
                yield from pairs
        if before and now:
            before, now = (sorted(side, key=_farness, reverse=True) for side in (before, now))
    both = min(len(before), len(now))
    yield from zip(before[:both], now[:both], strict=True)
    yield from ((each, None) for each in before[both:])
    yield from ((None, each) for each in now[both:])


def _matched(
    before: list[Found], now: list[Found], alike: Callable[[Found], Hashable]
) -> tuple[list[Pair], list[Found], list[Found]]:
    """Pairs of those that are alike, each once; and what is left on either side, in order."""
    waiting: dict[Hashable, list[Found]] = {}
    for each in sorted(now, key=_farness):
        waiting.setdefault(alike(each), []).append(each)
    pairs: list[Pair] = []
    left: list[Found] = []
    for each in sorted(before, key=_farness, reverse=True):
        others = waiting.get(alike(each))
        if others:
            pairs.append((each, others.pop()))
        else:
            left.append(each)
    return pairs, left, [each for others in waiting.values() for each in others]


def _unchanged(found: Found) -> Hashable:
    return found.path, _farness(found)


def _path(found: Found) -> Hashable:
    return found.path


def _farness(found: Found) -> tuple[tuple[tuple[str, Fraction], ...], str]:
    """Sorts entries by how far they are from their limits."""
    distances = distances_of(found.excess or ())
    return tuple(sorted((repr(of), by) for of, by in distances.items())), str(found.verdict)
