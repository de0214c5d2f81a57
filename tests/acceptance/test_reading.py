"""The record models and the column reader are one definition of what a text means."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.records.base import Record
from fupin.model.units import UNITS, Unit, base_of, dimension_of
from fupin.model.values import read_value
from fupin.reading.columns import TypedColumn, type_column
from support.submissions import seeds
from support.submissions.texts import cell_texts

REFUSED = object()
PLAIN = ("12", "2018-08-28", "是", "光伏", "A001", "0.5", "50000.00")
"""Texts that may stand in a column besides, most of them read as a whole and not one by one."""
SETTINGS = settings(
    max_examples=15 * len(seeds(1)), deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def by_model(model: type[Record], name: str, text: str) -> object:
    """Give the value that the record model reads, REFUSED where it refuses."""
    try:
        return getattr(model.model_validate({name: text}), name)
    except ValidationError:
        return REFUSED


def by_column(column: TypedColumn, at: int) -> object:
    """Give the value that the column reader read in a row, REFUSED where it says that it could not."""
    refused = any(oddity.row == at and oddity.reading.problem is not None for oddity in column.oddities)
    value: object = column.column.values[at].as_py()
    assert not (refused and value is not None)
    return REFUSED if refused else value


def column_of(
    field: FieldSpec, texts: list[str], unit: Unit | None, among: tuple[str, ...], times: int
) -> TypedColumn:
    """Type a column that holds the texts among others, and all of that several times over."""
    return type_column(pa.array([*texts, *among, None] * times, pa.string()), field, unit)


LISTS = st.lists(cell_texts(), min_size=1, max_size=6)
AMONG = st.sampled_from([(), PLAIN])
TIMES = st.sampled_from([1, 6])
"""A column whose texts repeat is read by its distinct texts."""


@pytest.mark.parametrize("model", RECORDS.values(), ids=RECORDS)
@given(texts=LISTS, among=AMONG, times=TIMES)
@example(texts=["5,0000", "1,000", "１，０００元", "-0", "0.0", "50000.00000", "+5", "٣"], among=(), times=6)
@example(texts=["12人", "1万人", "12 户", "2018年", "2018年度", "３类"], among=PLAIN, times=1)
@example(
    texts=["A\u2028B", "Ａ１", "ﬁ", "\u00e9", "e\u0301", "#REF!", "#标签", "#", "1E+5", "1e5"], among=(), times=1
)
@example(texts=["2018-02-29", "2020-02-29", "0999-01-01", "2018-08-28T00:00:00Z", "43340"], among=(), times=6)
@SETTINGS
def test_a_text_means_the_same_to_the_model_and_in_a_column(
    model: type[Record], texts: list[str], among: tuple[str, ...], times: int
) -> None:
    for name, field in model.fields().items():
        column = column_of(field, texts, base_of(field), among, times)
        for at, text in enumerate(texts):
            expected, found = by_model(model, name, text), by_column(column, at)
            assert found == expected, (name, text)
            assert type(found) is type(expected), (name, text)


@pytest.mark.parametrize("model", RECORDS.values(), ids=RECORDS)
@given(texts=LISTS, among=AMONG, times=TIMES, which=st.integers(0, 5))
@SETTINGS
def test_a_column_of_any_unit_reads_as_its_cells_do_one_by_one(
    model: type[Record], texts: list[str], among: tuple[str, ...], times: int, which: int
) -> None:
    for name, field in model.fields().items():
        fitting = [unit for unit in UNITS.values() if unit.dimension == dimension_of(field)]
        unit = [None, *fitting][which % (1 + len(fitting))] if field.needs_unit else None
        column = column_of(field, texts, unit, among, times)
        for at, text in enumerate(texts):
            reading = read_value(text, field, unit)
            assert column.column.values[at].as_py() == reading.value, (name, text, unit)
            assert column.column.filled[at].as_py() == reading.filled, (name, text, unit)
            assert (by_column(column, at) is REFUSED) == (reading.problem is not None), (name, text, unit)


DECIMAL_FIELDS = [
    (record, name)
    for record, model in RECORDS.items()
    for name, field in model.fields().items()
    if field.numeric and field.type.value != "count"
]


@given(
    number=st.integers(-(10**18) + 1, 10**18 - 1),
    separated=st.booleans(),
    field=st.sampled_from(DECIMAL_FIELDS),
)
@settings(SETTINGS, max_examples=100 * len(seeds(1)))
def test_a_number_of_fourteen_and_four_digits_is_read_exactly(
    number: int, separated: bool, field: tuple[str, str]
) -> None:
    value = Decimal(number).scaleb(-4)
    text = f"{value:,.4f}" if separated else f"{value:.4f}"
    model, name = RECORDS[field[0]], field[1]
    column = column_of(model.fields()[name], [text], base_of(model.fields()[name]), (), 1)
    assert by_column(column, 0) == value
    assert by_model(model, name, text) == value
