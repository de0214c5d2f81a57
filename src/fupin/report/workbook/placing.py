"""Where the cells of a submission stand in the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fupin.model.sheet_copy import SheetCopy
from fupin.report.workbook.limits import MAX_COLUMNS, MAX_ROWS

_A1 = re.compile(r"([A-Z]{1,4})([0-9]{1,9})")
_LINE = re.compile(r"([0-9]{1,9}):([0-9]{1,9})")

Position = tuple[int, int]
"""Row and column of a cell of the workbook, from 0."""


@dataclass(frozen=True)
class PlacedCopy:
    """A copied sheet and its place in the workbook.

    A cell stands where the user sees it in the submission: I17 is I17, and the ninth part of line 17
    of a text file is I17. Where the format has records and no lines (Parquet, JSON), a first row holds the
    names of the columns and a first column the numbers of the records.

    Attributes:
        copy: the copied sheet.
        name: the name of its sheet in the workbook.
    """

    copy: SheetCopy
    name: str

    @property
    def shift(self) -> int:
        """By how many rows and columns cells are moved: 1 for records without lines, else 0."""
        return 0 if self.copy.header is None else 1

    def row(self, seen: int) -> int:
        """The row, from 0, of one that the user sees."""
        return seen - 1 + self.shift

    def column(self, number: int) -> int:
        """The column, from 0, of the one with this number (from 1) in the submission."""
        return number - 1 + self.shift

    def position(self, cell: str) -> Position | None:
        """The position of a cell of the submission; None where the workbook can't hold it."""
        if found := _A1.fullmatch(cell):
            at = self.row(int(found[2])), self.column(column_number(found[1]))
        elif found := _LINE.fullmatch(cell):
            at = self.row(int(found[1])), self.column(int(found[2]))
        else:
            return None
        return at if 0 <= at[0] < MAX_ROWS and 0 <= at[1] < MAX_COLUMNS else None


class PlacedCopies:
    """The copied sheets of a workbook, found by the file and sheet that an entry names.

    Sheets whose masked names are the same can't be told apart: none of them is found.
    """

    def __init__(self, placed: Iterable[PlacedCopy]) -> None:
        self.all: Sequence[PlacedCopy] = tuple(placed)
        self._found: dict[tuple[str, str | None], PlacedCopy | None] = {}
        for each in self.all:
            key = (each.copy.path, each.copy.sheet)
            self._found[key] = None if key in self._found else each

    def of(self, path: str, sheet: str | None) -> PlacedCopy | None:
        """The copy of a sheet; None where there is none, or more than one."""
        return self._found.get((path, sheet))

    @property
    def alike(self) -> Sequence[tuple[str, str | None]]:
        """The files and sheets that can't be told apart."""
        return [key for key, placed in self._found.items() if placed is None]


def column_number(letters: str) -> int:
    """The number, from 1, of the column with these letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_name(position: Position) -> str:
    """The name of a cell of the workbook, such as I17."""
    row, column = position
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
