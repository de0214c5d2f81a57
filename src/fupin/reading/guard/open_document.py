"""The content of an .ods workbook: how many cells its repeated rows and columns really make."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from fupin.model.errors import UnreadableInputError
from fupin.reading.guard.extent import Extent
from fupin.reading.guard.inflating import Tally
from fupin.reading.guard.prolog import SEPARATOR, in_pieces, new_parser, no_xml
from fupin.reading.guard.refusals import damaged

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_CELLS = (f"{_TABLE}{SEPARATOR}table-cell", f"{_TABLE}{SEPARATOR}covered-table-cell")
_SHEET, _ROW = f"{_TABLE}{SEPARATOR}table", f"{_TABLE}{SEPARATOR}table-row"
_SPACES = f"{_TEXT}{SEPARATOR}s"
_HOLDING = (f"{_OFFICE}{SEPARATOR}value-type", f"{_TABLE}{SEPARATOR}formula")
_LAST_ROW = 1_048_576
_MOST_SPACES = 32_767


def inspect_content(part: str, chunks: Iterator[bytes], tally: Tally) -> None:
    """Counts the occupied cells of all sheets.

    Raises:
        UnreadableInputError: they are too many or reach too far, or the part is no XML.
    """
    follower = _Follower(part, tally)
    parser = new_parser(part)
    parser.StartElementHandler = follower.start
    parser.EndElementHandler = follower.end
    try:
        for chunk in in_pieces(part, chunks):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise no_xml(part) from error


class _Follower:
    """Expat handlers that follow sheets, rows and cells with their repetitions."""

    def __init__(self, part: str, tally: Tally) -> None:
        self._part, self._tally = part, tally
        self._extents: list[Extent] = []
        self._row, self._rows = 0, 0
        self._column = 0
        self._width, self._holds, self._in_cell = 0, False, False
        self._full: list[tuple[int, int]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            self._in_cell = True
            self._width = self._repeated(attributes, "number-columns-repeated")
            self._holds = any(key in attributes for key in _HOLDING)
        elif self._in_cell:
            self._holds = True
            if name == _SPACES:
                self._refuse_spaces(attributes)
        elif name == _ROW:
            self._rows = self._repeated(attributes, "number-rows-repeated")
            self._column, self._full = 0, []
        elif name == _SHEET:
            self._extents.append(Extent(self._part, self._tally))
            self._row = 0

    def end(self, name: str) -> None:
        if name in _CELLS:
            self._in_cell = False
            if self._holds:
                self._full.append((self._column + 1, self._column + self._width))
            self._column += self._width
        elif name == _ROW and not self._in_cell:
            if self._full and self._extents:
                self._count()
            self._row += self._rows
        elif name == _SHEET and self._extents:
            self._extents.pop().close()

    def _count(self) -> None:
        last = self._row + self._rows
        if last > _LAST_ROW:
            raise damaged("表格超出工作表的最后一行", "a table goes beyond the last row of a sheet")
        cells = sum(right - left + 1 for left, right in self._full) * self._rows
        self._extents[-1].add(cells, (self._row + 1, last), (self._full[0][0], self._full[-1][1]))

    def _repeated(self, attributes: dict[str, str], name: str) -> int:
        return self._number(attributes.get(f"{_TABLE}{SEPARATOR}{name}", "1"), least=1)

    def _refuse_spaces(self, attributes: dict[str, str]) -> None:
        if self._number(attributes.get(f"{_TEXT}{SEPARATOR}c", "1"), least=0) > _MOST_SPACES:
            raise damaged("单元格内连续空格过多", "a cell repeats a space too often")

    def _number(self, text: str, least: int) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < 12 and int(text) >= least):
            raise self._no_number()
        return int(text)

    def _no_number(self) -> UnreadableInputError:
        return damaged(
            f"{self._part} 里的重复次数写法不对", f"{self._part} repeats something a wrong number of times"
        )
