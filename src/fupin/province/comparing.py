"""What shows once the records of all submissions stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fupin.model.problems import Problem, ProblemCode
from fupin.model.records import RECORDS
from fupin.province.borrowers import Borrowers
from fupin.province.kinds import HOUSEHOLDS, LOANS
from fupin.province.records_elsewhere import Located, records_elsewhere
from fupin.province.registers import registered_elsewhere
from fupin.province.side_by_side import OwnedSheet, SideBySide
from fupin.province.whose import Owner
from fupin.result import SubmissionResult

SubmissionProblem = tuple[int, Problem]
"""A problem, and the number of the submission that it is found in."""


def compared(submissions: Sequence[SubmissionResult], owners: Sequence[Owner | None]) -> list[SubmissionProblem]:
    """Records that stand in two files, and households that have borrowed in two, in the order of the submissions.

    Args:
        submissions: what was found in each, with the marks of its records.
        owners: whose each is.
    """
    found = [*_kinds_in_two_files(submissions, owners)]
    by_kind = _by_kind(submissions, owners)
    for kind in (kind for kind in RECORDS if kind in by_kind):
        sheets = by_kind[kind]
        records = SideBySide(sheets)
        problems = list(records_elsewhere(records, kind))
        found += _of_submissions(records, problems)
        if kind == LOANS:
            found += _borrowers(records, by_kind.get(HOUSEHOLDS, []), [number for number, _ in problems])
    return sorted(found, key=lambda each: each[0])


def _of_submissions(records: SideBySide, problems: Sequence[Located]) -> Iterator[SubmissionProblem]:
    for number, problem in sorted(problems, key=lambda each: each[0]):
        yield int(records.submissions[number]), problem


def _borrowers(
    loans: SideBySide, households: Sequence[OwnedSheet], told: Sequence[int]
) -> Iterator[SubmissionProblem]:
    sheets = [number for number, sheet in enumerate(loans.sheets) if sheet.marks.household is not None]
    if not sheets:
        return
    at = {number: position for position, number in enumerate(sheets)}
    places = [loans.sheet_of(number) for number in told]
    borrowers = Borrowers(
        [loans.sheets[number] for number in sheets],
        [(at[sheet], record) for sheet, record in places if sheet in at],
    )
    problems = list(borrowers.problems())
    if households:
        told_now = [number for number, problem in problems if problem.code is ProblemCode.BORROWED_ELSEWHERE]
        known = borrowers.told.copy()
        known[told_now] = True
        problems += registered_elsewhere(borrowers.loans, households, known)
    yield from _of_submissions(borrowers.loans, problems)


def _by_kind(submissions: Sequence[SubmissionResult], owners: Sequence[Owner | None]) -> dict[str, list[OwnedSheet]]:
    numbers = county_numbers(owners)
    sheets: dict[str, list[OwnedSheet]] = {}
    for number, (submission, owner) in enumerate(zip(submissions, owners, strict=True)):
        if owner is None:
            continue
        name = owner.county
        for marks in submission.marks:
            sheets.setdefault(marks.record, []).append(OwnedSheet(marks, number, numbers[name], name))
    return sheets


def county_numbers(owners: Sequence[Owner | None]) -> dict[str, int]:
    """The counties in order of their first submissions, numbered from 0."""
    names = dict.fromkeys(owner.county for owner in owners if owner is not None)
    return {name: number for number, name in enumerate(names)}


def _kinds_in_two_files(
    submissions: Sequence[SubmissionResult], owners: Sequence[Owner | None]
) -> Iterator[SubmissionProblem]:
    """A note where a county hands in records of one kind by two submissions, which are judged one by one."""
    first: dict[tuple[str, str], str] = {}
    for number, (submission, owner) in enumerate(zip(submissions, owners, strict=True)):
        if owner is None:
            continue
        for kind, (path, sheet) in _kinds(submission).items():
            before = first.setdefault((owner.county, kind), path)
            if before != path:
                params = {"first": before, "record": kind, "county": owner.county}
                yield number, Problem(ProblemCode.KIND_IN_TWO_FILES, path, sheet, params=params, county=owner.county)


def _kinds(submission: SubmissionResult) -> Mapping[str, tuple[str, str | None]]:
    """By record kind, where the submission has records of it first."""
    kinds: dict[str, tuple[str, str | None]] = {}
    for report in submission.inputs:
        for sheet in report.sheets:
            if sheet.records:
                kinds.setdefault(sheet.record, (report.path, sheet.sheet))
    return kinds
