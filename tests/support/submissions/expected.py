"""What a check must say of a submission: the reference's verdicts, and where each finding stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fupin.model.records import RECORDS
from reference.evaluator import Cell, Reference

from .contents import Submission
from .places import Form, Place
from .rules import RuleText, rules_at
from .units import decimal_text

VERDICTS = ("pass", "fail", "unknown", "not_applicable")

Verdicts = Mapping[str, tuple[str, ...]]
"""For each rule whose record kind is there, the verdict of every record in order."""


@dataclass(frozen=True)
class ExpectedCell:
    """An evidence cell as it must be."""

    field: str
    cell: str | None
    header: str | None
    text: str | None
    value: str | None


@dataclass(frozen=True)
class ExpectedFinding:
    """A finding as it must be; `row` and `key` are None where it is about a whole sheet."""

    rule: str
    record: str
    verdict: str
    place: tuple[str, str | None]
    row: int | None
    key: tuple[tuple[str, str], ...] | None
    cells: frozenset[ExpectedCell]
    missing_table: str | None = None


def reference_verdicts(submission: Submission) -> Verdicts:
    """Judge a submission by the reference, with the expressions and limits of the book that ships."""
    keys = {record: RECORDS[record].key[0] for record in RECORDS}
    reference = Reference(submission.tables(), keys, submission.as_of)
    return {
        rule.id: tuple(
            reference.verdict(rule.record, row, rule.when, rule.require, rule.limits)
            for row in range(len(submission.contents[rule.record].rows))
        )
        for rule in rules_at(submission.as_of)
        if rule.record in submission.contents
    }


def expected_counts(verdicts: Verdicts) -> dict[str, tuple[int, ...]]:
    """Give for each rule how many records pass, fail, are unknown and are not applicable."""
    return {rule: tuple(Counter(row)[verdict] for verdict in VERDICTS) for rule, row in verdicts.items()}


def expected_findings(submission: Submission, form: Form, verdicts: Verdicts) -> Counter[ExpectedFinding]:
    """Give every finding that a check of a form of the submission must have."""
    found: Counter[ExpectedFinding] = Counter()
    for rule in rules_at(submission.as_of):
        for place in form.places:
            if place.record == rule.record:
                found.update(_findings(submission, rule, place, verdicts[rule.id]))
    return found


def _findings(
    submission: Submission, rule: RuleText, place: Place, verdicts: tuple[str, ...]
) -> Iterator[ExpectedFinding]:
    """Give the findings of a rule in one place: unknowns once for the sheet where nothing there can be judged."""
    own = verdicts[place.first : place.first + len(place.rows)]
    columns = submission.contents[rule.record].columns
    no_columns = bool(rule.reads) and not rule.reads & set(columns)
    missing = next((table for table in sorted(rule.tables) if not _has_key(submission, table)), None)
    whole = no_columns or missing is not None
    if whole and "unknown" in own:
        cells = frozenset(_cell_of_sheet(place, name) for name in rule.reads)
        yield ExpectedFinding(
            rule.id, rule.record, "unknown", place.name, None, None, cells, None if no_columns else missing
        )
    for at, verdict in enumerate(own):
        if verdict == "fail" or (verdict == "unknown" and not whole):
            row = place.rows[at]
            cells = frozenset(_cell(submission, place, at, name) for name in rule.reads)
            key = tuple((name, key_text(submission, place, at, name)) for name in RECORDS[rule.record].key)
            yield ExpectedFinding(rule.id, rule.record, verdict, place.name, row, key, cells)


def _has_key(submission: Submission, record: str) -> bool:
    content = submission.contents.get(record)
    return content is not None and RECORDS[record].key[0] in content.columns


def _cell_of_sheet(place: Place, name: str) -> ExpectedCell:
    heading = place.headings.get(name)
    return ExpectedCell(name, None, None if heading is None else heading.text, None, None)


def _cell(submission: Submission, place: Place, at: int, name: str) -> ExpectedCell:
    heading = place.headings.get(name)
    return ExpectedCell(
        name,
        place.address(place.rows[at], name),
        None if heading is None else heading.text,
        place.text(at, name),
        canonical_text(_known(submission, place, at, name)),
    )


def _known(submission: Submission, place: Place, at: int, name: str) -> Cell | None:
    return submission.contents[place.record].rows[place.first + at].get(name)


def canonical_text(cell: Cell | None) -> str | None:
    """Give a cell's value as a report writes it: base units, ISO dates, true and false; None where unknown."""
    match cell and cell.value:
        case None:
            return None
        case bool(flag):
            return "true" if flag else "false"
        case Fraction() as number:
            return decimal_text(number)
        case date() as day:
            return day.isoformat()
        case text:
            return str(text)


def key_text(submission: Submission, place: Place, at: int, name: str) -> str:
    """Give a key field's text: its value, else what stands there, else nothing."""
    cell = _known(submission, place, at, name)
    if cell is None or not cell.filled:
        return ""
    return canonical_text(cell) or (place.text(at, name) or "").strip()
