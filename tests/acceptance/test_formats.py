"""The same contents in every format and every spelling: the same verdicts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import fupin
from fupin.result import CheckResult
from support.submissions import (
    Form,
    Submission,
    make_frames,
    make_submission,
    seeds,
    write_delimited,
    write_json,
    write_mixed,
    write_workbook,
)
from support.submissions.agreement import differences

Verdicts = Counter[tuple[str, str, int | None, str]]


def forms(submission: Submission, folder: Path, seed: int) -> dict[str, Form]:
    """Give the submission in each format."""
    writers = {"workbook": write_workbook, "delimited": write_delimited, "json": write_json, "mixed": write_mixed}
    result = {"frames": make_frames(submission, seed)}
    for name, write in writers.items():
        (folder / name).mkdir()
        result[name] = write(submission, folder / name, seed)
    return result


def verdicts(result: CheckResult, form: Form) -> Verdicts:
    """Give each finding's rule, record kind, number of the record among its kind, and verdict."""
    numbers = {
        (place.record, *place.name, row): place.first + at
        for place in form.places
        for at, row in enumerate(place.rows)
    }
    return Counter(
        (
            finding.rule,
            finding.record,
            None if finding.row is None else numbers[finding.record, finding.path, finding.sheet, finding.row],
            finding.verdict.value,
        )
        for finding in result.findings
    )


@pytest.mark.parametrize("seed", seeds(1))
def test_every_format_gives_the_same_verdicts(seed: int, tmp_path: Path) -> None:
    submission = make_submission(f"formats {seed}", most_rows=10)
    found = {}
    for name, form in forms(submission, tmp_path, seed).items():
        result = fupin.check(form.inputs, as_of=submission.as_of, show_personal=True)
        unlike = differences(result, submission, form)
        assert not unlike, "\n".join([name, *unlike])
        found[name] = (verdicts(result, form) if not cut(form) else None, result.verdicts)
    assert len({counts for _, counts in found.values()}) == 1
    assert len({frozenset(each.items()) for each, _ in found.values() if each is not None}) == 1


def cut(form: Form) -> bool:
    """Tell whether a kind was cut in two, so that what is said once a sheet is said twice."""
    return any(place.first for place in form.places)
