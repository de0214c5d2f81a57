"""The plain patterns never read a text in another way than the careful reader does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fupin.evaluation.table import arrow_type
from fupin.model.fields import FieldSpec, FieldType
from fupin.model.records import RECORDS
from fupin.model.units import UNITS, YEAR, Unit, base_of, fits
from fupin.model.values import read_value
from fupin.reading.plain import plain_values
from support.examples import examples
from support.sheets import field, texts

FIELDS = [
    field("loan_id"),
    field("bank"),
    field("amount_yuan"),
    field("term_months"),
    field("annual_rate"),
    field("issued_on"),
    field("collateral"),
    field("registered_poor"),
    field("poor_households", "project"),
    field("capacity_kw", "station"),
    field("area_mu", "land_base"),
    field("value", "indicator"),
]
DECLARED = [None, YEAR, *UNITS.values()]

ODD_NUMBERS = """5 05 005 -0 +5 -5 5. .5 1_000 1e3 1E+3 1e+15 ٣ ５ 5² ① 0 -0.0 00 0.00000001 5.000000000 - -- 1,234
    0,123 50 99999999999999 100000000000000 000000000000000 1234567890123456 0.1234 0.12345 5.2 5.123456 5.12345678
    5万 5% 5年 5亩 ¥5 NaN inf nan Infinity 0x10 1/2 5- 5-5 --5 . , 1.2.3 1234.5678 9999999999.9999 99999999999999.9999
    999999999999.99999999 9999999999999999 999999.999999999999 五万 三 (5) 5万3 5万3千 12:30 2018.8 03/04"""
ODD_WORDS = """|无|-|—|——|－|/|／| |#REF!|#N/A|###|0017| 0017 |1.3E+17|1E+5|贷０１７|县\u200b|a\u00a0b
    |\u00a0|无 |无。|石家庄 市|x\ny|（空）|①|Ⅱ|ﬁ|-5|张三|1.3E17|1.3e7|1E17|13E17|1.3|'0017|="0017"|=""|'|戶|⼾
    |1.30123198001011E17|1.3E123|1.3E+123|是|□是☑否"""
ODD_DATES = """2018-08-28 2018-02-30 2018-8-28 2018/08/28 20180828 0001-01-01 0999-12-31 1000-01-01 9999-12-31
    2018-8 28/08/2018 03-04-18 180828 201808 二〇一八年八月二十八日 2018-08-28T16:00Z 99999 2018—08—28
    2018-13-01 ２０１８-08-28 2018-08-28T00:00 43340 2018-08-28Z 2018-00-10 10000-01-01"""

NUMBERS = st.one_of(
    st.sampled_from(ODD_NUMBERS.split()),
    st.from_regex(r"[+-]?[0-9]{0,17}(\.[0-9]{0,13})?", fullmatch=True),
    st.text("0123456789.,-+ eE٣５²\u00a0\u200b\n%万", max_size=12),
    st.decimals(allow_nan=False, allow_infinity=False, places=6).map(str),
)
WORDS = st.one_of(
    st.sampled_from(ODD_WORDS.split("|")),
    st.text("09azAZ 无一鿿、。（）－/-—#+eE.\u00a0\u3000\u200b\n\t①", max_size=8),
    st.text(max_size=8),
)
DATES = st.one_of(
    st.sampled_from(ODD_DATES.split()),
    st.dates().map(str),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True),
)


def agree(text: str, spec: FieldSpec, unit: Unit | None) -> None:
    """Wherever the text is taken it must be what the careful reader says, alone and among others."""
    careful = read_value(text, spec, unit)
    for others in ((), (None, "x"), (None, "7", "0.5"), ("",)):
        column, taken = plain_values(texts(text, *others), spec, unit)
        assert len(column) == len(taken) == len(others) + 1
        assert column.type == arrow_type(spec)
        assert column.is_valid().to_pylist() == taken.tolist()
        if taken[0]:
            assert (careful.problem, careful.differs, careful.filled) == (None, None, True)
            assert column[0].as_py() == careful.value, (text, spec.name, unit)


def fitting(spec: FieldSpec) -> st.SearchStrategy[Unit | None]:
    """Units that the field may have, and now and then any other or none."""
    own = [unit for unit in DECLARED if unit is None or fits(unit, spec)]
    return st.one_of(st.sampled_from([base_of(spec), *own]), st.sampled_from(DECLARED))


def cells(spec: FieldSpec) -> st.SearchStrategy[str]:
    """Texts as they may stand in a cell of the field, and now and then others."""
    if spec.numeric:
        return st.one_of(NUMBERS, NUMBERS, NUMBERS, WORDS)
    return st.one_of(DATES, DATES, WORDS) if spec.type is FieldType.DATE else st.one_of(WORDS, WORDS, NUMBERS)


CASES = st.sampled_from(FIELDS).flatmap(lambda spec: st.tuples(cells(spec), st.just(spec), fitting(spec)))


@given(case=CASES)
@settings(max_examples=examples(250), deadline=None)
@example(("5", field("amount_yuan"), UNITS["元"]))
@example(("5²", field("amount_yuan"), UNITS["元"]))
def test_any_text_of_any_field_under_any_unit(case: tuple[str, FieldSpec, Unit | None]) -> None:
    agree(*case)


@given(
    digits=st.text("0123456789", min_size=1, max_size=17), decimals=st.text("0123456789", max_size=13), data=st.data()
)
@settings(max_examples=examples(250), deadline=None)
def test_any_number_under_any_unit_that_fits(digits: str, decimals: str, data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from([spec for spec in FIELDS if spec.numeric]))
    agree(f"{digits}.{decimals}" if decimals else digits, spec, data.draw(fitting(spec)))


@pytest.mark.parametrize(
    ("name", "unit", "text", "value"),
    [
        ("amount_yuan", "元", "50000.0001", "50000.0001"),
        ("amount_yuan", "万元", "5.20000001", "52000.0001"),
        ("amount_yuan", "万元", "9999999999.99999999", "99999999999999.9999"),
        ("amount_yuan", "亿元", "999999.999999999999", "99999999999999.9999"),
        ("amount_yuan", "千元", "-0.0000001", "-0.0001"),
        ("annual_rate", "%", "4.35", "0.0435"),
        ("annual_rate", "%", "9999999999999999.999999", "99999999999999.99999999"),
        ("annual_rate", "‰", "43.5", "0.0435"),
        ("term_months", "月", "36", "36"),
    ],
)
def test_a_power_of_ten_moves_the_point_and_touches_no_digit(name: str, unit: str, text: str, value: str) -> None:
    column, taken = plain_values(texts(text, None), field(name), UNITS[unit])
    assert taken.tolist() == [True, False]
    assert column.to_pylist() == [Decimal(value), None]


@pytest.mark.parametrize(
    ("name", "unit", "text"),
    [
        ("amount_yuan", "万元", "5.200000001"),
        ("amount_yuan", "万元", "10000000000"),
        ("amount_yuan", "元", "1.00001"),
        ("amount_yuan", "元", ".5"),
        ("amount_yuan", "元", "5."),
        ("amount_yuan", "元", "1.2.3"),
        ("amount_yuan", "元", ""),
        ("annual_rate", "%", "4.3500001"),
        ("term_months", "年", "3"),
        ("amount_yuan", "亩", "5"),
        ("amount_yuan", None, "5"),
    ],
)
def test_what_needs_care_is_left(name: str, unit: str | None, text: str) -> None:
    declared = YEAR if unit == "年" else UNITS.get(unit or "")
    column, taken = plain_values(texts(text), field(name), declared)
    assert not taken.any()
    assert column.null_count == 1


def test_a_slice_of_a_column_is_read_from_its_own_first_text() -> None:
    whole = texts("1", "2", "3.5", "4")
    column, taken = plain_values(whole.slice(1, 2), field("amount_yuan"), UNITS["万元"])
    assert taken.all()
    assert column.to_pylist() == [Decimal(20000), Decimal(35000)]


def test_one_day_that_does_not_exist_leaves_all_dates_to_the_careful_reader() -> None:
    column, taken = plain_values(texts("2018-02-28", "2018-02-30"), field("issued_on"), None)
    assert not taken.any()
    assert column.null_count == 2
    column, taken = plain_values(texts("2018-02-28", "三月"), field("issued_on"), None)
    assert column.to_pylist() == [date(2018, 2, 28), None]


def test_every_numeric_field_takes_a_plain_number_in_its_base_unit() -> None:
    for model in RECORDS.values():
        for spec in model.fields().values():
            if spec.numeric:
                column, taken = plain_values(texts("7"), spec, base_of(spec))
                assert taken.all(), spec.name
                assert column.to_pylist() == [Decimal(7)]


@pytest.mark.parametrize("spec", FIELDS, ids=lambda spec: spec.name)
@pytest.mark.parametrize("sign", ["7", "0", "字", "A"])
def test_a_text_longer_than_a_cell_is_left(spec: FieldSpec, sign: str) -> None:
    unit = base_of(spec)
    for text in (sign * 32_767, sign * 32_768):
        agree(text, spec, unit)
        _, taken = plain_values(texts(text, "7"), spec, unit)
        assert not (taken[0] and len(text) > 32_767)
    if spec.type in (FieldType.ID, FieldType.TEXT):
        assert plain_values(texts("字" * 32_767), spec, unit)[1].all()


@pytest.mark.parametrize("zeros", [50, 59, 60, 61, 100])
def test_leading_zeros_are_read_as_far_as_the_careful_reader_goes(zeros: int) -> None:
    agree("0" * zeros + "5", field("amount_yuan"), UNITS["元"])
    agree("0" * zeros + "5", field("poor_households", "project"), None)


def test_empty_columns_are_read() -> None:
    for spec in FIELDS:
        column, taken = plain_values(pa.array([], pa.string()), spec, base_of(spec))
        assert (len(column), len(taken)) == (0, 0)
