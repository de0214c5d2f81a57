"""Which report counts where several speak of the same county and quarter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fupin.trends.quarters import Quarter
from fupin.trends.shares import Share

Place = tuple[str, Quarter]
"""A county and a quarter."""


class Why(StrEnum):
    """Why what a report says of a county was left out."""

    EARLIER = "earlier"
    SAME = "same"
    NO_FIGURES = "no_figures"


@dataclass(frozen=True)
class LeftOut:
    """A report of which something was left out, because another counts.

    Attributes:
        path: the report.
        as_of: the day that it speaks of.
        instead: the report that counts.
        instead_as_of: the day of that one.
        why: why it doesn't count.
        quarter: the quarter of both.
        counties: for which counties.
    """

    path: str
    as_of: date
    instead: str
    instead_as_of: date
    why: Why
    quarter: Quarter
    counties: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """Reports of the same day that say different things of a county; none of them counts."""

    quarter: Quarter
    as_of: date
    paths: tuple[str, ...]
    counties: tuple[str, ...]


@dataclass(frozen=True)
class Chosen:
    """What counts, by county and quarter, and what does not; a conflict has no share."""

    shares: Mapping[Place, Share]
    left_out: tuple[LeftOut, ...]
    conflicts: tuple[Conflict, ...]


def choose(shares: Iterable[Share]) -> Chosen:
    """The share that counts for each county and quarter: that of the latest day among those with figures."""
    at: dict[Place, list[Share]] = defaultdict(list)
    for share in shares:
        at[share.county, share.by.quarter].append(share)
    kept: dict[Place, Share] = {}
    left: dict[tuple[str, str, Why, Quarter], list[Share]] = defaultdict(list)
    instead: dict[str, Share] = {}
    clashes: dict[tuple[Quarter, date, tuple[str, ...]], list[str]] = defaultdict(list)
    for (county, quarter), found in at.items():
        best, others = _best(found)
        if any(_clash(best, other) for other in others):
            paths = tuple(each.by.path for each in found if each is best or _clash(best, each))
            clashes[quarter, best.by.report.as_of, paths].append(county)
            continue
        kept[county, quarter] = best
        for other in others:
            instead[best.by.path] = best
            left[other.by.path, best.by.path, _why(other, best), quarter].append(other)
    return Chosen(
        kept,
        tuple(
            LeftOut(
                path, group[0].by.report.as_of, counting, instead[counting].by.report.as_of, why, quarter,
                tuple(each.county for each in group),
            )
            for (path, counting, why, quarter), group in left.items()
        ),
        tuple(Conflict(quarter, day, paths, tuple(names)) for (quarter, day, paths), names in clashes.items()),
    )  # fmt: skip


def _best(found: list[Share]) -> tuple[Share, list[Share]]:
    ordered = sorted(found, key=lambda each: (each.gap is None, each.by.report.as_of), reverse=True)
    return ordered[0], ordered[1:]


def _clash(best: Share, other: Share) -> bool:
    """Whether two reports of the same day say different things, so that neither can be preferred."""
    same_day = best.by.report.as_of == other.by.report.as_of and (best.gap is None) == (other.gap is None)
    return same_day and not best.says_the_same(other)


def _why(other: Share, best: Share) -> Why:
    if other.gap is not None and best.gap is None:
        return Why.NO_FIGURES
    return Why.SAME if other.by.report.as_of == best.by.report.as_of else Why.EARLIER
