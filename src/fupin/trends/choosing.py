"""Which report counts where several speak of the same county and quarter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fupin.trends.figures import Gap
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
    """The share that counts for each county and quarter.

    Figures come before none, a report of a county before one that says that it hasn't submitted, and then the later
    day before the earlier.
    """
    at: dict[Place, list[Share]] = defaultdict(list)
    for share in shares:
        at[share.county, share.by.quarter].append(share)
    kept: dict[Place, Share] = {}
    left: list[tuple[Share, Share]] = []
    clashes: list[list[Share]] = []
    for place, found in at.items():
        best, *others = sorted(found, key=_weight, reverse=True)
        clashing = [other for other in others if _clash(best, other)]
        if clashing:
            clashes.append([best, *clashing])
        else:
            kept[place] = best
            left += [(other, best) for other in others]
    return Chosen(kept, _left_out(left), _conflicts(clashes))


def _weight(share: Share) -> tuple[bool, bool, date]:
    return share.gap is None, share.gap is not Gap.NOT_SUBMITTED, share.by.report.as_of


def _clash(best: Share, other: Share) -> bool:
    """Whether two reports of the same day have different figures, so that neither can be preferred."""
    figures = best.gap is None and other.gap is None
    return figures and best.by.report.as_of == other.by.report.as_of and not best.says_the_same(other)


def _why(other: Share, best: Share) -> Why:
    if best.says_the_same(other) and best.by.report.as_of == other.by.report.as_of:
        return Why.SAME
    return Why.EARLIER if other.gap is None else Why.NO_FIGURES


def _left_out(pairs: Iterable[tuple[Share, Share]]) -> tuple[LeftOut, ...]:
    """What doesn't count, each with what does; of the same two reports all counties together."""
    told: dict[tuple[str, str, Why, Quarter], list[tuple[Share, Share]]] = defaultdict(list)
    for other, best in pairs:
        told[other.by.path, best.by.path, _why(other, best), other.by.quarter].append((other, best))
    return tuple(
        LeftOut(
            path,
            group[0][0].by.report.as_of,
            instead,
            group[0][1].by.report.as_of,
            why,
            quarter,
            tuple(dict.fromkeys(other.county for other, _ in group)),
        )
        for (path, instead, why, quarter), group in told.items()
    )


def _conflicts(clashes: Iterable[list[Share]]) -> tuple[Conflict, ...]:
    """What contradicts each other; of the same reports all counties together."""
    told: dict[tuple[str, ...], list[Share]] = defaultdict(list)
    for clash in clashes:
        told[tuple(share.by.path for share in clash)].append(clash[0])
    return tuple(
        Conflict(group[0].by.quarter, group[0].by.report.as_of, paths, tuple(share.county for share in group))
        for paths, group in told.items()
    )
