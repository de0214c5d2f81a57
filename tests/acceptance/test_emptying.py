"""The metamorphic law: emptying a cell never turns a fail into a pass nor a pass into a fail.

The exceptions are those of the contract, as narrow as they can be told from the rule's expressions:
`present`, whose question it is; a key that `found_in` no longer finds; a record that leaves its group.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import pytest

import fupin
from fupin.model.records import RECORDS
from reference import expression as ex
from reference.evaluator import EMPTY, Cell
from support.submissions import Content, Submission, make_submission, seeds
from support.submissions.contents import DATES_OF_CHECK, fields_of
from support.submissions.expected import canonical_text
from support.submissions.rules import RuleText, rules_at
from support.submissions.steering import Row
from support.submissions.units import dimension
from support.submissions.unreadable import UNREADABLE_TEXTS

LOOKED_UP = {
    "loan": ("loan", "household"),
    "household": ("household", "loan"),
    "participation": ("participation", "project", "household"),
}
CELLS_A_KIND = 5


@dataclass(frozen=True)
class Emptied:
    """A cell that was emptied: the record kind, the position of the record, the field."""

    record: str
    row: int
    field: str


Findings = dict[tuple[str, int], str]
"""Fail or unknown by rule and position of the record; what is not there passes or is not applicable."""


@pytest.mark.parametrize("seed", seeds(1))
def test_emptying_a_cell_turns_no_verdict_round(seed: int, tmp_path: Path) -> None:
    random = Random(f"emptying {seed}")
    as_of = DATES_OF_CHECK[seed % len(DATES_OF_CHECK)]
    tried: dict[str, tuple[Submission, Emptied | None]] = {}
    for kind in RECORDS:
        submission = make_submission(f"emptying {kind} {seed}", LOOKED_UP.get(kind, (kind,)), most_rows=8)
        write_plainly(submission, tmp_path / kind / "0")
        tried[f"{kind}/0"] = (submission, None)
        for number, emptied in enumerate(choose(random, submission.contents[kind]), 1):
            write_plainly(without(submission, emptied), tmp_path / kind / str(number))
            tried[f"{kind}/{number}"] = (submission, emptied)
    found = findings_by_submission(tmp_path, as_of)
    turned = []
    for name, (submission, cell) in tried.items():
        if cell is not None:
            before, after = found.get(f"{cell.record}/0", {}), found.get(name, {})
            turned += [(name, cell, *rest) for rest in turned_round(rules_at(as_of), submission, cell, before, after)]
    assert turned == []


def choose(random: Random, content: Content) -> Iterator[Emptied]:
    """Choose some cells that hold something, in records that keep holding something else."""
    cells = [
        Emptied(content.record, at, name)
        for at, row in enumerate(content.rows)
        if sum(cell.filled for cell in row.values()) > 1
        for name, cell in row.items()
        if cell.filled
    ]
    yield from random.sample(cells, min(CELLS_A_KIND, len(cells)))


def without(submission: Submission, emptied: Emptied) -> Submission:
    """Give the submission with the cell emptied."""
    content = submission.contents[emptied.record]
    rows = list(content.rows)
    rows[emptied.row] = {**rows[emptied.row], emptied.field: EMPTY}
    changed = Content(content.record, content.columns, tuple(rows))
    return Submission(submission.as_of, {**submission.contents, emptied.record: changed})


def write_plainly(submission: Submission, folder: Path) -> None:
    """Write each kind as a CSV file under English headers, values as a report writes them."""
    folder.mkdir(parents=True)
    for content in submission.contents.values():
        with (folder / f"{content.record}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(content.columns)
            for row in content.rows:
                writer.writerow([plain_text(content.record, name, cell) for name, cell in row.items()])


def plain_text(record: str, name: str, cell: Cell) -> str:
    """Give the plainest text of a cell."""
    if cell.filled and cell.value is None:
        field = fields_of(record)[name]
        return UNREADABLE_TEXTS[dimension(field) or field.type.value][0]
    return (canonical_text(cell) or "").replace("\n", " ")


def findings_by_submission(folder: Path, as_of: date) -> dict[str, Findings]:
    """Check all submissions at once and give the findings of each; a finding about a sheet is one of each record."""
    found: dict[str, Findings] = {}
    for finding in fupin.check(folder, as_of=as_of).findings:
        path = Path(finding.path)
        own = found.setdefault(path.parent.relative_to(folder).as_posix(), {})
        own[finding.rule, -1 if finding.row is None else finding.row - 2] = finding.verdict.value
    return found


def turned_round(
    rules: tuple[RuleText, ...], submission: Submission, emptied: Emptied, before: Findings, after: Findings
) -> Iterator[tuple[str, int, str, str]]:
    """Give each verdict that turned from fail to pass or from pass to fail without being an exception."""
    for rule in rules:
        content = submission.contents.get(rule.record)
        for row in range(0 if content is None else len(content.rows)):
            was, now = verdict(before, rule.id, row), verdict(after, rule.id, row)
            if {was, now} == {"fail", "neither"} and not excepted(rule, submission, emptied, row, now):
                yield rule.id, row, was, now


def verdict(findings: Findings, rule: str, row: int) -> str:
    """Give a record's verdict as far as findings tell it."""
    return findings.get((rule, row), "unknown" if (rule, -1) in findings else "neither")


def excepted(rule: RuleText, submission: Submission, emptied: Emptied, row: int, now: str) -> bool:
    """Tell whether the contract lets the emptied cell turn this record's verdict round."""
    key = RECORDS[emptied.record].key[0]
    if emptied.field == key and emptied.record in rule.tables and now == "fail":
        return True
    if emptied.record != rule.record:
        return False
    rows = submission.contents[rule.record].rows
    return any(_asks(node, rows, emptied, row, inside=()) for node in rule.nodes)


def _asks(node: ex.Node, rows: tuple[Row, ...], emptied: Emptied, row: int, *, inside: tuple[str, ...]) -> bool:
    """Tell whether a node asks of this record if the cell is empty, or which records share its group.

    `inside` are the keys of the group over whose records the node is judged, none where it is this record.
    """
    match node:
        case ex.Present(field):
            return field == emptied.field and _concerns(rows, emptied.row, row, inside)
        case ex.CountBy(_, keys) | ex.SumBy(_, keys):
            if emptied.field in keys and row != emptied.row and _concerns(rows, emptied.row, row, keys):
                return True
            inside = keys
    return any(_asks(child, rows, emptied, row, inside=inside) for child in ex.children(node))


def _concerns(rows: tuple[Row, ...], emptied: int, row: int, keys: tuple[str, ...]) -> bool:
    """Tell whether the emptied cell's record is this one, or was of one group with it."""
    if not keys:
        return emptied == row
    return all(
        rows[row].get(key, EMPTY).value is not None
        and rows[row].get(key, EMPTY).value == rows[emptied].get(key, EMPTY).value
        for key in keys
    )
