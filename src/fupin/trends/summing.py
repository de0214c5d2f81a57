"""Adds up what counts into series: all counties together, each by itself, each rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from fupin.past_reports.shapes import PastCount, PastFinding
from fupin.trends.choosing import Chosen
from fupin.trends.county_parts import CountyPart
from fupin.trends.figures import Figures, Gap, findings_of, total, verdicts_of
from fupin.trends.quarters import Quarter
from fupin.trends.series import Point, Series

_BY_WEIGHT = (Gap.UNREADABLE, Gap.NO_RECORDS, Gap.NOT_SUBMITTED)


class Sums:
    """Makes the series of a trend.

    Args:
        chosen: what counts.
        quarters: the quarters that every series has a point for.
        rules: the rules that figures are over; None for all.
    """

    def __init__(self, chosen: Chosen, quarters: Sequence[Quarter], rules: Collection[str] | None) -> None:
        self._chosen, self._quarters, self._rules = chosen, quarters, rules
        self._clashed = {(county, each.quarter) for each in chosen.conflicts for county in each.counties}
        self._at: dict[Quarter, list[CountyPart]] = {quarter: [] for quarter in quarters}
        for (_, quarter), part in chosen.parts.items():
            self._at[quarter].append(part)
        strays = {part.county for part in chosen.parts.values() if not part.listed}
        listed = {part.county for part in chosen.parts.values() if part.listed}
        self._strays = sorted(strays - listed)
        self._names = sorted({county for county, _ in (*chosen.parts, *self._clashed)}.difference(self._strays))

    def total(self) -> Series:
        """All counties together."""
        return Series("", tuple(self._sum(quarter, self._at[quarter]) for quarter in self._quarters))

    def steady(self) -> Series | None:
        """Those together that have figures in every quarter that has any; None where they are all, or none."""
        told = [
            {part.county for part in self._at[quarter] if part.gap is None and part.listed}
            for quarter in self._quarters
        ]
        always = set.intersection(*filter(None, told)) if any(told) else set()
        if not always or len(always) == len(self._names):
            return None
        own = {quarter: [part for part in parts if part.county in always] for quarter, parts in self._at.items()}
        return Series("", tuple(self._sum(quarter, own[quarter]) for quarter in self._quarters))

    def counties(self) -> tuple[Series, ...]:
        """Each county, by name."""
        return tuple(Series(name, tuple(self._county(name, q) for q in self._quarters)) for name in self._names)

    def strays(self) -> tuple[Series, ...]:
        """What is never a county of the roster, each by itself, by name."""
        return tuple(Series(name, tuple(self._county(name, q) for q in self._quarters)) for name in self._strays)

    def rules(self) -> tuple[Series, ...]:
        """Each rule over all counties, in the order of the reports."""
        told = {quarter: _of_rules(parts) for quarter, parts in self._at.items()}
        names = dict.fromkeys(name for own in told.values() for name in own)
        return tuple(
            Series(name, tuple(self._rule(name, quarter, told[quarter]) for quarter in self._quarters))
            for name in names
            if self._rules is None or name in self._rules
        )

    def _sum(self, quarter: Quarter, parts: Iterable[CountyPart]) -> Point:
        told = [part.figures(self._rules) for part in parts]
        return Point(quarter, total(each for each in told if each is not None) or self._gap(quarter))

    def _county(self, name: str, quarter: Quarter) -> Point:
        part = self._chosen.parts.get((name, quarter))
        if part is None:
            return Point(quarter, Gap.CONFLICT if (name, quarter) in self._clashed else Gap.NO_REPORT)
        return Point(quarter, part.gap or part.figures(self._rules) or Gap.NO_RECORDS, part.by.path)

    def _rule(self, name: str, quarter: Quarter, told: Mapping[str, Figures]) -> Point:
        if name in told:
            return Point(quarter, told[name])
        return Point(quarter, Gap.NOT_APPLIED if told else self._gap(quarter))

    def _gap(self, quarter: Quarter) -> Gap:
        """Why no county has figures in a quarter."""
        if any(at == quarter for _, at in self._clashed):
            return Gap.CONFLICT
        gaps = {part.gap for part in self._at[quarter]}
        return next((gap for gap in _BY_WEIGHT if gap in gaps), Gap.NO_REPORT)


def _of_rules(parts: Iterable[CountyPart]) -> Mapping[str, Figures]:
    """The figures of each rule over several counties."""
    found: dict[str, Figures] = {}
    for part in parts:
        if part.gap is None:
            for name, figures in _by_rule(part).items():
                found[name] = found[name] + figures if name in found else figures
    return found


def _by_rule(part: CountyPart) -> Mapping[str, Figures]:
    counts: dict[str, list[PastCount]] = defaultdict(list)
    findings: dict[str, list[PastFinding]] = defaultdict(list)
    for count in part.verdicts:
        counts[count.rule].append(count)
    for finding in part.findings:
        findings[finding.rule].append(finding)
    return {
        name: Figures(findings_of(findings[name]), verdicts_of(own), unreadable=part.unreadable)
        for name, own in counts.items()
    }
