"""How targets stood over the quarters, from progress reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fupin.past_reports.progress_shapes import PastProgress, PastTarget
from fupin.trends.choosing import Conflict, LeftOut, Why
from fupin.trends.figures import Gap
from fupin.trends.quarters import Quarter
from fupin.trends.reports import Named

Scope = str | None
"""The area whose targets a report tells: the only one that reported; None where several did."""
_SILENT = ("not_reported", "not_begun")
"""States of targets that nothing was reported of."""


@dataclass(frozen=True)
class Standing:
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
    state: Standing | Gap


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


@dataclass(frozen=True)
class ChosenProgress:
    """The progress reports that count, by scope and quarter, and what does not."""

    reports: Mapping[tuple[Scope, Quarter], Named[PastProgress]]
    left_out: tuple[LeftOut, ...]
    conflicts: tuple[Conflict, ...]


def choose_progress(reports: Iterable[Named[PastProgress]]) -> ChosenProgress:
    """The report that counts for each scope and quarter: that of the latest day.

    A report to which no area reported anything has the scope of the others, where these have but one.
    """
    given = list(reports)
    at: dict[tuple[Scope, Quarter], list[Named[PastProgress]]] = defaultdict(list)
    areas_of = [{area.area for target in each.report.targets for area in target.areas} for each in given]
    scopes = {_scope(areas) for areas in areas_of if areas}
    silent = next(iter(scopes)) if len(scopes) == 1 else None
    for each, areas in zip(given, areas_of, strict=True):
        at[_scope(areas) if areas else silent, each.quarter].append(each)
    kept: dict[tuple[Scope, Quarter], Named[PastProgress]] = {}
    left: list[LeftOut] = []
    conflicts: list[Conflict] = []
    for (scope, quarter), found in at.items():
        best, *others = sorted(found, key=lambda each: each.report.as_of, reverse=True)
        whose = () if scope is None else (scope,)
        clashing = [other for other in others if _clash(best, other)]
        if clashing:
            paths = (best.path, *(each.path for each in clashing))
            conflicts.append(Conflict(quarter, best.report.as_of, paths, whose))
            continue
        kept[scope, quarter] = best
        for other in others:
            why = Why.SAME if other.report.as_of == best.report.as_of else Why.EARLIER
            left.append(LeftOut(other.path, other.report.as_of, best.path, best.report.as_of, why, quarter, whose))
    return ChosenProgress(kept, tuple(left), tuple(conflicts))


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
    told: dict[tuple[Scope, str], dict[Quarter, tuple[PastTarget, Standing]]] = defaultdict(dict)
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
) -> Iterable[tuple[Scope, Standing]]:
    if areas is None or scope in areas:
        yield scope, Standing(target.state, target.low, target.high, target.share, path)
    elif scope is None:
        for each in target.areas:
            if each.area in areas:
                yield each.area, Standing(None, each.value, each.value, None, path)


def _series(
    area: Scope,
    points: Mapping[Quarter, tuple[PastTarget, Standing]],
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


def _scope(areas: Collection[Scope]) -> Scope:
    return next(iter(areas)) if len(areas) == 1 else None


def _clash(one: Named[PastProgress], other: Named[PastProgress]) -> bool:
    if one.report.as_of != other.report.as_of:
        return False
    return [_said(each) for each in one.report.targets] != [_said(each) for each in other.report.targets]


def _said(target: PastTarget) -> PastTarget:
    """A target without its name, which is in the language of its report."""
    return target.model_copy(update={"name": ""})


def _id(target: PastTarget) -> str:
    return target.target if target.year is None else f"{target.target}/{target.year}"
