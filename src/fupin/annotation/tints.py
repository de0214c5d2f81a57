"""How marked cells are coloured: a fill a level, another for what can't be judged or read."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import Entry, EntryKind
from fupin.report.names import LEVELS, VERDICTS
from fupin.report.standing_words import since_word


class Tint(Enum):
    """What a mark says; of several on a cell the first of these is shown. The values are fills (RGB)."""

    ERROR = "FFC7CE"
    PROBLEM = "FCE4D6"
    WARNING = "FFEB9C"
    UNKNOWN = "E4DFEC"
    NOTE = "DDEBF7"
    WAIVED = "E2E8EB"


TINT_NAMES = {
    Tint.ERROR: LEVELS[Level.ERROR],
    Tint.PROBLEM: Text("数据问题", "problem"),
    Tint.WARNING: LEVELS[Level.WARNING],
    Tint.UNKNOWN: Text("无法判断", "unknown"),
    Tint.NOTE: LEVELS[Level.NOTE],
    Tint.WAIVED: VERDICTS[Verdict.WAIVED],
}
READING_NOTE = Text("阅读提示", "reading note")
"""What a problem is called that changes no verdict; it is coloured as a note."""
_BY_LEVEL = {Level.ERROR: Tint.ERROR, Level.WARNING: Tint.WARNING, Level.NOTE: Tint.NOTE}
_ORDER = list(Tint)


def tint_of(entry: Entry) -> Tint:
    """What an entry is marked as."""
    if entry.waived:
        return Tint.WAIVED
    if entry.unknown:
        return Tint.UNKNOWN
    if entry.kind is EntryKind.PROBLEM and entry.level is not Level.NOTE:
        return Tint.PROBLEM
    return _BY_LEVEL[entry.level]


def shown_tints(found: Iterable[Entry]) -> list[Tint]:
    """The tints whose meaning is told: all, but that of waived findings only where there are any."""
    waived = any(entry.waived for entry in found)
    return [tint for tint in Tint if waived or tint is not Tint.WAIVED]


def tint_rank(tint: Tint) -> int:
    """Which of several marks goes before the others, from 0."""
    return _ORDER.index(tint)


def name_of(entry: Entry) -> Text:
    """What kind of entry it is, in a word; and how it stands to the baseline, where there is one."""
    reading = entry.kind is EntryKind.PROBLEM and entry.level is Level.NOTE
    name = READING_NOTE if reading else TINT_NAMES[tint_of(entry)]
    since = since_word(entry.since)
    return Text(f"{name.zh} · {since.zh}", f"{name.en} · {since.en}") if since.zh else name
