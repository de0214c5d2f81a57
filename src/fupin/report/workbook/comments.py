"""What the comment of a marked cell says, and how large it has to be."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from fupin.model.text import Language, Text
from fupin.report.entries import Entry
from fupin.report.standing_words import since_word, waiver_text
from fupin.report.workbook.inert import inert
from fupin.report.workbook.kinds import LOOKS, kind_of
from fupin.report.workbook.limits import MAX_COMMENT_TEXT
from fupin.report.workbook.names import FINDINGS

FONT_SIZE = 9
WIDTH = 360
"""Pixels."""
_LINE_CELLS = 52
"""Half-width characters of a line that is WIDTH pixels wide."""
_LINE_HEIGHT = 17
_LEAST_HEIGHT, _MOST_HEIGHT = 56, 640


def comment_text(entries: Sequence[Entry], language: Language) -> str:
    """What is said of a cell: of each entry, from grave to slight, what it is, what is wrong, what to do, the clause.

    What would make it longer than a screen is counted, and stands in the sheet of findings.
    """
    ordered = sorted(entries, key=kind_of)
    parts = [inert(_told(entry, language)) for entry in ordered]
    shown, used = 0, 0
    for part in parts:
        used += len(part) + 2
        if shown and used > MAX_COMMENT_TEXT:
            break
        shown += 1
    texts = [part[:MAX_COMMENT_TEXT] for part in parts[:shown]]
    if shown < len(parts) or len(parts[0]) > MAX_COMMENT_TEXT:
        texts.append(_rest(len(parts) - shown).in_language(language))
    return "\n\n".join(texts)


def _told(entry: Entry, language: Language) -> str:
    say = language is Language.CHINESE
    name = LOOKS[kind_of(entry)].name.in_language(language)
    if entry.since is not None:
        name += f" · {since_word(entry.since).in_language(language)}"
    head = f"【{name}】{entry.rule} " if say else f"[{name}] {entry.rule} "
    lines = [head + entry.title.in_language(language), entry.message.in_language(language)]
    if entry.waiver is not None:
        lines.append(waiver_text(entry.waiver).in_language(language))
    elif entry.remedy is not None:
        lines.append(("怎么办：" if say else "What to do: ") + entry.remedy.in_language(language))
    lines += [repair.in_language(language) for repair in entry.repairs]
    if entry.clause is not None:
        lines.append(("依据：" if say else "Clause: ") + entry.clause)
    return "\n".join(lines)


def _rest(left: int) -> Text:
    zh, en = FINDINGS
    if not left:
        return Text(f"（全文见“{zh}”）", f"(in full under {en})")
    return Text(f"（另有 {left} 条，见“{zh}”）", f"({left} more under {en})")


def comment_height(text: str) -> int:
    """The height, in pixels, of a comment that shows all of a text, within reason."""
    lines = sum(1 + max(cell_len(line) - 1, 0) // _LINE_CELLS for line in text.split("\n"))
    return min(max(lines * _LINE_HEIGHT + 14, _LEAST_HEIGHT), _MOST_HEIGHT)
