"""One file to raw sheets: what it is, by its content first and its name second."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fupin.model.errors import UnreadableInputError
from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.reading.kinds import HEAD, Kind, kind_of_head, promised
from fupin.reading.own_reports import refuse_own_report
from fupin.reading.raw import RawSheet

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"})
DATA_FILES = frozenset({".csv", ".tsv", ".parquet", ".json", ".jsonl", ".ndjson"})


@dataclass(frozen=True)
class NamedSheet:
    """A raw sheet with what it is called: its sheet's name, or its file's name without ending."""

    name: str
    raw: RawSheet


Notes = tuple[tuple[ProblemCode, Mapping[str, str]], ...]
"""Codes of notes, each with its parameters."""


@dataclass(frozen=True)
class FileContents:
    """What a file holds.

    Attributes:
        sheets: its sheets, or its one table, in order.
        written_as: how it is written: format, and for text its encoding and delimiter (`CSV, GB18030, ;`).
        notes: what its reader has to say of the whole file: a code of a note, and its parameters.
    """

    sheets: tuple[NamedSheet, ...]
    written_as: str = ""
    notes: Notes = ()


def read_file(path: Path, encoding: str | None = None) -> FileContents:
    """Reads a file of any format that the program knows.

    Args:
        path: the file.
        encoding: the encoding of a text file as the user says it; None where it is to be found.

    Raises:
        UnreadableInputError: it can't be opened, is damaged, or is of another format, or is a report of this program.
        UsageError: there is no such encoding.
    """
    try:
        refuse_own_report(path)
        kind = kind_of(path)
        contents = _read(path, kind, encoding)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableInputError(Text(f"无法打开：{reason}", f"can't be opened: {reason}")) from error
    kinds = promised(path.name)
    if kinds is None or kind in kinds:
        return contents
    named = {"name": path.name, "format": contents.written_as.partition(",")[0]}
    return FileContents(contents.sheets, contents.written_as, ((ProblemCode.NAMED_OTHERWISE, named), *contents.notes))


def kind_of(path: Path) -> Kind:
    """What a file is, by its content; packages are looked into.

    Raises:
        UnreadableInputError: it is of a format that holds no records; the reason names it.
        OSError: it can't be opened.
    """
    with path.open("rb") as stream:
        kind = kind_of_head(stream.read(HEAD), path.name)
        if kind is Kind.COMPOUND:
            from fupin.reading.guard.compound import kind_of_compound

            return kind_of_compound(stream)
        return _kind_of_package(path) if kind is Kind.PACKAGE else kind


def _kind_of_package(path: Path) -> Kind:
    from fupin.reading.containers import LONGEST_TYPE, OPEN_TYPE, kind_of_package

    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            mimetype = b""
            if OPEN_TYPE in names:
                with package.open(OPEN_TYPE) as part:
                    mimetype = part.read(LONGEST_TYPE)
    except (zipfile.BadZipFile, EOFError, RuntimeError, ValueError) as error:  # RuntimeError: an encrypted part
        raise UnreadableInputError(
            Text("不是完好的工作簿：压缩包已损坏", "not an intact workbook: its zip package is damaged")
        ) from error
    return kind_of_package(names, mimetype)


def _read(path: Path, kind: Kind, encoding: str | None) -> FileContents:
    """What a file of a kind holds; each format's reader is imported where it is used."""
    if kind is Kind.WORKBOOK:
        from fupin.reading.formats.package import has_macros
        from fupin.reading.formats.workbook import read_workbook

        return _workbook(kind, read_workbook(path), macros=has_macros(path))
    if kind is Kind.OLD_WORKBOOK:
        from fupin.reading.formats import old_workbook

        return _workbook(kind, old_workbook.read_old_workbook(path), macros=old_workbook.has_macros(path))
    if kind is Kind.OPEN_DOCUMENT:
        from fupin.reading.formats.open_document import read_open_document
        from fupin.reading.formats.package import has_macros

        return _workbook(kind, read_open_document(path), macros=has_macros(path))
    if kind is Kind.DELIMITED:
        from fupin.reading.formats.delimited import read_delimited_file

        text = read_delimited_file(path, encoding)
        return _tables(path, text.sheets, text.written_as)
    if kind is Kind.JSON:
        from fupin.reading.formats.json_text import read_json

        named = tuple(NamedSheet(name or path.stem, raw) for name, raw in read_json(path))
        return FileContents(named, kind.value)
    if kind is Kind.JSON_LINES:
        from fupin.reading.formats.json_text import read_json_lines

        return _tables(path, read_json_lines(path), kind.value)
    from fupin.reading.formats.records import read_parquet

    return _tables(path, read_parquet(path), kind.value)


def _workbook(kind: Kind, sheets: Sequence[RawSheet], *, macros: bool) -> FileContents:
    notes: Notes = ((ProblemCode.MACROS, {}),) if macros else ()
    return FileContents(tuple(NamedSheet(raw.name or "", raw) for raw in sheets), kind.value, notes)


def _tables(path: Path, sheets: Sequence[RawSheet], written_as: str) -> FileContents:
    return FileContents(tuple(NamedSheet(path.stem, raw) for raw in sheets), written_as)
