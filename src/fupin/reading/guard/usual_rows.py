"""Rows of a worksheet as spreadsheet programs write them, checked by one expression a row.

What matches needs no parser: the references ascend and are those of their row, each cell has one
value at most, and each index of a shared string is one that exists.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from fupin.reading.guard.extent import Extent

LAST_ROW = 1_048_576
_SHAPES_KEPT = 4096
_DIGITS = b"0123456789"


class Shape(NamedTuple):
    """What a row has, its digits aside.

    Attributes:
        occupied: number of cells that hold something.
        first: number of the first of them, from 1; 0 for none.
        last: number of the last of them.
        ascending: whether each cell stands to the right of the one before it.
    """

    occupied: int
    first: int
    last: int
    ascending: bool


class UsualRows:
    """Recognises rows; made for one sheet of a workbook."""

    def __init__(self, prefix: str, strings: int, *, spaced: bool) -> None:
        """Prepares for a sheet.

        Args:
            prefix: the prefix of its elements with its colon; empty for none.
            strings: how many shared strings there are.
            spaced: whether there is white space between the elements.
        """
        gap = r"[ \t\r\n]*+" if spaced else ""
        self._row = re.compile(_row(prefix, strings, gap).encode())
        self._cells = re.compile(_cell_parts(prefix, gap).encode())
        self._shapes: dict[bytes, Shape] = {}

    def take(self, data: bytes, at: int, above: int, extent: Extent) -> tuple[int, int]:
        """Takes all rows that follow each other in the usual way.

        Args:
            data: the bytes.
            at: where in them the first row begins.
            above: number of the row above; 0 for none.
            extent: counts what the rows hold.

        Returns:
            Where they end, and the number of the last one.

        Raises:
            LimitExceededError: see `Extent.add`.
        """
        match, shapes = self._row.match, self._shapes
        occupied = left = right = top = bottom = 0
        while (found := match(data, at)) is not None:
            number = int(found[1] or above + 1)
            key = found[0].translate(None, _DIGITS)
            cells, first, last, ascending = shapes.get(key) or self._shape(key)
            if not (ascending and above < number <= LAST_ROW):
                break
            if cells:
                occupied += cells
                left = first if first < left or not left else left
                right = last if last > right else right
                top, bottom = top or number, number
            at, above = found.end(), number
        if occupied:
            extent.add(occupied, (top, bottom), (left, right))
        return at, above

    def _shape(self, row: bytes) -> Shape:
        cells = self._cells.findall(row)
        numbers: list[int] = []
        for letters, *_ in cells:
            numbers.append(column_number(letters) if letters else (numbers[-1] if numbers else 0) + 1)
        ascending = all(left < right for left, right in pairwise(numbers))
        full = [number for number, cell in zip(numbers, cells, strict=True) if cell[1] or cell[2]]
        shape = Shape(len(full), full[0] if full else 0, full[-1] if full else 0, ascending)
        if len(self._shapes) >= _SHAPES_KEPT:
            self._shapes.clear()
        self._shapes[row] = shape
        return shape


def _row(p: str, strings: int, gap: str) -> str:
    """A row: its number, and cells whose references end in that number; both may be left out."""
    attribute = r'[A-Za-z][A-Za-z0-9:]*+="[^"<>&]*+"'
    style, more = r' s="[0-9]++"', r'(?: cm="[0-9]++")?+(?: vm="[0-9]++")?+(?: ph="[0-9a-z]++")?+'
    words = r"[^<&]*+(?:&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});[^<&]*+)*+"
    formula = rf"(?:<{p}f(?: {attribute})*+(?:/>|>{words}</{p}f>){gap})?+"
    value = rf"(?:<{p}v(?: ?/>|>{words}</{p}v>){gap})?+"
    index = rf"<{p}v>{index_below(strings)}</{p}v>"
    text = rf'<{p}is>{gap}<{p}t(?: xml:space="preserve")?+(?: ?/>|>{words}</{p}t>){gap}</{p}is>{gap}'

    def holding(content: str) -> str:
        return rf"(?: ?/>|>{gap}{content}</{p}c>)"

    kinds = {"s": rf"{formula}(?:{index}{gap})?+", "(?:n|b|e|d|str)": formula + value, "inlineStr": text}
    typed = "|".join(rf' t="{kind}"{more}{holding(content)}' for kind, content in kinds.items())
    type_first = "|".join(rf' t="{kind}"{style}{holding(content)}' for kind, content in kinds.items())
    plain = rf">{gap}<{p}v>[^<&]*+</{p}v>{gap}</{p}c>"
    inline = rf">{gap}<{p}is>{gap}<{p}t>[^<&]*+</{p}t>{gap}</{p}is>{gap}</{p}c>"
    most = rf'{plain}|(?: t="(?:n"{plain}|inlineStr"{inline}|s">{gap}{index}{gap}</{p}c>))|/>'  # for speed alone
    rest = rf"(?:(?:{style})?+(?:{most}|{more}{holding(formula + value)}|{typed})|{type_first})"
    cells = rf'(?:<{p}c(?: r="[A-Z]{{1,3}}+\1")?+{rest}{gap})*+'
    return rf'<{p}row(?: r="([1-9][0-9]{{0,6}})")?+(?: (?!r=){attribute})*+(?: ?/>|>{gap}{cells}</{p}row>){gap}'


def _cell_parts(p: str, gap: str) -> str:
    """A cell of a row without digits: its letters, its formula, the start of its value."""
    formula = rf"<{p}f[^>]*>(?:(?<=/>)|[^<]*</{p}f>)"
    return rf'<{p}c(?=[ />])(?: r="([A-Z]+)")?[^>]*>(?:(?<=/>)|{gap}({formula}{gap})?(<{p}v>|<{p}is>)?)'


@cache
def column_number(letters: bytes | str) -> int:
    """The number, from 1, of a workbook column: AA is 27."""
    number = 0
    for letter in letters.encode() if isinstance(letters, str) else letters:
        number = number * 26 + letter - 64
    return number


def index_below(count: int) -> str:
    """An expression for the plain decimal numbers from 0 to `count` - 1; it matches nothing for 0."""
    if count <= 0:
        return r"(?!)"
    highest = str(count - 1)
    ways = []
    for at, digit in enumerate(highest):
        rest = len(highest) - at - 1
        least = 1 if at == 0 and rest else 0
        most = int(digit) - 1 if rest else int(digit)
        if least <= most:
            ways.append(f"{highest[:at]}[{least}-{most}]" + (rf"[0-9]{{{rest}}}" if rest else ""))
    if len(highest) > 1:
        ways += [rf"[1-9][0-9]{{0,{len(highest) - 2}}}", "0"]
    return "(?:" + "|".join(ways) + ")"
