"""Look-alike characters: folded for comparing, one for one, and no digit out of nothing."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.look_alikes import look_alike_folded
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.units import UNITS, squeeze
from fupin.model.values import read_value
from support.sheets import field


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⼾編號", "户编号"),
        ("戶", "户"),
        ("戸", "户"),
        ("貸款金額", "贷款金额"),
        ("質押", "质押"),
        ("⻓期", "长期"),
        ("⾧期", "长期"),
        ("⻋间", "车间"),
        ("⾞間", "车间"),
        ("⼈⼝", "人口"),
        ("⺠族", "民族"),
        ("кW", "kW"),
        ("МW", "MW"),
        ("伍萬圓", "伍万圆"),
        ("5О", "5O"),
        ("円", "円"),
        ("贷款", "贷款"),
        ("plain", "plain"),
    ],
)
def test_characters_that_stand_for_others(text: str, expected: str) -> None:
    assert look_alike_folded(text) == expected


@given(st.text(max_size=8))
def test_folding_keeps_the_length_and_twice_is_once(text: str) -> None:
    once = look_alike_folded(text)
    assert len(once) == len(text)
    assert look_alike_folded(once) == once


def test_no_character_becomes_an_ascii_digit_and_none_of_our_words_changes() -> None:
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        if unicodedata.category(sign) != "Cs":
            assert sign.isascii() or look_alike_folded(sign) not in "0123456789", sign
    words = {value for model in RECORDS.values() for spec in model.fields().values() for value in spec.values}
    words |= {spec.header for model in RECORDS.values() for spec in model.fields().values()}
    words |= {model.sheet for model in RECORDS.values()} | {unit.name for unit in UNITS.values()}
    assert {word for word in words if look_alike_folded(word) != word} == set()


def test_no_two_values_of_an_enum_are_alike() -> None:
    for model in RECORDS.values():
        for spec in model.fields().values():
            assert len({look_alike_folded(squeeze(value)) for value in spec.values}) == len(spec.values)


@pytest.mark.parametrize(
    ("text", "name", "record", "value"),
    [
        ("⼾用", "station_type", "station", "户用"),
        ("戶用", "station_type", "station", "户用"),
        ("質押", "collateral", "loan", "质押"),
        ("政銀擔", "collateral", "loan", "政银担"),
        ("⾦鸡扶贫", "model", "enterprise", "金鸡扶贫"),
        ("扶貧工廠（車間）", "employer_type", "hiring", "扶贫工厂（车间）"),
        ("金鷄扶貧", "model", "enterprise", "金鸡扶贫"),
        ("省級", "level", "enterprise", "省级"),
    ],
)
def test_a_choice_is_recognised_in_look_alike_characters(text: str, name: str, record: str, value: str) -> None:
    assert read_value(text, field(name, record), None).value == value


def test_a_text_keeps_its_characters() -> None:
    assert read_value("戶用⼾", field("bank"), None).value == "戶用⼾"


def test_digits_are_never_made_of_letters() -> None:
    for text in ("5O元", "5О元", "l0元", "1З元", "5o000元"):
        assert read_value(text, field("amount_yuan"), None).problem is ProblemCode.UNREADABLE
