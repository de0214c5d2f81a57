"""Chinese numerals: every number that is written strictly comes back, and nothing else is one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fupin.model.numerals import cut_off_readings, read_figure, read_numeral
from support.numerals import FINANCIAL, PLAIN, in_words


@given(st.one_of(st.integers(0, 9999), st.integers(0, 10**12 - 1), st.integers(0, 9999).map(lambda n: n * 10**6)))
@example(10_0001)
@example(1_0000_0001)
@example(1_0500_0000)
@example(3000_0030)
def test_every_number_in_words_comes_back(number: int) -> None:
    assert read_numeral(in_words(number)) == number
    assert read_numeral(in_words(number, FINANCIAL, "仟佰拾 ")) == number


@given(st.integers(10, 19))
def test_the_teens_may_drop_their_one(number: int) -> None:
    assert read_numeral(in_words(number)[1:]) == number


@given(st.integers(1, 9999), st.integers(0, 9999).filter(lambda rest: rest == 0 or rest >= 10))
def test_digits_among_wan_come_back(wan: int, rest: int) -> None:
    assert read_numeral(f"{wan}万{rest or ''}") == wan * 10_000 + rest
    assert read_numeral(f"{wan:,}万{f'{rest:,}' if rest else ''}") == wan * 10_000 + rest


@given(st.integers(1, 999), st.integers(1, 9999))
def test_digits_among_yi_and_wan_come_back(yi: int, wan: int) -> None:
    assert read_numeral(f"{yi}亿{wan}万") == yi * 10**8 + wan * 10**4


@given(st.decimals(min_value=0, max_value=9999, places=3))
def test_decimals_in_words_come_back(number: Decimal) -> None:
    whole, _, fraction = f"{number:f}".partition(".")
    assert read_numeral(f"{in_words(int(whole))}点{''.join(PLAIN[int(digit)] for digit in fraction)}") == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("二十", 20),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十二", 112),
        ("一千零五十", 1050),
        ("一千五十", 1050),
        ("两", 2),
        ("两百", 200),
        ("两千两百", 2200),
        ("两万", 20000),
        ("十二万三千", 123000),
        ("五万三千", 53000),
        ("五万三百", 50300),
        ("五万零三百", 50300),
        ("五万零三", 50003),
        ("壹拾万零柒仟", 107000),
        ("壹拾万柒仟", 107000),
        ("伍万", 50000),
        ("拾万", 100000),
        ("三亿", 300000000),
        ("三千万", 30000000),
        ("一亿二千万", 120000000),
        ("一亿零二千", 100002000),
        ("一亿两万", 100020000),
        ("一万二千亿", 1200000000000),
        ("二〇一八", 2018),
        ("二零一八", 2018),
        ("二○一八", 2018),
        ("一九九八", 1998),
        ("一〇五", 105),
        ("三点五", "3.5"),
        ("零点零五", "0.05"),
        ("十二点五", "12.5"),
        ("5万", 50000),
        ("1.2万", 12000),
        ("5万3千", 53000),
        ("3万5000", 35000),
        ("3万5,000.50", "35000.5"),
        ("3万零5", 30005),
        ("3千5百", 3500),
        ("5万三千", 53000),
    ],
)
def test_what_is_one_number_for_everybody(text: str, number: int | str) -> None:
    assert read_numeral(text) == Decimal(number)
    assert read_figure(text) == Decimal(number)


NO_NUMERALS = """
    五万三 一百二 三千五 一亿二 一亿二千 5万3 5万05 十几 几百 三五 七八 五六万 三四百 十五六 二三十 一两万
    三十五六 百 千 万 百八十 万五 一百十二 一十十 十十 两十 二百两 十两 一百零两 零五 零零 一百零零五 一百零五十
    五万零零三 五万零两 五万两
    五零万 1.5万3000 1亿2000 5万30000 5万0 一一 一一一一 二三 廿 卅 点五 五点 五点十 三点五点五 万亿
    一万万 五亿三亿 五万亿三万亿 5万3.5千 5五 五5 千5 1,2万 负五 半 5.万
"""


@pytest.mark.parametrize("text", [*NO_NUMERALS.split(), "", "九" * 29, "壹" * 5])
def test_what_is_not_surely_one_number_is_none(text: str) -> None:
    assert read_numeral(text) is None


@given(st.text("零〇一二两三五九十百千万亿点15,.", max_size=9))
def test_no_text_raises_and_no_reading_is_negative(text: str) -> None:
    number = read_figure(text)
    assert number is None or number >= 0
    assert all(reading >= 0 for reading in cut_off_readings(text))
    assert number is None or not cut_off_readings(text)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("五万三", (53000, 50003)),
        ("5万3", (53000, 50003)),
        ("一百二", (120, 102)),
        ("三千五", (3500, 3005)),
        ("五万三千五", (53500, 53005)),
        ("一亿二", (120000000, 100000002)),
        ("一亿二千", (120000000, 100002000)),
        ("五万三千", ()),
        ("1.5万3", ()),
        ("二十三", ()),
        ("十几", ()),
        ("三五", ()),
        ("", ()),
    ],
)
def test_a_cut_off_numeral_has_two_readings(text: str, readings: tuple[int, ...]) -> None:
    assert cut_off_readings(text) == readings


def test_plain_digits_are_a_figure_and_no_numeral() -> None:
    assert read_figure("1,234.50") == Decimal("1234.5")
    assert [read_figure(text) for text in ("05", "1,23", "5.", "", "9" * 29)] == [None] * 5
