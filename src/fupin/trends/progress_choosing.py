"""Whose targets a progress report tells, and which report counts where several tell the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fupin.past_reports.progress_shapes import PastProgress, PastTarget
from fupin.trends.choosing import Conflict, LeftOut, Why
from fupin.trends.quarters import Quarter
from fupin.trends.reports import Named

Scope = str | None
"""The area whose targets a report tells; None for all areas of a province."""


@dataclass(frozen=True)
class ChosenProgress:
    """The progress reports that count, by scope and quarter, and what does not."""

    reports: Mapping[tuple[Scope, Quarter], Named[PastProgress]]
    left_out: tuple[LeftOut, ...]
    conflicts: tuple[Conflict, ...]


def choose_progress(reports: Iterable[Named[PastProgress]]) -> ChosenProgress:
    """The report that counts for each scope and quarter: that of the latest day."""
    at: dict[tuple[Scope, Quarter], list[Named[PastProgress]]] = defaultdict(list)
    for scope, each in _with_scopes(list(reports)):
        at[scope, each.quarter].append(each)
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


def areas_of(report: PastProgress) -> set[str | None]:
    """The areas that reported anything."""
    return {area.area for target in report.targets for area in target.areas}


def _with_scopes(reports: Sequence[Named[PastProgress]]) -> Iterator[tuple[Scope, Named[PastProgress]]]:
    """The reports with their scopes.

    Where all reports are of one area, so is one to which nothing was reported. Where some are of several areas, the
    only report of a quarter is one of these too, though but one area, or none, may have reported.
    """
    areas = [areas_of(each.report) for each in reports]
    single = {next(iter(own)) for own in areas if len(own) == 1}
    several = any(len(own) > 1 for own in areas)
    in_quarter: dict[Quarter, set[frozenset[str | None]]] = defaultdict(set)
    for each, own in zip(reports, areas, strict=True):
        in_quarter[each.quarter].add(frozenset(own))
    for each, own in zip(reports, areas, strict=True):
        if len(own) == 1 and not (several and len(in_quarter[each.quarter]) == 1):
            yield next(iter(own)), each
        else:
            yield (_only(single) if not own and not several else None), each


def _only(areas: Collection[str | None]) -> Scope:
    return next(iter(areas)) if len(areas) == 1 else None


def _clash(one: Named[PastProgress], other: Named[PastProgress]) -> bool:
    if one.report.as_of != other.report.as_of:
        return False
    return [_said(each) for each in one.report.targets] != [_said(each) for each in other.report.targets]


def _said(target: PastTarget) -> PastTarget:
    """A target without its name, which is in the language of its report."""
    return target.model_copy(update={"name": ""})
