"""Small typed tables for tests: rows of texts under English names, as a submission's records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from fupin.evaluation.table import RecordTable
from fupin.model.records import RECORDS
from fupin.model.units import base_of
from fupin.reading.columns import type_column

Row = Mapping[str, str]


def make_table(record: str, rows: Sequence[Row], fields: Iterable[str] | None = None) -> RecordTable:
    """A table of the record kind with the fields that the rows name, or with those given.

    A field that a row leaves out is an empty cell; texts are read in base units.
    """
    specs = RECORDS[record].fields()
    names = list(fields) if fields is not None else [name for name in specs if any(name in row for row in rows)]
    columns = {
        name: type_column(
            pa.array([row.get(name) for row in rows], pa.string()), specs[name], base_of(specs[name])
        ).column
        for name in names
    }
    return RecordTable(record, len(rows), columns, ((len(rows), frozenset(columns)),))
