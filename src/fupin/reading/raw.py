"""What a format gives: sheets of text, each cell with the place where the user sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from fupin.model.cell import Reading


class Addressing(Enum):
    """How a cell's place is written."""

    A1 = "A1"
    LINE = "line:column"


class Span(NamedTuple):
    """A block of cells: positions of its first and last row, indices of its first and last column."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class RawSheet:
    """A sheet, or the one table of a file without sheets, as text.

    Attributes:
        name: the sheet's name; None where the format has no sheets.
        columns: the texts, a column each, all of one length; null where a cell holds nothing.
        rows: the row that the user sees, by position: sheet row, physical line or record number.
        addressing: how places are written.
        header: column names where the format itself has them (Parquet, JSON, frames); else None,
            and the header is among the rows.
        first_column: the number, from 1, of the first column.
        widths: by position, how many cells the row really has; None where all have the same.
        faults: readings that the format already knows, by (position, column index).
        epoch: day 0 of serial dates in a workbook; None elsewhere.
        hidden: whether the user must unhide the sheet to see it.
        merges: blocks of cells that are merged to one, which shows the text of the first.
        hidden_rows: positions of rows that the user does not see.
        hidden_columns: indices of columns that the user does not see.
    """

    name: str | None
    columns: Sequence[pa.StringArray]
    rows: npt.NDArray[np.int64]
    addressing: Addressing
    header: tuple[str, ...] | None = None
    first_column: int = 1
    widths: npt.NDArray[np.int64] | None = None
    faults: Mapping[tuple[int, int], Reading] = field(default_factory=dict)
    epoch: date | None = None
    hidden: bool = False
    merges: tuple[Span, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()

    def cell(self, row: int, column: int) -> str:
        """The place of a cell: `row` as the user sees it, `column` the index from 0."""
        place = self.column_place(column)
        return f"{place}{row}" if self.addressing is Addressing.A1 else f"{row}:{place}"

    def column_place(self, column: int) -> str:
        """The place of a column by its index from 0: its letters in a workbook, its number from 1 elsewhere."""
        number = self.first_column + column
        return letters(number) if self.addressing is Addressing.A1 else str(number)

    def row_texts(self, position: int) -> list[str]:
        """The texts of one row; empty ones as ""."""
        return [column[position].as_py() or "" for column in self.columns]


def letters(number: int) -> str:
    """The letters of a workbook column from its number: 1 is A, 27 is AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
