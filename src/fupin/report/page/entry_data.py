"""The entries of the report as the page's data: a row of values each, texts by their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fupin.model.finding import EvidenceCell
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import Entry, EntryKind, entries
from fupin.report.figures import shown_value
from fupin.report.names import field_name, shown_header
from fupin.report.page.standing_data import waiver_data
from fupin.report.page.texts import Texts
from fupin.result import CheckResult

ENTRY_FIELDS = (
    "kind",
    "rule",
    "level",
    "path",
    "sheet",
    "record",
    "county",
    "row",
    "cell",
    "key",
    "message",
    "repairs",
    "cells",
    "fingerprint",
    "since",
    "waiver",
)
"""What the values of a row mean; kind, rule, level and since are words, the other texts numbers."""


def kind_of(entry: Entry) -> str:
    """What the page calls an entry: a finding by its verdict; a problem that is but a note, a reading note."""
    if entry.kind is EntryKind.INPUT:
        return "input"
    if entry.kind is EntryKind.PROBLEM:
        return "reading" if entry.level is Level.NOTE else "problem"
    return (entry.verdict or Verdict.FAIL).value


def entry_data(result: CheckResult, texts: Texts) -> list[list[Any]]:
    """All entries of a result in their order, each with the values that `ENTRY_FIELDS` names."""
    records = _records_of_sheets(result)
    return [_row(entry, records, texts) for entry in entries(result)]


def _row(entry: Entry, records: Mapping[tuple[str, str | None], str], texts: Texts) -> list[Any]:
    record = entry.record
    if entry.kind is EntryKind.PROBLEM:
        record = records.get((entry.path, entry.sheet))
    return [
        kind_of(entry),
        entry.rule,
        entry.level.value,
        texts.add(entry.path),
        texts.add_if(entry.sheet),
        record,
        texts.add_if(entry.county),
        entry.row,
        texts.add_if(entry.cell),
        texts.add(entry.key_text),
        texts.add(entry.message),
        [texts.add(text) for text in entry.repairs],
        [_cell(cell, record, texts) for cell in entry.cells],
        entry.fingerprint,
        None if entry.since is None else entry.since.value,
        waiver_data(entry.waiver, texts),
    ]


def _records_of_sheets(result: CheckResult) -> dict[tuple[str, str | None], str]:
    """By file and sheet, the record kind of the sheets that hold one kind only."""
    found: dict[tuple[str, str | None], set[str]] = {}
    for report in result.inputs:
        for sheet in report.sheets:
            found.setdefault((report.path, sheet.sheet), set()).add(sheet.record)
    return {place: next(iter(kinds)) for place, kinds in found.items() if len(kinds) == 1}


def _cell(cell: EvidenceCell, record: str | None, texts: Texts) -> list[int | None]:
    """A cell of the evidence: the field's name, place, header, what stands there, what it was read as."""
    spec = None if record is None else RECORDS[record].fields().get(cell.field)
    name = Text(cell.field, cell.field) if spec is None or record is None else field_name(record, cell.field)
    value = (
        None
        if cell.value is None
        else Text(cell.value, cell.value)
        if spec is None
        else shown_value(spec, cell.value)
    )
    return [
        texts.add(name),
        texts.add_if(cell.cell),
        None if cell.header is None else texts.add(shown_header(cell.header)),
        texts.add_if(cell.text),
        texts.add_if(value),
    ]
