"""The record models: one source of fields, and one record reads as a column of it does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from fupin.model.fields import OWN_UNIT, FieldSpec, FieldType
from fupin.model.problems import Problem, ProblemCode
from fupin.model.records import RECORDS
from fupin.model.records.base import _choices
from fupin.model.text import Language, Text, joined
from fupin.model.units import base_of
from fupin.model.values import read_value
from fupin.model.verdict import Level
from fupin.reading.columns import type_column
from support.examples import examples

FIELDS = [(record, name) for record, model in RECORDS.items() for name in model.fields()]
TEXTS = st.one_of(
    st.sampled_from(
        [
            "5",
            "5.2",
            "5万元",
            "5亩",
            "-",
            "",
            "无",
            "#REF!",
            "2018-08-28",
            "2018年8月28日",
            "是",
            "否",
            "信用",
            "3年",
            "30%",
            "12户",
        ]
    ),
    st.text("0159.,万元%亩年月户是否-/# ", max_size=6),
)


@given(place=st.sampled_from(FIELDS), text=TEXTS)
@settings(max_examples=examples(300), deadline=None)
def test_a_record_and_a_column_of_it_agree(place: tuple[str, str], text: str) -> None:
    record, name = place
    spec = RECORDS[record].fields()[name]
    typed = type_column(pa.array([text], pa.string()), spec, base_of(spec))
    problem = typed.oddities[0].reading.problem if typed.oddities else None
    if problem is None:
        value = getattr(RECORDS[record].model_validate({name: text}), name)
        assert value == typed.column.values[0].as_py()
        assert type(value) is type(typed.column.values[0].as_py())
    else:
        with pytest.raises(ValidationError) as caught:
            RECORDS[record].model_validate({name: text})
        assert caught.value.errors()[0]["msg"].startswith(problem.value)


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("amount_yuan", 50000, Decimal(50000)),
        ("amount_yuan", Decimal("5.20"), Decimal("5.2")),
        ("amount_yuan", 0.1, Decimal("0.1")),
        ("amount_yuan", None, None),
        ("registered_poor", True, True),
        ("registered_poor", 0, False),
        ("issued_on", date(2018, 8, 28), date(2018, 8, 28)),
        ("loan_id", 17, "17"),
    ],
)
def test_values_of_other_types_are_read_by_their_text(name: str, raw: object, value: object) -> None:
    assert getattr(RECORDS["loan"].model_validate({name: raw}), name) == value


def test_a_record_takes_no_unknown_field_and_never_changes() -> None:
    with pytest.raises(ValidationError):
        RECORDS["loan"].model_validate({"amount": "5"})
    loan = RECORDS["loan"].model_validate({})
    assert set(loan.model_dump().values()) == {None}
    with pytest.raises(ValidationError):
        loan.loan_id = "1"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "raw", ["130123198001011234元", "１３０１２３１９８００１０１１２３４元", 130123198001011234]
)
def test_an_error_shows_nothing_personal(raw: object) -> None:
    with pytest.raises(ValidationError) as caught:
        RECORDS["loan"].model_validate({"amount_yuan": raw})
    assert "19800101" not in str(caught.value)
    assert "１９８００１０１" not in str(caught.value)
    assert "DATA05" in str(caught.value)


def test_the_core_kinds_come_before_the_further_ones() -> None:
    further = [model.further for model in RECORDS.values()]
    assert further == sorted(further)
    assert further.count(False) == 18


def test_fields_have_the_units_of_their_types() -> None:
    units = {FieldType.MONEY: "元", FieldType.MONTHS: "月", FieldType.SHARE: "比例"}
    for record, name in FIELDS:
        spec = RECORDS[record].fields()[name]
        assert spec.name == name
        assert spec.unit == units.get(spec.type, spec.unit)
        assert bool(spec.values) == (spec.type is FieldType.ENUM)
        assert spec.unit is None or spec.numeric
        assert spec.needs_unit == (spec.numeric and spec.type is not FieldType.COUNT and spec.unit != OWN_UNIT)
        assert spec.decimals == {FieldType.COUNT: 0, FieldType.SHARE: 8}.get(spec.type, 4)


def test_keys_are_fields_and_plausible_sizes_are_values_of_their_fields() -> None:
    for model in RECORDS.values():
        fields = model.fields()
        assert set(model.key) <= set(fields)
        for spec in fields.values():
            for bound in spec.plausible or ():
                reading = read_value(f"{bound:f}", spec, base_of(spec))
                assert reading.value == bound


def test_the_choices_of_an_enum_are_listed() -> None:
    with pytest.raises(TypeError, match="lists its values"):
        _choices(str | None)


def test_problems_are_errors_but_for_notes() -> None:
    notes = {code.value for code in ProblemCode if code.level is Level.NOTE}
    assert notes == {*(f"DATA{number}" for number in range(21, 31)), "DATA41", "DATA42"}
    assert Problem(ProblemCode.UNITS_DIFFER, "a.csv").level is Level.NOTE


def test_a_text_in_each_language() -> None:
    text = joined([Text("甲", "a"), Text("乙", "b")], "、", ", ")
    assert text == Text("甲、乙", "a, b")
    assert [text.in_language(language) for language in Language] == ["甲、乙", "a, b"]


def test_a_field_is_what_it_is_declared_to_be() -> None:
    assert RECORDS["loan"].fields()["amount_yuan"] == FieldSpec(
        "amount_yuan", "贷款金额", FieldType.MONEY, "元", plausible=(Decimal(100), Decimal(1000000))
    )
    assert RECORDS["loan"].fields()["borrower_name"].personal
    assert RECORDS["household_year"].fields()["loan_help_by"].personal
