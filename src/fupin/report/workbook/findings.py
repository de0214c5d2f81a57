"""The sheet of findings: an entry a row, to be filtered, with links to the cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from fupin.model.text import Language, Text, joined
from fupin.report.entries import Entry
from fupin.report.entry_words import as_written, state_name
from fupin.report.names import LEVELS, record_name
from fupin.report.standing_words import SINCE_BASELINE, WAIVER_HEADS, since_word, waiver_values
from fupin.report.workbook.book import Sheet
from fupin.report.workbook.kinds import kind_of
from fupin.report.workbook.limits import MAX_ROWS
from fupin.report.workbook.placing import PlacedCopies, cell_name
from fupin.report.workbook.styles import CELL, CENTRE, HEAD, LINK, Style, marked


class Column(NamedTuple):
    """A column: its heading, its width, and what an entry has there; None is an empty cell."""

    heading: Text
    width: int
    of: Callable[[Entry], Text | str | int | None]
    style: Style = CELL


def _of_waiver(number: int, entry: Entry) -> str | None:
    return None if entry.waiver is None else waiver_values(entry.waiver)[number]


STATE = Text("结论", "Verdict")
SHEET = Text("工作表", "Sheet")
CELL_NAME = Text("单元格", "Cell")
COLUMNS = (
    Column(STATE, 11, state_name, CENTRE),
    Column(Text("级别", "Level"), 8, lambda entry: LEVELS[entry.level], CENTRE),
    Column(Text("规则", "Rule"), 10, lambda entry: entry.rule),
    Column(Text("要求", "Title"), 24, lambda entry: entry.title),
    Column(Text("文件", "File"), 20, lambda entry: entry.path),
    Column(SHEET, 15, lambda entry: entry.sheet),
    Column(Text("行", "Row"), 6, lambda entry: entry.row, CENTRE),
    Column(CELL_NAME, 9, lambda entry: entry.cell, CENTRE),
    Column(Text("记录", "Record"), 22, lambda entry: entry.key_text),
    Column(Text("说明", "What is wrong"), 48, lambda entry: entry.message),
    Column(Text("填写的内容", "As written"), 16, as_written),
    Column(Text("怎么办", "What to do"), 40, lambda entry: entry.remedy),
    Column(Text("怎样变化才符合", "What would comply"), 36, lambda entry: joined(list(entry.repairs), "；", "; ")),
    Column(Text("条款", "Clause"), 18, lambda entry: entry.clause),
    Column(Text("县", "County"), 12, lambda entry: entry.county),
    Column(
        Text("记录种类", "Record kind"),
        16,
        lambda entry: None if entry.record is None else record_name(entry.record),
    ),
    Column(Text("指纹", "Fingerprint"), 36, lambda entry: entry.fingerprint),
)
_SINCE = Column(SINCE_BASELINE, 9, lambda entry: since_word(entry.since), CENTRE)
_WAIVER = tuple(
    Column(heading, width, partial(_of_waiver, number))
    for number, (heading, width) in enumerate(zip(WAIVER_HEADS, (20, 16, 12, 28), strict=True))
)
_BEFORE_SINCE, _BEFORE_WAIVER = 2, 13
_KEPT_IN_VIEW = 3
"""Columns that stay when one looks further right."""
_PRINTED = Text("怎么办", "What to do")
"""The last column that fits on paper."""


def columns_for(entries: Sequence[Entry]) -> tuple[Column, ...]:
    """The columns; how entries stand to a baseline, and their waivers, only where there are such."""
    since = (_SINCE,) if any(entry.since is not None for entry in entries) else ()
    waiver = _WAIVER if any(entry.waiver is not None for entry in entries) else ()
    return (
        *COLUMNS[:_BEFORE_SINCE],
        *since,
        *COLUMNS[_BEFORE_SINCE:_BEFORE_WAIVER],
        *waiver,
        *COLUMNS[_BEFORE_WAIVER:],
    )


def write_findings(sheet: Sheet, entries: Sequence[Entry], copies: PlacedCopies, language: Language) -> int:
    """Writes the sheet.

    Args:
        sheet: the empty sheet.
        entries: what to write, in order.
        copies: where the cells are to which the rows lead.
        language: of headings and words.

    Returns:
        How many entries found no room.
    """
    columns = columns_for(entries)
    sheet.columns({at: column.width for at, column in enumerate(columns)})
    sheet.freeze(1, _KEPT_IN_VIEW)
    shown = entries[: MAX_ROWS - 1]
    for at, column in enumerate(columns):
        sheet.text(0, at, column.heading.in_language(language), HEAD)
    sheet.filterable(0, 0, max(len(shown), 1), len(columns) - 1)
    sheet.printed(len(shown), [column.heading for column in columns].index(_PRINTED))
    for row, entry in enumerate(shown, 1):
        _write_entry(sheet, row, columns, entry, _target(entry, copies), language)
    return len(entries) - len(shown)


def _write_entry(
    sheet: Sheet,
    row: int,
    columns: Sequence[Column],
    entry: Entry,
    target: tuple[str, str] | None,
    language: Language,
) -> None:
    linked = SHEET if entry.cell is None else CELL_NAME
    contents = [_content(column.of(entry), language) for column in columns]
    sheet.fit(row, {at: each for at, each in enumerate(contents) if isinstance(each, str)})
    for at, (column, content) in enumerate(zip(columns, contents, strict=True)):
        style = marked(column.style, kind_of(entry), strong=True) if column.heading is STATE else column.style
        if isinstance(content, int):
            sheet.number(row, at, content, style)
        elif target is not None and column.heading is linked and content:
            sheet.link(row, at, content, target, LINK)
        else:
            sheet.text(row, at, content, style)


def _content(content: Text | str | int | None, language: Language) -> str | int:
    return content.in_language(language) if isinstance(content, Text) else "" if content is None else content


def _target(entry: Entry, copies: PlacedCopies) -> tuple[str, str] | None:
    """The sheet and the cell that an entry's row leads to: its cell, else the beginning of its row or sheet."""
    placed = copies.of(entry.path, entry.sheet)
    if placed is None:
        return None
    if entry.cell is not None:
        at = placed.position(entry.cell)
        return None if at is None else (placed.name, cell_name(at))
    row = 0 if entry.row is None else placed.row(entry.row)
    return (placed.name, cell_name((row, 0))) if row < MAX_ROWS else None
