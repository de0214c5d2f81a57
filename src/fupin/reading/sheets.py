"""From a raw sheet to a record table: columns found, rows chosen, values typed, problems located."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.table import Column, RecordTable, arrow_type
from fupin.model.fields import FieldSpec
from fupin.model.problems import Problem, ProblemCode
from fupin.model.records import RECORDS
from fupin.model.units import Unit, dimension_of
from fupin.model.values import Reading, value_text
from fupin.reading.columns import TypedColumn, type_column
from fupin.reading.headers import HeaderMatch, line_unit, match_row
from fupin.reading.raw import RawSheet
from fupin.reading.recognise import Layout
from fupin.reading.rows import LeftOutRow, find_records


@dataclass(frozen=True)
class SheetReading:
    """One sheet as records.

    Attributes:
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets.
        record: the record kind.
        header_rows: the rows of the header as the user sees them; empty where names come otherwise.
        raw: the sheet as text.
        positions: for each record, its position in `raw`.
        fields: for each field with a column, the column's index in `raw`.
        headers: for each field with a column, the header as it stands there.
        table: the typed columns.
        left_out: rows that are not judged, with the reason.
        unknown_columns: headers that mean no field.
        problems: everything that could not be read, and notes, in row order.
    """

    path: str
    sheet: str | None
    record: str
    header_rows: tuple[int, ...]
    raw: RawSheet
    positions: npt.NDArray[np.int64]
    fields: Mapping[str, int]
    headers: Mapping[str, str]
    table: RecordTable
    left_out: tuple[LeftOutRow, ...]
    unknown_columns: tuple[str, ...]
    problems: tuple[Problem, ...]

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


def read_sheet(path: str, raw: RawSheet, layout: Layout) -> SheetReading:
    """Reads a recognised sheet.

    Returns:
        The records with all problems; it never raises for what stands in a cell.
    """
    matches, repeated = _columns(layout)
    fields = {match.field.name: at for at, match in matches.items()}
    key = RECORDS[layout.record].key[0]
    found = find_records(raw, layout.header_at, layout.headers, sorted(matches), fields.get(key))
    reader = _SheetReader(path, raw, layout, found.records)
    columns: dict[str, Column] = {}
    for at, match in matches.items():
        columns[match.field.name] = reader.column(at, match, repeated.get(match.field.name, ()))
    ordered = {name: columns[name] for name in RECORDS[layout.record].fields() if name in columns}
    rows = len(found.records)
    return SheetReading(
        path=path,
        sheet=raw.name,
        record=layout.record,
        header_rows=() if raw.header is not None else (int(raw.rows[layout.header_at]),),
        raw=raw,
        positions=found.records,
        fields=fields,
        headers={name: layout.headers[at] for name, at in fields.items()},
        table=RecordTable(layout.record, rows, ordered, ((rows, frozenset(ordered)),)),
        left_out=found.left_out,
        unknown_columns=tuple(_unknown(layout, matches, repeated)),
        problems=tuple(reader.problems(matches)),
    )


def _columns(layout: Layout) -> tuple[dict[int, HeaderMatch], dict[str, tuple[int, ...]]]:
    """The column of each field, and for fields that several columns claim equally, all of them.

    A column under the field's own name or header goes before one under a variant.
    """
    claims: dict[str, list[tuple[int, HeaderMatch]]] = {}
    for at, match in match_row(layout.headers, layout.record):
        claims.setdefault(match.field.name, []).append((at, match))
    columns: dict[int, HeaderMatch] = {}
    repeated: dict[str, tuple[int, ...]] = {}
    for name, claim in claims.items():
        best = min(match.rank for _, match in claim)
        chosen = [(at, match) for at, match in claim if match.rank == best]
        columns[chosen[0][0]] = chosen[0][1]
        if len(chosen) > 1:
            repeated[name] = tuple(at for at, _ in chosen)
    return columns, repeated


def _unknown(
    layout: Layout, matches: Mapping[int, HeaderMatch], repeated: Mapping[str, tuple[int, ...]]
) -> Iterator[str]:
    claimed = {*matches, *(at for columns in repeated.values() for at in columns)}
    for at, header in enumerate(layout.headers):
        if header and at not in claimed:
            yield header


class _SheetReader:
    """Types the columns of one sheet and collects what is odd about them."""

    def __init__(self, path: str, raw: RawSheet, layout: Layout, positions: npt.NDArray[np.int64]) -> None:
        self._path = path
        self._raw = raw
        self._layout = layout
        self._positions = positions
        self._found: list[tuple[int, int, Problem]] = []
        self._of_position = {int(position): record for record, position in enumerate(positions)} if raw.faults else {}
        self._ragged = self._ragged_rows()

    def column(self, at: int, match: HeaderMatch, repeated: tuple[int, ...]) -> Column:
        """The typed column of a field; `repeated` holds all columns that claim it, if several do."""
        if repeated:
            return self._repeated_column(at, match, repeated)
        texts = self._texts(at)
        typed = type_column(texts, match.field, self._unit(match), self._raw.epoch, self._faults(at))
        self._report(at, match, typed, texts)
        self._implausible(at, match, typed, texts)
        return typed.column

    def problems(self, matches: Mapping[int, HeaderMatch]) -> Iterator[Problem]:
        """All problems in row order, those of the header first."""
        for record in sorted(self._ragged):
            row = int(self._raw.rows[self._positions[record]])
            width = self._raw.widths[self._positions[record]] if self._raw.widths is not None else 0
            params = {"cells": str(width), "headers": str(self._header_width())}
            cell = self._raw.cell(row, 0)
            self._found.append(
                (row, -1, Problem(ProblemCode.RAGGED_ROW, self._path, self._raw.name, cell, row, params=params))
            )
        for at, match in matches.items():
            self._differing_line(at, match)
        yield from (problem for _, _, problem in sorted(self._found, key=lambda item: item[:2]))

    def _texts(self, at: int) -> pa.StringArray:
        column = self._raw.columns[at]
        whole = len(self._positions) == len(column)
        return column if whole else column.take(pa.array(self._positions))

    def _unit(self, match: HeaderMatch) -> Unit | None:
        return match.unit or line_unit(self._layout.units, match.field)

    def _faults(self, at: int) -> dict[int, Reading]:
        faults = {
            self._of_position[row]: reading
            for (row, column), reading in self._raw.faults.items()
            if column == at and row in self._of_position
        }
        return {**faults, **dict.fromkeys(self._ragged, _RAGGED)}

    def _header_width(self) -> int:
        return (
            len(self._layout.headers) if self._raw.widths is None else int(self._raw.widths[self._layout.header_at])
        )

    def _ragged_rows(self) -> set[int]:
        """Records whose number of cells is not the header's; more that are empty do no harm."""
        widths = self._raw.widths
        if widths is None:
            return set()
        wanted = self._header_width()
        ragged = set()
        for record in np.flatnonzero(widths[self._positions] != wanted).tolist():
            position = int(self._positions[record])
            extra = [column[position].as_py() for column in self._raw.columns[wanted:]]
            if widths[position] < wanted or any(extra):
                ragged.add(record)
        return ragged

    def _repeated_column(self, at: int, match: HeaderMatch, columns: tuple[int, ...]) -> Column:
        """Two columns claim the field: which one holds is not ours to guess, so all is unknown."""
        filled = np.any(
            [type_column(self._texts(each), match.field, match.unit).column.filled for each in columns], axis=0
        )
        header_row = int(self._raw.rows[self._layout.header_at]) if self._raw.header is None else 0
        cells = [self._raw.cell(header_row, each) for each in columns]
        problem = Problem(
            ProblemCode.HEADER_REPEATED,
            self._path,
            self._raw.name,
            cells[1] if header_row else None,
            header_row or None,
            match.field.name,
            self._layout.headers[at],
            self._layout.headers[columns[1]],
            {"cells": "、".join(cells) if header_row else "、".join(self._layout.headers[each] for each in columns)},
        )
        self._found.append((header_row, at, problem))
        return Column(pa.nulls(len(self._positions), arrow_type(match.field)), pa.array(filled))

    def _report(self, at: int, match: HeaderMatch, typed: TypedColumn, texts: pa.StringArray) -> None:
        for oddity in typed.oddities:
            reading = oddity.reading
            if reading is _RAGGED:
                continue
            text = texts[oddity.row].as_py()
            if reading.problem is not None:
                self._add(reading.problem, at, match.field, oddity.row, text, {"detail": reading.detail})
            elif reading.differs is not None:
                self._add(ProblemCode.UNITS_DIFFER, at, match.field, oddity.row, text, {"units": reading.differs})

    def _implausible(self, at: int, match: HeaderMatch, typed: TypedColumn, texts: pa.StringArray) -> None:
        if match.field.plausible is None:
            return
        least, most = (pa.scalar(bound).cast(arrow_type(match.field)) for bound in match.field.plausible)
        values = typed.column.values
        odd = pc.fill_null(pc.or_(pc.less(values, least), pc.greater(values, most)), fill_value=False)
        usual = f"{value_text(match.field.plausible[0])}–{value_text(match.field.plausible[1])}"
        for record in np.flatnonzero(odd.to_numpy(zero_copy_only=False)).tolist():
            params = {"value": value_text(values[record].as_py()) or "", "usual": usual}
            self._add(ProblemCode.IMPLAUSIBLE, at, match.field, record, texts[record].as_py(), params)

    def _differing_line(self, at: int, match: HeaderMatch) -> None:
        line = line_unit(self._layout.units, match.field)
        if line is None or match.unit is None or match.unit.factor == line.factor:
            return
        if match.unit.dimension != dimension_of(match.field) or self._raw.header is not None:
            return
        row = int(self._raw.rows[self._layout.header_at])
        header = self._layout.headers[at]
        params = {"units": f"{match.unit.name} / {line.name}"}
        problem = Problem(
            ProblemCode.UNITS_DIFFER,
            self._path,
            self._raw.name,
            self._raw.cell(row, at),
            row,
            match.field.name,
            header,
            header,
            params,
        )
        self._found.append((row, at, problem))

    def _add(
        self, code: ProblemCode, at: int, field: FieldSpec, record: int, text: str | None, params: dict[str, str]
    ) -> None:
        row = int(self._raw.rows[self._positions[record]])
        problem = Problem(
            code,
            self._path,
            self._raw.name,
            self._raw.cell(row, at),
            row,
            field.name,
            self._layout.headers[at],
            text,
            params,
        )
        self._found.append((row, at, problem))


_RAGGED = Reading(None, filled=True, problem=ProblemCode.RAGGED_ROW)
