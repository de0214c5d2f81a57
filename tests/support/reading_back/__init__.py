"""What a written report tells, read back from its bytes: all formats must tell the same.

A module a format, named as the format is, each with

- `read_back(data)`: what the report tells, in order;
- `LACKS`: the fields of `Told` that the format has no place for (None, or "" of texts, in what is read);
- `written(text)`: what the format makes of a text from the submission, by its documented rule, before it is
  read back; the text itself where the format carries every sign.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from fupin.model.text import Language
from fupin.report.entries import Entry, entries
from fupin.report.standing_words import waiver_values
from fupin.result import CheckResult


@dataclass(frozen=True)
class Told:
    """One thing that a report tells; what `fupin.report.entries.Entry` says of it, in one language.

    Attributes:
        kind: "input", "finding" or "problem".
        rule: the rule's id, the code of a problem, or "INPUT".
        level: "error", "warning" or "note"; of an unknown, the level of its rule.
        verdict: "fail", "unknown" or "waived" of a finding; None of others.
        path: the file as the user named it.
        sheet: the sheet's name; None where there is none.
        row: the row that the user sees; None for a whole sheet or file.
        cell: the first cell; None where there is none.
        key_text: the record's key with the names of its fields; "" where there is none.
        message: what is wrong.
        fingerprint: the same wherever the row has moved to.
        since: "new", "worsened" or "kept"; None where there is no baseline, and of inputs.
        waiver: document, authority, last day and reason of a waived one; empty of others.
    """

    kind: str | None = None
    rule: str | None = None
    level: str | None = None
    verdict: str | None = None
    path: str | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None
    key_text: str = ""
    message: str = ""
    fingerprint: str | None = None
    since: str | None = None
    waiver: tuple[str, ...] = ()


def told_by(
    result: CheckResult,
    language: Language,
    *,
    lacks: Collection[str] = (),
    written: Callable[[str], str] = str,
) -> list[Told]:
    """What a report of the result has to tell, but for what its format lacks, its texts as the format writes them."""
    return [without(_told(entry, language, written), lacks) for entry in entries(result)]


def without(told: Told, lacks: Collection[str]) -> Told:
    """The same, with the fields that a format lacks left empty."""
    empty: dict[str, Any] = {name: getattr(Told(), name) for name in lacks}
    return replace(told, **empty)


def _told(entry: Entry, language: Language, written: Callable[[str], str]) -> Told:
    return Told(
        kind=entry.kind.value,
        rule=entry.rule,
        level=entry.level.value,
        verdict=None if entry.verdict is None else entry.verdict.value,
        path=written(entry.path),
        sheet=None if entry.sheet is None else written(entry.sheet),
        row=entry.row,
        cell=entry.cell,
        key_text=written(entry.key_text.in_language(language)),
        message=written(entry.message.in_language(language)),
        fingerprint=entry.fingerprint,
        since=None if entry.since is None else entry.since.value,
        waiver=() if entry.waiver is None else tuple(map(written, waiver_values(entry.waiver))),
    )
