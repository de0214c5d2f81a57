"""The marks on a sheet's cells: of each cell its fill and its comment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from fupin.annotation.edits import Edits
from fupin.annotation.errors import AnnotationError
from fupin.annotation.fills import Filling
from fupin.annotation.listing import remedy_of, told_of
from fupin.annotation.notes import add_notes
from fupin.annotation.places import Cell, SheetPlaces, cell_at, find_places
from fupin.annotation.styles import Styles
from fupin.annotation.tints import name_of, tint_of, tint_rank
from fupin.annotation.workbook import Workbook
from fupin.model.guide import LISTING_SHEET
from fupin.model.text import Language, Text
from fupin.report.entries import Entry

_MOST_SIGNS = 600
"""Signs of a comment beyond which no more entries are added, so that its box can show it whole."""


def mark_sheet(
    book: Workbook, sheet: str, members: Iterable[Entry], styles: Styles, language: Language
) -> list[Text]:
    """Fills the cells that entries tell of, and puts comments on them.

    Args:
        book: the workbook.
        sheet: the name of the sheet.
        members: the entries that tell of it.
        styles: the workbook's styles, to which the fills are added.
        language: the language of the comments.

    Returns:
        What has to be said of the sheet.

    Raises:
        AnnotationError: the sheet is not as the format has it.
    """
    marks = [(cell, entry) for entry in members for cell in _cells(entry)]
    part = book.sheets[sheet]
    if not marks or not part:
        return []
    places = find_places(part, book.package.read(part))
    gathered = _by_shown_cell(places, marks)
    edits = Edits(places.data)
    Filling(places, styles, edits).fill({cell: tint_of(some[0]) for cell, some in gathered.items()})
    texts = {cell: _comment(some, language) for cell, some in gathered.items()}
    said = _noted(book, places, edits, texts, sheet)
    book.package.put(part, edits.result())
    return said


def _by_shown_cell(places: SheetPlaces, marks: Sequence[tuple[Cell, Entry]]) -> dict[Cell, list[Entry]]:
    """The entries by the cells that show them, the gravest first."""
    gathered: dict[Cell, list[Entry]] = defaultdict(list)
    shown = places.shown_at(cell for cell, _ in marks)
    for cell, entry in sorted(marks, key=lambda mark: mark[0]):
        gathered[shown[cell]].append(entry)
    for some in gathered.values():
        some.sort(key=lambda entry: tint_rank(tint_of(entry)))
    return gathered


def _noted(book: Workbook, places: SheetPlaces, edits: Edits, texts: dict[Cell, str], sheet: str) -> list[Text]:
    try:
        left = add_notes(book, places, edits, texts)
    except AnnotationError as error:
        why = error.text
        return [Text(f"“{sheet}”只加底色，没有批注：{why.zh}", f"{sheet}: fills only, no comments: {why.en}")]
    if not left:
        return []
    return [
        Text(
            f"“{sheet}”有 {left} 个单元格已有对话批注，只加底色",
            f"{sheet}: cells with a conversation got a fill only: {left}",
        )
    ]


def _cells(entry: Entry) -> list[Cell]:
    """The cells to mark: of what can't be judged, those that are missing; else the first."""
    missing = [cell.cell for cell in entry.cells if cell.value is None and cell.cell] if entry.unknown else []
    addresses = missing or ([entry.cell] if entry.cell else [])
    return [cell for address in dict.fromkeys(addresses) if (cell := cell_at(address)) is not None]


def _comment(some: Sequence[Entry], language: Language) -> str:
    texts: list[str] = []
    for number, entry in enumerate(some):
        if sum(map(len, texts)) > _MOST_SIGNS:
            left = len(some) - number
            more = Text(f"另有 {left} 条，见工作表“{LISTING_SHEET}”", f"{left} more: see the sheet {LISTING_SHEET}")
            texts.append(more.in_language(language))
            break
        texts.append(_told(entry, language))
    return "\n\n".join(texts)


def _told(entry: Entry, language: Language) -> str:
    remedy, name = remedy_of(entry), name_of(entry)
    lines = [Text(f"【{name.zh}】{entry.rule} {entry.title.zh}", f"[{name.en}] {entry.rule} {entry.title.en}")]
    lines += told_of(entry)
    if remedy is not None:
        lines.append(Text(f"怎么办：{remedy.zh}", f"What to do: {remedy.en}"))
    if entry.clause:
        lines.append(Text(f"依据：{entry.clause}", f"Clause: {entry.clause}"))
    return "\n".join(line.in_language(language) for line in lines)
