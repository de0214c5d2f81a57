"""One worksheet's XML as it comes out of its package: rows in the usual form past the parser, the rest to it."""

from __future__ import annotations

import re
from collections.abc import Callable

from fupin.reading.guard.cell_parser import CellParser
from fupin.reading.guard.extent import Extent
from fupin.reading.guard.inflating import Tally
from fupin.reading.guard.prolog import no_xml
from fupin.reading.guard.usual_rows import UsualRows

_START = re.compile(rb"<((?:[A-Za-z][A-Za-z0-9]{0,15}:)?)sheetData>")
_LONGEST_START = 40
_LONGEST_ROW = 8 << 20
"""Bytes of a row for which there is no waiting: it is left to the parser."""


class Worksheet:
    """Takes a worksheet piece by piece; all pieces of one part, in order, then `close`."""

    def __init__(self, part: str, strings: int, tally: Tally, cells: Callable[[], int]) -> None:
        """Prepares for one sheet.

        Args:
            part: the part's name.
            strings: how many shared strings there are.
            tally: what the whole workbook has.
            cells: gives how many cells all sheets have, roughly; asked before the slow way is taken through one.
        """
        self._tally, self._cells = tally, cells
        self._part = part
        self._extent = Extent(part, tally)
        self._parser = CellParser(part, strings, self._extent)
        self._strings = strings
        self._rows: UsualRows | None = None
        self._end = b""
        self._kept = b""
        self._take = self._take_head

    def feed(self, data: bytes) -> None:
        """Takes the next bytes.

        Raises:
            UnreadableInputError: they are no XML, go beyond a limit, or are ambiguous.
        """
        if b"\0" in data:
            raise no_xml(self._part)
        self._kept += data
        self._take()

    def close(self) -> None:
        """Ends the sheet.

        Raises:
            UnreadableInputError: it ends too early, or its box is far larger than what it holds.
        """
        self._parser.feed(self._kept, last=True)
        self._extent.close()

    def _take_head(self) -> None:
        """Gives all to the parser up to where the rows begin."""
        while (found := _START.search(self._kept)) is not None:
            if found.end() == len(self._kept):
                return  # what comes next decides how the rows are recognised
            self._give(found.end())
            if self._parser.inside:  # else it stood in a comment
                prefix, after = found[1].decode(), self._kept[:1]
                self._rows = UsualRows(prefix, self._strings, spaced=after.isspace())
                self._end = f"</{prefix}row>".encode()
                self._take = self._take_rows
                self._kept = self._kept.lstrip(b" \t\r\n")
                self._take()
                return
        self._give(max(0, len(self._kept) - _LONGEST_START))
        if self._parser.inside:
            self._go_slowly()

    def _take_rows(self) -> None:
        """Takes rows in the usual form; from the first that isn't, all goes to the parser."""
        if self._rows is None:
            return
        at, self._parser.row = self._rows.take(self._kept, 0, self._parser.row, self._extent)
        self._kept = self._kept[at:]
        if self._kept.startswith(b"</"):
            self._take = self._take_rest
            self._take()
        elif self._end in self._kept or len(self._kept) > _LONGEST_ROW:
            self._go_slowly()

    def _go_slowly(self) -> None:
        """Gives the rest of the sheet to the parser, unless that would take too long."""
        if (cells := self._cells()) > self._tally.limits.cells:
            raise self._tally.limits.exceeded("cells", f"≈ {cells:,}")
        self._take = self._take_rest
        self._take()

    def _take_rest(self) -> None:
        self._give(len(self._kept))

    def _give(self, count: int) -> None:
        self._parser.feed(self._kept[:count])
        self._kept = self._kept[count:]
