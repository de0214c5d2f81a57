"""The grids as CSV files as Excel saves them: UTF-8 with a byte order mark, the text that is shown."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from .grid import Grid


def write_csv_files(grids: Iterable[Grid], folder: Path) -> None:
    """Writes a file a sheet, named by it."""
    folder.mkdir(parents=True, exist_ok=True)
    for grid in grids:
        path = folder / f"{grid.layout.sheet}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows([cell.shown for cell in row.cells] for row in grid.rows)
