"""The exact figures of a county, a rule or a whole province in one quarter; nothing is rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from enum import StrEnum

from fupin.model.verdict import Level, Verdict
from fupin.model.verdict_figures import VerdictFigures
from fupin.past_reports.shapes import PastCount, PastFinding


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How many findings there are: fails by level, those that can't be judged, waived ones."""

    error: int = 0
    warning: int = 0
    note: int = 0
    unknown: int = 0
    waived: int = 0

    def __add__(self, other: FindingCounts) -> FindingCounts:
        return FindingCounts(*map(sum, zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class VerdictCounts(VerdictFigures):
    """How many verdicts there are, a record and a rule each."""

    passed: int = 0
    fail: int = 0
    unknown: int = 0
    not_applicable: int = 0
    waived: int = 0

    def __add__(self, other: VerdictCounts) -> VerdictCounts:
        return VerdictCounts(*map(sum, zip(self.figures, other.figures, strict=True)))


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a quarter.

    Attributes:
        findings: the findings.
        verdicts: the verdicts.
        records: how many records were judged; None where only some rules are looked at.
        problems: what could not be read, notes not counted; None where only some rules are looked at.
        counties: how many counties they are added up from.
        unreadable: how many files of these could not be read, so that the figures lack something.
    """

    findings: FindingCounts
    verdicts: VerdictCounts
    records: int | None = None
    problems: int | None = None
    counties: int = 1
    unreadable: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.findings + other.findings,
            self.verdicts + other.verdicts,
            _sum(self.records, other.records),
            _sum(self.problems, other.problems),
            self.counties + other.counties,
            self.unreadable + other.unreadable,
        )


class Gap(StrEnum):
    """Why there are no figures; never the same as figures of zero."""

    NO_REPORT = "no_report"
    NOT_SUBMITTED = "not_submitted"
    UNREADABLE = "unreadable"
    NO_RECORDS = "no_records"
    CONFLICT = "conflict"
    NOT_APPLIED = "not_applied"


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def total(figures: Iterable[Figures]) -> Figures | None:
    """The figures added up; None of none."""
    whole: Figures | None = None
    for each in figures:
        whole = each if whole is None else whole + each
    return whole


def verdicts_of(counts: Iterable[PastCount]) -> VerdictCounts:
    """The counts of several rules added up."""
    whole = VerdictCounts()
    for each in counts:
        whole += VerdictCounts(each.passed, each.fail, each.unknown, each.not_applicable, each.waived)
    return whole


def findings_of(findings: Iterable[PastFinding]) -> FindingCounts:
    """How many findings there are of each kind."""
    levels = Counter(each.level if each.verdict is Verdict.FAIL else each.verdict for each in findings)
    return FindingCounts(
        levels[Level.ERROR],
        levels[Level.WARNING],
        levels[Level.NOTE],
        levels[Verdict.UNKNOWN],
        levels[Verdict.WAIVED],
    )
