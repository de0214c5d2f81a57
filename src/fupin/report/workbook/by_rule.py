"""How the records fared by rule: the rows of the summary's table and of its chart."""

from __future__ import annotations

from dataclasses import dataclass

from fupin.model.verdict import Level
from fupin.report.workbook.kinds import Kind
from fupin.result import CheckResult
from fupin.rulebook.book import Rule

_LEVELS = {Level.ERROR: Kind.ERROR, Level.WARNING: Kind.WARNING, Level.NOTE: Kind.NOTE}


@dataclass(frozen=True)
class RuleCounts:
    """How the records fared by one rule.

    Attributes:
        rule: the rule.
        failed: the kind of finding that a failing record gives.
        fail: how many records fail.
        unknown: how many can't be judged.
        passed: how many pass.
        others: to how many it doesn't apply.
        waived: how many are waived from it.
    """

    rule: Rule
    failed: Kind
    fail: int
    unknown: int
    passed: int
    others: int
    waived: int

    def of(self, kind: Kind) -> int:
        """How many findings of a kind the rule gives."""
        return self.unknown if kind is Kind.UNKNOWN else self.fail if kind is self.failed else 0


def counts_by_rule(result: CheckResult) -> list[RuleCounts]:
    """The counts of every rule, those that fail records first, by level and number; then the unknown."""
    found = []
    for verdict in result.verdicts:
        rule = result.rules[verdict.rule].rule
        failed = _LEVELS[rule.level]
        counts = (verdict.fail, verdict.unknown, verdict.passed, verdict.not_applicable, verdict.waived)
        found.append(RuleCounts(rule, failed, *counts))
    return sorted(found, key=_order)


def _order(counts: RuleCounts) -> tuple[int, Kind, int, int]:
    group = 0 if counts.fail else 1 if counts.unknown else 2
    return group, counts.failed, -counts.fail, -counts.unknown
