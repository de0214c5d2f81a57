"""The used cells of a workbook's sheet, from whatever its reader gives, as columns of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.cell import Reading, moment_text, unread
from fupin.model.problems import ProblemCode
from fupin.reading.floats import float_texts, lost_digits
from fupin.reading.formats.cell_scan import Place
from fupin.reading.formats.merged_cells import Area, clipped, covered_rows
from fupin.reading.formats.number_formats import NumberShape
from fupin.reading.raw import Addressing, RawSheet, Span

Cells = Mapping[int, tuple[Sequence[int], Sequence[Any]]]
"""By column, the rows of the cells that hold something, ascending, and their values; all from 0."""
_NO_NUMBER = float("nan")
_LOST = unread(ProblemCode.DIGITS_LOST)


class CellGrid:
    """The texts of a sheet's used cells, column by column.

    Attributes:
        top, left: place of the first cell, from 0.
        height: number of rows.
        columns: the texts, null where a cell holds nothing.
        faults: readings that are known already, by position and column index.
        merges: blocks of merged cells.
    """

    def __init__(self, corners: Iterable[Place]) -> None:
        """Makes room for the cells between some places, both included."""
        places = [*corners]
        self.top, self.left = (min((place[axis] for place in places), default=0) for axis in (0, 1))
        bottom, right = (max((place[axis] for place in places), default=-1) for axis in (0, 1))
        self.height = bottom - self.top + 1 if places else 0
        self.faults: dict[tuple[int, int], Reading] = {}
        self.merges: tuple[Span, ...] = ()
        nothing = pa.nulls(self.height, pa.string())
        self.columns: list[pa.StringArray] = [nothing] * (right - self.left + 1 if places else 0)

    @classmethod
    def of_rows(cls, start: Place, rows: list[list[Any]], others: Iterable[Place]) -> CellGrid:
        """A grid of full rows from `start` on, with room for other cells that are not in them."""
        width = len(rows[0]) if rows else 0
        corners = [start, (start[0] + len(rows) - 1, start[1] + width - 1)] if width else []
        grid = cls([*others, *corners])
        above, before = start[0] - grid.top, start[1] - grid.left
        for number in range(width):
            texts, lost = value_texts(list(map(itemgetter(number), rows)))
            grid.columns[before + number] = _padded(texts, above, grid.height)
            grid.faults.update(dict.fromkeys(((above + row, before + number) for row in lost), _LOST))
        return grid

    @classmethod
    def of_cells(cls, cells: Cells, others: Iterable[Place]) -> CellGrid:
        """A grid of single cells, with room for others that are not among them."""
        ends = [(row, column) for column, (rows, _) in cells.items() for row in (rows[0], rows[-1])]
        grid = cls([*others, *ends])
        for column, (rows, values) in cells.items():
            texts, lost = value_texts(values)
            at, positions = column - grid.left, np.asarray(rows, dtype=np.int64) - grid.top
            grid.columns[at] = _spread(texts, positions, grid.height)
            grid.faults.update(dict.fromkeys(((int(positions[row]), at) for row in lost), _LOST))
        return grid

    def shape(self, cells: Mapping[Place, str], shapes: Mapping[str, NumberShape]) -> None:
        """Writes numbers as their formats show them."""
        shown = {style: cache(shape.shown) for style, shape in shapes.items()}
        for at, styles in self._by_column(cells).items():
            texts = self.columns[at].to_pylist()
            for row, style in styles.items():
                texts[row] = texts[row] and shown[style](texts[row])
            self.columns[at] = pa.array(texts, pa.string())

    def put(self, cells: Mapping[Place, str], code: ProblemCode) -> None:
        """Writes texts into cells that are problems."""
        for at, written in self._by_column(cells).items():
            texts = self.columns[at].to_pylist()
            for row, text in written.items():
                texts[row] = text
                self.faults[row, at] = unread(code)
            self.columns[at] = pa.array(texts, pa.string())

    def merge(self, areas: Sequence[Area]) -> None:
        """Merges cells: what lies under a merged cell is not seen, and so is not there.

        Raises:
            ValueError: merged cells overlap.
        """
        self.merges = clipped(areas, (self.top, self.left), self.height, len(self.columns))
        covered = covered_rows(areas, (self.top, self.left), self.height, len(self.columns))
        for at, mask in covered.items():
            self.columns[at] = pc.if_else(pa.array(mask), pa.scalar(None, pa.string()), self.columns[at])
        for row, at in [(row, at) for row, at in self.faults if at in covered and covered[at][row]]:
            del self.faults[row, at]

    def sheet(
        self, name: str, *, epoch: date, hidden: bool, hidden_rows: Iterable[int], hidden_columns: Iterable[int]
    ) -> RawSheet:
        """The grid as a sheet; hidden rows and columns are given from 0 and may lie outside."""
        rows = sorted({row - self.top for row in hidden_rows})
        columns = sorted({column - self.left for column in hidden_columns})
        return RawSheet(
            name=name,
            columns=self.columns,
            rows=np.arange(self.height, dtype=np.int64) + self.top + 1,
            addressing=Addressing.A1,
            first_column=self.left + 1,
            faults=self.faults,
            epoch=epoch,
            hidden=hidden,
            merges=self.merges,
            hidden_rows=tuple(row for row in rows if 0 <= row < self.height),
            hidden_columns=tuple(column for column in columns if 0 <= column < len(self.columns)),
        )

    def _by_column(self, cells: Mapping[Place, str]) -> dict[int, dict[int, str]]:
        """Cells of the grid by column index and position."""
        columns: dict[int, dict[int, str]] = {}
        for (row, column), text in cells.items():
            at, to = row - self.top, column - self.left
            if 0 <= at < self.height and 0 <= to < len(self.columns):
                columns.setdefault(to, {})[at] = text
        return columns


def value_texts(values: Sequence[Any]) -> tuple[pa.StringArray, list[int]]:
    """Values of cells as texts, and the positions of numbers that have lost digits."""
    kinds = set(map(type, values))
    if kinds == {str}:
        texts = pa.array(values, pa.string())
        return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts), []
    if float not in kinds:
        return pa.array(list(map(_text, values)), pa.string()), []
    numbers = np.array([value if type(value) is float else _NO_NUMBER for value in values])
    others = np.isnan(numbers)
    texts = float_texts(np.where(others, 0, numbers))
    lost = np.flatnonzero(lost_digits(numbers) & ~others).tolist()
    at = np.flatnonzero(others).tolist()
    rest = [values[position] for position in at]
    texts = pc.replace_with_mask(texts, pa.array(others), pa.array(list(map(_text, rest)), pa.string()))
    return texts, lost + [position for position, value in zip(at, rest, strict=True) if type(value) is float]


def _padded(texts: pa.StringArray, above: int, height: int) -> pa.StringArray:
    below = height - above - len(texts)
    if not above and not below:
        return texts
    return pa.concat_arrays([pa.nulls(above, pa.string()), texts, pa.nulls(below, pa.string())])


def _spread(texts: pa.StringArray, positions: np.ndarray[Any, np.dtype[np.int64]], height: int) -> pa.StringArray:
    """The texts at their positions, null between them."""
    if len(texts) == height:
        return texts
    at = np.full(height, -1, dtype=np.int64)
    at[positions] = np.arange(len(texts))
    return texts.take(pa.array(at, mask=at < 0))


@lru_cache(maxsize=65536, typed=True)
def _text(value: Any) -> str | None:
    """A value that is no float as text; None where there is none."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, date | time) else str(value)
