"""The copies of the submitted sheets, with the cells of findings coloured and commented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fupin.model.text import Language
from fupin.report.workbook.book import Sheet
from fupin.report.workbook.comments import comment_text
from fupin.report.workbook.inert import inert
from fupin.report.workbook.layout import SheetLayout, layout_of
from fupin.report.workbook.left_out import LeftOut
from fupin.report.workbook.limits import MAX_COLUMNS, MAX_COMMENTS, MAX_ROWS
from fupin.report.workbook.marks import Mark, SheetMarks
from fupin.report.workbook.merging import merged_blocks
from fupin.report.workbook.placing import PlacedCopy, Position
from fupin.report.workbook.styles import FAINT, HEAD, SUBTITLE, Style, marked
from fupin.report.workbook.widths import column_width, wraps
from fupin.result import SheetReport

_AT_ONCE = 1_000
_MEASURED = 500
"""Rows by whose texts the widths of columns are chosen."""
_PLAIN = Style()
_RIGHT = Style(align="right")
_FAINT_RIGHT = replace(FAINT, align="right")


def write_copy(
    sheet: Sheet, placed: PlacedCopy, marks: SheetMarks, tables: Sequence[SheetReport], language: Language
) -> LeftOut:
    """Writes the copy of a sheet.

    Args:
        sheet: the empty sheet.
        placed: the copy.
        marks: the marks of its cells.
        tables: the tables that were recognised in it.
        language: of the comments.
    """
    layout = layout_of(placed, tables)
    widths = _widths(placed, layout)
    sheet.columns(widths)
    sheet.freeze(layout.frozen)
    if layout.filtered is not None:
        sheet.filterable(*layout.filtered)
    if marks.gravest is not None:
        sheet.tab(marks.gravest)
    for block in merged_blocks(placed, marks):
        sheet.merge(*block)
    strong = marks.strong()
    commented = {at for at, _ in strong[:MAX_COMMENTS]}
    for row, texts in _rows(placed, marks):
        _write_row(_Row(sheet, row, texts, marks.rows.get(row, {})), layout, widths, commented, language)
    rows, columns = placed.copy.rows, placed.column(placed.copy.first_column) + len(placed.copy.columns)
    return LeftOut(
        rows=sum(placed.row(int(row)) >= MAX_ROWS for row in rows[-MAX_ROWS:]) if len(rows) else 0,
        columns=max(columns - MAX_COLUMNS, 0),
        comments=max(len(strong) - MAX_COMMENTS, 0),
    )


@dataclass(frozen=True)
class _Row:
    """A row that is to be written: its texts and its marks by column."""

    sheet: Sheet
    number: int
    texts: Mapping[int, str]
    marks: Mapping[int, Mark]


def _write_row(
    row: _Row, layout: SheetLayout, widths: Mapping[int, float], commented: set[Position], language: Language
) -> None:
    wrapped = (
        set() if layout.runs_over(row.number) else {at for at, text in row.texts.items() if wraps(text, widths[at])}
    )
    row.sheet.fit(row.number, {at: row.texts[at] for at in wrapped})
    for column in sorted({*row.texts, *row.marks}):
        text, mark = row.texts.get(column, ""), row.marks.get(column)
        style = _style(layout, row.number, column)
        if mark is not None:
            style = marked(style, mark.kind, strong=mark.strong)
        if style.wrap != (column in wrapped):
            style = replace(style, wrap=not style.wrap)
        row.sheet.text(row.number, column, text, style)
        if mark is not None and (row.number, column) in commented:
            row.sheet.comment(row.number, column, comment_text(mark.entries, language), mark.kind)


def _style(layout: SheetLayout, row: int, column: int) -> Style:
    if row in layout.headers:
        return HEAD
    if row in layout.titles:
        return SUBTITLE
    if row in layout.not_judged:
        return _FAINT_RIGHT if column in layout.numeric else FAINT
    return _RIGHT if column in layout.numeric else _PLAIN


def _rows(placed: PlacedCopy, marks: SheetMarks) -> Iterator[tuple[int, dict[int, str]]]:
    """The rows that hold something or are marked, from the top, each once; texts by column."""
    waiting = sorted(marks.rows, reverse=True)
    below = -1
    for row, texts in _copied_rows(placed):
        while waiting and waiting[-1] < row:
            yield waiting.pop(), {}
        if waiting and waiting[-1] == row:
            waiting.pop()
        if row > below:
            below = row
            yield row, texts
    for row in reversed(waiting):
        yield row, {}


def _copied_rows(placed: PlacedCopy) -> Iterator[tuple[int, dict[int, str]]]:
    copy = placed.copy
    first = placed.column(copy.first_column)
    fitting = copy.columns[: max(MAX_COLUMNS - first, 0)]
    if copy.header is not None:
        yield 0, {first + at: name for at, name in enumerate(copy.header[: len(fitting)])}
    for start in range(0, len(copy.rows), _AT_ONCE):
        parts = [column.slice(start, _AT_ONCE).to_pylist() for column in fitting]
        for at, seen in enumerate(copy.rows[start : start + _AT_ONCE].tolist()):
            row = placed.row(seen)
            if row >= MAX_ROWS:
                return
            texts = {first + column: part[at] for column, part in enumerate(parts) if part[at]}
            if placed.shift:
                texts[0] = str(seen)
            yield row, texts


def _widths(placed: PlacedCopy, layout: SheetLayout) -> dict[int, float]:
    """The widths of columns by the texts of the first rows; titles run over their neighbours."""
    headers: dict[int, str] = {}
    first, count = placed.column(placed.copy.first_column), len(placed.copy.columns)
    texts: dict[int, list[str]] = {column: [] for column in (*range(placed.shift), *range(first, first + count))}
    for number, (row, cells) in enumerate(_copied_rows(placed)):
        if number == _MEASURED:
            break
        for column, text in cells.items():
            found = texts[column]
            if row in layout.headers:
                headers[column] = inert(text)
            elif row not in layout.titles and row not in layout.not_judged:
                found.append(inert(text))
    return {column: column_width(found, headers.get(column, "")) for column, found in texts.items()}
