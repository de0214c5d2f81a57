"""Which cells of a submitted sheet hold persons' names, and the sheet's columns with them masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.person_words import KnownNames, is_label, is_person_header, is_total_word, mask_labelled
from fupin.model.personal import mask_name, mask_numbers
from fupin.model.records import RECORDS
from fupin.reading.arrays import Mask
from fupin.reading.raw import RawSheet
from fupin.reading.sheets import SheetReading
from fupin.submissions import SubmittedFile

_HEADERS = ("header", "column_numbers")
_TITLES = ("title", "unit_line")
_SENTENCES = ("footnote", "heading")
"""Rows below it whose first cells hold whole sentences."""
_LONGEST_NAME = 4
"""Signs of a name in such a row; longer texts are sentences."""


@dataclass(frozen=True)
class _Rows:
    """The rows of a sheet, each a mask by position.

    Attributes:
        headers: rows of headers, which hold no names.
        titles: rows of titles and units.
        records: rows that were judged.
        sentences: rows of footnotes and headings.
    """

    headers: Mask
    titles: Mask
    records: Mask
    sentences: Mask


def names_of(file: SubmittedFile) -> KnownNames:
    """The names in the columns for names of a file."""
    found: set[str] = set()
    for reading, columns in _name_columns(file):
        for column in columns:
            texts = reading.raw.columns[column].take(pa.array(reading.positions))
            found.update(text for text in pc.unique(texts).to_pylist() if text)
    return KnownNames(found)


def masked_columns(file: SubmittedFile, raw: RawSheet, known: KnownNames) -> Iterator[pa.StringArray]:
    """The columns of a sheet with personal numbers and persons' names masked.

    Names are what stands below a header that says so, what follows a label such as 填表人, in the same
    cell or the next, and where else the names stand that the file gives in columns for names.

    Args:
        file: the file.
        raw: one of its sheets.
        known: the names that the file gives.
    """
    rows = _rows(file, raw)
    named = _named(file, raw)
    labelled = _labelled(raw, ~(rows.headers | rows.records))

    def free(text: str) -> str:
        return known.masked(mask_labelled(mask_numbers(text)))

    for at, column in enumerate(raw.columns):
        texts = pc.if_else(pa.array(rows.headers), _each(column, mask_numbers), _each(column, free))
        if at in named:
            below = named[at] & ~rows.headers & ~rows.titles
            texts = pc.if_else(pa.array(below & ~rows.sentences), _each(column, _name_or_total), texts)
            texts = pc.if_else(
                pa.array(below & rows.sentences), _each(column, lambda text: _short(text, free)), texts
            )
        yield pc.if_else(pa.array(labelled[at]), _each(column, mask_name), texts)


def _each(column: pa.StringArray, mask: Callable[[str], str]) -> pa.StringArray:
    """The column with every distinct text masked once."""
    distinct = column.dictionary_encode()
    texts = [None if text is None else mask(text) for text in distinct.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(distinct.indices)


def _name_or_total(text: str) -> str:
    return text if is_total_word(text) or is_label(text) else mask_name(text)


def _short(text: str, otherwise: Callable[[str], str]) -> str:
    return _name_or_total(text) if len(text.strip()) <= _LONGEST_NAME else otherwise(text)


def _name_columns(file: SubmittedFile) -> Iterator[tuple[SheetReading, list[int]]]:
    """The tables of a file, each with the indices of its columns for names."""
    for reading, report in zip(file.readings, file.report.sheets, strict=True):
        fields = RECORDS[reading.record].fields()
        found = [at for name, at in reading.fields.items() if fields[name].personal]
        places = {reading.raw.column_place(at): at for at in range(len(reading.raw.columns))}
        unknown = [column for column in report.columns if column.field is None and column.place in places]
        found += [places[column.place] for column in unknown if is_person_header(column.header)]
        yield reading, found


def _named(file: SubmittedFile, raw: RawSheet) -> dict[int, Mask]:
    """By column of the sheet, which rows stand below a header of names."""
    named: dict[int, Mask] = {}
    for reading, columns in _name_columns(file):
        if reading.sheet != raw.name or not columns:
            continue
        below = np.isin(raw.rows, reading.raw.rows[reading.layout.block.last + 1 :])
        for column in columns:
            at = reading.raw.first_column + column - raw.first_column
            named[at] = named.get(at, np.zeros(len(raw.rows), np.bool_)) | below
    return named


def _rows(file: SubmittedFile, raw: RawSheet) -> _Rows:
    readings = [reading for reading in file.readings if reading.sheet == raw.name]
    records = [reading.raw.rows[reading.positions] for reading in readings]

    def left_out(reasons: tuple[str, ...]) -> list[int]:
        return [each.row for reading in readings for each in reading.left_out if each.why.startswith(reasons)]

    headers = [row for reading in readings for row in reading.header_rows]
    return _Rows(
        headers=np.isin(raw.rows, headers + left_out(_HEADERS)),
        titles=np.isin(raw.rows, left_out(_TITLES)),
        records=np.isin(raw.rows, np.concatenate(records)),
        sentences=np.isin(raw.rows, left_out(_SENTENCES)),
    )


def _labelled(raw: RawSheet, outside: Mask) -> list[Mask]:
    """By column, the cells outside tables that follow, in their row, a cell with nothing but a label."""
    found = [np.zeros(len(raw.rows), np.bool_) for _ in raw.columns]
    rows = np.flatnonzero(outside)
    waiting = np.zeros(len(rows), np.bool_)
    for at, column in enumerate(raw.columns):
        for number, text in enumerate(column.take(pa.array(rows)).to_pylist()):
            if text and text.strip():
                label = is_label(text)
                found[at][rows[number]] = waiting[number] and not label
                waiting[number] = label
    return found
