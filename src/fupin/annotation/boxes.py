"""The boxes in which comments are shown: the old drawing format that every program still asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rich.cells import cell_len

from fupin.annotation.errors import cannot_place
from fupin.annotation.places import Cell, SheetPlaces

_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_TEXT_BOX = (
    f'<v:shapetype {_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_END = re.compile(rb"</(?:[A-Za-z]+:)?xml\s*>\s*$")
_SHAPE_ID = re.compile(rb"_x0000_s([0-9]{1,8})")
_LINE_SIGNS, _LINE_HEIGHT, _WIDTH = 56, 17, 380
"""Signs of a line of a box; the height of a line and the width of a box, in pixels."""
_MOST_LINES = 32
_BLOCK = 1024
"""Numbers of shapes come in blocks; a drawing says which are its own."""
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576


def with_boxes(part: str, data: bytes | None, places: SheetPlaces, texts: Mapping[Cell, str]) -> bytes:
    """A drawing with the boxes of comments; nothing of what it holds is changed.

    Args:
        part: the drawing's name.
        data: what it holds; None for a new one.
        places: the layout of the sheet.
        texts: the text of each comment.

    Raises:
        AnnotationError: the drawing is not as the format has it.
    """
    data = _empty(len(texts)) if data is None else data
    end = _END.search(data)
    if b"\0" in data[:4] or end is None:
        raise cannot_place(part, "不是完整的绘图", "is no whole drawing")
    first = max((int(number) for number in _SHAPE_ID.findall(data)), default=_BLOCK) + 1
    boxes = [_box(first + at, places, cell, text) for at, (cell, text) in enumerate(texts.items())]
    written = ("" if b'"_x0000_t202"' in data else _TEXT_BOX) + "".join(boxes)
    return data[: end.start()] + written.encode() + data[end.start() :]


def _empty(boxes: int) -> bytes:
    blocks = ",".join(str(1 + at) for at in range((_BLOCK + boxes) // _BLOCK))
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
    return f"<xml {_NAMES}>{layout}</xml>".encode()


def _box(number: int, places: SheetPlaces, cell: Cell, text: str) -> str:
    row, column = cell
    lines = sum(-(-max(cell_len(line), 1) // _LINE_SIGNS) for line in text.split("\n")) + 1
    height = min(lines, _MOST_LINES) * _LINE_HEIGHT + 8
    right, bottom = _reach(places, column + 1, _WIDTH), _reach_down(places, row, height)
    anchor = f"{column}, 15, {max(row - 2, 0)}, 4, {right}, 15, {bottom}, 4"
    return (
        f'<v:shape {_NAMES} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
        f"margin-left:59.25pt;margin-top:1.5pt;width:{_WIDTH * 3 // 4}pt;height:{height * 3 // 4}pt;z-index:1;"
        'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row>"
        f"<x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _reach(places: SheetPlaces, column: int, pixels: float) -> int:
    """The column, from 0, at which a box ends that begins in a column (from 1)."""
    at = column
    while pixels > 0 and at < _LAST_COLUMN:
        said = places.column(at)
        width = 8.43 if said is None or said.width is None else said.width
        pixels -= 0 if said is not None and said.hidden else width * 7 + 1
        at += 1
    return at - 1


def _reach_down(places: SheetPlaces, row: int, pixels: float) -> int:
    """The row, from 0, at which a box ends that begins above a row (from 1)."""
    at = row
    while pixels > 0 and at < _LAST_ROW:
        pixels -= places.heights.get(at, 15.0) * 4 / 3
        at += 1
    return at - 1
