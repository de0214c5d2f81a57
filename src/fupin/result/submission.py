"""What a check found in one submission."""

from __future__ import annotations

from dataclasses import dataclass

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.repair import Margin
from fupin.result.counts import Summary, VerdictCount, summary_of
from fupin.result.inputs import InputReport
from fupin.result.keys import RecordKeys
from fupin.result.marks import NamedCounty, SheetMarks


@dataclass(frozen=True)
class SubmissionResult:
    """What a check found in one submission, as it may be shown.

    Attributes:
        county: the county that it comes from; None where nothing tells.
        inputs: its files.
        verdicts: the counts, by rule in the order of the rule book.
        findings: fails, unknowns and waived fails, by file, sheet, row and rule.
        problems: what could not be read, and notes, by file, sheet and row.
        margins: how far passing records stand from each limit.
        used_pins: by number in the mapping file, the entries that fitted one of its sheets.
        keys: the keys of all records of the kinds for which there is a rule that may be waived.
        named: the counties that its records name; empty where they are not compared with others'.
        marks: what its records are compared with others' by; empty where they are not.
    """

    county: str | None
    inputs: tuple[InputReport, ...]
    verdicts: tuple[VerdictCount, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    margins: tuple[Margin, ...] = ()
    used_pins: frozenset[int] = frozenset()
    keys: tuple[RecordKeys, ...] = ()
    named: tuple[NamedCounty, ...] = ()
    marks: tuple[SheetMarks, ...] = ()

    @property
    def records(self) -> int:
        """How many records were judged."""
        return sum(sheet.records for report in self.inputs for sheet in report.sheets)

    @property
    def summary(self) -> Summary:
        """The head figures."""
        return summary_of(self.records, self.findings, self.problems)
