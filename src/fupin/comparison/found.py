"""What a report tells, entry by entry and in one shape: findings, problems, inputs that could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fupin.comparison.files import below_folder
from fupin.model.verdict import Level, Verdict
from fupin.past_reports.shapes import PastCell, PastExcess, PastFinding, PastInput, PastProblem, PastReport

UNREADABLE_INPUT = "INPUT"
"""The rule of an entry about a file that could not be read."""


class Kind(StrEnum):
    """What an entry tells of, in the order in which they are told."""

    INPUT = "input"
    FINDING = "finding"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """One entry of a report.

    Attributes:
        kind: what it tells of.
        at: its number in the report's list of its kind, from 0.
        rule: the rule's id, a problem's code, or `UNREADABLE_INPUT`.
        level: how serious it is; of an unknown, the level of its rule.
        verdict: FAIL, UNKNOWN or WAIVED of a finding; None of others.
        clause: the clause of the policy; None where no rule is told of.
        county: the county, where it is known.
        record: the record kind, where it belongs to one.
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets, or a whole file is told of.
        row: the row that the user sees, from 1; None for a whole sheet or file.
        cell: the first cell; None where there is none.
        key: the record's key by field; None where there is none.
        fingerprint: the same for the same thing wherever it stands.
        message: what is wrong, in the language of its report.
        cells: the evidence of a finding.
        excess: how far the record is from the figures that it misses; None where the report doesn't say.
        field: the field that a problem is about; None where it is about none, and of others.
    """

    kind: Kind
    at: int
    rule: str
    level: Level
    verdict: Verdict | None
    clause: str | None
    county: str | None
    record: str | None
    path: str
    sheet: str | None
    row: int | None
    cell: str | None
    key: Mapping[str, str] | None
    fingerprint: str
    message: str
    cells: tuple[PastCell, ...] = ()
    excess: tuple[PastExcess, ...] | None = ()
    field: str | None = None


def found_in(report: PastReport) -> Iterator[Found]:
    """The entries of a report: inputs that could not be read, then findings, then problems, each in order."""
    below = below_folder(report)
    counties = {path: county.county for county in report.counties for path in county.paths}
    for at, each in enumerate(report.inputs):
        if each.status == "unreadable":
            yield _of_input(each, at, counties.get(each.path), below[each.path])
    for at, finding in enumerate(report.findings):
        yield _of_finding(finding, at)
    for at, problem in enumerate(report.problems):
        yield _of_problem(problem, at)


def _of_input(report: PastInput, at: int, county: str | None, below: str) -> Found:
    return Found(
        kind=Kind.INPUT,
        at=at,
        rule=UNREADABLE_INPUT,
        level=Level.ERROR,
        verdict=None,
        clause=None,
        county=county,
        record=None,
        path=report.path,
        sheet=None,
        row=None,
        cell=None,
        key=None,
        fingerprint=below,
        message=report.reason or "",
    )


def _of_finding(finding: PastFinding, at: int) -> Found:
    return Found(
        kind=Kind.FINDING,
        at=at,
        rule=finding.rule,
        level=finding.level,
        verdict=finding.verdict,
        clause=finding.clause,
        county=finding.county,
        record=finding.record,
        path=finding.path,
        sheet=finding.sheet,
        row=finding.row,
        cell=next((cell.cell for cell in finding.cells if cell.cell), None),
        key=finding.key,
        fingerprint=finding.fingerprint,
        message=finding.message,
        cells=finding.cells,
        excess=finding.excess,
    )


def _of_problem(problem: PastProblem, at: int) -> Found:
    return Found(
        kind=Kind.PROBLEM,
        at=at,
        rule=str(problem.code),
        level=problem.level,
        verdict=None,
        clause=None,
        county=problem.county,
        record=problem.record,
        path=problem.path,
        sheet=problem.sheet,
        row=problem.row,
        cell=problem.cell,
        key=problem.key,
        fingerprint=problem.fingerprint or "",
        message=problem.message,
        field=problem.field,
    )
