"""The typed columns of a submission's records, as the engines take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from fupin.model.fields import INTEGER_DIGITS, FieldSpec, FieldType
from fupin.model.records import RECORDS


@dataclass(frozen=True)
class Column:
    """A field's column.

    Attributes:
        values: the values by row, null where unknown; typed as `arrow_type` says.
        filled: by row, whether the cell holds something; null where the sheet has no such column.
    """

    values: pa.Array
    filled: pa.Array


@dataclass(frozen=True)
class RecordTable:
    """All records of one kind in one submission.

    Attributes:
        record: the record kind.
        rows: number of records.
        columns: the columns that are there, by field name; all of length `rows`.
        parts: how the rows divide into sheets, each with its number of rows and the names of the
            fields that it has.
    """

    record: str
    rows: int
    columns: Mapping[str, Column]
    parts: tuple[tuple[int, frozenset[str]], ...]


Submission = Mapping[str, RecordTable]
"""The tables of one submission by record kind."""


def arrow_type(field: FieldSpec) -> pa.DataType:
    """The Arrow type of a field's values: exact decimals, dates, booleans or strings."""
    if field.numeric:
        return pa.decimal128(INTEGER_DIGITS + field.decimals, field.decimals)
    if field.type is FieldType.DATE:
        return pa.date32()
    return pa.bool_() if field.type is FieldType.FLAG else pa.string()


def combine(record: str, parts: list[RecordTable]) -> RecordTable:
    """The records of several sheets of one kind as one table, in order.

    A column that a part lacks is null there, both its values and whether they are filled.
    """
    if len(parts) == 1:
        return parts[0]
    fields = RECORDS[record].fields()
    columns = {
        name: Column(
            pa.concat_arrays([_values(part, name, field) for part in parts]),
            pa.concat_arrays([_filled(part, name) for part in parts]),
        )
        for name, field in fields.items()
        if any(name in part.columns for part in parts)
    }
    layout = tuple(shape for part in parts for shape in part.parts)
    return RecordTable(record, sum(part.rows for part in parts), columns, layout)


def _values(part: RecordTable, name: str, field: FieldSpec) -> pa.Array:
    column = part.columns.get(name)
    return pa.nulls(part.rows, arrow_type(field)) if column is None else column.values


def _filled(part: RecordTable, name: str) -> pa.Array:
    column = part.columns.get(name)
    return pa.nulls(part.rows, pa.bool_()) if column is None else column.filled
