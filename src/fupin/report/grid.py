"""A small table of figures: aligned where it fits, a sentence a row where the terminal is too narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text as Styled

_GAP = 2


@dataclass(frozen=True)
class Grid:
    """A table of texts; the first column is aligned left, the others right.

    Attributes:
        heads: the heads of the columns.
        rows: as many texts each as there are heads.
    """

    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    @property
    def widths(self) -> list[int]:
        """The cells that each column takes."""
        return [max(map(cell_len, column)) for column in zip(self.heads, *self.rows, strict=True)]

    @property
    def width(self) -> int:
        """The cells that a line takes."""
        return sum(self.widths) + _GAP * (len(self.heads) - 1)

    def lines(self) -> Iterator[Styled]:
        """The heads, then each row, aligned."""
        for number, row in enumerate([self.heads, *self.rows]):
            yield Styled(self._aligned(row), style="" if number else "bold")

    def sentences(self) -> Iterator[Styled]:
        """Each row with the heads before its figures; figures of nothing are left out."""
        for first, *others in self.rows:
            line = Styled(first, style="bold")
            figures = " · ".join(
                f"{head} {text}" for head, text in zip(self.heads[1:], others, strict=True) if text != "0"
            )
            yield line.append("  " + figures, style="not bold")

    def _aligned(self, row: tuple[str, ...]) -> str:
        blanks = [" " * (width - cell_len(text)) for width, text in zip(self.widths, row, strict=True)]
        first, *others = zip(row, blanks, strict=True)
        return (" " * _GAP).join(["".join(first), *(blank + text for text, blank in others)])
