"""Which report counts where several speak of the same county and quarter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fupin.trends.county_parts import CountyPart
from fupin.trends.figures import Gap
from fupin.trends.quarters import Quarter

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
    """What counts, by county and quarter, and what does not; a conflict has no part."""

    parts: Mapping[Place, CountyPart]
    left_out: tuple[LeftOut, ...]
    conflicts: tuple[Conflict, ...]


def choose(parts: Iterable[CountyPart]) -> Chosen:
    """The part that counts for each county and quarter.

    Figures come before none, a report of a county before one that says that it hasn't submitted, and then the later
    day before the earlier.
    """
    at: dict[Place, list[CountyPart]] = defaultdict(list)
    for part in parts:
        at[part.county, part.by.quarter].append(part)
    kept: dict[Place, CountyPart] = {}
    left: list[tuple[CountyPart, CountyPart]] = []
    clashes: list[list[CountyPart]] = []
    for place, found in at.items():
        best, *others = sorted(found, key=_weight, reverse=True)
        clashing = [other for other in others if _clash(best, other)]
        if clashing:
            clashes.append([best, *clashing])
        else:
            kept[place] = best
            left += [(other, best) for other in others]
    return Chosen(kept, _left_out(left), _conflicts(clashes))


def _weight(part: CountyPart) -> tuple[bool, bool, date]:
    return part.gap is None, part.gap is not Gap.NOT_SUBMITTED, part.by.report.as_of


def _clash(best: CountyPart, other: CountyPart) -> bool:
    """Whether two reports of the same day have different figures, so that neither can be preferred."""
    figures = best.gap is None and other.gap is None
    return figures and best.by.report.as_of == other.by.report.as_of and not best.says_the_same(other)


def _why(other: CountyPart, best: CountyPart) -> Why:
    if best.says_the_same(other) and best.by.report.as_of == other.by.report.as_of:
        return Why.SAME
    return Why.EARLIER if other.gap is None else Why.NO_FIGURES


def _left_out(pairs: Iterable[tuple[CountyPart, CountyPart]]) -> tuple[LeftOut, ...]:
    """What doesn't count, each with what does; of the same two reports all counties together."""
    told: dict[tuple[str, str, Why, Quarter], list[tuple[CountyPart, CountyPart]]] = defaultdict(list)
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


def _conflicts(clashes: Iterable[list[CountyPart]]) -> tuple[Conflict, ...]:
    """What contradicts each other; of the same reports all counties together."""
    told: dict[tuple[str, ...], list[CountyPart]] = defaultdict(list)
    for clash in clashes:
        told[tuple(part.by.path for part in clash)].append(clash[0])
    return tuple(
        Conflict(group[0].by.quarter, group[0].by.report.as_of, paths, tuple(part.county for part in group))
        for paths, group in told.items()
    )
