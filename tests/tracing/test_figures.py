"""The figures of a text: a number comes back in its base unit, however it is written; words mean figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.tracing.amounts import Amount, Bound, fits
from fupin.tracing.figures import figures_of
from support.numerals import in_words

FACTORS = {
    "元": ("元", 1),
    "万元": ("元", 10_000),
    "亿元": ("元", 100_000_000),
    "亩": ("亩", 1),
    "万亩": ("亩", 10_000),
    "千瓦": ("千瓦", 1),
    "万千瓦": ("千瓦", 10_000),
    "兆瓦": ("千瓦", 1000),
    "个月": ("月", 1),
    "万头": ("头", 10_000),
    "万人次": ("人次", 10_000),
    "户": ("户", 1),
}


def amounts(text: str) -> list[tuple[str, list[tuple[object, str]]]]:
    return [(figure.text, [(amount.value, amount.unit) for amount in figure.amounts]) for figure in figures_of(text)]


def only(text: str) -> list[tuple[object, str]]:
    ((_, found),) = amounts(text)
    return found


YEAR_2018: list[tuple[object, str]] = [(Decimal(2018), "年"), (date(2018, 12, 31), "日期")]
UNITS = st.sampled_from(sorted(FACTORS))
COUNTS = st.one_of(st.integers(1, 99), st.integers(1, 9999))


@given(COUNTS, st.integers(0, 999), UNITS)
def test_digits_with_a_unit_come_back_in_the_base_unit(whole: int, thousandths: int, unit: str) -> None:
    number = Decimal(whole) + Decimal(thousandths) / 1000
    base, factor = FACTORS[unit]
    for text in {f"{number}", f"{number.normalize():f}"}:
        assert only(f"达到{text}{unit}以上") == [(number * factor, base)]


@given(COUNTS, UNITS)
def test_words_with_a_unit_come_back_in_the_base_unit(number: int, unit: str) -> None:
    base, factor = FACTORS[unit]
    assert only(f"达到{in_words(number)}{unit}以上") == [(Decimal(number * factor), base)]


@given(st.integers(0, 100), st.booleans())
def test_percents_are_shares(number: int, spelled: bool) -> None:
    text = f"百分之{in_words(number)}" if spelled else f"{number}%"
    assert only(f"不低于{text}的") == [(Decimal(number) / 100, "比例")]


@given(st.integers(1, 99), st.booleans())
def test_years_are_a_term_in_months(years: int, spelled: bool) -> None:
    text = in_words(years) if spelled else f"{years}"
    assert only(f"签订{text}年以上") == [(Decimal(years * 12), "月"), (Decimal(years), "年")]


@given(st.dates(date(1949, 1, 1), date(2099, 12, 31)))
def test_days_come_back(day: date) -> None:
    spelled = "".join("零一二三四五六七八九"[int(digit)] for digit in f"{day.year}")
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{spelled}年{in_words(day.month).replace('一十', '十')}月{in_words(day.day)}日",
        day.isoformat(),
    ):
        assert only(f"自{text}起") == [(Decimal(day.year), "年"), (day, "日期")]


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from("-–—~～至到"))
def test_a_range_has_two_ends(low: int, high: int, sign: str) -> None:
    (figure,) = figures_of(f"打造{low}{sign}{high}个名牌")
    assert figure.amounts == (
        Amount(Decimal(low), "个", Bound.LOWER),
        Amount(Decimal(high), "个", Bound.UPPER),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2018年底前，", [("2018年底前", YEAR_2018)]),
        ("2018年2月底", [("2018年2月底", [(Decimal(2018), "年"), (date(2018, 2, 28), "日期")])]),
        ("232.5万千瓦以上", [("232.5万千瓦", [(Decimal(2_325_000), "千瓦")])]),
        ("五千瓦", [("五千瓦", [(Decimal(5), "千瓦")])]),
        ("５万元", [("５万元", [(Decimal(50_000), "元")])]),
        ("5万3千元", [("5万3千元", [(Decimal(53_000), "元")])]),
        ("1,200元", [("1,200元", [(Decimal(1200), "元")])]),
        ("三点五万人", [("三点五万人", [(Decimal(35_000), "人")])]),
        ("4.2万贫困人口", [("4.2万", [(Decimal(42_000), "")])]),
        ("二分之一", [("二分之一", [(Decimal("0.5"), "比例")])]),
        ("三分之一", [("三分之一", [])]),
        ("一二三产", [("一二三", [])]),
        ("全覆盖", [("全覆盖", [(Decimal(1), "比例"), (Decimal(1), "")])]),
        ("消除空白村", [("消除", [(Decimal(0), "比例"), (Decimal(0), "")])]),
        ("半年总结", [("半年", [(Decimal(6), "月"), (Decimal(1), "次")])]),
        ("每季度", [("每季度", [(Decimal(1), "季度"), (Decimal(3), "月"), (Decimal(4), "次")])]),
        ("不搞一刀切", [("一", [(Decimal(1), "")])]),
        ("退伍军人、海陆空", []),
        ("2018年13月", [("2018年", YEAR_2018), ("13月", [(Decimal(13), "月")])]),
    ],
)  # fmt: skip
def test_a_text(text: str, found: list[tuple[str, list[tuple[object, str]]]]) -> None:
    assert amounts(text) == found


@given(st.text(st.sampled_from("一二十百千万亿零0123456789.,%年月日个元每半全覆盖至-分之点 退伍"), max_size=30))
def test_any_text_can_be_scanned_and_every_digit_is_in_a_figure(text: str) -> None:
    figures = figures_of(text)
    for figure in figures:
        assert text[figure.span.start : figure.span.end] == figure.text
    assert all(one.span.end <= other.span.start for one, other in pairwise(figures))
    inside = {place for figure in figures for place in range(figure.span.start, figure.span.end)}
    assert all(place in inside for place, sign in enumerate(text) if sign in "0123456789一二十百千万亿零")


@pytest.mark.parametrize(
    ("amount", "unit", "does"),
    [
        (Amount(Decimal(1), "家"), "个", True),
        (Amount(Decimal(1), "大"), "个", True),
        (Amount(Decimal(1), "名"), "人", True),
        (Amount(Decimal(1), "人"), "个", False),
        (Amount(Decimal(1), "人"), "人次", False),
        (Amount(Decimal(1), ""), "人", True),
        (Amount(Decimal(1), ""), "元", False),
        (Amount(Decimal(1), ""), "月", False),
        (Amount(Decimal(1), "月"), "次", False),
        (Amount(date(2020, 1, 1), ""), "个", False),
    ],
)
def test_which_amounts_fit_a_unit(amount: Amount, unit: str, does: bool) -> None:
    assert fits(amount, unit) is does
