"""Copies of submitted sheets as they were read, with what is personal in them masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from fupin.model.personal import mask_name, mask_numbers
from fupin.model.records import RECORDS
from fupin.model.sheet_copy import SheetCopy
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
            for sheet in file.sheets:
                if any(reading.sheet == sheet.raw.name for reading in file.readings):
                    yield _copy(file, sheet.raw, show_personal=show_personal)


def _copy(file: SubmittedFile, raw: RawSheet, *, show_personal: bool) -> SheetCopy:
    names = _name_columns(file, raw)
    columns = tuple(
        column if show_personal else _masked(column, name=raw.first_column + at in names)
        for at, column in enumerate(raw.columns)
    )
    return SheetCopy(
        path=file.report.path if show_personal else mask_numbers(file.report.path),
        sheet=raw.name if show_personal or raw.name is None else mask_numbers(raw.name),
        columns=columns,
        rows=raw.rows,
        header=raw.header,
        first_column=raw.first_column,
        merges=tuple((each.top, each.left, each.bottom, each.right) for each in raw.merges),
        hidden=raw.hidden,
    )


def _name_columns(file: SubmittedFile, raw: RawSheet) -> set[int]:
    """The numbers of the columns that hold persons' names."""
    return {
        reading.raw.first_column + at
        for reading in file.readings
        if reading.sheet == raw.name
        for name, at in reading.fields.items()
        if RECORDS[reading.record].fields()[name].personal
    }


def _masked(column: pa.StringArray, *, name: bool) -> pa.StringArray:
    distinct = column.dictionary_encode()
    mask = mask_name if name else mask_numbers
    texts = [None if text is None else mask(text) for text in distinct.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(distinct.indices)
