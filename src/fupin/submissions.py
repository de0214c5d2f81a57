"""Submissions as they are read: files and frames in, tables, problems and a report of each file out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fupin.model.errors import UnreadableInputError
from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Text
from fupin.reading.files import NamedSheet
from fupin.reading.guard.child import read_guarded
from fupin.reading.guard.inspection import inspect_size
from fupin.reading.guard.limits import Limits
from fupin.reading.pins import Pins
from fupin.reading.sheets import SheetReading
from fupin.reading.sources import Source, SourceFile
from fupin.reading.submitted import SubmittedTables, pinned_encoding, read_tables
from fupin.result import ColumnReport, InputReport, SheetReport

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class SubmittedFile:
    """One file as read.

    Attributes:
        report: how it was read.
        readings: its tables that were recognised.
        problems: all problems and notes, the whole file's first.
        used_pins: by number in the mapping file, the entries that fitted one of its sheets.
        sheets: everything that it holds, as text.
    """

    report: InputReport
    readings: tuple[SheetReading, ...] = ()
    problems: tuple[Problem, ...] = ()
    used_pins: frozenset[int] = frozenset()
    sheets: tuple[NamedSheet, ...] = ()


@dataclass(frozen=True)
class Submission:
    """The files of one submission, in order.

    Attributes:
        files: those that were read, or could not be.
        notes: what is to be said of files beside them.
        county: the county that it was told to be of before it was read; None where nothing told.
        listed: whether that is a county of the roster.
        compared: whether its records are to be compared with those of other submissions.
    """

    files: tuple[SubmittedFile, ...]
    notes: tuple[Problem, ...] = ()
    county: str | None = None
    listed: bool = False
    compared: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems and notes, file by file."""
        return (*self.notes, *(problem for file in self.files for problem in file.problems))

    @property
    def readings(self) -> tuple[SheetReading, ...]:
        """The tables of all files that were recognised."""
        return tuple(reading for file in self.files for reading in file.readings)


def submission_of(source: Source, files: Iterable[SubmittedFile]) -> Submission:
    """The submission of a source, its files having been read."""
    return Submission(tuple(files), passed_over(source), source.county, source.listed, source.compared)


def passed_over(source: Source) -> tuple[Problem, ...]:
    """A note on each file of a folder that was passed over, and on each report that lies in it."""
    others = (Problem(ProblemCode.FILE_PASSED_OVER, file.label) for file in source.passed_over)
    return (*others, *(Problem(ProblemCode.OWN_REPORT, file.label) for file in source.reports))


def read_source(file: SourceFile, limits: Limits, record: str | None, pins: Pins) -> SubmittedFile:
    """Reads one file within limits; what can't be read becomes a report with the reason.

    The hash is of the bytes that were read: a file that something else writes to meanwhile is one that can't be read.

    Args:
        file: the file.
        limits: what it may cost.
        record: the record kind that the user says it holds where nothing else does; None for none.
        pins: what else the user says.
    """
    digest = None
    try:
        inspect_size(file.path, limits)  # a pipe or device has no end to hash
        digest = sha256_of(file.path)
        contents = read_guarded(file.path, limits, pinned_encoding(pins, file.label))
        if sha256_of(file.path) != digest:
            return SubmittedFile(InputReport(file.label, None, _CHANGED))
    except UnreadableInputError as error:
        return SubmittedFile(InputReport(file.label, digest, error.text))
    except OSError as error:
        reason = Text("没有这个文件" if isinstance(error, FileNotFoundError) else "无法打开", f"{error.strerror}")
        return SubmittedFile(InputReport(file.label, None, reason))
    tables = read_tables(file.label, contents.sheets, record, pins)
    notes = [Problem(code, file.label, params=params) for code, params in contents.notes]
    found = _of_tables(file.label, digest, tables, contents.written_as)
    return replace(found, problems=(*notes, *found.problems), sheets=contents.sheets)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes.

    Raises:
        OSError: it can't be opened or read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


_CHANGED = Text(
    "正在读取时文件被改动；请等写完、保存后再检查",
    "it was changed while it was read; check it again once it has been written and saved",
)


def _of_tables(label: str, digest: str | None, tables: SubmittedTables, written_as: str = "") -> SubmittedFile:
    reports = tuple(_sheet_report(reading) for reading in tables.readings)
    report = InputReport(label, digest, None, reports, written_as)
    return SubmittedFile(report, tables.readings, tables.problems, tables.used_pins)


def _sheet_report(reading: SheetReading) -> SheetReport:
    return SheetReport(
        reading.sheet,
        reading.record,
        reading.header_rows,
        reading.table.rows,
        reading.left_out,
        reading.unknown_columns,
        reading.raw.hidden,
        reading.area,
        reading.layout.recognised_by,
        reading.layout.units,
        tuple(_column_reports(reading)),
    )


def _column_reports(reading: SheetReading) -> Iterator[ColumnReport]:
    names = {at: name for name, at in reading.fields.items()}
    for at, path in enumerate(reading.layout.block.paths):
        if not path:
            continue
        field = names.get(at)
        held = None if field is None else reading.units[field]
        unit = None if held is None or held.unit is None else held.unit.name
        source = None if held is None else held.source
        hidden = at in reading.raw.hidden_columns
        yield ColumnReport(reading.raw.column_place(at), " / ".join(path), field, unit, source, hidden)


def read_frames(frames: Mapping[str, pd.DataFrame], pins: Pins) -> Submission:
    """Takes pandas frames by record kind as one submission."""
    from fupin.reading.formats.records import read_frame

    files = []
    for name, frame in frames.items():
        tables = read_tables(name, [NamedSheet(name, read_frame(frame))], name, pins)
        files.append(_of_tables(name, None, tables))
    return Submission(tuple(files))
