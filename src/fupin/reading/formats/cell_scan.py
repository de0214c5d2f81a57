"""What a value reader drops of a sheet: error codes, formulas without a result, formats, merged and hidden cells.

Files as programs write them are searched as bytes; any other XML goes through a parser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.parsers import expat

from fupin.reading.formats.merged_cells import column_of
from fupin.reading.formats.sheet_frame import SheetFrame, frame_of_bytes

Place = tuple[int, int]
"""Row and column of a cell, both from 0."""


@dataclass
class SheetScan(SheetFrame):
    """Cells of one sheet by place, and its frame.

    Attributes:
        errors: error cells with their code (#REF! ...).
        unresolved: formulas whose result was not stored, as the user would see them (=A1+1).
        shaped: numbers in one of the wanted styles, with the style.
    """

    errors: dict[Place, str] = field(default_factory=dict)
    unresolved: dict[Place, str] = field(default_factory=dict)
    shaped: dict[Place, str] = field(default_factory=dict)

    def add(self, place: Place, kind: str, formula: str | None, value: str) -> None:
        """Notes a cell that is an error or a formula, if its value says so."""
        if kind == "e":
            self.errors[place] = value or "#?"
        elif formula is not None and not value and kind != "str":
            self.unresolved[place] = f"={formula or '…'}"

    def add_style(self, place: Place, kind: str, style: str) -> None:
        """Notes a cell of one of the wanted styles, if it is a number."""
        if kind == "n":
            self.shaped[place] = style


def scan_sheet(xml: bytes, styles: Collection[str]) -> SheetScan:
    """Scans a sheet's XML.

    Args:
        xml: the sheet's part.
        styles: the cell styles whose numbers are wanted.

    Raises:
        ValueError: it is no XML.
    """
    scan = scan_bytes(xml, styles)
    return scan_parsed(xml, styles) if scan is None else scan


# --- as bytes --------------------------------------------------------------------------------------

_ROWS = b"<sheetData>"
_HEAD = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"((?: [a-z]{1,2}="[^"<>]*+")*+) ?(/?)>')
_UNUSUAL = re.compile(rb'<c(?! r="[A-Z]{1,3}+[0-9]{1,7}+"(?: [a-z]{1,2}="[^"<>]*+")*+ ?/?>)|<!')
_FORMULA = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>([^<]*)</f>)")
_VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]+)</v>")
_KIND = re.compile(rb' t="([^"]*)"')
_ERROR = re.compile(rb' t="e"')
_UNRESOLVED = re.compile(rb"<f(?=[\s/>])(?!(?:[^<>]*/>|[^<>]*>[^<]*</f>)<v>[^<])")
"""A formula that isn't plainly followed by its result."""


def scan_bytes(xml: bytes, styles: Collection[str]) -> SheetScan | None:
    """The scan of a sheet whose cells are all written in the usual way; else None."""
    start, end = xml.find(_ROWS), xml.rfind(b"</sheetData>")
    if start < 0 or end < 0 or _UNUSUAL.search(xml, start, end):
        return None
    frame = frame_of_bytes(xml, start + len(_ROWS), end)
    if frame is None:
        return None
    scan = SheetScan(frame.merges, frame.hidden_rows, frame.hidden_columns)
    for mark in (_ERROR, _UNRESOLVED):  # each for itself: together they would be searched far more slowly
        for _, head, close in _marked_cells(xml, mark, start, end):
            formula, value = _FORMULA.search(xml, head.end(), close), _VALUE.search(xml, head.end(), close)
            said = None if formula is None else _unescaped(formula[1] or b"")
            scan.add(_place(head), _kind(head), said, "" if value is None else _unescaped(value[1]))
    if styles:
        wanted = re.compile(rb' s="(%b)"' % "|".join(map(re.escape, sorted(styles))).encode())
        for style, head, _ in _marked_cells(xml, wanted, start, end):
            if style.start() < head.end():  # else it stands in a text inside the cell
                scan.add_style(_place(head), _kind(head), style[1].decode())
    return scan


def _marked_cells(
    xml: bytes, mark: re.Pattern[bytes], start: int, end: int
) -> Iterator[tuple[re.Match[bytes], re.Match[bytes], int]]:
    """The cells with a mark in them, each once: its first mark, its head, and where it ends."""
    done = start
    for found in mark.finditer(xml, start, end):
        at = xml.rfind(b"<c r=", done, found.start())
        head = _HEAD.match(xml, at) if at >= 0 else None
        if head is None:
            continue
        close = head.end() if head[4] else xml.find(b"</c>", head.end(), end)
        if found.start() < close:
            yield found, head, close
            done = close


def _place(head: re.Match[bytes]) -> Place:
    return int(head[2]) - 1, _column(head[1])


def _kind(head: re.Match[bytes]) -> str:
    kind = _KIND.search(head[3])
    return "n" if kind is None else kind[1].decode()


def _unescaped(text: bytes) -> str:
    return html.unescape(text.decode())


# --- parsed ----------------------------------------------------------------------------------------

_REFERENCE = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")


def scan_parsed(xml: bytes, styles: Collection[str]) -> SheetScan:
    """The scan of any sheet, by a parser.

    Raises:
        ValueError: it is no XML.
    """
    scanner = _Scanner(styles)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise ValueError("sheet XML") from error
    return scanner.scan


class _Scanner:
    """Expat handlers that follow rows and cells; a cell without a reference follows the last one."""

    def __init__(self, styles: Collection[str]) -> None:
        self.scan = SheetScan()
        self._styles = styles
        self._row, self._column = -1, -1
        self._kind, self._style = "n", ""
        self._inside = ""
        self._value = ""
        self._formula: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition("}")[2]
        if local == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._column = -1
            self.scan.start_row(self._row, attributes)
        elif local == "c":
            self._place(attributes.get("r", ""))
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._formula, self._value = None, ""
        elif local in ("f", "v"):
            self._inside = local
            self._formula = "" if local == "f" else self._formula
        else:
            self.scan.start(local, attributes)

    def text(self, data: str) -> None:
        if self._inside == "v":
            self._value += data
        elif self._inside == "f":
            self._formula = (self._formula or "") + data

    def end(self, name: str) -> None:
        local = name.rpartition("}")[2]
        if local == self._inside:
            self._inside = ""
        elif local == "c":
            place = (self._row, self._column)
            self.scan.add(place, self._kind, self._formula, self._value)
            if self._style in self._styles:
                self.scan.add_style(place, self._kind, self._style)

    def _place(self, reference: str) -> None:
        if found := _REFERENCE.match(reference):
            self._row, self._column = int(found[2]) - 1, _column(found[1].encode())
        else:
            self._column += 1


@cache
def _column(letters: bytes) -> int:
    return column_of(letters.decode())
