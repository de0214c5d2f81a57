"""What a sheet's XML says around its cells: merged cells, hidden rows and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from fupin.reading.formats.merged_cells import Area, area_of

_TRUE = ("1", "true")
_LAST_COLUMN = 16_384
_WORD = b"hidden"
_HIDDEN = re.compile(rb"hidden\s*=\s*[\"'](?:1|true)[\"']")
_ROW = re.compile(rb"<row\s")
_NUMBER = re.compile(rb"\sr=\"([0-9]{1,7})\"")


@dataclass
class SheetFrame:
    """Rows and columns of one sheet, from 0.

    Attributes:
        merges: areas of cells that are merged to one.
        hidden_rows: rows that the user does not see.
        hidden_columns: columns that the user does not see.
    """

    merges: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)

    def start(self, local: str, attributes: dict[str, str]) -> None:
        """Takes an element outside of the rows, by its name without namespace."""
        if local == "mergeCell" and (area := area_of(attributes.get("ref", ""))) is not None:
            self.merges.append(area)
        elif local == "col" and attributes.get("hidden") in _TRUE:
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal():
                self.hidden_columns.update(range(int(first) - 1, min(int(last[:6]), _LAST_COLUMN)))

    def start_row(self, row: int, attributes: dict[str, str]) -> None:
        """Takes a row's element."""
        if attributes.get("hidden") in _TRUE:
            self.hidden_rows.append(row)


def frame_of_bytes(xml: bytes, start: int, end: int) -> SheetFrame | None:
    """The frame of a sheet whose rows lie between two places of its XML; None where a parser must look.

    Raises:
        ValueError: what is around the rows is no XML.
    """
    frame = SheetFrame()
    if xml.find(_WORD, 0, start) >= 0 or xml.find(b"mergeCell", end) >= 0:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = lambda name, attributes: frame.start(name.rpartition("}")[2], attributes)
        try:
            parser.Parse(xml[:start] + xml[end:], True)
        except expat.ExpatError as error:
            raise ValueError("sheet XML") from error
    rows = _hidden_rows(xml, start, end)
    if rows is None:
        return None
    frame.hidden_rows = rows
    return frame


def _hidden_rows(xml: bytes, start: int, end: int) -> list[int] | None:
    """The hidden rows; None where the number of one isn't written in the usual way."""
    rows: list[int] = []
    found, done = xml.find(_WORD, start, end), start
    while found >= 0:
        if _HIDDEN.match(xml, found):
            at = xml.rfind(b"<", done, found)
            close = xml.find(b">", at, end) if at >= 0 and _ROW.match(xml, at) else -1
            if close > found and xml[found - 1 : found].isspace():
                number = _NUMBER.search(xml, at, close)
                if number is None:
                    return None
                rows.append(int(number[1]) - 1)
            done = found
        found = xml.find(_WORD, found + len(_WORD), end)
    return rows
