"""How cells look: colours, borders and alignment, made once each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from fupin.report.workbook.kinds import LOOKS, Kind

if TYPE_CHECKING:
    from xlsxwriter import Workbook

FONT = "Microsoft YaHei"
"""On every Windows in China, with Latin letters of its own; other systems put their Chinese font in its place."""
FONT_SIZE = 10
_CHINESE = 134
"""The character set that a program without the font looks for."""
_BORDER = "#BFBFBF"
_PERCENT = '[=0]0%;[<0.0005]"<0.1%";0.0%'
"""One decimal; what is not nothing is never shown as nothing."""


@dataclass(frozen=True)
class Style:
    """How a cell looks.

    Attributes:
        fill: colour behind the text; "" for none.
        ink: colour of the text; "" for black.
        bold: heavy letters.
        size: of the letters, in points.
        align: left, center or right.
        wrap: long texts go over several lines.
        border: thin lines around the cell.
        link: underlined, as what leads elsewhere.
        text: what is typed into it later stays text too.
        percent: a number is shown as a percentage with one decimal.
    """

    fill: str = ""
    ink: str = ""
    bold: bool = False
    size: int = FONT_SIZE
    align: str = "left"
    wrap: bool = False
    border: bool = False
    link: bool = False
    text: bool = True
    percent: bool = False


TITLE = Style(bold=True, size=16)
SUBTITLE = Style(bold=True)
SECTION = Style(bold=True, size=12, ink="#1F3864")
FAINT = Style(ink="#7F7F7F")
HEAD = Style(fill="#DDE3EA", bold=True, align="center", wrap=True, border=True)
CELL = Style(border=True, wrap=True)
NUMBER = Style(border=True, align="right", text=False)
SHARE = Style(border=True, align="right", text=False, percent=True)
CENTRE = Style(border=True, align="center", wrap=True)
LINK = Style(border=True, wrap=True, ink="#0563C1", link=True)


@cache
def marked(style: Style, kind: Kind, *, strong: bool) -> Style:
    """A style in the colours of a kind."""
    look = LOOKS[kind]
    if not strong:
        return replace(style, fill=look.pale, ink=look.ink)
    return replace(style, fill=look.strong, ink=look.ink, bold=look.bold, border=True)


class Formats:
    """The formats of a workbook, one for each style."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[Style, Any] = {}

    def of(self, style: Style) -> Any:
        """The format of a style."""
        if style not in self._made:
            self._made[style] = self._book.add_format(_properties(style))
        return self._made[style]


def _properties(style: Style) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "font_name": FONT,
        "font_charset": _CHINESE,
        "font_size": style.size,
        "align": style.align,
        "valign": "vcenter",
        "num_format": _PERCENT if style.percent else "@" if style.text else "#,##0",
    }
    if style.fill:
        properties["bg_color"] = style.fill
    if style.ink:
        properties["font_color"] = style.ink
    if style.bold:
        properties["bold"] = True
    if style.wrap:
        properties["text_wrap"] = True
    if style.border:
        properties |= {"border": 1, "border_color": _BORDER}
    if style.align == "right":
        properties["indent"] = 1
    if style.link:
        properties["underline"] = 1
    return properties
