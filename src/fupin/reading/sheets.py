"""From a raw sheet to a record table: columns found, rows chosen, values typed, problems located."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from fupin.evaluation.table import Column, RecordTable, arrow_type
from fupin.model.cell import Reading, value_text
from fupin.model.problems import Problem
from fupin.model.records import RECORDS
from fupin.model.units import Unit
from fupin.reading.arrays import Positions, chosen
from fupin.reading.column_units import ColumnUnit
from fupin.reading.columns import TypedColumn, type_column
from fupin.reading.layout.claims import Claims, claim_columns
from fupin.reading.layout.headers import HeaderMatch
from fupin.reading.layout.tables import Layout
from fupin.reading.merged import DoubtfulMerge, resolve_merges
from fupin.reading.pinned_columns import PinnedColumns
from fupin.reading.problems import MERGED, RAGGED, SheetProblems
from fupin.reading.raw import Addressing, RawSheet
from fupin.reading.rows import LeftOutRow, find_records, ragged_records
from fupin.reading.totals import SummedColumn, wrong_totals
from fupin.reading.unnamed_totals import unnamed_totals

_LONG = 20_000
"""Records from which on typing the columns side by side is worth the threads."""


@dataclass(frozen=True)
class SheetReading:
    """A table of a sheet as read.

    Attributes:
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets.
        record: the record kind.
        layout: how it is laid out.
        header_rows: rows of the header as the user sees them; empty where the format has names.
        raw: the table as it stands, with the cells that are merged downwards filled.
        positions: for each record, its position in `raw`.
        fields: for each field with a column, the column's index in `raw`.
        headers: for each field with a column, the header as it stands there.
        table: the typed columns.
        left_out: rows that are not judged, with the reason.
        unknown_columns: headers that mean no field.
        units: for each field with a column, the unit of its bare numbers.
        problems: everything that could not be read, and notes, in row order.
    """

    path: str
    sheet: str | None
    record: str
    layout: Layout
    header_rows: tuple[int, ...]
    raw: RawSheet
    positions: Positions
    fields: Mapping[str, int]
    headers: Mapping[str, str]
    table: RecordTable
    left_out: tuple[LeftOutRow, ...]
    unknown_columns: tuple[str, ...]
    units: Mapping[str, ColumnUnit]
    problems: tuple[Problem, ...]

    @property
    def area(self) -> str:
        """The cells from the header's first to the last record's last; "" where there are no cells."""
        raw, rows = self.raw, [*self.layout.block.rows[:1], *self.positions[-1:]]
        if raw.addressing is not Addressing.A1 or not rows:
            return ""
        first, last = int(raw.rows[rows[0]]), int(raw.rows[max(rows[-1], self.layout.block.last)])
        return f"{raw.cell(first, 0)}:{raw.cell(last, len(raw.columns) - 1)}"

    def row(self, record: int) -> int:
        """The row of a record as the user sees it."""
        return int(self.raw.rows[self.positions[record]])

    def text(self, record: int, field: str) -> str | None:
        """What stands in a record's cell; None where it is empty or there is no column."""
        column = self.fields.get(field)
        if column is None:
            return None
        text: str | None = self.raw.columns[column][int(self.positions[record])].as_py()
        return text

    def cell(self, record: int, field: str) -> str | None:
        """The place of a record's cell; None where there is no such column."""
        column = self.fields.get(field)
        return None if column is None else self.raw.cell(self.row(record), column)

    def value(self, record: int, field: str) -> str | None:
        """A record's value as text; None where it is unknown."""
        column = self.table.columns.get(field)
        return None if column is None else value_text(column.values[record].as_py())


def read_sheet(path: str, raw: RawSheet, layout: Layout, pinned: PinnedColumns | None = None) -> SheetReading:
    """Reads a table that was recognised.

    Args:
        path: the file as the user named it.
        raw: the table.
        layout: how it is laid out.
        pinned: what the user says of its columns.

    Returns:
        The records with all problems; it never raises for what stands in a cell.
    """
    pinned = pinned or PinnedColumns()
    claims = claim_columns(layout.block, layout.record, pinned.matches)
    at = claims.at
    key = at.get(RECORDS[layout.record].key[0])
    claimed = {column: match.field for column, match in claims.columns.items()}
    found = find_records(raw, layout.block, claimed, key)
    units = {column: pinned.unit(layout, column, match) for column, match in claims.columns.items()}
    numbers = {column: (match, units[column].unit) for column, match in claims.columns.items()}
    sums = unnamed_totals(raw, found.records, found.totals, numbers, raw.epoch)
    if sums:
        found = find_records(raw, layout.block, claimed, key, sums)
    merged = resolve_merges(raw, layout.record, claims.columns, found.records, layout.block.last + 1)
    problems = SheetProblems(path, merged.raw, layout, found.records)
    reader = _TableReader(merged.raw, layout, found.records, problems, units)
    columns = reader.columns(claims, merged.doubtful)
    reader.compare_totals(claims, columns, found.totals)
    fields = [name for name in RECORDS[layout.record].fields() if name in columns]
    rows = len(found.records)
    typed = {name: columns[name] for name in fields}
    return SheetReading(
        path=path,
        sheet=raw.name,
        record=layout.record,
        layout=layout,
        header_rows=tuple(int(raw.rows[row]) for row in layout.block.rows),
        raw=merged.raw,
        positions=found.records,
        fields={name: at[name] for name in fields},
        headers={name: layout.block.headers[at[name]] for name in fields},
        table=RecordTable(layout.record, rows, typed, ((rows, frozenset(fields)),)),
        left_out=found.left_out,
        unknown_columns=claims.unknown,
        units={name: units[at[name]] for name in fields},
        problems=problems.in_order(),
    )


