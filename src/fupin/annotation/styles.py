"""The styles part: a cell's own format once more with another fill, and the formats of the added sheet."""

from __future__ import annotations

from collections.abc import Sequence

from fupin.annotation.edits import Edits
from fupin.annotation.elements import Element, parse, raw_prefix, tag_end, with_attributes
from fupin.annotation.errors import cannot_place

_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"),
    *("cellStyles", "dxfs", "tableStyles", "colors", "extLst"),
)
_PLAIN = {
    "fonts": ['<{p}font><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>'],
    "fills": [
        '<{p}fill><{p}patternFill patternType="none"/></{p}fill>',
        '<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    ],
    "borders": ["<{p}border/>"],
    "cellXfs": ['<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
}
"""What a table of styles holds at least: what formats speak of that name nothing else."""
_ITEMS = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
_MOST_FORMATS = 64_000
"""Formats that Excel takes, and a little less."""


class Styles:
    """The styles of a workbook, and what is added to them.

    Args:
        part: the part's name.
        data: what it holds.

    Raises:
        AnnotationError: it is no table of styles.
    """

    def __init__(self, part: str, data: bytes) -> None:
        self._part, self._data = part, data
        self._root = parse(part, data)
        if self._root.name != "styleSheet":
            raise cannot_place(part, "不是样式表", "is no table of styles")
        self._prefix = raw_prefix(data, self._root.start)
        self._tables = {name: self._root.first(name) for name in _ITEMS}
        self._items = {name: self._there(name) for name in _ITEMS}
        self._own = {name: len(items) for name, items in self._items.items()}
        for name, plain in _PLAIN.items():
            for one in plain[len(self._items[name]) :]:
                self._items[name].append(one.format(p=self._prefix).encode())
        self._filled: dict[tuple[int, str], int] = {}
        self._fills: dict[str, int] = {}

    def filled(self, style: int | None, colour: str) -> int:
        """The number of a format that is another one with a fill.

        Args:
            style: the number of the other one; None, or one that isn't there, for the plain one.
            colour: of the fill, as RGB in hexadecimal.

        Raises:
            AnnotationError: there are as many formats as Excel takes.
        """
        formats = self._items["cellXfs"]
        base = style if style is not None and style < self._most(formats) else 0
        if (base, colour) not in self._filled:
            again = formats[base]
            end = tag_end(self._part, again, 0)
            tag = with_attributes(again[:end], fillId=str(self.fill(colour)), applyFill="1")
            self._filled[base, colour] = self._add("cellXfs", tag + again[end:])
        return self._filled[base, colour]

    def fill(self, colour: str) -> int:
        """The number of a plain fill."""
        if colour not in self._fills:
            inside = f'<{{p}}fgColor rgb="FF{colour}"/><{{p}}bgColor indexed="64"/>'
            self._fills[colour] = self.add(
                "fills", f'<{{p}}fill><{{p}}patternFill patternType="solid">{inside}</{{p}}patternFill></{{p}}fill>'
            )
        return self._fills[colour]

    def add(self, table: str, item: str) -> int:
        """Adds a font, fill, border or format; `{p}` in it stands for the prefix. Gives its number."""
        return self._add(table, item.format(p=self._prefix).encode("ascii", "xmlcharrefreplace"))

    def result(self) -> bytes:
        """The part with what was added; what was there stays byte for byte."""
        edits = Edits(self._data)
        at = self._root.inside
        missing: list[tuple[int, bytes]] = []
        for name in _ORDER:
            table = self._root.first(name)
            if name in _ITEMS and len(self._items[name]) > self._own[name]:
                new = self._items[name][self._own[name] :]
                if table is None:
                    missing.append((at, self._whole(name, new)))
                else:
                    self._extend(edits, table, name, new)
            at = at if table is None else table.end
        for place, written in missing:
            if place == self._root.close:
                edits.append(self._root, written)
            else:
                edits.insert(place, written)
        return edits.result()

    def _there(self, name: str) -> list[bytes]:
        table = self._tables[name]
        items = () if table is None else table.named(_ITEMS[name])
        return [self._data[item.start : item.end] for item in items]

    def _most(self, formats: Sequence[bytes]) -> int:
        """How many formats cells may speak of: those that were there, and at least one."""
        return max(self._own["cellXfs"], 1) if formats else 0

    def _add(self, table: str, item: bytes) -> int:
        items = self._items[table]
        if len(items) >= _MOST_FORMATS:
            raise cannot_place(self._part, "单元格格式已达上限", "has as many cell formats as Excel takes")
        items.append(item)
        return len(items) - 1

    def _extend(self, edits: Edits, table: Element, name: str, new: Sequence[bytes]) -> None:
        edits.append(table, b"".join(new))
        if "count" in table.attributes:
            edits.set_attribute(table.start, table.inside, "count", str(len(self._items[name])))

    def _whole(self, name: str, items: Sequence[bytes]) -> bytes:
        tag = f"{self._prefix}{name}".encode()
        return b'<%s count="%d">%s</%s>' % (tag, len(items), b"".join(items), tag)
