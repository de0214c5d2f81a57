"""Collecting what is odd about one sheet, each thing with its exact place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.table import arrow_type
from fupin.model.cell import Reading, value_text
from fupin.model.fields import FieldSpec
from fupin.model.origins import UnitSource
from fupin.model.problems import Problem, ProblemCode
from fupin.model.units import Unit, fits, same_unit
from fupin.reading.arrays import Positions, as_mask
from fupin.reading.column_units import ColumnUnit, only_unit
from fupin.reading.columns import TypedColumn
from fupin.reading.layout.headers import HeaderMatch, line_unit
from fupin.reading.layout.tables import Layout
from fupin.reading.merged import DoubtfulMerge
from fupin.reading.raw import RawSheet, Span
from fupin.reading.totals import WrongTotal, figures

RAGGED = Reading(None, filled=True, problem=ProblemCode.RAGGED_ROW)
"""Every cell of a row that doesn't fit its header; the row is one problem, not each of its cells."""
MERGED = Reading(None, filled=True, problem=ProblemCode.MERGED)
"""Every cell under a merged block that is not plain; the block is one problem."""
_SAID_ONCE = (RAGGED, MERGED)


_BY_THE_USER: Mapping[UnitSource | None, str] = {
    UnitSource.MAPPING: "--mapping",
    UnitSource.ASSUMED: "--assume",
}


class SheetProblems:
    """The problems of one sheet, collected column by column."""

    def __init__(self, path: str, raw: RawSheet, layout: Layout, records: Positions) -> None:
        self._path = path
        self._raw = raw
        self._layout = layout
        self._rows = raw.rows[records]
        self._headers = layout.block.headers
        self._header_row = int(raw.rows[layout.block.last]) if layout.block.rows else None
        self._found: list[tuple[int, int, Problem]] = []

    def in_order(self) -> tuple[Problem, ...]:
        """All problems in row order and from the left, those of the header first."""
        return tuple(problem for _, _, problem in sorted(self._found, key=lambda found: found[:2]))

    def add_ragged(self, records: Mapping[int, int], width: int) -> None:
        """Rows of another number of cells than the header's: by record, how many they have."""
        for record, cells in records.items():
            row = int(self._rows[record])
            params = {"cells": str(cells), "headers": str(width)}
            self._add(row, -1, Problem(ProblemCode.RAGGED_ROW, *self._place(row, 0), params=params))

    def add_repeated(self, at: int, match: HeaderMatch, columns: Sequence[int]) -> None:
        """A field that several columns claim."""
        row = self._header_row
        headers = self._headers
        cells = [headers[each] if row is None else self._raw.cell(row, each) for each in columns]
        problem = Problem(
            ProblemCode.HEADER_REPEATED,
            self._path,
            self._raw.name,
            None if row is None else cells[1],
            row,
            match.field.name,
            headers[at],
            headers[columns[1]],
            {"cells": "、".join(cells)},
        )
        self._add(row or 0, at, problem)

    def add_units(self, at: int, match: HeaderMatch, held: ColumnUnit) -> None:
        """What is to be said of a column's unit: that others differ, or that the user names it."""
        row = self._header_row
        if held.unit is None or row is None:
            return
        header = self._headers[at]
        others = self._other_units(match, held.unit)
        if others:
            params = {"units": " / ".join(unit.name for unit in (held.unit, *others))}
            self._add_cell(ProblemCode.UNITS_DIFFER, row, at, match.field, header, params)
        by = _BY_THE_USER.get(held.source)
        if by is not None:
            self._add_cell(ProblemCode.UNIT_PINNED, row, at, match.field, header, {"unit": held.unit.name, "by": by})

    def _other_units(self, match: HeaderMatch, held: Unit) -> list[Unit]:
        """The units that header, group head and unit line declare otherwise than the one that holds."""
        if not fits(held, match.field):
            return []
        declared = (match.unit, match.head_unit, line_unit(self._layout.units, match.field))
        others = [unit for unit in declared if unit is not None and fits(unit, match.field)]
        return [unit for unit in dict.fromkeys(others) if not same_unit(unit, held)]

    def add_merge(self, merge: DoubtfulMerge, field: FieldSpec) -> None:
        """A merged block whose value can't be given to a cell."""
        at, span = merge.span.left, merge.span
        row = int(self._raw.rows[span.top])
        text = self._raw.columns[at][span.top].as_py()
        self._add_cell(ProblemCode.MERGED, row, at, field, text, {"range": self._range(span)})

    def add_total(self, wrong: WrongTotal, field: FieldSpec) -> None:
        """A total that is not the sum of its rows."""
        row = int(self._raw.rows[wrong.row])
        self._add_cell(ProblemCode.TOTAL_DIFFERS, row, wrong.column, field, wrong.text, figures(wrong))

    def _range(self, span: Span) -> str:
        first = self._raw.cell(int(self._raw.rows[span.top]), span.left)
        return f"{first}:{self._raw.cell(int(self._raw.rows[span.bottom]), span.right)}"

    def add_column(self, at: int, field: FieldSpec, typed: TypedColumn, texts: pa.StringArray) -> None:
        """What the cells of a column are: unreadable, in another unit, of an unusual size."""
        unit = None
        if any(oddity.reading.problem is ProblemCode.NO_UNIT for oddity in typed.oddities):
            unit = only_unit(texts, field)
        for oddity in typed.oddities:
            reading, row = oddity.reading, int(self._rows[oddity.row])
            if reading in _SAID_ONCE:
                continue
            text = texts[oddity.row].as_py()
            if reading.problem is None:
                self._add_cell(ProblemCode.UNITS_DIFFER, row, at, field, text, {"units": reading.differs or ""})
            else:
                params = {"detail": reading.detail}
                if reading.problem is ProblemCode.NO_UNIT and unit is not None:
                    params["suggestion"] = f"--assume {self._layout.record}.{field.name}={unit}"
                self._add_cell(reading.problem, row, at, field, text, params, reading.readings)
        if field.plausible is not None:
            self._add_implausible(at, field, typed.column.values, texts)

    def _add_implausible(self, at: int, field: FieldSpec, values: pa.Array, texts: pa.StringArray) -> None:
        least, most = field.plausible or (None, None)
        kind = arrow_type(field)
        low, high = (pc.less, least), (pc.greater, most)
        odd = np.any([as_mask(beyond(values, pa.scalar(bound).cast(kind))) for beyond, bound in (low, high)], axis=0)
        for record in np.flatnonzero(odd).tolist():
            value = value_text(values[record].as_py()) or ""
            params = {"value": value, "usual": f"{value_text(least)}–{value_text(most)}"}
            row = int(self._rows[record])
            self._add_cell(ProblemCode.IMPLAUSIBLE, row, at, field, texts[record].as_py(), params)

    def _add_cell(
        self,
        code: ProblemCode,
        row: int,
        at: int,
        field: FieldSpec,
        text: str | None,
        params: Mapping[str, str],
        readings: tuple[str, ...] = (),
    ) -> None:
        header = self._headers[at]
        self._add(row, at, Problem(code, *self._place(row, at), field.name, header, text, params, readings))

    def _place(self, row: int, at: int) -> tuple[str, str | None, str, int]:
        return self._path, self._raw.name, self._raw.cell(row, at), row

    def _add(self, row: int, at: int, problem: Problem) -> None:
        self._found.append((row, at, problem))
