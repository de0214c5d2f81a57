"""A report held against files, as JSON, version 1."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, TextIO

from fupin.model.text import Language
from fupin.receipts.result import Again, Held, ReceiptCheck
from fupin.report.json_report.writing import write_object

FORMAT, VERSION = "fupin-receipt", 1


def write_receipt_json(check: ReceiptCheck, stream: TextIO, language: Language) -> None:
    """Writes what was found; `contradictions` are in the given language, all else is the same in every one."""
    write_object(
        stream,
        {
            "format": FORMAT,
            "version": VERSION,
            "tool": {"name": "fupin", "version": check.version_now},
            "report": {"path": check.report, "as_of": check.as_of, "version": check.version},
            "belongs": check.belongs,
            "receipt": {"sha256": check.receipt, "state": check.fit.value},
            "contradictions": [text.in_language(language) for text in check.contradictions],
            "rulebook": _held(check.rulebook),
            "inputs": (_held(held) for held in check.inputs),
            "files": [_held(held) for held in check.files],
            "again": None if check.again is None else _again(check.again),
        },
    )
    stream.write("\n")


def _held(held: Held) -> dict[str, Any]:
    return {**asdict(held), "state": held.state.value}


def _again(again: Again) -> dict[str, Any]:
    differences = [{**asdict(each), "state": each.state.value} for each in again.differences]
    return {"identical": again.identical, "differences": differences}
