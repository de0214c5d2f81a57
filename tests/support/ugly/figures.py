"""A number as a clerk writes it: with its unit or under its column's, as number or text, in digits or words."""

from __future__ import annotations

import math
from fractions import Fraction

from fupin.model.fields import FieldSpec
from support.submissions.units import (
    SCALES,
    Scale,
    decimal_text,
    dimension,
    full_width,
    significant,
    with_separators,
)

from .clerk import WORKBOOK, Clerk
from .columns import Column
from .page import Ink
from .words import capital_number, chinese_decimal, chinese_number

_FORMATS = (
    "0.00",
    "#,##0.00",
    "0",
    "#,##0.00_);(#,##0.00)",
    "@",
    "_ * #,##0.00_ ;_ * -#,##0.00_ ",
    1,
    2,
    3,
    4,
    37,
    43,
)
_PERCENT_FORMATS = ("0%", "0.00%", 9, 10, "0.0000%;[Red]-0.0000%")
_DASH = "一"
"""What may as well be a dash; `faults` writes it."""
_TWO = {2: "两"}
_FORMAT_UNITS = ("money", "months", "亩", "千瓦")
_EXACT_DIGITS = 15
_NOISY_DIGITS = 12
_FORMULAS = ("SUM(A1:A2)", "ROUND(C3*1,2)", "A1+B1")


def plain_in(value: Fraction, scale: Scale | None) -> str | None:
    """Give a number in a unit as a plain decimal; None where it does not end or there is no unit."""
    return None if scale is None else decimal_text(value / scale.factor)


def number_ink(clerk: Clerk, column: Column, value: Fraction) -> Ink:
    """Write a number of the column's field."""
    field = column.field
    if field is None:
        raise ValueError("the column is no field's")
    plain = plain_in(value, column.scale)
    own = dimension(field)
    if (words := _in_words(clerk, field, value, bare=plain == decimal_text(value))) is not None:
        return Ink(words)
    if own == "share" and clerk.medium == WORKBOOK and clerk.now("percent_format"):
        return _percent(clerk, value)
    if own == "share" and clerk.now("percent_text"):
        return _with_unit(clerk, own, value)
    if own is not None and (plain is None or clerk.now("unit_in_cell")):
        return _with_unit(clerk, own, value)
    if own in _FORMAT_UNITS and clerk.now("unit_formats") and (ink := _in_format(clerk, own, value)) is not None:
        return ink
    if plain is None:
        raise ValueError(f"{value} of {field.name} cannot be written")
    if value < 0 and clerk.now("parentheses"):
        return Ink(clerk.pick("parentheses", [f"({with_separators(plain[1:])})", f"（{plain[1:]}）"]))
    if own is None and field.unit and field.type.value == "count" and clerk.now("count_noun"):
        return Ink(f"{plain}{field.unit}")
    return bare_ink(clerk, plain)


def _in_format(clerk: Clerk, own: str, value: Fraction) -> Ink | None:
    """Write a number in a format that shows a unit, whatever unit its column has; the cell's is the nearer one."""
    scale = clerk.random("unit_formats").choice(SCALES[own][:2])
    plain = decimal_text(value / scale.factor)
    if plain is None or significant(plain) > _EXACT_DIGITS:
        return None
    form = clerk.pick("unit_formats", ['0.00"{}"', '#,##0.00"{}"', '0"{}"', 'General"{}"', '0.0\\ "{}";-0.0\\ "{}"'])
    return Ink(plain, "n", form.replace("{}", scale.name))


def bare_ink(clerk: Clerk, plain: str) -> Ink:
    """Write a plain decimal without a unit."""
    number = clerk.medium == WORKBOOK and significant(plain) <= _EXACT_DIGITS and not clerk.now("number_text")
    if not number:
        text = with_separators(plain) if "-" not in plain and clerk.now("thousands") else plain
        return Ink(full_width(text) if clerk.now("full_width") else text)
    style: str | int = clerk.random("number_formats").choice(_FORMATS) if clerk.now("number_formats") else 0
    if "." in plain and significant(plain) <= _NOISY_DIGITS and clerk.now("float_noise"):
        return Ink(repr(math.nextafter(float(plain), math.inf)), "n", style)
    formula = clerk.pick("formulas", _FORMULAS) if clerk.now("formulas") else None
    return Ink(plain, "n", style, formula)


