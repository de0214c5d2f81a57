"""Submissions of known contents, written as people write them, judged as the reference judges the contents.

Every count of every rule, every finding with its place, key and evidence, every row left out and every
cell that could not be read must be what the contents demand. FUPIN_SEEDS raises the number of submissions.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import fupin
from fupin.model.records import RECORDS
from reference.evaluator import Cell
from support.submissions import Content, Form, Submission, make_submission, seeds, write_delimited, write_workbook
from support.submissions.agreement import differences
from support.submissions.contents import fields_of
from support.submissions.expected import VERDICTS, reference_verdicts
from support.submissions.rules import rules_at, rules_of

BEFORE_HH01 = date(2018, 9, 30)
Writer = Callable[[Submission, Path, int | str], Form]


def assert_agrees(submission: Submission, form: Form) -> None:
    """Check a submission and compare all that is known of it."""
    result = fupin.check(form.inputs, as_of=submission.as_of, show_personal=True)
    found = differences(result, submission, form)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("seed", seeds(4))
@pytest.mark.parametrize("write", [write_workbook, write_delimited])
def test_agrees_with_the_reference(write: Writer, seed: int, tmp_path: Path) -> None:
    submission = make_submission(seed)
    assert_agrees(submission, write(submission, tmp_path, seed))


def test_rules_none_of_whose_columns_are_there_are_unknown_once_a_sheet(tmp_path: Path) -> None:
    """Also where the date alone would make them not applicable, as HH01 before the end of 2018."""
    submission = make_submission("bare", tuple(RECORDS))
    contents: dict[str, Content] = {}
    for record, content in submission.contents.items():
        read = frozenset[str]().union(*(rule.reads for rule in rules_of(record, BEFORE_HH01)))
        columns = tuple(name for name in fields_of(record) if name in content.columns and name not in read)
        rows = [{name: row[name] for name in columns} for row in content.rows]
        kept = tuple(row for row in rows if any(cell.filled for cell in row.values()))
        contents |= {record: Content(record, columns, kept)} if kept else {}
    bare = Submission(BEFORE_HH01, contents)
    assert_agrees(bare, write_workbook(bare, tmp_path, "bare"))


@cache  # no fixture: those are run with coverage measured
def many() -> list[Submission]:
    """Some submissions, to see what the generator reaches."""
    return [make_submission(seed) for seed in range(60)]


def test_the_generator_reaches_every_verdict_of_every_rule() -> None:
    """Each rule passes, fails, is unknown and, where it has a `when`, not applicable somewhere."""
    reached: dict[str, set[str]] = {}
    for submission in many():
        for name, verdicts in reference_verdicts(submission).items():
            reached.setdefault(name, set()).update(verdicts)
    for rule in rules_at(many()[0].as_of):
        wanted = set(VERDICTS) if rule.when is not None else set(VERDICTS) - {"not_applicable"}
        assert reached[rule.id] == wanted, rule.id


def test_the_generator_fills_every_field() -> None:
    """Each field of each kind holds several values, nothing, and something unreadable somewhere."""
    seen: dict[tuple[str, str], set[Cell]] = {}
    for submission in many():
        for record, content in submission.contents.items():
            for row in content.rows:
                for name, cell in row.items():
                    seen.setdefault((record, name), set()).add(cell)
    for record in RECORDS:
        for name, field in fields_of(record).items():
            values = {cell.value for cell in seen[record, name] if cell.value is not None}
            wanted: set[object] = {True, False} if field.type.value == "flag" else set(field.values)
            assert len(values) >= 2, (record, name)
            assert values >= wanted, (record, name)
            assert seen[record, name] >= {Cell(None, False), Cell(None, True)}, (record, name)


def test_the_same_seed_gives_the_same_submission(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write_delimited(make_submission(7), tmp_path / folder, 7)
    first = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
