"""The report as GitLab's Code Quality takes it, which shows it in merge requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, TextIO

from fupin.model.text import Language, Text
from fupin.model.verdict import Level
from fupin.report.entries import Entry, EntryKind, entries
from fupin.report.entry_words import collapsed, sheet_and_spot
from fupin.report.json_report.writing import write_list
from fupin.report.standing_words import since_word, waiver_parts
from fupin.report.uris import posix_path
from fupin.result import CheckResult

SEPARATOR = "  — "
"""Stands between what is wrong, the place and the record's key; no part has two blanks in a row."""
WAIVED = Text("【豁免】", "(waived) ")
"""Stands before what is wrong where a waiver has lifted it."""
_SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "minor"}


def write_gitlab(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes a list of all entries, descriptions in the given language."""
    write_list(stream, _entries(result, language))
    stream.write("\n")


def _entries(result: CheckResult, language: Language) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    # GitLab passes over members that it does not know
    receipt = {} if result.receipt is None else {"receipt": result.receipt.sha256}
    for entry in entries(result):
        seen[entry.fingerprint] += 1
        times = seen[entry.fingerprint]
        yield {
            "description": description(entry, language),
            "check_name": entry.rule,
            # GitLab shows only the first of those with the same fingerprint
            "fingerprint": entry.fingerprint if times == 1 else f"{entry.fingerprint}-{times}",
            "severity": _severity(entry),
            "location": {"path": posix_path(entry.path), "lines": {"begin": entry.row or 1}},
            **receipt,
        }


def description(entry: Entry, language: Language) -> str:
    """What is wrong, in which sheet and cell, and with which record, on one line.

    Behind it stand how it stands to the baseline, and the waiver; a waived one is called so in front.
    """
    head = WAIVED if entry.waived else Text("", "")
    message = Text(head.zh + entry.message.zh, head.en + entry.message.en)
    waiver = [] if entry.waiver is None else waiver_parts(entry.waiver)
    texts = (message, sheet_and_spot(entry), entry.key_text, since_word(entry.since), *waiver)
    return SEPARATOR.join(filter(None, (collapsed(text.in_language(language)) for text in texts)))


def _severity(entry: Entry) -> str:
    """The severity: of what stopped the check, or by level; unknowns, waived ones and notes on data are only told."""
    if entry.kind is EntryKind.INPUT:
        return "blocker"
    if entry.unknown or entry.waived or (entry.kind is EntryKind.PROBLEM and entry.level is Level.NOTE):
        return "info"
    return _SEVERITIES[entry.level]
