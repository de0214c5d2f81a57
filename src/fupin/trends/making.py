"""Makes the trend out of earlier reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.past_reports.progress_shapes import PastProgress
from fupin.past_reports.shapes import PastCount, PastFinding, PastReport
from fupin.trends.choosing import Chosen, choose
from fupin.trends.comparability import variations
from fupin.trends.figures import Figures, Gap, findings_of, total, verdicts_of
from fupin.trends.quarters import Quarter, row_of
from fupin.trends.reports import Named
from fupin.trends.series import Point, Series
from fupin.trends.shares import Share, shares_of
from fupin.trends.targets import choose_progress, target_series
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
    chosen = choose(share for share in shares_of(checks) if counties is None or share.county in counties)
    told = choose_progress(sorted(progress, key=lambda each: (each.report.as_of, each.path)))
    counting = _counting(chosen)
    reports = [each for each in checks if counting.get(each.path)]
    return Trend(
        quarters=quarters,
        reports=_used(checks, progress, counting, {each.path for each in told.reports.values()}),
        total=_total(chosen, quarters, rules),
        steady=_steady(chosen, quarters, rules),
        counties=_counties(chosen, quarters, rules),
        rules=_rules(chosen, quarters, rules),
        targets=target_series(told, quarters, counties),
        left_out=(*chosen.left_out, *told.left_out),
        conflicts=(*chosen.conflicts, *told.conflicts),
        variations=variations(reports),
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


def _counting(chosen: Chosen) -> Mapping[str, int]:
    """How many counties of each report count."""
    found: dict[str, int] = {}
    for share in chosen.shares.values():
        found[share.by.path] = found.get(share.by.path, 0) + 1
    return found


def _used(
    checks: Iterable[Named[PastReport]],
    progress: Iterable[Named[PastProgress]],
    counting: Mapping[str, int],
    following: Collection[str],
) -> tuple[UsedReport, ...]:
    used = [_check(each, counting.get(each.path, 0)) for each in checks]
    used += [_progress(each, used=each.path in following) for each in progress]
    return tuple(sorted(used, key=lambda each: (each.as_of, each.path)))


def _check(by: Named[PastReport], counties: int) -> UsedReport:
    unreadable = sum(each.status == "unreadable" for each in by.report.inputs)
    return UsedReport(by.path, by.sha256, "check", by.report.as_of, by.quarter, counties > 0, counties, unreadable)


def _progress(by: Named[PastProgress], *, used: bool) -> UsedReport:
    unreadable = sum(each.status == "unreadable" for each in by.report.inputs)
    return UsedReport(by.path, by.sha256, "progress", by.report.as_of, by.quarter, used, None, unreadable)


def _total(chosen: Chosen, quarters: Sequence[Quarter], rules: Collection[str] | None) -> Series:
    return Series("", tuple(_sum(quarter, _at(chosen, quarter), chosen, rules) for quarter in quarters))


def _at(chosen: Chosen, quarter: Quarter) -> list[Share]:
    return [share for (_, at), share in chosen.shares.items() if at == quarter]


def _sum(quarter: Quarter, shares: Sequence[Share], chosen: Chosen, rules: Collection[str] | None) -> Point:
    told = [share.figures(rules) for share in shares]
    figures = total(each for each in told if each is not None)
    return Point(quarter, figures or _common_gap(quarter, shares, chosen))


def _common_gap(quarter: Quarter, shares: Sequence[Share], chosen: Chosen) -> Gap:
    gaps = {share.gap for share in shares if share.gap is not None}
    if any(conflict.quarter == quarter for conflict in chosen.conflicts):
        return Gap.CONFLICT
    return next((gap for gap in (Gap.UNREADABLE, Gap.NO_RECORDS, Gap.NOT_SUBMITTED) if gap in gaps), Gap.NO_REPORT)


def _steady(chosen: Chosen, quarters: Sequence[Quarter], rules: Collection[str] | None) -> Series | None:
    """The counties with figures in every quarter that has any, added up."""
    names = {county for county, _ in chosen.shares} | {each for c in chosen.conflicts for each in c.counties}
    with_figures = {
        quarter: {county for (county, at), share in chosen.shares.items() if at == quarter and share.gap is None}
        for quarter in quarters
    }
    always = set.intersection(*(own for own in with_figures.values() if own)) if any(with_figures.values()) else set()
    if not always or always == names:
        return None
    points = (
        _sum(quarter, [share for share in _at(chosen, quarter) if share.county in always], chosen, rules)
        for quarter in quarters
    )
    return Series("", tuple(points))


def _counties(chosen: Chosen, quarters: Sequence[Quarter], rules: Collection[str] | None) -> tuple[Series, ...]:
    clashed = {(county, each.quarter) for each in chosen.conflicts for county in each.counties}
    names = sorted({county for county, _ in chosen.shares} | {county for county, _ in clashed})

    def point(county: str, quarter: Quarter) -> Point:
        share = chosen.shares.get((county, quarter))
        if share is None:
            return Point(quarter, Gap.CONFLICT if (county, quarter) in clashed else Gap.NO_REPORT)
        return Point(quarter, share.gap or share.figures(rules) or Gap.NO_RECORDS, share.by.path)

    return tuple(Series(name, tuple(point(name, quarter) for quarter in quarters)) for name in names)


def _rules(chosen: Chosen, quarters: Sequence[Quarter], rules: Collection[str] | None) -> tuple[Series, ...]:
    by_quarter = {quarter: _of_rules(_at(chosen, quarter)) for quarter in quarters}
    names = dict.fromkeys(name for own in by_quarter.values() for name in own if rules is None or name in rules)

    def point(name: str, quarter: Quarter) -> Point:
        if name in by_quarter[quarter]:
            return Point(quarter, by_quarter[quarter][name])
        return Point(
            quarter, Gap.NOT_APPLIED if by_quarter[quarter] else _common_gap(quarter, _at(chosen, quarter), chosen)
        )

    return tuple(Series(name, tuple(point(name, quarter) for quarter in quarters)) for name in names)


def _of_rules(shares: Iterable[Share]) -> Mapping[str, Figures]:
    """The figures of each rule over several counties."""
    found: dict[str, Figures] = {}
    for share in shares:
        if share.gap is None:
            for name, figures in _by_rule(share).items():
                found[name] = found[name] + figures if name in found else figures
    return found


def _by_rule(share: Share) -> Mapping[str, Figures]:
    counts: dict[str, list[PastCount]] = defaultdict(list)
    findings: dict[str, list[PastFinding]] = defaultdict(list)
    for count in share.verdicts:
        counts[count.rule].append(count)
    for finding in share.findings:
        findings[finding.rule].append(finding)
    return {
        name: Figures(findings_of(findings[name]), verdicts_of(own), unreadable=share.unreadable)
        for name, own in counts.items()
    }
