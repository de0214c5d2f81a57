"""Submissions that lie side by side are judged apart, and large ones as small ones are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import fupin
from support.submissions import make_submission, seeds, write_delimited, write_mixed, write_workbook
from support.submissions.agreement import differences, findings_found
from support.submissions.contents import DATES_OF_CHECK


@pytest.mark.parametrize("seed", seeds(1))
def test_a_folder_of_submissions_is_judged_as_each_by_itself(seed: int, tmp_path: Path) -> None:
    """A workbook, the data files beside it and those of a sub-folder know nothing of each other's groups and keys."""
    as_of = DATES_OF_CHECK[seed % len(DATES_OF_CHECK)]
    records = ("loan", "household", "township", "hiring")
    submissions = [make_submission(f"side by side {seed} {number}", records, most_rows=8) for number in range(3)]
    (tmp_path / "b").mkdir()
    forms = [
        write_workbook(submissions[0], tmp_path, seed),
        write_delimited(submissions[1], tmp_path, seed),
        write_mixed(submissions[2], tmp_path / "b", seed),
    ]
    paths = [sorted({place.path for place in form.places}) for form in forms]
    alone = [fupin.check(each, as_of=as_of, show_personal=True) for each in paths]
    together = fupin.check(tmp_path, as_of=as_of, show_personal=True)
    assert findings_found(together) == sum((findings_found(result) for result in alone), Counter())
    totals: Counter[tuple[str, str]] = Counter()
    for result in alone:
        for count in result.verdicts:
            totals.update({(count.rule, "pass"): count.passed, (count.rule, "fail"): count.fail})
            totals.update({(count.rule, "unknown"): count.unknown, (count.rule, "n/a"): count.not_applicable})
    for count in together.verdicts:
        found = count.passed, count.fail, count.unknown, count.not_applicable
        assert found == tuple(totals[count.rule, verdict] for verdict in ("pass", "fail", "unknown", "n/a"))
    assert len(together.problems) == sum(len(result.problems) for result in alone)


@pytest.mark.parametrize("seed", seeds(1))
def test_thousands_of_records_agree_with_the_reference(seed: int, tmp_path: Path) -> None:
    submission = make_submission(f"large {seed}", ("hiring",), least_rows=2100, most_rows=2600)
    form = write_delimited(submission, tmp_path, seed)
    result = fupin.check(form.inputs, as_of=submission.as_of, show_personal=True)
    found = differences(result, submission, form)
    assert not found, "\n".join(found)
