"""Words that reports without cells of their own share: an entry's place, its state, and all of it on one line."""

from __future__ import annotations

import re

from fupin.model.text import Language, Text, visible
from fupin.model.verdict import Verdict
from fupin.report.entries import Entry, EntryKind
from fupin.report.names import LEVELS, VERDICTS, shown_header
from fupin.report.standing_words import since_word, waiver_parts

_LINE_ENDS = re.compile("\r\n|[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NO_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOTHING = Text("", "")
STATES = {
    EntryKind.INPUT: Text("读不了", "unreadable"),
    EntryKind.PROBLEM: Text("数据问题", "data problem"),
}
"""What an entry other than a finding says."""


def one_line(text: str) -> str:
    """A text on one line, with what steers a terminal made visible, and without signs that no file may hold."""
    return _NO_TEXT.sub("\ufffd", visible(_LINE_ENDS.sub(" ", text)))


def collapsed(text: str) -> str:
    """A text on one line without blanks at its ends or in a row."""
    return " ".join(one_line(text).split())


def state_name(entry: Entry) -> Text:
    """What an entry says: not complied with, unknown, a problem of the data, or an input that could not be read."""
    return STATES[entry.kind] if entry.verdict is None else VERDICTS[entry.verdict]


def spot(entry: Entry) -> Text:
    """Where in its sheet or file an entry stands: its cell, else its row; empty for a whole sheet or file."""
    if entry.cell is not None:
        return Text(entry.cell, entry.cell)
    return _NOTHING if entry.row is None else Text(f"第 {entry.row} 行", f"row {entry.row}")


def sheet_and_spot(entry: Entry) -> Text:
    """Where in its file an entry stands, such as `扶贫小额信贷!I17`, without hidden signs; empty for a whole file."""
    sheet = collapsed(entry.sheet or "")
    inside = spot(entry)
    return Text("!".join(filter(None, (sheet, inside.zh))), "!".join(filter(None, (sheet, inside.en))))


def as_written(entry: Entry) -> Text:
    """What stands in the first cell of a failed finding, and under which header; empty where that is the value."""
    cell = entry.cells[0] if entry.cells else None
    if entry.verdict not in {Verdict.FAIL, Verdict.WAIVED} or cell is None or cell.text is None:
        return _NOTHING
    if cell.value in (None, cell.text, "true", "false"):
        return _NOTHING
    header = shown_header(cell.header or "")
    return Text(f"{cell.text}（{header}）", f"{cell.text} ({header})")


def entry_line(entry: Entry, language: Language) -> str:
    """All of an entry on one line, with a tab between its parts.

    The parts are level, state, rule, file, sheet, spot, key and message; what an entry has not is empty. Where there
    is a baseline or a waiver, how it stands to the baseline follows; then document, authority, last day and reason
    of the waiver.
    """
    parts = [
        LEVELS[entry.level].in_language(language),
        state_name(entry).in_language(language),
        entry.rule,
        entry.path,
        entry.sheet or "",
        spot(entry).in_language(language),
        entry.key_text.in_language(language),
        entry.message.in_language(language),
    ]
    if entry.since is not None or entry.waiver is not None:
        parts.append(since_word(entry.since).in_language(language))
    if entry.waiver is not None:
        parts += [part.in_language(language) for part in waiver_parts(entry.waiver)]
    return "\t".join(one_line(part) for part in parts)
