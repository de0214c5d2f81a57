"""Where an entry stands, as SARIF has it: the file and row as a physical, the sheet and cell as a logical place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fupin.model.finding import EvidenceCell
from fupin.model.text import Language, Text
from fupin.report.entries import Entry
from fupin.report.names import field_name
from fupin.report.sarif.texts import message
from fupin.report.uris import is_absolute, path_uri

ROOT = "%SRCROOT%"
"""The name of the folder that relative paths start from."""
Artifacts = Mapping[str, dict[str, Any]]
"""The files of a run, by path."""


def artifact_location(path: str) -> dict[str, Any]:
    """A file, as the user named it: relative to `ROOT`, or absolute."""
    uri = path_uri(path)
    return {"uri": uri} if is_absolute(path) else {"uri": uri, "uriBaseId": ROOT}


def artifact_locations(paths: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The files of a run by their paths, each with its index in the list of artifacts."""
    return {path: artifact_location(path) | {"index": index} for index, path in enumerate(dict.fromkeys(paths))}


def entry_location(entry: Entry, artifacts: Artifacts, language: Language) -> dict[str, Any]:
    """The place of an entry, with the record's key as its message.

    Args:
        entry: the entry.
        artifacts: as `artifact_locations` gives them.
        language: the language of the key's names.
    """
    key = entry.key_text.in_language(language)
    return _location(entry, entry.cell, artifacts) | ({"message": message(key)} if key else {})


def related_locations(entry: Entry, artifacts: Artifacts, language: Language) -> list[dict[str, Any]]:
    """The other cells that a verdict rests on, each once, with what stands there as its message."""
    cells = {cell.cell: cell for cell in entry.cells if cell.cell not in (None, entry.cell)}
    return [
        _location(entry, place, artifacts) | {"message": message(_content(entry, cell, language))}
        for place, cell in cells.items()
    ]


def _location(entry: Entry, cell: str | None, artifacts: Artifacts) -> dict[str, Any]:
    artifact = artifacts.get(entry.path) or artifact_location(entry.path)
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if entry.row is not None:  # without a region a whole file is meant
        physical["region"] = {"startLine": entry.row}
    logical = _logical(entry.sheet, cell, entry.row)
    return {"physicalLocation": physical} | ({"logicalLocations": [logical]} if logical else {})


def _logical(sheet: str | None, cell: str | None, row: int | None) -> dict[str, str]:
    """A cell, else a row, else a sheet, its full name as formulas write it; empty for a whole file."""
    if cell is not None:
        name, full, kind = cell, cell, "cell"
    elif row is not None:
        name, full, kind = str(row), f"{row}:{row}", "row"
    elif sheet is not None:
        return {"name": sheet, "fullyQualifiedName": sheet, "kind": "sheet"}
    else:
        return {}
    return {"name": name, "fullyQualifiedName": full if sheet is None else f"{sheet}!{full}", "kind": kind}


def _content(entry: Entry, cell: EvidenceCell, language: Language) -> str:
    name = Text(cell.field, cell.field) if entry.record is None else field_name(entry.record, cell.field)
    text = cell.text or ""
    return Text(f"{name.zh}：{text}", f"{name.en}: {text}").in_language(language)
