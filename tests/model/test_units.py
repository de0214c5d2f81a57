"""Units: in headers, in unit lines, and whether they belong to a field."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.records import RECORDS
from fupin.model.units import (
    UNITS,
    YEAR,
    Unit,
    base_of,
    dimension_of,
    find_unit,
    fits,
    folded,
    same_unit,
    split_unit,
    squeeze,
    units_of_line,
)
from support.sheets import field


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("５０", "50"),
        ("（元）", "(元)"),
        ("％", "%"),
        ("kＷ", "kW"),
        ("5²", "5²"),
        ("①", "①"),
        ("㋀", "㋀"),
        ("½", "½"),
        ("𝟓", "𝟓"),
        ("٣", "٣"),
        ("ascii 1", "ascii 1"),
    ],
)
def test_folding_makes_no_digit_of_another_sign(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(st.text(max_size=6))
def test_folding_adds_no_ascii_digit_but_for_full_width_ones(text: str) -> None:
    digits = sum(c in "0123456789０１２３４５６７８９" for c in text)
    assert sum(c in "0123456789" for c in folded(text)) == digits


@given(st.text(max_size=8))
def test_squeezing_twice_changes_nothing(text: str) -> None:
    once = squeeze(text)
    assert squeeze(once) == once
    assert not any(c.isspace() for c in once)


def test_squeezing_drops_what_is_not_seen() -> None:
    assert squeeze(" 贷款\n金额\u200b\ufeff（ 万元 ）\u3000") == "贷款金额(万元)"
    assert squeeze(" a b\tc ") == "abc"


@pytest.mark.parametrize(
    ("header", "stem", "unit"),
    [
        ("贷款金额(万元)", "贷款金额", "万元"),
        ("贷款金额[元]", "贷款金额", "元"),
        ("贷款金额〔元〕", "贷款金额", "元"),
        ("贷款金额【元】", "贷款金额", "元"),
        ("贷款金额(单位:万元)", "贷款金额", "万元"),
        ("贷款金额(单位万元)", "贷款金额", "万元"),
        ("贷款金额(人民币万元)", "贷款金额", "人民币万元"),
        ("装机容量(kW)", "装机容量", "kW"),
        ("乡(镇)", "乡(镇)", None),
        ("贷款金额(元/亩)", "贷款金额(元/亩)", None),
        ("贷款金额(本年)", "贷款金额(本年)", None),
        ("贷款金额", "贷款金额", None),
        ("贷款金额()", "贷款金额()", None),
    ],
)
def test_a_header_is_split_from_the_unit_at_its_end(header: str, stem: str, unit: str | None) -> None:
    assert split_unit(header) == (stem, unit)


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("单位：万元", ("万元",)),
        ("（单位：万元）", ("万元",)),
        ("单位(万元)", ("万元",)),
        ("单 位 ： 万 元", ("万元",)),
        ("单位：户、万元", ("户", "万元")),
        ("单位：户，人，万元", ("户", "人", "万元")),
        ("单位：户和万元", ("户", "万元")),
        ("单位:户/万元", ("户", "万元")),
        ("金额单位：元", ("元",)),
        ("金额单位：元；面积单位：亩", ("元", "亩")),
        ("填报单位：元氏县    单位：户、万元", ("户", "万元")),
        ("单位：万元    2018年12月31日", ("万元",)),
        ("2018年发放情况表（单位：万元）（公示）", ("万元",)),
        ("单位：%", ("%",)),
        ("计量单位：kW", ("kw",)),
        ("单位：元/亩", ()),
        ("单位：元/月", ()),
        ("填报单位：北关区", ()),
        ("单位：人社局", ()),
        ("单位：个人", ()),
        ("单位：元氏县", ()),
        ("报送单位：户部村", ()),
        ("单位：", ()),
        ("万元", ()),
        ("单位名称", ()),
    ],
)
def test_the_units_of_a_line(line: str, units: tuple[str, ...]) -> None:
    assert units_of_line(line) == units


def test_a_year_is_twelve_months_for_a_term_and_a_counts_own_unit_elsewhere() -> None:
    assert find_unit("年", field("term_months")) is YEAR
    assert YEAR.factor == 12
    year = find_unit("年", field("year", "village"))
    assert year is not None
    assert year.dimension == "count"
    assert find_unit("斤", field("area_mu", "land_base")) is None


@pytest.mark.parametrize(
    ("unit", "name", "record", "expected"),
    [
        ("万元", "amount_yuan", "loan", True),
        ("亩", "amount_yuan", "loan", False),
        ("户", "poor_households", "project", True),
        ("万户", "poor_households", "project", True),
        ("人", "poor_households", "project", False),
        ("名", "poor_persons", "project", True),
        ("年度", "year", "village", True),
        ("家", "micro_factories", "county", True),
        ("元", "value", "indicator", False),
        ("公顷", "area_mu", "land_base", True),
        ("兆瓦", "capacity_kw", "station", True),
        ("户", "task_no", "task", False),
        ("元", "county", "loan", False),
    ],
)
def test_which_units_fit_a_field(unit: str, name: str, record: str, expected: bool) -> None:
    assert fits(UNITS[unit], field(name, record)) is expected


def test_units_are_the_same_whatever_they_are_called() -> None:
    assert same_unit(UNITS["元"], UNITS["人民币元"])
    assert same_unit(UNITS["人"], UNITS["名"])
    assert not same_unit(UNITS["户"], UNITS["人"])
    assert not same_unit(UNITS["元"], UNITS["亩"])
    assert not same_unit(UNITS["元"], UNITS["万元"])


def test_an_english_name_declares_the_base_unit() -> None:
    assert base_of(field("amount_yuan")) == Unit("元", "money", Decimal(1))
    assert base_of(field("annual_rate")) == Unit("比例", "ratio", Decimal(1))
    assert base_of(field("poor_households", "project")) == Unit("户", "count", Decimal(1))
    assert base_of(field("value", "indicator")) is None
    assert base_of(field("bank")) is None


def test_every_numeric_field_but_those_of_own_units_has_a_dimension_that_its_base_unit_fits() -> None:
    for record, model in RECORDS.items():
        for name, spec in model.fields().items():
            base = base_of(spec)
            if base is not None:
                assert dimension_of(spec) == base.dimension, (record, name)
                assert fits(base, spec), (record, name)
            assert spec.numeric or dimension_of(spec) is None
