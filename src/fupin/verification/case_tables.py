"""The tables that cases stand for: texts typed as a sheet's are, absent columns left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.table import Column, RecordTable, combine
from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.units import base_of
from fupin.reading.columns import type_column
from fupin.rulebook.book import Case

Row = Mapping[str, str]


@dataclass(frozen=True)
class CaseRows:
    """The rows that one case brings into a table.

    Attributes:
        rows: the record to judge first, then further records of the same table.
        absent: columns that are not there.
        mark: what is put in front of the values of `marked`, so that no other case's row has them too.
        marked: fields by which records are grouped.
    """

    rows: tuple[Row, ...]
    absent: frozenset[str]
    mark: str
    marked: frozenset[str]


def case_table(record: str, fields: Sequence[FieldSpec], cases: Sequence[CaseRows]) -> tuple[RecordTable, list[int]]:
    """One table of many cases.

    Args:
        record: the record kind.
        fields: the columns that the table is to have.
        cases: what it holds.

    Returns:
        The table, with a part (as of a sheet) for each set of absent columns; and for each case the
        row, from 0, of the record to judge.
    """
    sheets = sorted({case.absent for case in cases}, key=sorted)
    parts = []
    first = [0] * len(cases)
    start = 0
    for absent in sheets:
        members = [number for number, case in enumerate(cases) if case.absent == absent]
        for number in members:
            first[number] = start
            start += len(cases[number].rows)
        parts.append(_part(record, fields, [cases[number] for number in members], absent))
    return combine(record, parts), first


def _part(record: str, fields: Sequence[FieldSpec], cases: Sequence[CaseRows], absent: frozenset[str]) -> RecordTable:
    there = [field for field in fields if field.name not in absent]
    columns = {field.name: _column(field, cases) for field in there}
    rows = sum(len(case.rows) for case in cases)
    return RecordTable(record, rows, columns, ((rows, frozenset(columns)),))


def _column(field: FieldSpec, cases: Sequence[CaseRows]) -> Column:
    texts = [row.get(field.name) for case in cases for row in case.rows]
    column = type_column(pa.array(texts, pa.string()), field, base_of(field)).column
    if not any(field.name in case.marked for case in cases):
        return column
    marks = [case.mark if field.name in case.marked else "" for case in cases for _ in case.rows]
    return Column(pc.binary_join_element_wise(pa.array(marks, pa.string()), column.values, ""), column.filled)


def other_tables(case: Case) -> dict[str, RecordTable]:
    """The other tables of a case's submission, by record kind."""
    return {
        record: case_table(record, tuple(RECORDS[record].fields().values()), [_whole(rows)])[0]
        for record, rows in case.tables.items()
    }


def _whole(rows: tuple[dict[str, str], ...]) -> CaseRows:
    return CaseRows(rows, frozenset(), "", frozenset())
