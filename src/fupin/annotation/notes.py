"""The comments of a sheet: those that are there, and ours."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping

from fupin.annotation.boxes import with_boxes
from fupin.annotation.edits import Edits
from fupin.annotation.elements import Element, parse, raw_prefix
from fupin.annotation.errors import cannot_place
from fupin.annotation.fills import column_letters
from fupin.annotation.inert import ascii_xml, cell_text
from fupin.annotation.places import Cell, SheetPlaces, cell_at
from fupin.annotation.relations import relations_of
from fupin.annotation.workbook import Workbook, relation_to

AUTHOR = "fupin"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_TAG = re.compile(r"<[^>]*>")
_BEFORE = frozenset(
    (
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
        *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate"),
        *("customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations"),
        *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
        *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing"),
    )
)
"""What stands in a sheet before the element that leads to the boxes of comments."""


def add_notes(book: Workbook, places: SheetPlaces, edits: Edits, texts: Mapping[Cell, str]) -> int:
    """Adds comments to cells of a sheet.

    Args:
        book: the workbook.
        places: the sheet's layout.
        edits: the changes of the sheet's part.
        texts: the text of each comment.

    Returns:
        How many cells got none, because theirs belongs to a conversation.

    Raises:
        AnnotationError: the sheet's comments or drawing are not as the format has them; nothing was added.
    """
    relations = relations_of(book.package, places.part)
    talks = [each.target for each in relations if each.kind.endswith("/threadedComment") and each.target]
    threaded = _threaded(book, talks)
    kept = {cell: text for cell, text in texts.items() if cell not in threaded}
    if not kept:
        return len(texts)
    comments = relation_to(relations, "comments")
    legacy = places.child("legacyDrawing")
    drawing = None
    if legacy is not None:
        ids = {value for name, value in legacy.attributes.items() if name.endswith("}id")}
        drawing = next((relation.target for relation in relations if relation.identifier in ids), None)
    part = None if comments is None else comments.target
    written, new = _comments(part, None if part is None else book.package.read(part), kept, book.namespace)
    held = None if drawing is None else book.package.read(drawing)
    boxes = with_boxes(drawing or "vmlDrawing", held, places, {cell: kept[cell] for cell in new})
    folder = posixpath.dirname(book.part)
    if part is None:
        book.add_part(places.part, book.package.free_name(folder, "comments", ".xml"), "comments", written)
    else:
        book.package.put(part, written)
    if drawing is not None:
        book.package.put(drawing, boxes)
    elif new:
        name = book.package.free_name(posixpath.join(folder, "drawings"), "vmlDrawing", ".vml")
        relation = book.add_part(places.part, name, "vmlDrawing", boxes, _DRAWING_TYPE)
        _lead_to(places, edits, relation, book.office, legacy)
    return len(texts) - len(kept)


def _lead_to(places: SheetPlaces, edits: Edits, relation: str, office: str, legacy: Element | None) -> None:
    """Puts into the sheet what leads to the boxes: behind the last element that may stand before it."""
    written = f'<{places.prefix}legacyDrawing xmlns:r="{office}" r:id="{relation}"/>'.encode()
    if legacy is not None:
        edits.replace(legacy.start, legacy.end, written)
        return
    before = [child.end for child in places.root.children if _stands_before(child, places.root.namespace)]
    edits.insert(before[-1] if before else places.root.inside, written)


def _stands_before(child: Element, namespace: str) -> bool:
    """Whether it is of the elements that stand before, or offers one of them among others."""
    if child.name == "AlternateContent":
        offered = (element for choice in child.children for element in choice.children)
        return any(_stands_before(element, namespace) for element in offered)
    return child.namespace == namespace and child.name in _BEFORE


def _threaded(book: Workbook, parts: Iterable[str]) -> Collection[Cell]:
    """The cells with a conversation."""
    found = set()
    for part in parts:
        for element in parse(part, book.package.read(part)).named("threadedComment"):
            cell = cell_at(element.attributes.get("ref", ""))
            found |= set() if cell is None else {cell}
    return found


def _comments(
    part: str | None, data: bytes | None, texts: Mapping[Cell, str], namespace: str
) -> tuple[bytes, list[Cell]]:
    """The comments part with ours, and the cells that had none."""
    name = part or "comments"
    if data is None:
        data = (
            f'{_HEAD}<comments xmlns="{namespace}"><authors></authors><commentList></commentList></comments>'.encode()
        )
    root = parse(name, data)
    authors, listed = root.first("authors"), root.first("commentList")
    if authors is None or listed is None:
        raise cannot_place(name, "里没有批注的列表", "has no list of comments")
    edits, prefix = Edits(data), raw_prefix(data, root.start)
    there = {comment.attributes.get("ref", ""): comment for comment in listed.named("comment")}
    author = len(list(authors.named("author")))
    edits.append(authors, f"<{prefix}author>{AUTHOR}</{prefix}author>".encode())
    new = []
    for cell, text in texts.items():
        address = f"{column_letters(cell[1])}{cell[0]}"
        old = there.get(address)
        inside = None if old is None else old.first("text")
        if inside is None:
            run = f"<{prefix}text>{_run(prefix, text)}</{prefix}text>"
            edits.append(
                listed, ascii_xml(f'<{prefix}comment ref="{address}" authorId="{author}">{run}</{prefix}comment>')
            )
            new.append(cell)
        elif not _says(data[inside.inside : inside.close], text):
            _append_text(edits, inside, prefix, "\n\n" + text)
    return edits.result(), new


def _says(inside: bytes, text: str) -> bool:
    """Whether a comment holds a text already, as one does that was annotated before."""
    return html.unescape(cell_text(text)) in html.unescape(_TAG.sub("", inside.decode("utf-8", "replace")))


def _append_text(edits: Edits, inside: Element, prefix: str, text: str) -> None:
    """Adds to the text of a comment: plain text becomes a run, for runs can stand side by side."""
    plain = inside.first("t")
    if plain is not None:
        edits.insert(plain.start, f"<{prefix}r>".encode())
        edits.insert(plain.end, f"</{prefix}r>".encode())
    spoken = next(iter(inside.named("rPh", "phoneticPr")), None)
    run = ascii_xml(_run(prefix, text))
    if spoken is None:
        edits.append(inside, run)
    else:
        edits.insert(spoken.start, run)


def _run(prefix: str, text: str) -> str:
    face = f'<{prefix}rFont val="宋体"/><{prefix}charset val="134"/>'
    look = f'<{prefix}sz val="9"/><{prefix}color indexed="81"/>{face}'
    inside = f'<{prefix}t xml:space="preserve">{cell_text(text)}</{prefix}t>'
    return f"<{prefix}r><{prefix}rPr>{look}</{prefix}rPr>{inside}</{prefix}r>"
