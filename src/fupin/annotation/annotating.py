"""The annotated copy: a checked workbook, its result, and what is added for it."""

from __future__ import annotations

import hashlib
import posixpath
import zipfile
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fupin.annotation.edits import Edits
from fupin.annotation.errors import AnnotationError
from fupin.annotation.fills import Filling
from fupin.annotation.listing import SHEET_NAME, listing, remedy_of
from fupin.annotation.notes import add_notes
from fupin.annotation.package import Package
from fupin.annotation.places import Cell, cell_at, find_places
from fupin.annotation.styles import Styles
from fupin.annotation.tints import name_of, tint_of, tint_rank
from fupin.annotation.workbook import Workbook, open_workbook
from fupin.model.text import Language, Text
from fupin.report.entries import Entry, entries
from fupin.result import CheckResult

_MOST_SIGNS = 2_000


def annotate(source: Path, result: CheckResult, language: Language, ending: str, stream: BinaryIO) -> list[Text]:
    """Writes a copy of a workbook with comments and fills on its findings, and a sheet that lists them.

    Args:
        source: the workbook.
        result: the result of checking it, and nothing else.
        language: the language of what is added.
        ending: how the copy's name ends, such as ".xlsx".
        stream: where it is written.

    Returns:
        What has to be said of the copy.

    Raises:
        AnnotationError: the copy can't be made.
    """
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != result.inputs[0].sha256:
        raise AnnotationError(
            Text(
                f"{source} 在检查之后被改过，请再检查一次",
                f"{source} was changed after it was checked; check it again",
            )
        )
    try:
        book = open_workbook(Package(BytesIO(data)))
        if ending.lower() != book.ending:
            raise AnnotationError(
                Text(f"副本的文件名应以 {book.ending} 结尾", f"the name of the copy has to end with {book.ending}")
            )
        said = _annotate(book, result, language)
        book.package.write(stream)
    except zipfile.BadZipFile as error:
        raise AnnotationError(Text("工作簿已损坏", "the workbook is damaged")) from error
    return said


def _annotate(book: Workbook, result: CheckResult, language: Language) -> list[Text]:
    found = list(entries(result))
    part = book.related("styles")
    plain = f'<styleSheet xmlns="{book.namespace}"></styleSheet>'.encode()
    styles = Styles(part or "styles.xml", plain if part is None else book.package.read(part))
    said = _signed(book)
    by_sheet: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        if entry.sheet in book.sheets:
            by_sheet[entry.sheet].append(entry)
    for sheet, members in by_sheet.items():
        said += _mark(book, sheet, members, styles, language)
    name = book.free_sheet_name(SHEET_NAME)
    if name != SHEET_NAME:
        said.append(
            Text(
                f"原有“{SHEET_NAME}”表，以前加的批注和底色都还在；最好对没有标注过的原件加标注",
                f"there was a sheet {SHEET_NAME} before: earlier marks stay; better annotate the original",
            )
        )
    data = listing(result, found, language, styles, book.namespace, said)
    book.add_sheet(name, data)
    if part is None:
        folder = posixpath.dirname(book.part)
        book.add_part(book.part, book.package.free_name(folder, "styles", ".xml"), "styles", styles.result())
    else:
        book.package.put(part, styles.result())
    return said


def _signed(book: Workbook) -> list[Text]:
    if not book.package.names_in("_xmlsignatures/"):
        return []
    return [
        Text(
            "原件有数字签名；副本加了标注，签名对副本不再有效",
            "the original is signed; the signature doesn't hold for this copy",
        )
    ]


def _mark(book: Workbook, sheet: str, members: list[Entry], styles: Styles, language: Language) -> list[Text]:
    """Marks the cells of a sheet; gives what has to be said of it."""
    marks: dict[Cell, list[Entry]] = defaultdict(list)
    for entry in members:
        for cell in _cells(entry):
            marks[cell].append(entry)
    if not marks or not book.sheets[sheet]:
        return []
    places = find_places(book.sheets[sheet], book.package.read(book.sheets[sheet]))
    gathered: dict[Cell, list[Entry]] = defaultdict(list)
    shown = places.shown_at(marks)
    for cell in sorted(marks):
        gathered[shown[cell]] += marks[cell]
    for cell in gathered:
        gathered[cell].sort(key=lambda entry: tint_rank(tint_of(entry)))
    edits = Edits(places.data)
    Filling(places, styles, edits).fill({cell: tint_of(some[0]) for cell, some in gathered.items()})
    said = []
    try:
        notes = add_notes(book, places, edits, {cell: _comment(some, language) for cell, some in gathered.items()})
        if notes.left:
            said.append(
                Text(
                    f"“{sheet}”有 {len(notes.left)} 个单元格已有对话批注，只加底色",
                    f"{sheet}: {len(notes.left)} cells have a conversation and got a fill only",
                )
            )
    except AnnotationError as error:
        said.append(
            Text(
                f"“{sheet}”只加底色，没有批注：{error.text.zh}", f"{sheet}: fills only, no comments: {error.text.en}"
            )
        )
    book.package.put(places.part, edits.result())
    return said


def _cells(entry: Entry) -> list[Cell]:
    """The cells to mark: of what can't be judged, those that are missing; else the first."""
    missing = [cell.cell for cell in entry.cells if cell.value is None and cell.cell] if entry.unknown else []
    addresses = missing or ([entry.cell] if entry.cell else [])
    return [cell for address in dict.fromkeys(addresses) if (cell := cell_at(address)) is not None]


def _comment(some: list[Entry], language: Language) -> str:
    texts: list[str] = []
    for number, entry in enumerate(some):
        if sum(map(len, texts)) > _MOST_SIGNS:
            left = len(some) - number
            more = Text(f"另有 {left} 条，见工作表“{SHEET_NAME}”", f"{left} more: see the sheet {SHEET_NAME}")
            texts.append(more.in_language(language))
            break
        texts.append(_told(entry, language))
    return "\n\n".join(texts)


def _told(entry: Entry, language: Language) -> str:
    remedy = remedy_of(entry)
    lines = [
        Text(
            f"【{name_of(entry).zh}】{entry.rule} {entry.title.zh}",
            f"[{name_of(entry).en}] {entry.rule} {entry.title.en}",
        )
    ]
    lines += [entry.message, *entry.repairs]
    if remedy is not None:
        lines.append(Text(f"怎么办：{remedy.zh}", f"What to do: {remedy.en}"))
    if entry.clause:
        lines.append(Text(f"依据：{entry.clause}", f"Clause: {entry.clause}"))
    return "\n".join(line.in_language(language) for line in lines)