class _TableReader:
    """Types the columns of one table."""

    def __init__(
        self,
        raw: RawSheet,
        layout: Layout,
        records: Positions,
        problems: SheetProblems,
        units: Mapping[int, ColumnUnit],
    ) -> None:
        self._raw = raw
        self._layout = layout
        self._records = records
        self._problems = problems
        self._units = units
        self._width = len(layout.block.paths) if raw.widths is None else int(raw.widths[layout.block.last])
        self._ragged = ragged_records(raw, records, self._width)
        self._faults = self._faults_by_column()

    def columns(self, claims: Claims, merges: tuple[DoubtfulMerge, ...]) -> dict[str, Column]:
        """The typed column of each field; problems go where they are collected."""
        if self._raw.widths is not None:
            cells = {record: int(self._raw.widths[self._records[record]]) for record in self._ragged}
            self._problems.add_ragged(cells, self._width)
        for merge in merges:
            self._problems.add_merge(merge, claims.columns[merge.column].field)
            for at, records in merge.cells.items():
                self._faults.setdefault(at, {}).update(dict.fromkeys(records, MERGED))
        columns: dict[str, Column] = {}
        for (at, match), typed in zip(claims.columns.items(), self._all_typed(claims), strict=True):
            name = match.field.name
            if name in claims.repeated:
                columns[name] = self._repeated_column(at, match, claims.repeated[name])
                continue
            self._problems.add_units(at, match, self._units[at])
            self._problems.add_column(at, match.field, typed, self._texts(at))
            columns[name] = typed.column
        return columns

    def compare_totals(self, claims: Claims, columns: Mapping[str, Column], totals: tuple[int, ...]) -> None:
        """Looks whether the totals are the sums of their rows."""
        summed = [
            SummedColumn(at, match.field, self._units[at].unit, columns[match.field.name])
            for at, match in claims.columns.items()
            if match.field.name not in claims.repeated
        ]
        fields = {at: match.field for at, match in claims.columns.items()}
        for wrong in wrong_totals(self._raw, self._records, totals, summed, self._raw.epoch):
            self._problems.add_total(wrong, fields[wrong.column])

    def _all_typed(self, claims: Claims) -> list[TypedColumn]:
        """Every column typed; long ones side by side, for most of the work leaves Python free."""
        if len(self._records) < _LONG:
            return [self._typed(*claim) for claim in claims.columns.items()]
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
            return list(workers.map(self._typed, claims.columns, claims.columns.values()))

    def _typed(self, at: int, match: HeaderMatch) -> TypedColumn:
        return type_column(
            self._texts(at), match.field, self._unit_of(at, match), self._raw.epoch, self._faults_of(at)
        )

    def _texts(self, at: int) -> pa.StringArray:
        return chosen(self._raw.columns[at], self._records)

    def _unit_of(self, at: int, match: HeaderMatch) -> Unit | None:
        """The unit of a column; one that only claims the field has its header's."""
        return self._units[at].unit if at in self._units else match.unit

    def _repeated_column(self, at: int, match: HeaderMatch, columns: tuple[int, ...]) -> Column:
        """Several columns claim the field: which one holds is not ours to guess, so all is unknown."""
        self._problems.add_repeated(at, match, columns)
        filled = [self._typed(each, match).column.filled for each in columns]
        return Column(pa.nulls(len(self._records), arrow_type(match.field)), pa.array(np.any(filled, axis=0)))

    def _faults_by_column(self) -> dict[int, dict[int, Reading]]:
        """The readings that the format knows already, by column index and record number."""
        if not self._raw.faults:
            return {}
        record_at = {int(position): record for record, position in enumerate(self._records)}
        faults: dict[int, dict[int, Reading]] = {}
        for (position, column), reading in self._raw.faults.items():
            if position in record_at:
                faults.setdefault(column, {})[record_at[position]] = reading
        return faults

    def _faults_of(self, at: int) -> dict[int, Reading]:
        return {**self._faults.get(at, {}), **dict.fromkeys(self._ragged, RAGGED)}
