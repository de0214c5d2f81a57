"""The comments of a sheet and the drawing that shows them: those that are there, and ours."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len

from fupin.annotation.edits import Edits
from fupin.annotation.elements import Element, parse, raw_prefix
from fupin.annotation.errors import AnnotationError
from fupin.annotation.fills import column_letters
from fupin.annotation.inert import ascii_xml, cell_text
from fupin.annotation.places import Cell, SheetPlaces
from fupin.annotation.relations import relations_of
from fupin.annotation.workbook import Workbook, relation_to

AUTHOR = "fupin"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML_END = re.compile(rb"</(?:[A-Za-z]+:)?xml\s*>\s*$")
_SHAPE_ID = re.compile(rb"_x0000_s([0-9]{1,8})")
_TEXT_BOX = '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' \
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
_VML_NAMES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"' \
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
_AFTER = ("legacyDrawingHF", "picture", "drawingHF", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
_SIGNS = 56
_MOST_LINES = 32


@dataclass(frozen=True)
class NotesResult:
    """What became of the comments of a sheet.

    Attributes:
        left: cells that got none, because theirs belongs to a conversation.
    """

    left: tuple[Cell, ...] = ()


def add_notes(book: Workbook, places: SheetPlaces, edits: Edits, texts: Mapping[Cell, str]) -> NotesResult:
    """Adds comments to cells of a sheet.

    Args:
        book: the workbook.
        places: the sheet's layout.
        edits: the changes of the sheet's part.
        texts: the text of each comment.

    Returns:
        What became of them.

    Raises:
        AnnotationError: the sheet's comments or drawing are not as the format has them; nothing was added.
    """
    relations = relations_of(book.package, places.part)
    threaded = _threaded(book, [r.target for r in relations if r.kind.endswith("/threadedComment") and r.target])
    comments = relation_to(relations, "comments")
    legacy = places.child("legacyDrawing")
    drawing = None
    if legacy is not None:
        ids = {value for name, value in legacy.attributes.items() if name.endswith("}id")}
        drawing = next((relation.target for relation in relations if relation.identifier in ids), None)
    left = tuple(cell for cell in texts if cell in threaded)
    kept = {cell: text for cell, text in texts.items() if cell not in threaded}
    if not kept:
        return NotesResult(left)
    part = None if comments is None else comments.target
    written, new = _comments(part, None if part is None else book.package.read(part), kept, book.namespace)
    shapes = _shapes(places, {cell: kept[cell] for cell in new})
    vml = _drawing(None if drawing is None else book.package.read(drawing), shapes)
    folder = posixpath.dirname(book.part)
    if part is None:
        book.add_part(places.part, book.package.free_name(folder, "comments", ".xml"), "comments", written)
    else:
        book.package.put(part, written)
    if drawing is not None:
        book.package.put(drawing, vml)
    else:
        name = book.package.free_name(posixpath.join(folder, "drawings"), "vmlDrawing", ".vml")
        relation = book.add_part(places.part, name, "vmlDrawing", vml, _VML_TYPE)
        _point_to(places, edits, relation, book.office, legacy)
    return NotesResult(left)


def _point_to(places: SheetPlaces, edits: Edits, relation: str, office: str, legacy: Element | None) -> None:
    written = f'<{places.prefix}legacyDrawing xmlns:r="{office}" r:id="{relation}"/>'.encode()
    if legacy is not None:
        edits.replace(legacy.start, legacy.end, written)
        return
    behind = next((child for child in places.root.children if child.name in (*_AFTER, "AlternateContent")), None)
    if behind is None:
        edits.append(places.root, written)
    else:
        edits.insert(behind.start, written)


def _threaded(book: Workbook, parts: list[str]) -> set[Cell]:
    """The cells with a conversation."""
    from fupin.annotation.places import cell_at

    found = set()
    for part in parts:
        for element in parse(part, book.package.read(part)).named("threadedComment"):
            cell = cell_at(element.attributes.get("ref", ""))
            found |= set() if cell is None else {cell}
    return found


def _comments(part: str | None, data: bytes | None, texts: Mapping[Cell, str], space: str) -> tuple[bytes, list[Cell]]:
    """The comments part with ours, and the cells that had none."""
    name = part or "comments"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    data = data or f'{head}<comments xmlns="{space}"><authors></authors><commentList></commentList></comments>'.encode()
    root = parse(name, data)
    authors, listed = root.first("authors"), root.first("commentList")
    if authors is None or listed is None:
        raise AnnotationError(_no_list())
    edits, prefix = Edits(data), raw_prefix(data, root.start)
    there = {comment.attributes.get("ref", ""): comment for comment in listed.named("comment")}
    author = len(list(authors.named("author")))
    edits.append(authors, f"<{prefix}author>{AUTHOR}</{prefix}author>".encode())
    new = []
    for cell, text in texts.items():
        address = f"{column_letters(cell[1])}{cell[0]}"
        old = there.get(address)
        inside = None if old is None else old.first("text")
        if inside is not None:
            _append_text(edits, inside, prefix, "\n\n" + text)
            continue
        run = _run(prefix, text)
        written = f'<{prefix}comment ref="{address}" authorId="{author}"><{prefix}text>{run}</{prefix}text></{prefix}comment>'
        edits.append(listed, ascii_xml(written))
        new.append(cell)
    return edits.result(), new


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
    look = f'<{prefix}sz val="9"/><{prefix}color indexed="81"/><{prefix}rFont val="宋体"/><{prefix}charset val="134"/>'
    return f'<{prefix}r><{prefix}rPr>{look}</{prefix}rPr><{prefix}t xml:space="preserve">{cell_text(text)}</{prefix}t></{prefix}r>'


def _no_list():  # type: ignore[no-untyped-def]
    from fupin.model.text import Text

    return Text("批注部件不完整", "the part of comments isn't whole")


def _shapes(places: SheetPlaces, texts: Mapping[Cell, str]) -> list[str]:
    """The boxes of comments; `{id}` stands for the number of each."""
    found = []
    for (row, column), text in texts.items():
        lines = min(sum(-(-max(cell_len(line), 1) // _SIGNS) for line in text.split("\n")) + 1, _MOST_LINES)
        height, width = lines * 17 + 8, 380
        right, bottom = _reach(places, column + 1, width), _reach_down(places, row, height)
        anchor = f"{column}, 15, {max(row - 2, 0)}, 4, {right}, 15, {bottom}, 4"
        found.append(
            f'<v:shape {_VML_NAMES} id="_x0000_s{{id}}" type="#_x0000_t202" style="position:absolute;'
            f"margin-left:59.25pt;margin-top:1.5pt;width:{width * 3 // 4}pt;height:{height * 3 // 4}pt;z-index:1;"
            'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
            '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
            '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
            '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row>"
            f"<x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
        )
    return found


def _reach(places: SheetPlaces, column: int, pixels: float) -> int:
    """The column, from 0, at which a box ends that begins in a column (from 1)."""
    at = column
    while pixels > 0 and at < 16_384:
        said = places.column(at)
        width = 8.43 if said is None or said.width is None else said.width
        pixels -= 0 if said is not None and said.hidden else width * 7 + 1
        at += 1
    return at - 1


def _reach_down(places: SheetPlaces, row: int, pixels: float) -> int:
    """The row, from 0, at which a box ends that begins above a row (from 1)."""
    at = row
    while pixels > 0 and at < 1_048_576:
        pixels -= places.heights.get(at, 15.0) * 4 / 3
        at += 1
    return at - 1


def _drawing(data: bytes | None, shapes: list[str]) -> bytes:
    """The drawing with the boxes; nothing of what it holds is changed."""
    if data is None:
        data = f'<xml {_VML_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'.encode()
    if b"\0" in data[:4] or (end := _VML_END.search(data)) is None:
        raise AnnotationError(_no_list())
    first = max((int(number) for number in _SHAPE_ID.findall(data)), default=1024) + 1
    written = "" if b"_x0000_t202" in data else _TEXT_BOX.replace("<v:shapetype ", f"<v:shapetype {_VML_NAMES} ", 1)
    written += "".join(shape.replace("{id}", str(first + at), 1) for at, shape in enumerate(shapes))
    return data[: end.start()] + written.encode() + data[end.start() :]
