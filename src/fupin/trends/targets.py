"""How targets stood over the quarters, from progress reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fupin.past_reports.progress_shapes import PastTarget
from fupin.trends.figures import Gap
from fupin.trends.progress_choosing import ChosenProgress, Scope
from fupin.trends.quarters import Quarter

_SILENT = ("not_reported", "not_begun")
"""States of targets that nothing was reported of."""


@dataclass(frozen=True)
class TargetStanding:
    """How a target stood in a quarter.

    Attributes:
        state: its state; see `fupin.progress.states.State`. None for one of several areas, which has no state.
        low: the value is at least this; None where that is unknown.
        high: it is at most this.
        share: the part of the target that is reached; None where that can't be said.
        path: the report.
    """

    state: str | None
    low: Fraction | None
    high: Fraction | None
    share: Fraction | None
    path: str


@dataclass(frozen=True)
class TargetPoint:
    """A quarter of a target's series: how it stood, or why that isn't known."""

    quarter: Quarter
    state: TargetStanding | Gap


@dataclass(frozen=True)
class TargetSeries:
    """A target, or a year of a yearly one, over the quarters; of one area where `area` is not None.

    Attributes:
        id: the target, with the year of a yearly one: `T02/2019`.
        name: its name in the language of the last report.
        area: whose it is.
        op: `>=`, or `<=` for an upper limit.
        figure: what is asked for.
        unit: the unit of the figure and the values.
        due: the day by which it is due.
        points: one for each quarter.
    """

    id: str
    name: str
    area: Scope
    op: str
    figure: Fraction
    unit: str
    due: date
    points: tuple[TargetPoint, ...]


def target_series(
    chosen: ChosenProgress, quarters: Sequence[Quarter], areas: Collection[str] | None
) -> tuple[TargetSeries, ...]:
    """Every target that was ever reported, over the quarters.

    Args:
        chosen: the reports that count.
        quarters: the quarters.
        areas: of which areas; None for whole reports. An area of a report of several has values, but neither
            state nor share: the target is not its own.
    """
    told: dict[tuple[Scope, str], dict[Quarter, tuple[PastTarget, TargetStanding]]] = defaultdict(dict)
    for (scope, quarter), by in sorted(chosen.reports.items(), key=lambda item: item[0][1]):
        for target in by.report.targets:
            for area, standing in _standings(scope, target, by.path, areas):
                told[area, _id(target)][quarter] = target, standing
    clashed = {(each.counties[0] if each.counties else None, each.quarter) for each in chosen.conflicts}
    there = {*chosen.reports}
    return tuple(
        _series(area, points, quarters, {q: _gap(area, q, clashed, there) for q in quarters})
        for (area, _), points in sorted(told.items(), key=lambda item: (item[0][0] or "", item[0][1]))
        if any(standing.state not in _SILENT for _, standing in points.values())
    )


def _standings(
    scope: Scope, target: PastTarget, path: str, areas: Collection[str] | None
) -> Iterable[tuple[Scope, TargetStanding]]:
    if areas is None or scope in areas:
        yield scope, TargetStanding(target.state, target.low, target.high, target.share, path)
    elif scope is None:
        for each in target.areas:
            if each.area in areas:
                yield each.area, TargetStanding(None, each.value, each.value, None, path)


def _series(
    area: Scope,
    points: Mapping[Quarter, tuple[PastTarget, TargetStanding]],
    quarters: Sequence[Quarter],
    gaps: Mapping[Quarter, Gap],
) -> TargetSeries:
    target = points[max(points)][0]
    return TargetSeries(
        _id(target),
        target.name,
        area,
        target.op,
        target.figure,
        target.unit,
        target.due,
        tuple(TargetPoint(q, points[q][1] if q in points else gaps[q]) for q in quarters),
    )


def _gap(
    area: Scope,
    quarter: Quarter,
    clashed: Collection[tuple[Scope, Quarter]],
    there: Collection[tuple[Scope, Quarter]],
) -> Gap:
    if (area, quarter) in clashed:
        return Gap.CONFLICT
    return Gap.NOT_SUBMITTED if (area, quarter) in there or (None, quarter) in there else Gap.NO_REPORT


def _id(target: PastTarget) -> str:
    return target.target if target.year is None else f"{target.target}/{target.year}"
