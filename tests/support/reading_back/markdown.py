"""A Markdown report in English read back, as GitHub would show it; the sheets that were checked are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from fupin.report.entry_words import one_line
from fupin.report.markdown.report import MOST_SIGNS
from fupin.report.standing_words import SINCE_BASELINE, WAIVER_HEADS
from support.reading_back import Told
from support.reading_back.words import cell_and_row_of, level_of, since_of

LACKS = frozenset({"fingerprint"})
_READER = MarkdownIt("gfm-like")
_VERDICTS = {
    "Not complied with": "fail",
    "Not complied with in the baseline already": "fail",
    "Unknown": "unknown",
    "Unknown in the baseline already": "unknown",
    "Waived": "waived",
}
_WAIVER = tuple(head.en for head in WAIVER_HEADS)


def written(text: str) -> str:
    """The beginning of a text on one line, without blanks around it, which Markdown drops."""
    shown = text if len(text) <= MOST_SIGNS else text[: MOST_SIGNS - 1] + "…"
    return one_line(shown).strip()


def read_back(data: bytes) -> list[Told]:
    """What the report tells, from the rows of its tables and the headings above them."""
    told, only = [], None
    for kind, heading, texts in _rows(data.decode("utf-8")):
        if not texts and heading.startswith("File: "):
            only = heading.removeprefix("File: ")
        elif told_of := _told(kind, heading, texts, only):
            told.append(told_of)
    return told


def _rows(source: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The rows: the titles above them, and their texts by head; and paragraphs, without texts."""
    section = heading = within = ""
    heads: list[str] = []
    row: list[str] = []
    for token in _READER.parse(source):
        if token.type == "tr_open":
            row = []
        elif token.type == "thead_close":
            heads = row
        elif token.type == "tr_close" and within == "td_open":
            yield section, heading, dict(zip(heads, row, strict=True))
        elif token.type == "inline":
            text = "".join(child.content for child in token.children or []).replace("\u200b", "")
            if within == "h2":
                section, heading = text, ""
            elif within == "h3":
                heading = text
            elif within in {"td_open", "th_open"}:
                row.append(text)
            else:
                yield section, text, {}
        elif token.nesting == 1:
            within = token.tag if token.type == "heading_open" else token.type


def _told(section: str, heading: str, texts: dict[str, str], only: str | None) -> Told | None:
    path = texts.get("file") or only
    if section == "Files that could not be read" and texts:
        return Told("input", "INPUT", "error", path=path, message=texts["reason"])
    if "message" not in texts:
        return None
    kind = "finding" if section in _VERDICTS else "problem"
    of = re.match(r"(\w+) · (\w+)", heading or texts.get("rule", ""))
    level, rule = of.groups() if of else ("note", texts["problem"].split(" ")[0])
    cell, row = cell_and_row_of(texts.get("cell", ""))
    return Told(
        kind=kind,
        rule=rule,
        level=level_of(level),
        verdict=_VERDICTS.get(section),
        path=path,
        sheet=texts.get("sheet") or None,
        row=row,
        cell=cell,
        key_text=texts.get("key", ""),
        message=texts["message"],
        since=since_of(texts.get(SINCE_BASELINE.en, "")),
        waiver=tuple(texts[head] for head in _WAIVER) if section == "Waived" else (),
    )
