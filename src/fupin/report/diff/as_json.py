"""The comparison as JSON, version 1: an entry a line, every entry that either report has."""

from __future__ import annotations

from typing import Any, TextIO

from fupin.comparison import Compared, Comparison, Found
from fupin.comparison.result import Side, tallied
from fupin.model.text import Language
from fupin.report.diff.words import Titles, unlike
from fupin.report.json_report.writing import write_object
from fupin.version import __version__

FORMAT, VERSION = "fupin-diff", 1


def write_diff_json(comparison: Comparison, stream: TextIO, language: Language, titles: Titles) -> None:
    """Writes the comparison; the notes are in the given language, the messages in that of their reports."""
    del titles  # whoever reads JSON has the rules' ids
    counts = tallied(comparison.entries)
    write_object(
        stream,
        {
            "format": FORMAT,
            "version": VERSION,
            "tool": {"name": "fupin", "version": __version__},
            "old": _side(comparison.old),
            "new": _side(comparison.new),
            "notes": [text.in_language(language) for text in unlike(comparison)],
            "summary": {standing.value: count for standing, count in counts.items()},
            "entries": (_entry(entry) for entry in comparison.entries),
        },
    )
    stream.write("\n")


def _side(side: Side) -> dict[str, Any]:
    report = side.report
    return {
        "path": side.name,
        "as_of": report.as_of.isoformat(),
        "rulebook": report.rulebook.model_dump(),
        "tool": report.tool.model_dump(),
        "inputs": [{"path": each.path, "sha256": each.sha256, "status": each.status} for each in report.inputs],
        "records": report.summary.records,
    }


def _entry(entry: Compared) -> dict[str, Any]:
    found = entry.found
    return {
        "standing": entry.standing.value,
        "remark": None if entry.remark is None else entry.remark.value,
        "gone": None if entry.gone is None else entry.gone.value,
        "kind": found.kind.value,
        "rule": found.rule,
        "level": found.level.value,
        "clause": found.clause,
        "county": found.county,
        "record": found.record,
        "key": None if found.key is None else dict(found.key),
        "fingerprint": found.fingerprint,
        "old": _found(entry.before),
        "new": _found(entry.now),
    }


def _found(found: Found | None) -> dict[str, Any] | None:
    """What one of the reports says of an entry."""
    if found is None:
        return None
    return {
        "verdict": None if found.verdict is None else found.verdict.value,
        "path": found.path,
        "sheet": found.sheet,
        "row": found.row,
        "cell": found.cell,
        "cells": [cell.model_dump() for cell in found.cells],
        "excess": None if found.excess is None else [each.model_dump() for each in found.excess],
        "message": found.message,
    }
