"""Parquet files before they are read: how many columns and cells their own description promises."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.guard.limits import MEGABYTE, Limits, megabytes

_LEAST_BYTES = 4
"""What a cell takes at least as text in memory."""


def inspect_parquet(path: Path, limits: Limits) -> None:
    """Looks at the description of a Parquet file.

    Raises:
        UnreadableInputError: it has too many columns, its cells can't fit into memory, or it is
            damaged.
    """
    try:
        described = pq.read_metadata(path)
        columns, rows = described.num_columns, described.num_rows
    except (pa.ArrowException, OSError, ValueError) as error:  # the last: names that are not UTF-8
        raise UnreadableInputError(Text("不是完好的 Parquet 文件", "not an intact Parquet file")) from error
    if columns > limits.columns:
        raise limits.exceeded("columns", f"{columns:,}")
    if (least := columns * rows * _LEAST_BYTES) > limits.memory_mb * MEGABYTE:
        raise limits.exceeded("memory_mb", f"≥ {megabytes(least)} ({rows:,} × {columns:,})")
