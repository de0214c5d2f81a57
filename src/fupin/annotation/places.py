"""Where the cells of a sheet stand in its part: rows, columns, merged cells, and what lies around them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.parsers import expat

from fupin.annotation.elements import MOST_ELEMENTS, Element, ends, parse, raw_prefix, refuse_wide, tag_end
from fupin.annotation.errors import cannot_place
from fupin.annotation.inert import xml_text
from fupin.reading.guard.prolog import SEPARATOR, new_parser
from fupin.reading.guard.usual_rows import column_number

_ROWS, _CELLS = 2, 3
"""Depths: of what stands in the rows' element, and in a row."""
Cell: TypeAlias = tuple[int, int]
"""A cell: its row and its column, both from 1."""
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Columns:
    """Some columns that are alike: the first and the last from 1, their width in signs, their style."""

    first: int
    last: int
    width: float | None
    style: int | None
    hidden: bool


@dataclass(slots=True)
class SheetPlaces:
    """The layout of one sheet's part.

    Attributes:
        part: the part's name.
        data: what it holds.
        root: its first element, with the elements in it but the rows.
        rows: the element of the rows; None where the sheet has none.
        numbers: the number of each row that is there, from 1.
        starts: where each of them begins.
        heights: the height in points of rows that say one; 0 of hidden ones.
        columns: what is said of columns.
        merged: the merged areas: top, left, bottom, right, from 1.
        declared: the namespaces that hold among the rows, by prefix.
    """

    part: str
    data: bytes
    root: Element
    rows: Element | None = None
    numbers: array[int] = field(default_factory=lambda: array("l"))
    starts: array[int] = field(default_factory=lambda: array("q"))
    heights: dict[int, float] = field(default_factory=dict)
    columns: tuple[Columns, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    declared: dict[str, str] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """The prefix that the sheet's elements are written with."""
        return raw_prefix(self.data, self.root.start)

    def child(self, name: str) -> Element | None:
        """The first element of a name in the sheet."""
        return self.root.first(name)

    def row(self, number: int) -> Element | None:
        """A row with its cells; None where it isn't there."""
        at = bisect_left(self.numbers, number)
        if at == len(self.numbers) or self.numbers[at] != number:
            return None
        end = self.starts[at + 1] if at + 1 < len(self.starts) else self.rows.close if self.rows else 0
        return _row(self.part, self.data[self.starts[at] : end], self.starts[at], self.declared)

    def behind(self, number: int) -> int | None:
        """Where the first row behind a number begins; None where there is none."""
        at = bisect_left(self.numbers, number)
        return self.starts[at] if at < len(self.starts) else None

    def shown_at(self, cells: Iterable[Cell]) -> dict[Cell, Cell]:
        """For each cell, the one that shows what it shows: of merged ones the first, else itself."""
        wanted = sorted(set(cells))
        found = {cell: cell for cell in wanted}
        for top, left, bottom, right in self.merged:
            for cell in wanted[bisect_left(wanted, (top, 0)) : bisect_left(wanted, (bottom + 1, 0))]:
                if left <= cell[1] <= right:
                    found[cell] = (top, left)
        return found

    def column(self, number: int) -> Columns | None:
        """What is said of a column; None where nothing is."""
        at = bisect_right(self.columns, number, key=lambda some: some.first) - 1
        return self.columns[at] if at >= 0 and number <= self.columns[at].last else None


def find_places(part: str, data: bytes) -> SheetPlaces:
    """The layout of a sheet's part.

    Raises:
        AnnotationError: the part is no XML.
    """
    refuse_wide(part, data)
    reader = _Reader(part, data)
    places = reader.read()
    places.columns = tuple(_columns(places.root))
    places.merged = tuple(_merged(places.root))
    return places


class _Reader:
    """Reads a sheet's part once; of the cells it keeps nothing, of the rows where they begin."""

    def __init__(self, part: str, data: bytes) -> None:
        self._part, self._data = part, data
        self._depth = 0
        self._in_rows = False
        self._open: list[Element] = []
        self._places: SheetPlaces | None = None
        self._coming: dict[str, str] = {}
        self._count = 0
        self._parser = new_parser(part)

    def read(self) -> SheetPlaces:
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartNamespaceDeclHandler = self._declare
        try:
            self._parser.Parse(self._data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: odd encodings
            raise cannot_place(self._part, "不是完整的 XML", "is not whole XML") from error
        if self._places is None:
            raise cannot_place(self._part, "不是完整的 XML", "is not whole XML")
        return self._places

    def _declare(self, prefix: str | None, address: str | None) -> None:
        if not self._in_rows:
            self._coming[prefix or ""] = address or ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._in_rows:
            if self._depth == _CELLS:
                self._row(name, attributes)
            return
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise cannot_place(self._part, "元素太多", "has too many elements")
        namespace, _, local = name.rpartition(SEPARATOR)
        at = self._parser.CurrentByteIndex
        element = Element(local, namespace, attributes, at, tag_end(self._part, self._data, at))
        if self._places is None:
            self._places = SheetPlaces(self._part, self._data, element, declared=self._coming)
        else:
            self._open[-1].children.append(element)
        self._open.append(element)
        if local == "sheetData" and self._depth == _ROWS and namespace == self._places.root.namespace:
            self._places.rows, self._in_rows = element, True
            self._places.declared = self._places.declared | self._coming
        self._coming = {}

    def _row(self, name: str, attributes: dict[str, str]) -> None:
        places = self._places
        if places is None or name != f"{places.root.namespace}{SEPARATOR}row":
            return
        last = places.numbers[-1] if places.numbers else 0
        written = attributes.get("r", "")
        number = int(written) if written.isascii() and written.isdecimal() else last + 1
        if number <= last:
            raise cannot_place(self._part, "的行次序颠倒", "has rows out of order")
        places.numbers.append(number)
        places.starts.append(self._parser.CurrentByteIndex)
        if attributes.get("hidden") in ("1", "true"):
            places.heights[number] = 0
        elif "ht" in attributes:
            places.heights[number] = number_of(attributes["ht"]) or 0

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._in_rows and self._depth > 1:
            return
        self._in_rows = False
        element = self._open.pop()
        element.close, element.end = ends(self._data, element.inside, self._parser.CurrentByteIndex)


def number_of(text: str | None) -> float | None:
    """A number as an attribute has it; None where it is none that a sheet can have."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 <= number < 1e7 else None


def style_of(text: str | None) -> int | None:
    """The number of a style as an attribute has it; None where there is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def cell_at(text: str) -> tuple[int, int] | None:
    """Row and column, from 1, of an address in A1 style; None where it is none."""
    found = _REFERENCE.fullmatch(text)
    return None if found is None else (int(found[2]), column_number(found[1]))


def _row(part: str, data: bytes, start: int, declared: dict[str, str]) -> Element:
    """A row from its bytes; its places are those in the whole part."""
    names = "".join(f' xmlns{":" if name else ""}{name}="{xml_text(address)}"' for name, address in declared.items())
    head = f"<rows{names}>".encode()
    rows = parse(part, head + data + b"</rows>")
    for element in rows.all():
        for name in ("start", "inside", "close", "end"):
            setattr(element, name, getattr(element, name) + start - len(head))
    return rows.children[0]


def _columns(root: Element) -> list[Columns]:
    found = []
    for group in root.named("cols"):
        for column in group.named("col"):
            said = column.attributes
            first, last = style_of(said.get("min")), style_of(said.get("max"))
            if first and last and first <= last:
                hidden = said.get("hidden") in ("1", "true")
                found.append(Columns(first, last, number_of(said.get("width")), style_of(said.get("style")), hidden))
    return sorted(found, key=lambda some: some.first)


def _merged(root: Element) -> list[tuple[int, int, int, int]]:
    found = []
    for group in root.named("mergeCells"):
        for merged in group.named("mergeCell"):
            first, _, last = merged.attributes.get("ref", "").partition(":")
            one, other = cell_at(first), cell_at(last)
            if one and other:
                found.append((*one, *other))
    return found
