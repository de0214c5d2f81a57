"""A worksheet's XML by a parser: all of it that isn't rows written in the usual way."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from fupin.model.errors import UnreadableInputError
from fupin.reading.guard.extent import Extent
from fupin.reading.guard.prolog import SEPARATOR, new_parser, no_xml
from fupin.reading.guard.refusals import damaged
from fupin.reading.guard.usual_rows import LAST_ROW, column_number

MAIN_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_OUTSIDE, _ROWS, _CELLS, _CONTENTS, _CONTENT = range(5)
"""Where the parser stands: outside the rows, between rows, between cells, in a cell, in a value."""
_LEVELS = {"sheetData": _OUTSIDE, "row": _ROWS, "c": _CELLS, "v": _CONTENTS, "f": _CONTENTS, "is": _CONTENTS}
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_INDEX = re.compile(r"[0-9]{1,9}")
_LAST_COLUMN = 16_384


class CellParser:
    """Follows the rows and cells of a sheet; refuses what two readers could read in two ways.

    A row or cell without a reference follows the one before it, as the format says.

    Attributes:
        row: number of the last row, from 1; whoever takes rows past the parser sets it.
    """

    def __init__(self, part: str, strings: int, extent: Extent) -> None:
        """Prepares for one sheet.

        Args:
            part: the part's name.
            strings: how many shared strings there are.
            extent: counts the occupied cells.
        """
        self.row = 0
        self._part, self._strings, self._extent = part, strings, extent
        self._level, self._foreign, self._seen = _OUTSIDE, 0, False
        self._column = 0
        self._shared, self._inline, self._held = False, False, ""
        self._value: list[str] | None = None
        self._starts: dict[str, tuple[int, Callable[[dict[str, str]], None]]] = {}
        starts = {"sheetData": self._start_rows, "row": self._start_row, "c": self._start_cell}
        for local, level in _LEVELS.items():
            for namespace in MAIN_NAMESPACES:
                start = starts.get(local) or self._start_content(local)
                self._starts[f"{namespace}{SEPARATOR}{local}"] = (level, start)
        self._parser = new_parser(part)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CommentHandler = self._hidden
        self._parser.ProcessingInstructionHandler = self._hidden
        self._parser.StartCdataSectionHandler = self._hidden

    @property
    def inside(self) -> bool:
        """Whether the parser stands between the sheet's rows."""
        return self._level == _ROWS

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Takes the next bytes.

        Raises:
            UnreadableInputError: they are no XML, go beyond a limit, or are ambiguous.
        """
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            raise no_xml(self._part) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        known = self._starts.get(name)
        if known is not None and known[0] == self._level and not self._foreign:
            self._level += 1
            known[1](attributes)
            return
        if _OUTSIDE < self._level < _CONTENT and name.rpartition(SEPARATOR)[2] in _LEVELS:
            raise self._refused("单元格嵌套错误", "has cells in the wrong place")
        if self._level > _OUTSIDE:
            self._foreign += 1

    def _end(self, _name: str) -> None:
        if self._foreign:
            self._foreign -= 1
        elif self._level > _OUTSIDE:
            self._level -= 1
            if self._value is not None:
                self._end_value("".join(self._value))

    def _start_rows(self, _attributes: dict[str, str]) -> None:
        if self._seen:
            raise self._refused("有两份单元格数据", "has its cells twice")
        self._seen = True

    def _start_row(self, attributes: dict[str, str]) -> None:
        above, self._column, number = self.row, 0, attributes.get("r")
        if number is None:
            self.row += 1
        elif _NUMBER.fullmatch(number):
            self.row = int(number)
        else:
            raise self._refused("行号写法不对", "has a row number that is none")
        if self.row <= above:
            raise self._refused(f"第 {self.row} 行排在第 {above} 行之后", f"has row {self.row} behind row {above}")
        if self.row > LAST_ROW:
            raise self._refused("行号超出工作表", "has a row outside the sheet")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        before, reference = self._column, attributes.get("r")
        kind = attributes.get("t")
        self._shared, self._inline, self._held = kind == "s", kind == "inlineStr", ""
        if reference is None:
            self._column += 1
        else:
            found = _REFERENCE.fullmatch(reference)
            if found is None:
                raise self._refused("单元格地址写法不对", "has a cell address that is none")
            self._column = column_number(found[1])
            if int(found[2]) != self.row:
                raise self._refused(
                    f"单元格 {reference} 写在第 {self.row} 行里", f"has the cell {reference} in row {self.row}"
                )
        if self._column == before:
            raise self._refused(f"单元格 {reference} 出现两次", f"has the cell {reference} twice")
        if self._column < before:
            raise self._refused(f"单元格 {reference} 次序颠倒", f"has the cell {reference} out of order")
        if self._column > _LAST_COLUMN:
            raise self._refused("单元格超出工作表", "has a cell outside the sheet")

    def _start_content(self, local: str) -> Callable[[dict[str, str]], None]:
        """What is done where a cell's formula (f), value (v) or text (i) starts."""
        kind = local[0]

        def start(_attributes: dict[str, str]) -> None:
            held = self._held
            other = "i" if kind == "v" else "v"  # of both, each reader takes the text where the type says so
            if kind in held or (kind != "f" and other in held and not self._inline):
                raise self._refused(
                    f"第 {self.row} 行有单元格含两个值", f"has a cell with two values in row {self.row}"
                )
            if not held:
                self._extent.add(1, (self.row, self.row), (self._column, self._column))
            self._held += kind
            if kind == "v" and self._shared:
                self._value = []
                self._parser.CharacterDataHandler = self._value.append

        return start

    def _end_value(self, index: str) -> None:
        self._value = self._parser.CharacterDataHandler = None
        if index and not (_INDEX.fullmatch(index) and int(index) < self._strings):
            raise self._refused(
                f"第 {self.row} 行引用了不存在的共享字符串（共 {self._strings} 个）",
                f"points in row {self.row} to a shared string that isn't there (there are {self._strings})",
            )

    def _hidden(self, *_: str) -> None:
        """Comments and the like: readers skip what stands around them, save in texts (i)."""
        if self._level > _OUTSIDE and not (self._level == _CONTENT and self._held.endswith("i")):
            raise self._refused("单元格之间夹有注释", "has comments or the like among its cells")

    def _refused(self, zh: str, en: str) -> UnreadableInputError:
        return damaged(f"{self._part} {zh}", f"{self._part} {en}")
