"""The figures of a province's check: counties from worst to best, the rules that fail anywhere, and exact shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from fupin.model.text import Text, joined
from fupin.report.rates import rate_text
from fupin.result import CheckResult, CountyResult, VerdictCount

SUBMITTED = Text("已报送", "submitted")
ABSENT = Text("未报送", "not submitted")
UNREADABLE = Text("有文件读不了", "with an unreadable file")
STRAY = Text("不在名册上", "not on the roster")
NO_SHARE = "-"
"""What stands for a share where nothing could be judged; a dash takes two cells in some Chinese terminals."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many records failed of those that could be judged: those that pass, fail or are waived."""

    fail: int
    judged: int

    def __add__(self, other: Share) -> Share:
        """The share over both."""
        return Share(self.fail + other.fail, self.judged + other.judged)

    @property
    def fraction(self) -> Fraction | None:
        """The exact share, from 0 to 1; None where nothing could be judged."""
        return Fraction(self.fail, self.judged) if self.judged else None

    @property
    def percent(self) -> str:
        """The share as it is shown."""
        return NO_SHARE if self.fraction is None else rate_text(self.fraction)


@dataclass(frozen=True)
class CountyFigures:
    """One county that has submitted, or a submission of none on the roster.

    Attributes:
        county: its result.
        share: over all rules.
        by_rule: by rule, for the rules that judged a record of it.
    """

    county: CountyResult
    share: Share
    by_rule: Mapping[str, Share]


@dataclass(frozen=True)
class ProvinceFigures:
    """All counties of a check.

    Attributes:
        submitted: those that have submitted: first those with a file that could not be read, whose figures lack
            something; else by the share that failed, the highest first; with equal shares those with more fails, then
            with more unknowns and problems, then in the order of the result. Those of which nothing could be judged
            are the first of those with an unreadable file, and the last of the others.
        absent: those that have not, in the order of the result.
        strays: submissions that are no county's of the roster, in the order of `submitted`; they are not among those
            that submitted, but all sums have them.
        rules: by rule the share over all counties and strays, for the rules that fail anywhere, the most fails first.
    """

    submitted: tuple[CountyFigures, ...]
    absent: tuple[CountyResult, ...]
    strays: tuple[CountyFigures, ...]
    rules: Mapping[str, Share]

    @property
    def with_files(self) -> tuple[CountyFigures, ...]:
        """Those that have submitted, then the strays."""
        return (*self.submitted, *self.strays)

    @property
    def told(self) -> Text:
        """How many have submitted and how many have not; unreadable files and strays where there are any."""
        counts = (
            (SUBMITTED, len(self.submitted), True),
            (ABSENT, len(self.absent), True),
            (UNREADABLE, len(self.unreadable), False),
            (STRAY, len(self.strays), False),
        )
        parts = [
            Text(f"{word.zh} {count}", f"{word.en} {count}") for word, count, always in counts if count or always
        ]
        return joined(parts, " · ", " · ")

    @property
    def judged(self) -> Text:
        """What is counted as judged, in words."""
        waived = Text("＋豁免", ", waived") if self.waiving else Text("", "")
        return Text(f"符合＋不符合{waived.zh}", f"pass, fail{waived.en}")

    @property
    def failing(self) -> tuple[CountyFigures, ...]:
        """Those with a record that fails a rule, then such strays."""
        return tuple(each for each in self.with_files if each.share.fail)

    @property
    def clean(self) -> int:
        """How many have records that could be judged, and none that fails."""
        return sum(each.share.judged > 0 and not each.share.fail for each in self.submitted)

    @property
    def waiving(self) -> bool:
        """Whether there is a waived record anywhere."""
        return any(each.county.summary.waived for each in self.with_files)

    @property
    def unreadable(self) -> tuple[CountyFigures, ...]:
        """Those with a file that could not be read."""
        return tuple(each for each in self.submitted if each.county.unreadable)


def province_figures(result: CheckResult) -> ProvinceFigures:
    """The figures of a result's counties."""
    submitted = [_figures(county) for county in result.counties if county.submitted and county.listed]
    strays = [_figures(county) for county in result.counties if not county.listed]
    whole = shares_by_rule(count for county in result.counties for count in county.verdicts)
    failed = [rule for rule, share in whole.items() if share.fail]
    return ProvinceFigures(
        submitted=tuple(sorted(submitted, key=_best_last)),
        absent=tuple(county for county in result.counties if county.listed and not county.submitted),
        strays=tuple(sorted(strays, key=_best_last)),
        rules={rule: whole[rule] for rule in sorted(failed, key=lambda rule: -whole[rule].fail)},
    )


def shares_by_rule(counts: Iterable[VerdictCount]) -> dict[str, Share]:
    """The shares by rule, over all record kinds, in the order of the counts."""
    shares: dict[str, Share] = defaultdict(lambda: Share(0, 0))
    for count in counts:
        shares[count.rule] += Share(count.fail, count.judged)
    return dict(shares)


def _figures(county: CountyResult) -> CountyFigures:
    shares = shares_by_rule(county.verdicts)
    return CountyFigures(
        county, sum(shares.values(), Share(0, 0)), {rule: share for rule, share in shares.items() if share.judged}
    )


def _best_last(figures: CountyFigures) -> tuple[bool, bool, Fraction, int, int]:
    fraction, summary, whole = figures.share.fraction, figures.county.summary, not figures.county.unreadable
    nothing = (fraction is None) == whole
    return whole, nothing, -(fraction or Fraction(0)), -figures.share.fail, -summary.unknown - summary.problems
