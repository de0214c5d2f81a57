"""Where the records of a submission stand once it is written: rows, cells and the texts in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .headings import Heading
from .spelling import Spelled

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Place:
    """The place of some records of one kind: a sheet, a file or a frame. Rows and columns count from 1.

    Attributes:
        record: the record kind.
        path: the file as the check names it.
        sheet: the sheet's name in a workbook.
        first: how many records of the kind stand in places before this one.
        rows: the row of each record.
        columns: for each field the number of its column.
        headings: for each field its header.
        cells: for each record the cells of its fields.
        left_out: rows that are no records, with what they are and the error cells in them.
        header_rows: the rows of the header; none where the format names its columns.
        lettered: whether cells are named by letter and row (`B7`), not `row:column`.
    """

    record: str
    path: str
    sheet: str | None
    first: int
    rows: Sequence[int]
    columns: Mapping[str, int]
    headings: Mapping[str, Heading]
    cells: Sequence[Mapping[str, Spelled]]
    left_out: Mapping[int, str] = field(default_factory=dict)
    header_rows: tuple[int, ...] = ()
    lettered: bool = False

    @property
    def name(self) -> tuple[str, str | None]:
        """Give the path and the sheet."""
        return self.path, self.sheet

    def address(self, row: int, name: str) -> str | None:
        """Give the address of a field's cell in a row, None where there is no such column."""
        return cell_name(row, self.columns[name], lettered=self.lettered) if name in self.columns else None

    def text(self, at: int, name: str) -> str | None:
        """Give what the user sees in a field's cell of the record at a position (from 0) of this place.

        Nobody sees a lone blank in a workbook, and its reader drops it.
        """
        text = self.cells[at][name].text if name in self.cells[at] else None
        return None if self.lettered and text == " " else text


@dataclass(frozen=True)
class Form:
    """A submission in one format: what to hand to the check, and where everything stands."""

    inputs: Path | list[Path] | dict[str, pd.DataFrame]
    places: tuple[Place, ...]


def reason(why: str, cells: Sequence[Spelled], row: int, first: int, *, lettered: bool) -> str:
    """Give the reason why a row, whose cells start in the column `first`, is left out: no error cell goes unsaid."""
    errors = [
        f"{cell.text} {cell_name(row, first + at, lettered=lettered)}"
        for at, cell in enumerate(cells)
        if cell.text is not None and cell.text.startswith("#")
    ]
    return f"{why} ({', '.join(errors)})" if errors else why


def cell_name(row: int, column: int, *, lettered: bool) -> str:
    """Give the address of a cell: `B7` or `7:2`."""
    return f"{column_letters(column)}{row}" if lettered else f"{row}:{column}"


def column_letters(number: int) -> str:
    """Give the letters of a workbook's column: A for 1, AA for 27."""
    head, last = divmod(number - 1, 26)
    return (column_letters(head) if head else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[last]
