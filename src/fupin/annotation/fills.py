"""A sheet's part with fills on some of its cells; cells that aren't there yet are put in, empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from fupin.annotation.edits import Edits
from fupin.annotation.elements import Element, raw_prefix
from fupin.annotation.places import Cell, SheetPlaces, cell_at, style_of
from fupin.annotation.styles import Styles
from fupin.annotation.tints import Tint


def column_letters(number: int) -> str:
    """The letters of a column, from 1: 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Filling:
    """Puts fills on cells of one sheet.

    Args:
        places: the sheet's layout.
        styles: the styles of the workbook.
        edits: where the changes go.
    """

    def __init__(self, places: SheetPlaces, styles: Styles, edits: Edits) -> None:
        self._places, self._styles, self._edits = places, styles, edits

    def fill(self, tints: Mapping[Cell, Tint]) -> None:
        """Fills cells."""
        by_row: dict[int, dict[int, Tint]] = defaultdict(dict)
        for (row, column), tint in sorted(tints.items()):
            by_row[row][column] = tint
        for number, wanted in by_row.items():
            there = self._places.row(number)
            if there is None:
                self._new_row(number, wanted)
            else:
                self._in_row(there, number, wanted)

    def _new_row(self, number: int, wanted: Mapping[int, Tint]) -> None:
        rows = self._places.rows
        if rows is None:
            return
        prefix = raw_prefix(self._edits.data, rows.start)
        cells = "".join(self._cell(prefix, number, column, None, tint) for column, tint in wanted.items())
        new = f'<{prefix}row r="{number}">{cells}</{prefix}row>'.encode()
        behind = self._places.behind(number)
        if behind is None:
            self._edits.append(rows, new)
        else:
            self._edits.insert(behind, new)

    def _in_row(self, row: Element, number: int, wanted: Mapping[int, Tint]) -> None:
        data, last = self._edits.data, 0
        own = style_of(row.attributes.get("s")) if row.attributes.get("customFormat") in ("1", "true") else None
        cells: dict[int, Element] = {}
        for cell in row.named("c"):
            at = cell_at(cell.attributes.get("r", ""))
            last = last + 1 if at is None else at[1]
            cells[last] = cell
        for column, tint in wanted.items():
            there = cells.get(column)
            if there is not None:
                style = self._styles.filled(style_of(there.attributes.get("s")), tint.value)
                self._edits.set_attribute(there.start, there.inside, "s", str(style), behind="r")  # as all write them
                continue
            new = self._cell(raw_prefix(data, row.start), number, column, own, tint).encode()
            before = [cell for at, cell in cells.items() if at < column]
            if before:
                self._edits.insert(before[-1].end, new)
            elif data[row.inside - 2 : row.inside] == b"/>":
                self._edits.append(row, new)
            else:
                self._edits.insert(row.inside, new)
        self._widen(row, list(wanted))

    def _cell(self, prefix: str, row: int, column: int, style: int | None, tint: Tint) -> str:
        """A cell without content, formatted as its row or column has it, and filled."""
        if style is None:
            said = self._places.column(column)
            style = None if said is None else said.style
        number = self._styles.filled(style, tint.value)
        return f'<{prefix}c r="{column_letters(column)}{row}" s="{number}"/>'

    def _widen(self, row: Element, columns: list[int]) -> None:
        """Keeps what a row says of its first and last cell true."""
        first, colon, last = row.attributes.get("spans", "").partition(":")
        if colon and first.isdecimal() and last.isdecimal():
            box = f"{min(int(first), *columns)}:{max(int(last), *columns)}"
            self._edits.set_attribute(row.start, row.inside, "spans", box)
