"""What a report tells, entry by entry and the same in every format: inputs not read, findings, problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fupin.model.finding import EvidenceCell, Finding
from fupin.model.fingerprints import digest_of_parts, problem_fingerprint
from fupin.model.problems import Problem
from fupin.model.since import Since
from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.model.waiver import Waiver
from fupin.report.messages import finding_message, problem_message
from fupin.report.places import key_text
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.report.repairs import repair_texts
from fupin.result import CheckResult, InputReport

UNREADABLE_INPUT = "INPUT"
"""The rule of an entry about a file that could not be read."""
UNREADABLE_TITLE = Text("文件读不了", "A file could not be read")
"""What such an entry says."""


class EntryKind(StrEnum):
    """What an entry tells of."""

    INPUT = "input"
    FINDING = "finding"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a report tells, in words and as data.

    What comes from the submission (places, keys, texts of cells, messages that quote them) stands
    here as it is: each format has to make it inert in its own way.

    Attributes:
        kind: what it tells of.
        rule: the rule's id, the code of a problem, or `UNREADABLE_INPUT`.
        level: how serious it is; of an unknown, the level of its rule.
        verdict: FAIL, UNKNOWN or WAIVED of a finding; None of others.
        title: the rule in a line.
        clause: the clause of the policy; None where no rule is told of.
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets, or a whole file is told of.
        record: the record kind of a finding; None of others.
        county: the county of a finding, where it is known.
        row: the row that the user sees, from 1; None for a whole sheet or file.
        cell: the first cell: A1 in a workbook, `line:column` elsewhere; None where there is none.
        key: the record's key by field; None where there is none.
        key_text: the key with the names of its fields; empty where there is none.
        message: what is wrong.
        remedy: what to do; None where nothing general can be said.
        repairs: with what the record would comply, a sentence each; empty where that was not asked for.
        cells: the evidence of a finding; of a problem the cell itself, where it has a field.
        fingerprint: the same for the same thing wherever its row has moved to.
        waiver: the waiver of a WAIVED finding; else None.
        since: how it stands to the baseline; None where there is none, and of inputs.
    """

    kind: EntryKind
    rule: str
    level: Level
    verdict: Verdict | None
    title: Text
    clause: str | None
    path: str
    sheet: str | None
    record: str | None
    county: str | None
    row: int | None
    cell: str | None
    key: Mapping[str, str] | None
    key_text: Text
    message: Text
    remedy: Text | None
    repairs: tuple[Text, ...]
    cells: tuple[EvidenceCell, ...]
    fingerprint: str
    waiver: Waiver | None = None
    since: Since | None = None

    @property
    def unknown(self) -> bool:
        """Whether it is a finding that can't be judged."""
        return self.verdict is Verdict.UNKNOWN

    @property
    def waived(self) -> bool:
        """Whether it is a fail that a waiver has lifted."""
        return self.verdict is Verdict.WAIVED


def entries(result: CheckResult) -> Iterator[Entry]:
    """Every entry of a result: inputs that could not be read, then findings, then problems, each in order."""
    yield from input_entries(result)
    for finding in result.findings:
        yield finding_entry(finding, result)
    yield from problem_entries(result)


def input_entries(result: CheckResult) -> Iterator[Entry]:
    """The entries of inputs that could not be read."""
    for report in result.inputs:
        if report.reason is not None:
            yield _of_input(report, report.reason)


def _of_input(report: InputReport, reason: Text) -> Entry:
    return Entry(
        kind=EntryKind.INPUT,
        rule=UNREADABLE_INPUT,
        level=Level.ERROR,
        verdict=None,
        title=UNREADABLE_TITLE,
        clause=None,
        path=report.path,
        sheet=None,
        record=None,
        county=None,
        row=None,
        cell=None,
        key=None,
        key_text=Text("", ""),
        message=reason,
        remedy=None,
        repairs=(),
        cells=(),
        fingerprint=digest_of_parts([UNREADABLE_INPUT, report.path]),
    )


def finding_entry(finding: Finding, result: CheckResult) -> Entry:
    """The entry of one finding of a result."""
    rule = result.rules[finding.rule]
    repair = finding.repair
    return Entry(
        kind=EntryKind.FINDING,
        rule=finding.rule,
        level=finding.level,
        verdict=finding.verdict,
        title=rule.rule.title,
        clause=finding.clause,
        path=finding.path,
        sheet=finding.sheet,
        record=finding.record,
        county=finding.county,
        row=finding.row,
        cell=next((cell.cell for cell in finding.cells if cell.cell), None),
        key=finding.key,
        key_text=key_text(finding),
        message=finding_message(finding, rule, result.as_of),
        remedy=rule.rule.remedy,
        repairs=() if repair is None else tuple(repair_texts(repair, finding.record, finding.rule)),
        cells=finding.cells,
        fingerprint=finding.fingerprint,
        waiver=finding.waiver,
        since=finding.since,
    )


def problem_entries(result: CheckResult) -> Iterator[Entry]:
    """The entries of problems, in order."""
    for problem in result.problems:
        yield _of_problem(problem)


def _of_problem(problem: Problem) -> Entry:
    note = PROBLEM_NOTES[problem.code]
    return Entry(
        kind=EntryKind.PROBLEM,
        rule=problem.code.value,
        level=problem.level,
        verdict=None,
        title=note.title,
        clause=None,
        path=problem.path,
        sheet=problem.sheet,
        record=None,
        county=None,
        row=problem.row,
        cell=problem.cell,
        key=None,
        key_text=Text("", ""),
        message=problem_message(problem),
        remedy=note.remedy,
        repairs=(),
        cells=_problem_cells(problem),
        fingerprint=problem.fingerprint or problem_fingerprint(problem),
        since=problem.since,
    )


def _problem_cells(problem: Problem) -> tuple[EvidenceCell, ...]:
    if problem.field is None or problem.cell is None:
        return ()
    return (EvidenceCell(problem.field, problem.cell, problem.header, problem.text, None),)
