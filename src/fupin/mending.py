"""What goes with the verdicts of one record kind: the repairs of failed records, the margins of passing ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Protocol

from fupin.evaluation.table import Submission
from fupin.evaluation.verdicts import Codes
from fupin.model.repair import Change, Margin, MarginPlace, Repair
from fupin.repair.margins import LimitMargins
from fupin.repair.repairer import RecordRepair, Repairer
from fupin.rulebook.changes import Changes
from fupin.rulebook.parsed import ParsedRule


class Sheet(Protocol):
    """A sheet as far as its records are shown."""

    def margin_place(self, record: int, field: str, margin: str) -> MarginPlace:
        """A record of the sheet (from 0) with its margin."""

    def shown_change(self, record: int, change: Change) -> Change:
        """A change with the header and cell that it has in the sheet."""


class Mender:
    """Finds the repairs of one record kind's records; each record's once, whatever its findings are.

    Args:
        submission: all tables.
        record: the record kind.
        rules: the rules applied to it.
        changes: what may lawfully be changed; None where no repair is wanted.
        as_of: the date that the check speaks of.
    """

    def __init__(
        self, submission: Submission, record: str, rules: Sequence[ParsedRule], changes: Changes | None, as_of: date
    ) -> None:
        lawful = None if changes is None else changes.get(record, ())
        self._repairer = None if lawful is None else Repairer(submission, record, rules, lawful, as_of)
        self._last: tuple[int, RecordRepair] | None = None

    def repair(self, rule: ParsedRule, row: int, codes: Codes, sheet: Sheet, record: int) -> Repair | None:
        """The repair of a failed record as the finding of one rule has it.

        Args:
            rule: the rule that failed.
            row: the record's row in the table of its kind, from 0.
            codes: its verdict by rule.
            sheet: the sheet that it stands in.
            record: its number there, from 0.
        """
        if self._repairer is None:
            return None
        if self._last is None or self._last[0] != row:
            found = self._repairer.repair(row, codes)
            shown = tuple(tuple(sheet.shown_change(record, each) for each in listed) for listed in found.alternatives)
            self._last = (row, replace(found, alternatives=shown))
        return self._last[1].of(rule)


def margin_of(found: LimitMargins, sheets: Sequence[tuple[int, Sheet]], *, every: bool) -> Margin:
    """The margins at one limit with the places of the records.

    Args:
        found: the margins.
        sheets: the sheets of the record kind in order, each with how many records it has.
        every: keep every record's, not only the smallest.
    """
    starts = [0, *accumulate(rows for rows, _ in sheets)]

    def place(row: int) -> MarginPlace:
        at = bisect_right(starts, row) - 1
        return sheets[at][1].margin_place(row - starts[at], found.field, found.text(row))

    nearest = found.nearest()
    return Margin(
        rule=found.rule.rule.id,
        limit=found.limit.name,
        record=found.rule.rule.record,
        unit=found.limit.unit,
        figure=found.figure,
        margin_unit=found.unit,
        passed=found.passed,
        nearest=None if nearest is None else place(nearest[0]),
        records=tuple(place(row) for row in found.rows()) if every else (),
    )


def merged_margins(submissions: Sequence[Sequence[Margin]], order: Sequence[str]) -> tuple[Margin, ...]:
    """The margins of several submissions together, by rule in the given order and by limit."""
    together: dict[tuple[str, str], list[Margin]] = {}
    for margins in submissions:
        for margin in margins:
            together.setdefault((margin.rule, margin.limit), []).append(margin)
    rank = {rule: number for number, rule in enumerate(order)}
    return tuple(_together(each) for _, each in sorted(together.items(), key=lambda item: rank[item[0][0]]))


def _together(margins: Sequence[Margin]) -> Margin:
    nearest = min((each.nearest for each in margins if each.nearest), key=lambda p: Decimal(p.margin), default=None)
    records = tuple(_records(margins))
    return replace(margins[0], passed=sum(each.passed for each in margins), nearest=nearest, records=records)


def _records(margins: Sequence[Margin]) -> Iterator[MarginPlace]:
    for margin in margins:
        yield from margin.records
