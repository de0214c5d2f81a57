"""Ugly submissions: known contents, written as clerks write them, with all that a check must find in them.

`make_ugly` draws the truth of a seed and writes it with uglinesses drawn by dice of their own; `differences` holds
a check against it. Nothing here is shared with the reading that it tests but the names of the fields and aliases.
"""

from __future__ import annotations

from pathlib import Path

from support.submissions.contents import Content, Submission
from support.submissions.steering import Row

from .clerk import DELIMITED, UGLINESSES, WORKBOOK, Clerk
from .expected import Ugly, differences
from .files import write_files
from .truth import make_truth
from .xray import write_xray_book

__all__ = ["DELIMITED", "UGLINESSES", "WORKBOOK", "Ugly", "differences", "make_ugly", "write_xray_book"]


def make_ugly(
    seed: int | str,
    folder: Path,
    medium: str,
    records: tuple[str, ...] = (),
    only: frozenset[str] | None = None,
    without: frozenset[str] = frozenset(),
) -> Ugly:
    """Write the ugly submission of a seed into a folder.

    Args:
        seed: the same seed, medium and uglinesses give the same files.
        folder: where to; it must be empty.
        medium: WORKBOOK or DELIMITED.
        records: the record kinds; empty for some.
        only: the only uglinesses, then used wherever they can be; None for a draw of all.
        without: uglinesses to leave out; all else stays as far as it can.
    """
    truth = make_truth(seed, records)
    clerk = Clerk(f"{seed} {medium}", medium, only, without)
    files = write_files(clerk, list(truth.submission.contents.values()), folder)
    rows: dict[str, list[Row]] = {}
    for table in files.tables:
        rows.setdefault(table.table.record, []).extend(table.table.truth)
    contents = {
        record: Content(record, _columns(truth.submission, record), tuple(held)) for record, held in rows.items()
    }
    submission = Submission(truth.submission.as_of, contents)
    return Ugly(str(seed), folder, submission, tuple(files.tables), tuple(files.strangers), clerk.used, truth.seeded)


def _columns(submission: Submission, record: str) -> tuple[str, ...]:
    return submission.contents[record].columns
