"""How far the occupied cells of one sheet reach."""

from __future__ import annotations

from dataclasses import dataclass

from fupin.reading.guard.inflating import Tally
from fupin.reading.guard.limits import BOX_FROM


@dataclass
class Extent:
    """The occupied cells of a sheet, and the smallest box that holds them.

    Attributes:
        sheet: the sheet, as messages name it.
        tally: what the whole workbook has.
        occupied: number of occupied cells.
        top, bottom: numbers of their first and last row, from 1.
        left, right: numbers of their first and last column, from 1.
    """

    sheet: str
    tally: Tally
    occupied: int = 0
    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0

    def add(self, occupied: int, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """Counts occupied cells.

        Args:
            occupied: how many they are, more than 0.
            rows: numbers of their first and last row.
            columns: numbers of their first and last column.

        Raises:
            LimitExceededError: they are too many, or reach too far to the right.
        """
        if self.occupied:
            self.top, self.left = min(self.top, rows[0]), min(self.left, columns[0])
        else:
            self.top, self.left = rows[0], columns[0]
        self.bottom, self.right = max(self.bottom, rows[1]), max(self.right, columns[1])
        self.occupied += occupied
        limits = self.tally.limits
        if self.right > limits.columns:
            raise limits.exceeded("columns", f"{self.right:,}", self.sheet)
        self.tally.occupy(occupied)

    def close(self) -> None:
        """Compares the box with what it holds; call it once all is counted.

        Raises:
            LimitExceededError: the box is far larger.
        """
        box = (self.bottom - self.top + 1) * (self.right - self.left + 1)
        limits = self.tally.limits
        if self.occupied and box > BOX_FROM and box > limits.box * self.occupied:
            raise limits.exceeded("box", f"{box:,} / {self.occupied:,} = {box // self.occupied:,}", self.sheet)
