"""The text of a cell of an OpenDocument workbook, put together from its paragraphs."""

from __future__ import annotations

import re

from fupin.reading.formats.open_document_names import named

_BLANKS = re.compile(r"[ \t\r\n]+")
_SPACES, _COUNT = named("text:s"), named("text:c")
_SIGNS = {named("text:tab"): "\t", named("text:line-break"): "\n"}
_MOST_SPACES = 32_767


class CellText:
    """Collects the paragraphs of one cell; runs of white space in them are one space, as the format says."""

    def __init__(self) -> None:
        self._paragraphs: list[list[str]] = []
        self._blank = True

    def start_paragraph(self) -> None:
        """Begins a paragraph."""
        self._paragraphs.append([])
        self._blank = True

    def sign(self, name: str, attributes: dict[str, str]) -> None:
        """Takes an element inside a paragraph, which may stand for spaces, a tab or a line break."""
        if name == _SPACES:
            count = attributes.get(_COUNT, "1")
            written = " " * min(int(count), _MOST_SPACES) if count.isdecimal() else " "
        else:
            written = _SIGNS.get(name, "")
        if written:
            self._paragraphs[-1].append(written)
            self._blank = False

    def add(self, data: str) -> None:
        """Takes text inside a paragraph."""
        text = _BLANKS.sub(" ", data)
        if self._blank and text.startswith(" "):
            text = text[1:]
        if text:
            self._paragraphs[-1].append(text)
            self._blank = text.endswith(" ")

    def text(self) -> str:
        """The whole text."""
        return "\n".join("".join(pieces) for pieces in self._paragraphs)