def _percent(clerk: Clerk, value: Fraction) -> Ink:
    style = clerk.random("percent_format").choice(_PERCENT_FORMATS)
    return Ink(decimal_text(value) or "", "n", style)


def _with_unit(clerk: Clerk, own: str, value: Fraction) -> Ink:
    """Write a number with a unit behind it."""
    random = clerk.random("unit_in_cell")
    scales = [scale for scale in SCALES[own] if decimal_text(value / scale.factor) is not None]
    scale = SCALES[own][0] if own == "share" else random.choice(scales[:2])
    if own == "months" and value.denominator == 1 and (words := _term_in_words(clerk, int(value))):
        return Ink(words)
    if own == "months" and value > 12 and value % 12 and clerk.now("years_and_months"):
        return Ink(f"{value // 12}年{value % 12}个月")
    plain = decimal_text(value / scale.factor) or ""
    if own == "share":
        clerk.shows("percent_text")
        return Ink(f"{plain}{random.choice(['%', '％', ' %'])}")
    text = with_separators(plain) if "-" not in plain and clerk.now("thousands") else plain
    if own == "money" and scale.factor == 1 and value >= 0 and clerk.now("yuan_sign"):
        return Ink(clerk.pick("yuan_sign", ["¥{}", "￥{}", "{}元整", "人民币{}元"]).format(text))
    text += random.choice(["", "", " "]) + scale.name
    return Ink(full_width(text) if clerk.now("full_width") else text)


def _term_in_words(clerk: Clerk, months: int) -> str:
    """Write a term as people say it; "" where they don't."""
    years, rest = divmod(months, 12)
    forms = [
        *(["半年", "六个月"] if months == 6 else []),
        *([f"{_TWO.get(years, chinese_number(years))}年半", f"{years}年半"] if years and rest == 6 else []),
        *(
            [f"{chinese_number(years)}年零{chinese_number(rest)}个月", f"{years}年零{rest}个月"]
            if years and rest
            else []
        ),
        *([f"{_TWO.get(years, chinese_number(years))}年"] if years and not rest else []),
    ]
    return clerk.pick("term_words", forms) if forms and clerk.now("term_words") else ""


def _in_words(clerk: Clerk, field: FieldSpec, value: Fraction, *, bare: bool) -> str | None:
    """Write a number in Chinese words, where people would; `bare` where a number of base units needs no unit."""
    whole = value.denominator == 1 and 0 < value < 100_000_000
    match field.type.value:
        case "money" if whole and value % 1000 == 0:
            return _money_in_words(clerk, int(value))
        case "months" if whole and clerk.now("chinese_numerals"):
            years = value % 12 == 0
            texts = [f"{chinese_number(int(value / 12))}年" if years else f"{chinese_number(int(value))}个月"]
            return clerk.pick("chinese_numerals", [*texts, *([chinese_number(int(value))] if bare else [])])
        case "count" if whole and value < 200 and field.unit not in (None, "年") and clerk.now("chinese_numerals"):
            words = chinese_number(int(value))
            return clerk.pick("chinese_numerals", [*([words] if words != _DASH else []), f"{words}{field.unit}"])
        case "share" if value > 0:
            return _share_in_words(clerk, value)
    return None


def _money_in_words(clerk: Clerk, value: int) -> str | None:
    if clerk.now("capital_numerals"):
        return capital_number(value) + clerk.pick("capital_numerals", ["元", "元整", "圆整"])
    tens, thousands = divmod(value // 1000, 10)
    if tens and thousands and clerk.now("mixed_numerals"):
        return clerk.pick(
            "mixed_numerals", [f"{tens}万{thousands}千元", f"{tens}万{thousands}千", f"{tens}万{thousands}000元"]
        )
    if not clerk.now("chinese_numerals"):
        return None
    words = chinese_number(value)
    return clerk.pick("chinese_numerals", [words, f"{words}元"] if value % 10_000 == 0 else [f"{words}元"])


def _share_in_words(clerk: Clerk, value: Fraction) -> str | None:
    percent, tenths = decimal_text(value * 100), value * 10
    if tenths.denominator == 1 and tenths < 10 and clerk.now("tenths"):
        return f"{chinese_number(int(tenths))}成"
    if percent is not None and clerk.now("percent_words"):
        return f"百分之{chinese_decimal(percent)}"
    return None
