"""The English words of a report read back: level, state, spot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin.model.verdict import Verdict
from fupin.report.entry_words import STATES
from fupin.report.names import LEVELS, SINCE, VERDICTS
from fupin.report.standing_words import WAIVER_HEADS
from support.reading_back import Told

_LEVELS = {text.en: level.value for level, text in LEVELS.items()}
_KINDS = {text.en: kind.value for kind, text in STATES.items()}
_VERDICTS = {VERDICTS[verdict].en: verdict.value for verdict in (Verdict.FAIL, Verdict.UNKNOWN, Verdict.WAIVED)}
_SINCE = {text.en: since.value for since, text in SINCE.items()}
_WAIVER = tuple(head.en for head in WAIVER_HEADS)


def level_of(word: str) -> str:
    """The level that a word names."""
    return _LEVELS[word]


def kind_and_verdict_of(word: str) -> tuple[str, str | None]:
    """The kind of entry, and the verdict of a finding, that the word for its state names."""
    return ("finding", _VERDICTS[word]) if word in _VERDICTS else (_KINDS[word], None)


def since_of(word: str) -> str | None:
    """How something stands to the baseline, by the word for it; None of another word."""
    return _SINCE.get(word)


def waiver_of(parts: Sequence[str]) -> tuple[str, ...]:
    """Document, authority, last day and reason, from the parts that name them; nothing from none."""
    if any(not part.startswith(head) for part, head in zip(parts, _WAIVER, strict=bool(parts))):
        raise ValueError(f"no waiver: {parts}")
    return tuple(part.removeprefix(head).removeprefix(" ") for part, head in zip(parts, _WAIVER, strict=False))


def cell_and_row_of(spot: str) -> tuple[str | None, int | None]:
    """The cell and the row that a spot names: `I17`, `17:9` in a file of text, `row 17`, or nothing."""
    if not spot:
        return None, None
    row = re.fullmatch(r"row ([0-9]+)|[A-Z]+([0-9]+)|([0-9]+):[0-9]+", spot)
    if row is None:
        raise ValueError(f"no spot: {spot}")
    return None if row[1] else spot, int(next(filter(None, row.groups())))


def told_in_line(line: str) -> Told:
    """What a line of `fupin.report.entry_words.entry_line` tells."""
    level, state, rule, path, sheet, spot, key_text, message, *standing = line.split("\t")
    kind, verdict = kind_and_verdict_of(state)
    cell, row = cell_and_row_of(spot)
    since = since_of(standing[0]) if standing else None
    told = Told(kind, rule, level_of(level), verdict, path, sheet or None, row, cell, key_text, message, None, since)
    return replace(told, waiver=waiver_of(standing[1:]))
