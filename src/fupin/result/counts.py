"""The figures of a check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.verdict import Level, Verdict
from fupin.model.verdict_figures import VerdictFigures


@dataclass(frozen=True, slots=True)
class VerdictCount(VerdictFigures):
    """How the records of one kind fared by one rule; the five figures add up to the records."""

    rule: str
    record: str
    passed: int
    fail: int
    unknown: int
    not_applicable: int
    waived: int = 0

    def __add__(self, other: VerdictCount) -> VerdictCount:
        """The counts of this rule's records here and in another submission."""
        return VerdictCount(self.rule, self.record, *map(sum, zip(self.figures, other.figures, strict=True)))


def summed(submissions: Iterable[Iterable[VerdictCount]], order: Sequence[str]) -> tuple[VerdictCount, ...]:
    """The counts of several submissions added up, by rule in the given order."""
    totals: dict[tuple[str, str], VerdictCount] = {}
    for counts in submissions:
        for count in counts:
            before = totals.get((count.rule, count.record))
            totals[count.rule, count.record] = count if before is None else before + count
    rank = {rule: number for number, rule in enumerate(order)}
    return tuple(sorted(totals.values(), key=lambda count: rank[count.rule]))


@dataclass(frozen=True)
class Summary:
    """Head figures: records judged, failed by level, findings that can't be judged, waived ones, problems."""

    records: int
    error: int
    warning: int
    note: int
    unknown: int
    problems: int
    waived: int = 0


def summary_of(records: int, findings: Collection[Finding], problems: Collection[Problem]) -> Summary:
    """The head figures of what was found; notes among the problems don't count as problems.

    Args:
        records: how many records were judged.
        findings: the findings.
        problems: the problems.
    """
    failed = Counter(finding.level for finding in findings if finding.verdict is Verdict.FAIL)
    return Summary(
        records=records,
        error=failed[Level.ERROR],
        warning=failed[Level.WARNING],
        note=failed[Level.NOTE],
        unknown=sum(finding.verdict is Verdict.UNKNOWN for finding in findings),
        problems=sum(problem.level is not Level.NOTE for problem in problems),
        waived=sum(finding.verdict is Verdict.WAIVED for finding in findings),
    )
