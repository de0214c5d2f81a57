"""Typing a column gives what reading each of its cells gives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.evaluation.table import arrow_type
from fupin.model.cell import EMPTY, Reading, unread
from fupin.model.fields import FieldSpec
from fupin.model.problems import ProblemCode
from fupin.model.units import UNITS, Unit, base_of
from fupin.model.values import read_value
from fupin.reading import columns
from fupin.reading.columns import Oddity, type_column
from fupin.reading.plain import plain_values
from support.examples import examples
from support.sheets import field, texts

EPOCH = date(1899, 12, 30)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["5", "5.2", "5万元", "5亩", "-", "", "#REF!", "无", "43340", "2018-08-28", "是", "信用", "x", "3年", "30%"]
    ),
    st.text("0159.万元%亩年-# 是", max_size=5),
)
FIELDS = ["loan_id", "bank", "registered_poor", "amount_yuan", "term_months", "annual_rate", "collateral", "due_on"]


def expected(cells: list[str | None], spec: FieldSpec, unit: Unit | None) -> list[Reading]:
    return [EMPTY if cell is None else read_value(cell, spec, unit, EPOCH) for cell in cells]


def held_against_each_cell(cells: list[str | None], spec: FieldSpec, unit: Unit | None) -> None:
    typed = type_column(texts(*cells), spec, unit, EPOCH)
    readings = expected(cells, spec, unit)
    assert typed.column.values.type == arrow_type(spec)
    assert typed.column.values.to_pylist() == [reading.value for reading in readings]
    assert typed.column.filled.to_pylist() == [reading.filled for reading in readings]
    odd = [Oddity(row, reading) for row, reading in enumerate(readings) if reading.problem or reading.differs]
    assert list(typed.oddities) == odd


@given(
    cells=st.lists(CELLS, max_size=12), name=st.sampled_from(FIELDS), unit=st.sampled_from([None, *UNITS.values()])
)
@settings(max_examples=examples(300), deadline=None)
def test_any_column(cells: list[str | None], name: str, unit: Unit | None) -> None:
    held_against_each_cell(cells, field(name), unit)


@given(cells=st.lists(CELLS, min_size=1, max_size=6), name=st.sampled_from(FIELDS))
@settings(max_examples=examples(150), deadline=None)
def test_a_column_that_repeats_itself_is_read_by_its_distinct_cells(cells: list[str | None], name: str) -> None:
    held_against_each_cell(cells * 8, field(name), base_of(field(name)))


def test_only_a_column_that_repeats_itself_is_read_by_its_distinct_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    plain = plain_values

    def watched(column: pa.StringArray, spec: FieldSpec, unit: Unit | None) -> object:
        seen.append(len(column))
        return plain(column, spec, unit)

    monkeypatch.setattr(columns, "plain_values", watched)
    type_column(texts(*["5", "6"] * 50), field("amount_yuan"), UNITS["元"])
    type_column(texts(*map(str, range(100))), field("amount_yuan"), UNITS["元"])
    assert seen == [2, 100]


def test_a_fault_that_the_format_knows_goes_before_the_text() -> None:
    lost = unread(ProblemCode.DIGITS_LOST)
    typed = type_column(
        texts("1", "2", None, "4"), field("amount_yuan"), UNITS["元"], faults={3: lost, 0: lost, 2: lost}
    )
    assert typed.column.values.to_pylist() == [None, Decimal(2), None, None]
    assert typed.column.filled.to_pylist() == [True] * 4
    assert typed.oddities == (Oddity(0, lost), Oddity(2, lost), Oddity(3, lost))


def test_a_fault_covers_what_was_odd_about_the_text() -> None:
    fault = unread(ProblemCode.ERROR_CELL)
    typed = type_column(texts("x", "y"), field("amount_yuan"), UNITS["元"], faults={0: fault})
    assert [(oddity.row, oddity.reading.problem) for oddity in typed.oddities] == [
        (0, ProblemCode.ERROR_CELL),
        (1, ProblemCode.UNREADABLE),
    ]


def test_a_slice_of_a_column_is_typed_from_its_own_first_cell() -> None:
    column = texts("x", "1", "2", "1", "2", "1", "2", "1", "2", "y").slice(1, 8)
    typed = type_column(column, field("amount_yuan"), UNITS["万元"])
    assert typed.column.values.to_pylist() == [Decimal(10000), Decimal(20000)] * 4
    assert typed.oddities == ()
