"""A submitted sheet as it was read, for reports that show its cells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa


@dataclass(frozen=True)
class SheetCopy:
    """A sheet, or the one table of a file without sheets, as text that may be shown.

    Attributes:
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets.
        columns: what the cells show, a column each, all of one length; null where a cell holds nothing.
        rows: by position, the row that the user sees: sheet row, physical line or record number.
        header: column names where the format itself has them; else None, and the header is among the rows.
        first_column: the number, from 1, of the first column.
        merges: blocks of merged cells: positions of the first and last row, indices of the first and
            last column, as (top, left, bottom, right).
        hidden: whether the user must unhide the sheet to see it.
    """

    path: str
    sheet: str | None
    columns: tuple[pa.StringArray, ...]
    rows: npt.NDArray[np.int64]
    header: tuple[str, ...] | None
    first_column: int
    merges: tuple[tuple[int, int, int, int], ...]
    hidden: bool
