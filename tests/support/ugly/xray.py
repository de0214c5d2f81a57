"""A rule book that shows, for every record, every cell that was found for it and the value that was read there.

It is the book that ships and for each kind one rule more, which fails for all records and reads all their fields.
"""

from __future__ import annotations

from pathlib import Path

from fupin.model.records import RECORDS
from fupin.result import CheckResult

PREFIX = "XRAY"

_HEAD = """\
format: fupin-rulebook/1
id: xray
version: "1"
extends: hebei-2018
title: {zh: 逐格核对, en: Every cell}
"""
_RULE = """\
record: {record}
rules:
  - id: {prefix}{number:02}
    clause: 五(二)
    provisions: [5.2-b]
    force: must
    require: {require}
    title: {{zh: 逐格核对, en: Every cell}}
    requirement: {{zh: 列出每一格。, en: Lists every cell.}}
    message: {{zh: 逐格核对, en: every cell}}
    remedy: {{zh: 无须处理。, en: Nothing.}}
    cases: [{{note: {{zh: 一格, en: a cell}}, given: {{{key}: a}}, expect: fail}}]
"""


def write_xray_book(folder: Path) -> Path:
    """Write the rule book into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rulebook.yaml").write_text(_HEAD, encoding="utf-8")
    for number, (record, model) in enumerate(RECORDS.items(), 1):
        key = model.key[0]
        asked = " AND ".join([f"NOT present({key})", *(f"present({name})" for name in model.fields())])
        text = _RULE.format(record=record, prefix=PREFIX, number=number, require=asked, key=key)
        (folder / f"{record}.yaml").write_text(text, encoding="utf-8")
    return folder


def values_read(result: CheckResult) -> dict[int, dict[str, str | None]]:
    """Give what a check by this book read in the one table of a file: by row and field the value, None for none."""
    return {
        finding.row: {cell.field: cell.value for cell in finding.cells}
        for finding in result.findings
        if finding.rule.startswith(PREFIX) and finding.row is not None
    }
