"""A page to write on: cells at rows and columns from 1, merged blocks, and what was written on which row."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ink:
    """What is written into one cell.

    Attributes:
        text: the text, or the stored value of a number, flag or error.
        kind: as a workbook stores it: `s` text, `n` number, `b` flag, `e` error, `str` the text that a formula gave.
        format: a number format: a code, or the number of a built-in one.
        formula: the formula whose stored result this is; None for none.
        stored: whether the result of the formula is stored.
    """

    text: str
    kind: str = "s"
    format: str | int = 0
    formula: str | None = None
    stored: bool = True


Block = tuple[int, int, int, int]
"""Top, left, bottom and right of some cells."""


@dataclass
class Page:
    """One sheet, or the one table of a text file.

    Attributes:
        name: of the sheet.
        hidden: whether the sheet is hidden.
        cells: what stands where, by row and column.
        merges: blocks merged to one cell.
        hidden_rows: rows that the user must unhide to see.
        hidden_columns: columns that the user must unhide to see.
        ghosts: cells that have a format and hold nothing.
        ragged: rows of a text file with a cell too many or too few.
        titles: rows above a table that hold a title or units and need not be accounted for.
    """

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Ink] = field(default_factory=dict)
    merges: list[Block] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    ghosts: set[tuple[int, int]] = field(default_factory=set)
    ragged: set[int] = field(default_factory=set)
    titles: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, ink: Ink | str | None) -> None:
        """Write into a cell; nothing for None or an empty text."""
        ink = Ink(ink) if isinstance(ink, str) else ink
        if ink is not None and (ink.text or ink.kind != "s" or ink.formula):
            self.cells[row, column] = ink

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a block to one cell."""
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    @property
    def rows(self) -> list[int]:
        """Give the rows that hold something, in order."""
        return sorted({row for row, _ in self.cells})
