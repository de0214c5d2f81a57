"""Makes the trend out of earlier reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.past_reports.progress_shapes import PastProgress
from fupin.past_reports.shapes import PastReport
from fupin.trends.choosing import choose
from fupin.trends.comparability import variations
from fupin.trends.county_parts import county_parts
from fupin.trends.progress_choosing import ChosenProgress, areas_of, choose_progress
from fupin.trends.quarters import Quarter, row_of
from fupin.trends.reports import Named
from fupin.trends.summing import Sums
from fupin.trends.targets import target_series
from fupin.trends.trend import Trend, UsedReport

MOST_QUARTERS = 80
"""From the first to the last; a report that lies further away has a wrong date."""


def trend_of(
    checks: Sequence[Named[PastReport]],
    progress: Sequence[Named[PastProgress]],
    counties: Collection[str] | None = None,
    rules: Collection[str] | None = None,
) -> Trend:
    """The trend over earlier reports, in whatever order they are given.

    Args:
        checks: reports of checks.
        progress: reports of progress.
        counties: only these counties; None for all.
        rules: only these rules, by id; None for all.

    Raises:
        UsageError: there are more than `MOST_QUARTERS` from the first to the last.
    """
    checks = sorted(checks, key=lambda each: (each.report.as_of, each.path))
    quarters = _quarters([*((e.quarter, e.path) for e in checks), *((e.quarter, e.path) for e in progress)])
    chosen = choose(part for part in county_parts(checks) if counties is None or part.county in counties)
    told = choose_progress(sorted(progress, key=lambda each: (each.report.as_of, each.path)))
    counting = Counter(part.by.path for part in chosen.parts.values())
    counties_of = Counter(part.by.path for part in chosen.parts.values() if part.listed)
    sums = Sums(chosen, quarters, rules)
    return Trend(
        quarters=quarters,
        reports=_used(checks, progress, set(counting), counties_of, {each.path for each in told.reports.values()}),
        total=sums.total(),
        steady=sums.steady(),
        counties=sums.counties(),
        strays=sums.strays(),
        rules=sums.rules(),
        targets=target_series(told, quarters, counties),
        areas=target_series(told, quarters, _areas(told)) if counties is None else (),
        left_out=(*chosen.left_out, *told.left_out),
        conflicts=(*chosen.conflicts, *told.conflicts),
        variations=variations([each for each in checks if counting[each.path]]),
        unnamed=tuple((each.by.path, each.county) for each in chosen.parts.values() if not each.named),
        chosen_counties=None if counties is None else tuple(sorted(counties)),
        chosen_rules=None if rules is None else tuple(sorted(rules)),
    )


def _quarters(reports: Collection[tuple[Quarter, str]]) -> tuple[Quarter, ...]:
    """The row of quarters that reports, each with its path, belong to."""
    if not reports:
        return ()
    (first, early), (last, late) = min(reports), max(reports)
    if last.place - first.place >= MOST_QUARTERS:
        raise UsageError(
            Text(
                f"{early}（{first}）与 {late}（{last}）相隔超过 {MOST_QUARTERS} 个季度；请核对截至日期，或分开给出",
                f"{early} ({first}) and {late} ({last}) lie more than {MOST_QUARTERS} quarters apart;"
                " check their dates, or give them separately",
            )
        )
    return row_of({quarter for quarter, _ in reports})


def _areas(chosen: ChosenProgress) -> set[str]:
    """The areas of the reports of several."""
    told = (areas_of(by.report) for (scope, _), by in chosen.reports.items() if scope is None)
    return {area for own in told for area in own if area is not None}


def _used(
    checks: Iterable[Named[PastReport]],
    progress: Iterable[Named[PastProgress]],
    counting: Collection[str],
    counties_of: Counter[str],
    following: Collection[str],
) -> tuple[UsedReport, ...]:
    used = [_check(each, counties_of[each.path], used=each.path in counting) for each in checks]
    used += [_progress(each, used=each.path in following) for each in progress]
    return tuple(sorted(used, key=lambda each: (each.as_of, each.path)))


def _check(by: Named[PastReport], counties: int, *, used: bool) -> UsedReport:
    unreadable = sum(each.status == "unreadable" for each in by.report.inputs)
    return UsedReport(by.path, by.sha256, "check", by.report.as_of, by.quarter, used, counties, unreadable)


def _progress(by: Named[PastProgress], *, used: bool) -> UsedReport:
    unreadable = sum(each.status == "unreadable" for each in by.report.inputs)
    areas = len(areas_of(by.report))
    return UsedReport(by.path, by.sha256, "progress", by.report.as_of, by.quarter, used, areas, unreadable)
