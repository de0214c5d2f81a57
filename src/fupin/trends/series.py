"""The figures of a county or a rule over the quarters, what is measured of them, and how it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from fupin.trends.figures import Figures, Gap
from fupin.trends.measures import Measure, Number, better_high, worsening
from fupin.trends.quarters import Quarter

Value = Number | Gap | None
"""What is measured in a quarter; a gap where there are no figures, None where they don't tell it."""


_TAKEN: Mapping[Measure, Callable[[Figures], Number | None]] = {
    Measure.ERROR: lambda at: at.findings.error,
    Measure.WARNING: lambda at: at.findings.warning,
    Measure.NOTE: lambda at: at.findings.note,
    Measure.FAILED: lambda at: at.findings.error + at.findings.warning + at.findings.note,
    Measure.UNKNOWN: lambda at: at.findings.unknown,
    Measure.WAIVED: lambda at: at.findings.waived,
    Measure.PROBLEMS: lambda at: at.problems,
    Measure.RECORDS: lambda at: at.records,
    Measure.FAIL_RATE: lambda at: at.verdicts.fail_rate,
    Measure.COVERAGE: lambda at: at.verdicts.coverage,
}


@dataclass(frozen=True)
class Point:
    """A quarter of a series.

    Attributes:
        quarter: the quarter.
        state: the figures, or why there are none.
        path: the report that they come from; None of a sum, or where there is no report.
    """

    quarter: Quarter
    state: Figures | Gap
    path: str | None = None


@dataclass(frozen=True)
class Series:
    """What a county, a rule or all counties together had in every quarter; `name` is a county's or a rule's id."""

    name: str
    points: tuple[Point, ...]

    def values(self, measure: Measure) -> tuple[Value, ...]:
        """What is measured, quarter by quarter."""
        take = _TAKEN[measure]
        return tuple(point.state if isinstance(point.state, Gap) else take(point.state) for point in self.points)

    def change(self, measure: Measure) -> Change | None:
        """From its first figures to its last; None where there are not two quarters with figures."""
        quarters = [point.quarter for point in self.points]
        told = [
            (quarter, value)
            for quarter, value in zip(quarters, self.values(measure), strict=True)
            if isinstance(value, int | Fraction)
        ]
        if len(told) < 2:
            return None
        (first, before), (last, after) = told[0], told[-1]
        return Change(first, last, after - before, whole=(first, last) == (quarters[0], quarters[-1]))


@dataclass(frozen=True)
class Change:
    """By how much a measure changed.

    Attributes:
        first: the first quarter with figures.
        last: the last one.
        by: the figure of the last less that of the first; of shares a fraction of 1.
        whole: whether these are the first and the last quarter of all.
    """

    first: Quarter
    last: Quarter
    by: Number
    whole: bool


def worst_first(series: Iterable[Series], measure: Measure) -> list[Series]:
    """The series from the worst change to the best; then those that have no change to tell.

    Of equal ones that with the worse last figure comes first, then they stand by name.
    """

    def rank(each: Series) -> tuple[int, Number, Number, str]:
        change = each.change(measure)
        told = [value for value in each.values(measure) if isinstance(value, int | Fraction)]
        last = -told[-1] if told else 1
        if change is None:
            return (1 if told else 2), 0, last, each.name
        return 0, -worsening(measure, change.by), (-last if better_high(measure) else last), each.name

    return sorted(series, key=rank)
