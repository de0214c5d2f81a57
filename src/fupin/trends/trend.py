"""What a trend gives: totals, counties, rules and targets over the quarters; read by every report of a trend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fupin.trends.choosing import Conflict, LeftOut
from fupin.trends.comparability import Variation
from fupin.trends.figures import Figures
from fupin.trends.quarters import Quarter
from fupin.trends.series import Series
from fupin.trends.targets import TargetSeries


@dataclass(frozen=True)
class UsedReport:
    """A report that the trend is made from, or that was left out of it wholly.

    Attributes:
        path: the file, as the user named it.
        sha256: of its bytes.
        kind: `check` or `progress`.
        as_of: the day that it speaks of.
        quarter: the quarter of that day.
        used: whether anything of it counts.
        counties: how many counties of it count; of progress how many areas reported.
        unreadable: how many of its input files could not be read.
    """

    path: str
    sha256: str
    kind: str
    as_of: date
    quarter: Quarter
    used: bool
    counties: int
    unreadable: int


@dataclass(frozen=True)
class Trend:
    """The finished trend.

    Attributes:
        quarters: every quarter from the first report's to the last one's.
        reports: the reports, by day.
        total: all counties together.
        steady: those together that have figures in every quarter; None where these are all, or none.
        counties: each county, by name.
        strays: submissions that are no county's of the roster, by name; `total` and `rules` have their figures.
        rules: each rule, in the order of the reports.
        targets: each target that anything was reported of.
        areas: the same of each area of reports of several areas; empty where counties were asked for.
        left_out: what doesn't count, because another report does.
        conflicts: what can't count, because another report of the same day says otherwise.
        variations: what the reports were not all made with alike.
        unnamed: reports that name no county, each with the county that its files are taken to be of.
        chosen_counties: the counties asked for; None for all.
        chosen_rules: the rules asked for; None for all.
    """

    quarters: tuple[Quarter, ...]
    reports: tuple[UsedReport, ...]
    total: Series
    steady: Series | None
    counties: tuple[Series, ...]
    rules: tuple[Series, ...]
    targets: tuple[TargetSeries, ...]
    areas: tuple[TargetSeries, ...]
    left_out: tuple[LeftOut, ...]
    conflicts: tuple[Conflict, ...]
    variations: tuple[Variation, ...]
    unnamed: tuple[tuple[str, str], ...] = ()
    strays: tuple[Series, ...] = ()
    chosen_counties: tuple[str, ...] | None = None
    chosen_rules: tuple[str, ...] | None = None

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.targets) or any(isinstance(point.state, Figures) for point in self.total.points)
