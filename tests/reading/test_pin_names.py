"""What a user may call record kinds, fields and units, and what is said of other names."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from fupin.model.errors import UsageError
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.model.units import Unit
from fupin.reading.pin_names import any_unit_named, field_named, record_named, unit_named


def said(name: Callable[[], object]) -> Text:
    with pytest.raises(UsageError) as caught:
        name()
    return caught.value.text


def unit(name: str, field: str, record: str = "loan") -> Unit:
    return unit_named(name, RECORDS[record].fields()[field])


@pytest.mark.parametrize("name", ["loan", " Loan ", "ＬＯＡＮ", "扶贫小额信贷", "扶贫 小额信贷"])
def test_a_record_kind(name: str) -> None:
    assert record_named(name) == "loan"


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("lone", "没有记录种类 lone；是不是 loan？", "there is no record kind lone; did you mean loan?"),
        (
            "小额信贷",
            "没有记录种类 小额信贷；是不是 扶贫小额信贷？",
            "there is no record kind 小额信贷; did you mean 扶贫小额信贷?",
        ),
        ("甲", "没有记录种类 甲", "there is no record kind 甲"),
    ],
)
def test_no_record_kind(name: str, zh: str, en: str) -> None:
    assert said(lambda: record_named(name)) == Text(zh, en)


@pytest.mark.parametrize("name", ["amount_yuan", "AMOUNT_YUAN", "贷款金额", " 贷 款 金 额 "])
def test_a_field(name: str) -> None:
    assert field_named(name, "loan").name == "amount_yuan"


@pytest.mark.parametrize("name", ["贷款额", "贷款金额（万元）"])
def test_no_field(name: str) -> None:
    text = said(lambda: field_named(name, "loan"))
    assert text.zh.startswith(f"扶贫小额信贷没有字段 {name}；是不是 贷款金额")
    assert text.en.startswith(f"loan has no field {name}; did you mean 贷款金额")


@pytest.mark.parametrize(
    ("name", "field", "factor"),
    [
        ("元", "amount_yuan", "1"),
        (" 万 元 ", "amount_yuan", "10000"),
        ("年", "term_months", "12"),
        ("月", "term_months", "1"),
        ("％", "annual_rate", "0.01"),
        ("比例", "annual_rate", "1"),
    ],
)
def test_a_unit(name: str, field: str, factor: str) -> None:
    assert unit(name, field).factor == Decimal(factor)


def test_the_unit_of_a_count_is_its_own_noun() -> None:
    assert unit("户", "poor_households", "project").factor == 1
    assert said(lambda: unit("人", "poor_households", "project")).en.startswith("the unit 人 can't belong")


@pytest.mark.parametrize(
    ("name", "field", "zh", "en"),
    [
        (
            "亩",
            "amount_yuan",
            "单位 亩 不能用于贷款金额（amount_yuan）；应为其中之一：元、百元、千元、万元、百万元、亿元",
            "the unit 亩 can't belong to amount_yuan (贷款金额); expected one of 元, 百元, 千元, 万元, 百万元, 亿元",
        ),
        (
            "万",
            "amount_yuan",
            "没有单位 万；应为其中之一：元、百元、千元、万元、百万元、亿元；是不是 万元？",
            "there is no unit 万; expected one of 元, 百元, 千元, 万元, 百万元, 亿元; did you mean 万元?",
        ),
        (
            "天",
            "term_months",
            "单位 天 不能用于贷款期限（term_months）；应为其中之一：月、年、个月、月份",
            "the unit 天 can't belong to term_months (贷款期限); expected one of 月, 年, 个月, 月份",
        ),
        ("元", "bank", "贷款金融机构（bank）不用单位", "bank (贷款金融机构) takes no unit"),
        ("元", "due_on", "到期日期（due_on）不用单位", "due_on (到期日期) takes no unit"),
    ],
)
def test_no_unit_of_the_field(name: str, field: str, zh: str, en: str) -> None:
    assert said(lambda: unit(name, field)) == Text(zh, en)


@pytest.mark.parametrize("record", RECORDS)
def test_every_number_but_one_with_a_unit_of_its_own_takes_its_base_unit(record: str) -> None:
    for field in RECORDS[record].fields().values():
        if field.needs_unit:
            assert unit_named(field.unit or "", field).factor == 1, field.name


def test_a_number_whose_unit_each_row_names_takes_none() -> None:
    assert said(lambda: unit("元", "value", "indicator")).en.endswith("takes no unit")


def test_units_where_the_field_is_not_known() -> None:
    assert any_unit_named("万元").factor == 10_000
    assert any_unit_named("年") == Unit("年", "time", Decimal(12))
    assert any_unit_named("比例") == Unit("比例", "ratio", Decimal(1))
    assert said(lambda: any_unit_named("万块")) == Text("没有单位 万块", "there is no unit 万块")
    assert said(lambda: any_unit_named("万")).zh.startswith("没有单位 万；是不是 万")
