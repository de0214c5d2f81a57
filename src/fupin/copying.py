"""Copies of submitted sheets as they were read, with what is personal in them masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa

from fupin.model.person_words import KnownNames
from fupin.model.personal import mask_numbers
from fupin.model.sheet_copy import SheetCopy
from fupin.personal_cells import masked_columns, names_of
from fupin.reading.raw import RawSheet
from fupin.submissions import Submission, SubmittedFile


def sheet_copies(submissions: Sequence[Submission], *, show_personal: bool) -> Iterator[SheetCopy]:
    """A copy of each submitted sheet in which a table was recognised, by input and sheet.

    Args:
        submissions: the submissions as they were read.
        show_personal: leave names and personal numbers unmasked.
    """
    for submission in submissions:
        for file in submission.files:
            known = KnownNames(()) if show_personal else names_of(file)
            for sheet in file.sheets:
                if any(reading.sheet == sheet.raw.name for reading in file.readings):
                    yield _shown(file, sheet.raw) if show_personal else _masked(file, sheet.raw, known)


def _shown(file: SubmittedFile, raw: RawSheet) -> SheetCopy:
    return _copy(file, raw, tuple(raw.columns), str)


def _masked(file: SubmittedFile, raw: RawSheet, known: KnownNames) -> SheetCopy:
    return _copy(file, raw, tuple(masked_columns(file, raw, known)), mask_numbers)


def _copy(
    file: SubmittedFile, raw: RawSheet, columns: tuple[pa.StringArray, ...], mask: Callable[[str], str]
) -> SheetCopy:
    return SheetCopy(
        path=mask(file.report.path),
        sheet=None if raw.name is None else mask(raw.name),
        columns=columns,
        rows=raw.rows,
        header=None if raw.header is None else tuple(map(mask, raw.header)),
        first_column=raw.first_column,
        merges=tuple((each.top, each.left, each.bottom, each.right) for each in raw.merges),
        hidden=raw.hidden,
    )
