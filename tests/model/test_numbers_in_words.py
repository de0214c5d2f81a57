"""Numbers in words in every kind of field: terms, shares, amounts, areas; and those that only sound exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.fields import FieldSpec
from fupin.model.problems import ProblemCode
from fupin.model.units import UNITS
from fupin.model.values import read_value
from support.sheets import field

AMOUNT, TERM, RATE = field("amount_yuan"), field("term_months"), field("annual_rate")
HOUSEHOLDS, YEAR_OF = field("poor_households", "project"), field("year", "village")
AREA, POWER, OWN = field("area_mu", "land_base"), field("capacity_kw", "station"), field("value", "indicator")
UNREADABLE, NO_UNIT, FOREIGN = ProblemCode.UNREADABLE, ProblemCode.NO_UNIT, ProblemCode.FOREIGN_UNIT

CASES: list[tuple[FieldSpec, str | None, dict[str, int | str | ProblemCode]]] = [
    (
        AMOUNT,
        None,
        {
            "五万": 50000,
            "五万元": 50000,
            " 五 万 元 ": 50000,
            "伍万元整": 50000,
            "伍萬圓整": 50000,
            "人民币伍万元整": 50000,
            "壹仟贰佰元": 1200,
            "三百万元": 3000000,
            "三点五万元": 35000,
            "一亿二千万元": 120000000,
            "5万3千元": 53000,
            "5万3千": 53000,
            "3万5000元": 35000,
            "1亿2000万元": 120000000,
            "五百元": 500,
            "两万元": 20000,
            "负五万元": -50000,
            "-五万元": -50000,
            "五元三角": "5.3",
            "3元5角2分": "3.52",
            "伍万元零伍角叁分": "50000.53",
            "五角": "0.5",
            "五": NO_UNIT,
            "五千": NO_UNIT,
            "五亩": FOREIGN,
            "三成": FOREIGN,
            "百分之三十": FOREIGN,
            "三年": FOREIGN,
            "三年半": UNREADABLE,
            "五万三": UNREADABLE,
            "五万三元": UNREADABLE,
            "五万余元": UNREADABLE,
            "五六万": UNREADABLE,
            "十几万元": UNREADABLE,
            "五万美元": UNREADABLE,
            "半万元": UNREADABLE,
            "一百万亿元": ProblemCode.TOO_MANY_DIGITS,
            "零点零零零零一元": ProblemCode.TOO_MANY_DIGITS,
            "一": UNREADABLE,
            "一元": 1,
        },
    ),
    (
        AMOUNT,
        "万元",
        {
            "五": 50000,
            "十二": 120000,
            "三点五": 35000,
            "五万": 50000,
            "五万三千": 53000,
            "五千": UNREADABLE,
            "三百": UNREADABLE,
            "五千元": 5000,
            "五千万元": 50000000,
        },
    ),
    (
        TERM,
        None,
        {
            "十二个月": 12,
            "三年": 36,
            "两年": 24,
            "三年期": 36,
            "三年半": 42,
            "3年半": 42,
            "半年": 6,
            "半年期": 6,
            "一年零三个月": 15,
            "1年3个月": 15,
            "一年又三个月": 15,
            "1年零3月": 15,
            "十年六个月": 126,
            "半个月": "0.5",
            "一个半月": "1.5",
            "3个半月": "3.5",
            "三": NO_UNIT,
            "五元": FOREIGN,
            "一年半载": UNREADABLE,
            "三十六月": 36,
            "三月": UNREADABLE,
            "十二月份": UNREADABLE,
            "二〇一八年": UNREADABLE,
            "三五年": UNREADABLE,
            "三年左右": UNREADABLE,
            "三年半左右": UNREADABLE,
            "两三个月": UNREADABLE,
            "三年以上": UNREADABLE,
            "1.5年3个月": UNREADABLE,
            "半": UNREADABLE,
            "五万个月": UNREADABLE,
            "人民币半年": UNREADABLE,
        },
    ),
    (
        RATE,
        None,
        {
            "百分之三十": "0.3",
            "百分之三点五": "0.035",
            "百分之3.5": "0.035",
            "百分之百": 1,
            "百分之一百二十": "1.2",
            "千分之五": "0.005",
            "万分之五": "0.0005",
            "十分之三": "0.3",
            "三成": "0.3",
            "3成": "0.3",
            "三成五": "0.35",
            "3成5": "0.35",
            "三成半": "0.35",
            "半成": "0.05",
            "3.5成": "0.35",
            "十成": 1,
            "三十％": "0.3",
            "三": NO_UNIT,
            "三分之一": UNREADABLE,
            "百分之几": UNREADABLE,
            "三成左右": UNREADABLE,
            "三四成": UNREADABLE,
            "十一成五": UNREADABLE,
            "十一成": UNREADABLE,
            "12成": UNREADABLE,
            "-11成": UNREADABLE,
            "一半": UNREADABLE,
            "3分": UNREADABLE,
            "五万": UNREADABLE,
            "五元": FOREIGN,
        },
    ),
    (RATE, "%", {"三": "0.03", "三点五": "0.035", "百分之三十": "0.3", "三成": "0.3"}),
    (
        HOUSEHOLDS,
        None,
        {
            "一百二十户": 120,
            "一百二十": 120,
            "十二": 12,
            "两户": 2,
            "五万": 50000,
            "五万户": 50000,
            "5万3千户": 53000,
            "零": 0,
            "〇": 0,
            "十人": FOREIGN,
            "一百二": UNREADABLE,
            "十来户": UNREADABLE,
            "十多户": UNREADABLE,
            "七八户": UNREADABLE,
            "二三十户": UNREADABLE,
            "三点五户": UNREADABLE,
            "三 〇": UNREADABLE,
            "三 五": UNREADABLE,
            "三 十 户": 30,
            "负三户": UNREADABLE,
            "一": UNREADABLE,
            "一户": 1,
            "一一": UNREADABLE,
            "廿户": UNREADABLE,
            "○": UNREADABLE,
        },
    ),
    (
        YEAR_OF,
        None,
        {"二〇一八年": 2018, "二○一八": 2018, "二零一八年度": 2018, "一九九八年": 1998, "一八年": UNREADABLE},
    ),
    (AREA, None, {"五亩": 5, "半亩": "0.5", "三亩半": "3.5", "三亩五分": "3.5", "五公顷": 75, "五": NO_UNIT}),
    (AREA, "万亩", {"五": 50000, "五万": UNREADABLE, "五万亩": 50000}),
    (POWER, "千瓦", {"五千瓦": 5, "五百千瓦": 500, "三万千瓦": 30000, "五千": 5000, "两兆瓦": 2000}),
    (OWN, None, {"五万": 50000, "三点五": "3.5", "三五": UNREADABLE}),
]
READ = [(spec, column, text, value) for spec, column, cells in CASES for text, value in cells.items()]


@pytest.mark.parametrize(
    ("spec", "column", "text", "value"), READ, ids=[f"{spec.name}-{column}-{text}" for spec, column, text, _ in READ]
)
def test_a_number_in_words(spec: FieldSpec, column: str | None, text: str, value: int | str | ProblemCode) -> None:
    reading = read_value(text, spec, UNITS[column] if column else None)
    assert reading.filled
    if isinstance(value, ProblemCode):
        assert (reading.value, reading.problem) == (None, value)
    else:
        assert (reading.value, reading.problem) == (Decimal(value), None)


@pytest.mark.parametrize(
    ("text", "spec", "column", "differs"),
    [
        ("五万元", AMOUNT, "万元", None),
        ("五万元", AMOUNT, "元", "万元 / 元"),
        ("五百元", AMOUNT, "元", None),
        ("5万3千元", AMOUNT, "元", None),
        ("5万3千元", AMOUNT, "万元", "元 / 万元"),
        ("三年", TERM, "月", "年 / 月"),
        ("三年半", TERM, "月", "年、月 / 月"),
        ("一个半月", TERM, "月", None),
        ("三成", RATE, "%", "成 / %"),
        ("百分之三十", RATE, "%", None),
        ("三元五角", AMOUNT, "元", None),
    ],
)
def test_the_unit_in_words_goes_before_its_columns(
    text: str, spec: FieldSpec, column: str, differs: str | None
) -> None:
    reading = read_value(text, spec, UNITS[column])
    assert reading.value is not None
    assert reading.differs == differs


@given(st.integers(1, 99), st.integers(1, 11))
def test_years_and_months_add_up(years: int, months: int) -> None:
    for text in (f"{years}年{months}个月", f"{years}年零{months}个月", f"{years} 年 {months} 月"):
        assert read_value(text, TERM, None).value == years * 12 + months


@given(st.integers(0, 100))
def test_a_percentage_is_the_same_in_each_form(percent: int) -> None:
    forms = {read_value(text, RATE, None).value for text in (f"{percent}%", f"百分之{percent}", f"{percent}0‰")}
    assert forms == {Decimal(percent) / 100}


@given(st.text("零一二两三四五六七八九十百千万亿点半成年个月元角分整约余多-(（5.", max_size=8))
def test_no_text_raises_and_a_problem_has_no_value(text: str) -> None:
    for spec in (AMOUNT, TERM, RATE, HOUSEHOLDS, AREA, OWN):
        for unit in (None, UNITS["万元"], UNITS["月"]):
            reading = read_value(text, spec, unit)
            assert reading.value is None or (reading.problem is None and not reading.readings)
