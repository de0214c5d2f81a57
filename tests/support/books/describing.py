"""What a made workbook holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "number", "flag", "error", "day"]
Form = Literal["shared", "inline", "runs"]
State = Literal["visible", "hidden", "veryHidden"]
Place = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        kind: what it holds.
        value: what is stored: a text, the digits of a number, 1 or 0, an error's code.
        code: its number format; "" for none.
        built_in: the number of a built-in format, which goes before `code`; 0 for none.
        formula: the formula that gives the value; "" for none.
        stored: whether the formula's value is stored.
        form: how a text is written: shared, inline, or in runs with their pronunciation.
    """

    kind: Kind
    value: str
    code: str = ""
    built_in: int = 0
    formula: str = ""
    stored: bool = True
    form: Form = "shared"


@dataclass
class Sheet:
    """A sheet: cells by row and column from 1, merged areas (top, left, bottom, right), hidden rows and columns."""

    name: str
    state: State
    cells: dict[Place, Cell]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)

    def covered(self) -> set[Place]:
        """The cells that lie under a merged cell."""
        places = {
            (row, column)
            for top, left, bottom, right in self.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        }
        return places - {(top, left) for top, left, _, _ in self.merges}


@dataclass
class Book:
    """A workbook: its sheets, and whether its day 0 is in 1904."""

    sheets: list[Sheet]
    from_1904: bool
