"""What a file's sheets say: its tables recognised and read, and what could not be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import PurePath

import numpy as np

from fupin.model.guide import is_guide
from fupin.model.problems import Problem, ProblemCode
from fupin.reading.files import NamedSheet
from fupin.reading.layout.header_block import HeaderBlock, header_block, named_block
from fupin.reading.layout.recognise import Evidence
from fupin.reading.layout.tables import NotRecognised, Table, find_tables, table_at
from fupin.reading.layout.windows import filled_rows
from fupin.reading.merged import hidden_records
from fupin.reading.pinned_columns import PinnedColumns, pinned_columns
from fupin.reading.pins import Pins, SheetPin
from fupin.reading.raw import RawSheet
from fupin.reading.sheets import SheetReading, read_sheet

_NO_RECORDS = re.compile(r"说明|须知|指南|封面|目录|字典|下拉|选项|代码表|参数表|^合规检查(?:\([0-9]+\))?$")
"""Names of sheets that are there for whoever fills in the others."""


@dataclass(frozen=True)
class SubmittedTables:
    """The tables of one file.

    Attributes:
        readings: those that were recognised, in order.
        problems: all problems and notes of the file's sheets, in order.
        used_pins: by number in the mapping file, the entries that fitted a sheet.
    """

    readings: tuple[SheetReading, ...]
    problems: tuple[Problem, ...]
    used_pins: frozenset[int]


def read_tables(label: str, sheets: Iterable[NamedSheet], record: str | None, pins: Pins) -> SubmittedTables:
    """Recognises and reads the tables of a file.

    Args:
        label: the file as the user named it.
        sheets: its sheets.
        record: the record kind that the user says it holds where nothing else does; None for none.
        pins: what else the user says.
    """
    readings: list[SheetReading] = []
    problems: list[Problem] = []
    used: set[int] = set()
    for sheet in sheets:
        number = pin_of(pins, label, sheet.name)
        pin = None if number is None else pins.sheets[number]
        used |= set() if number is None else {number}
        if pin is not None and pin.skip:
            problems.append(Problem(ProblemCode.SHEET_SKIPPED, label, sheet.raw.name, params={"name": sheet.name}))
            continue
        problems += _rows_not_there(label, sheet.raw, pin)
        for table in _tables(sheet, record, pin):
            if isinstance(table.layout, NotRecognised):
                problems += (
                    []
                    if table.layout.empty or _is_guide(sheet)
                    else [_unrecognised(label, sheet, table, table.layout)]
                )
                continue
            pinned = pinned_columns(table.raw, table.layout.block, table.layout.record, pin, pins)
            reading = read_sheet(label, table.raw, table.layout, pinned)
            readings.append(reading)
            problems += [*reading.problems, *_hidden(reading), *_unused(reading, pinned)]
    return SubmittedTables(tuple(readings), tuple(problems), frozenset(used))


def pin_of(pins: Pins, label: str, sheet: str) -> int | None:
    """The number of what the user says of a sheet: the first entry that fits its file and its name."""
    file = PurePath(label).name
    fits = (fnmatch(file, pin.file) and fnmatch(sheet, pin.sheet) for pin in pins.sheets)
    return next((number for number, fit in enumerate(fits) if fit), None)


def pinned_encoding(pins: Pins, label: str) -> str | None:
    """The encoding that the user says a text file has; None where nothing is said."""
    file = PurePath(label).name
    return next((pin.encoding for pin in pins.sheets if pin.encoding is not None and fnmatch(file, pin.file)), None)


def _tables(sheet: NamedSheet, record: str | None, pin: SheetPin | None) -> list[Table]:
    evidence = Evidence(sheet.name, (), record, None if pin is None else pin.record)
    block = None if pin is None else _pinned_block(sheet.raw, pin)
    return find_tables(sheet.raw, evidence) if block is None else [table_at(sheet.raw, block, evidence)]


def _pinned_block(raw: RawSheet, pin: SheetPin) -> HeaderBlock | None:
    """The header that the user points at; None where there is no such row, or nothing is said of it."""
    if raw.header is not None:
        return named_block(raw.header) if pin.record is not None else None
    positions = np.flatnonzero(np.isin(raw.rows, pin.header_rows)).tolist()
    return header_block(raw, positions) if positions and len(positions) == len(pin.header_rows) else None


def _is_guide(sheet: NamedSheet) -> bool:
    """Whether a sheet is one that this program has written, which says so itself."""
    texts = sheet.raw.row_texts(0) if len(sheet.raw.rows) else []
    return bool(texts) and is_guide(sheet.name or "", texts[0])


def _unrecognised(label: str, sheet: NamedSheet, table: Table, found: NotRecognised) -> Problem:
    """The problem of a sheet that can't be recognised; of a part of one, at the part's first cell."""
    records = found.table and not _NO_RECORDS.search(sheet.name)
    code = ProblemCode.SHEET_UNKNOWN if records else ProblemCode.SHEET_SKIPPED
    params = {"name": sheet.name, "nearest": ",".join(found.nearest)}
    if table.raw is sheet.raw or sheet.raw.header is not None:
        return Problem(code, label, sheet.raw.name, params=params)
    row = int(table.raw.rows[np.flatnonzero(filled_rows(table.raw))[0]])
    return Problem(code, label, sheet.raw.name, table.raw.cell(row, 0), row, params=params)


def _hidden(reading: SheetReading) -> Iterator[Problem]:
    """A note on records and columns that are hidden and were read all the same."""
    raw = reading.raw
    rows = hidden_records(raw, reading.positions)
    columns = [raw.column_place(at) for at in raw.hidden_columns if at in reading.fields.values()]
    if not rows and not columns:
        return
    listed = ", ".join(map(str, rows)), ", ".join(columns)
    zh = "、".join(part for part, there in ((f"第 {listed[0]} 行", rows), (f"{listed[1]} 列", columns)) if there)
    en = ", ".join(part for part, there in ((f"rows {listed[0]}", rows), (f"columns {listed[1]}", columns)) if there)
    yield Problem(ProblemCode.HIDDEN, reading.path, reading.sheet, params={"zh": zh, "en": en})


def _rows_not_there(label: str, raw: RawSheet, pin: SheetPin | None) -> Iterator[Problem]:
    """Rows of a header that the user points at and the sheet doesn't have."""
    there = set() if raw.header is not None else set(raw.rows.tolist())
    missing = () if pin is None else [row for row in pin.header_rows if row not in there]
    if missing and pin is not None:
        rows = ", ".join(map(str, missing))
        params = {"line": str(pin.line), "zh": f"工作表没有第 {rows} 行", "en": f"the sheet has no rows {rows}"}
        yield Problem(ProblemCode.MAPPING_UNUSED, label, raw.name, params=params)


def _unused(reading: SheetReading, pinned: PinnedColumns) -> Iterator[Problem]:
    """Columns that the user names and the table doesn't have."""
    for name, line in pinned.unused:
        params = {"line": str(line), "zh": f"表中没有“{name}”列", "en": f"the sheet has no column {name}"}
        yield Problem(ProblemCode.MAPPING_UNUSED, reading.path, reading.sheet, params=params)


def unused_pins(pins: Pins, used: Iterable[int]) -> Iterator[Problem]:
    """Entries of the mapping file that fitted no sheet of any input, `used` being the numbers of those that did."""
    fitted = set(used)
    for number, pin in enumerate(pins.sheets):
        if number not in fitted:
            zh, en = f"没有工作表符合 {pin.file} / {pin.sheet}", f"no sheet fits {pin.file} / {pin.sheet}"
            params = {"line": str(pin.line), "zh": zh, "en": en}
            yield Problem(ProblemCode.MAPPING_UNUSED, pins.path, params=params)
