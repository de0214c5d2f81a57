"""OpenDocument workbooks (.ods): exact texts out of the package's content."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.parsers import expat

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.formats.open_document_names import named
from fupin.reading.formats.open_document_sheet import OpenSheet
from fupin.reading.formats.open_document_styles import Styles
from fupin.reading.formats.open_document_text import CellText
from fupin.reading.formats.serials import EPOCH_1900
from fupin.reading.guard.prolog import in_pieces, new_parser
from fupin.reading.raw import RawSheet

_CONTENT, _STYLES = "content.xml", "styles.xml"
_PIECE = 1 << 20
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    KeyError,
    RuntimeError,  # zipfile's word for a part that is encrypted or packed in an unknown way
    ValueError,
)
_SHEETS, _SHEET, _NULL_DATE = map(named, ("office:spreadsheet", "table:table", "table:null-date"))
_COLUMN, _ROW = named("table:table-column"), named("table:table-row")
_CELLS = frozenset(map(named, ("table:table-cell", "table:covered-table-cell")))
_GROUPS = frozenset(
    named(f"table:table-{kind}")
    for kind in ("row-group", "rows", "header-rows", "column-group", "columns", "header-columns")
)
_PARAGRAPHS = frozenset(map(named, ("text:p", "text:h")))
_NOTES = frozenset(map(named, ("office:annotation", "office:annotation-end", "text:note", "text:ruby-text")))
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:"
_NAME, _STYLE, _DATE = named("table:name"), named("table:style-name"), named("table:date-value")
_CACHE = re.compile(r"^'.*'#")
"""The name of a copy of another file's sheet, kept for references to it."""
_OUTSIDE, _IN_SHEET, _IN_ROW, _IN_CELL, _IN_PARAGRAPH = range(5)


def read_open_document(path: Path) -> list[RawSheet]:
    """Reads all sheets of an OpenDocument workbook.

    Raises:
        UnreadableInputError: it is damaged, or no workbook at all.
    """
    try:
        with zipfile.ZipFile(path) as package:
            common = _Content(Styles())
            if _STYLES in package.namelist():
                common.parse(package, _STYLES)
            content = _Content(Styles(common.styles))
            content.parse(package, _CONTENT)
        return [sheet.sheet(content.epoch) for sheet in content.sheets]
    except _DAMAGED as error:
        raise UnreadableInputError(
            Text("不是完好的 .ods 工作簿", f"not an intact .ods workbook ({type(error).__name__})")
        ) from error


class _Content:
    """Expat handlers that follow styles, sheets, rows, cells and paragraphs.

    Attributes:
        styles: the part's styles.
        sheets: its sheets in order.
        epoch: day 0 of serial dates.
    """

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.sheets: list[OpenSheet] = []
        self.epoch = EPOCH_1900
        self._depth, self._skipped, self._sheets_at = 0, 0, 0
        self._state = _OUTSIDE
        self._cell: dict[str, str] = {}
        self._text: CellText | None = None

    def parse(self, package: zipfile.ZipFile, part: str) -> None:
        """Goes through a part."""
        parser = new_parser(part)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        with package.open(part) as stream:
            chunks: Iterator[bytes] = iter(lambda: stream.read(_PIECE), b"")
            for chunk in in_pieces(part, chunks):
                parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._skipped:
            return
        if self._state == _OUTSIDE:
            self._start_outside(name, attributes)
        elif self._state == _IN_SHEET:
            self._start_in_sheet(name, attributes)
        elif self._state == _IN_ROW and name in _CELLS:
            self._state, self._cell, self._text = _IN_CELL, attributes, None
        elif self._state == _IN_CELL and name in _PARAGRAPHS:
            self._state, self._text = _IN_PARAGRAPH, self._text or CellText()
            self._text.start_paragraph()
        elif self._state == _IN_PARAGRAPH and name not in _NOTES and not name.startswith(_DRAWING):
            if self._text is not None:
                self._text.sign(name, attributes)
        else:
            self._skipped = self._depth

    def _start_outside(self, name: str, attributes: dict[str, str]) -> None:
        if name == _SHEETS:
            self._sheets_at = self._depth
        elif name == _SHEET and self._depth == self._sheets_at + 1:
            self._start_sheet(attributes)
        elif name == _NULL_DATE:
            self.epoch = date.fromisoformat(attributes.get(_DATE, EPOCH_1900.isoformat())[:10])
        elif not self._sheets_at:
            self.styles.start(name, attributes)

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        name = attributes.get(_NAME, "")
        if _CACHE.match(name):
            self._skipped = self._depth
            return
        self._state = _IN_SHEET
        hidden = self.styles.hides(attributes.get(_STYLE, ""))
        self.sheets.append(OpenSheet(name, self.styles, hidden=hidden))

    def _start_in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        if name == _ROW:
            self._state = _IN_ROW
            self.sheets[-1].start_row(attributes)
        elif name == _COLUMN:
            self.sheets[-1].start_columns(attributes)
        elif name not in _GROUPS:
            self._skipped = self._depth

    def _data(self, data: str) -> None:
        if self._skipped:
            return
        if self._state == _IN_PARAGRAPH and self._text is not None:
            self._text.add(data)
        elif self._state == _OUTSIDE:
            self.styles.text(data)

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped = 0 if self._skipped == self._depth else self._skipped
        elif self._state == _OUTSIDE:
            self.styles.end(name)
        elif self._state == _IN_PARAGRAPH:
            self._state = _IN_CELL if name in _PARAGRAPHS else _IN_PARAGRAPH
        elif self._state == _IN_CELL:
            self._state = _IN_ROW
            self.sheets[-1].add(self._cell, None if self._text is None else self._text.text())
        elif self._state == _IN_ROW:
            self._state = _IN_SHEET
            self.sheets[-1].end_row()
        elif name == _SHEET:
            self._state = _OUTSIDE
        self._depth -= 1
