"""Holding a check's result against what is expected of it, with a difference that a person can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

from fupin.model.finding import Finding
from fupin.model.problems import Problem, ProblemCode
from fupin.result import CheckResult

from .contents import Submission
from .expected import ExpectedCell, ExpectedFinding, expected_counts, expected_findings, reference_verdicts
from .places import Form
from .problems import Spot, differing_units, keys_missing, keys_repeated, mixed_units, unreadable_cells

_Item = TypeVar("_Item", bound=Hashable)

_UNREADABLE = frozenset(ProblemCode) - {
    *(ProblemCode.RAGGED_ROW, ProblemCode.KEY_MISSING, ProblemCode.KEY_REPEATED, ProblemCode.HEADER_REPEATED),
    *(ProblemCode.SHEET_UNKNOWN, ProblemCode.UNITS_DIFFER, ProblemCode.IMPLAUSIBLE, ProblemCode.COLUMN_UNKNOWN),
    ProblemCode.SHEET_SKIPPED,
}
_SHOWN = 8


def differences(result: CheckResult, submission: Submission, form: Form) -> list[str]:
    """Give all differences between a check's result and what the contents of the submission demand."""
    verdicts = reference_verdicts(submission)
    counts: Counter[tuple[str, tuple[int, ...]]] = Counter(
        (count.rule, (count.passed, count.fail, count.unknown, count.not_applicable)) for count in result.verdicts
    )
    return [
        *_difference("counts", Counter(expected_counts(verdicts).items()), counts),
        *_difference("findings", expected_findings(submission, form, verdicts), findings_found(result)),
        *_difference("rows", Counter(_rows(form)), Counter(_rows_found(result))),
        *problem_differences(result, submission, form),
    ]


def problem_differences(result: CheckResult, submission: Submission, form: Form) -> list[str]:
    """Give all differences in what could not be read, in units that differ, and in keys."""
    by_code = {
        "unreadable": (unreadable_cells(submission, form), _UNREADABLE),
        "units": (differing_units(form), {ProblemCode.UNITS_DIFFER}),
        "keys missing": (keys_missing(submission, form), {ProblemCode.KEY_MISSING}),
        "keys repeated": (keys_repeated(submission, form), {ProblemCode.KEY_REPEATED}),
        "others": (Counter[Spot](), {ProblemCode.RAGGED_ROW, ProblemCode.HEADER_REPEATED, ProblemCode.SHEET_UNKNOWN}),
    }
    mixed = mixed_units(form)
    lines = []
    for name, (expected, codes) in by_code.items():
        spots = [(problem.code, _spot(problem)) for problem in result.problems if problem.code in codes]
        found = Counter(spot for code, spot in spots if code is not ProblemCode.UNITS_DIFFER or spot not in mixed)
        lines += _difference(name, expected, found)
    return lines


def findings_found(result: CheckResult) -> Counter[ExpectedFinding]:
    """Give the findings of a check in the form of the expected ones."""
    return Counter(_finding(finding) for finding in result.findings)


def _finding(finding: Finding) -> ExpectedFinding:
    cells = [ExpectedCell(cell.field, cell.cell, cell.header, cell.text, cell.value) for cell in finding.cells]
    return ExpectedFinding(
        rule=finding.rule,
        record=finding.record,
        verdict=finding.verdict.value,
        place=(finding.path, finding.sheet),
        row=finding.row,
        key=None if finding.key is None else tuple(finding.key.items()),
        cells=frozenset(cells),
        missing_table=finding.missing_table,
    )


def _spot(problem: Problem) -> Spot:
    return problem.path, problem.sheet, problem.cell, problem.field, problem.text


def _rows(form: Form) -> Iterable[tuple[object, ...]]:
    """Give for each sheet its record kind, header rows, number of records and the rows left out."""
    for place in form.places:
        left_out = tuple(sorted(place.left_out.items()))
        yield (*place.name, place.record, place.header_rows, len(place.rows), left_out)


def _rows_found(result: CheckResult) -> Iterable[tuple[object, ...]]:
    for report in result.inputs:
        for sheet in report.sheets:
            left_out = tuple((row.row, row.why) for row in sheet.left_out)
            yield (report.path, sheet.sheet, sheet.record, sheet.header_rows, sheet.records, left_out)


def _difference(name: str, expected: Counter[_Item], found: Counter[_Item]) -> list[str]:
    missing, extra = expected - found, found - expected
    lines = [f"{name}: expected {item!r} x{number}" for item, number in sorted(missing.items(), key=repr)[:_SHOWN]]
    lines += [f"{name}: found {item!r} x{number}" for item, number in sorted(extra.items(), key=repr)[:_SHOWN]]
    return lines
