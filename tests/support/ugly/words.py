"""Numbers in Chinese words, characters that look like others, and signs that nobody sees."""

from __future__ import annotations

from datetime import date

_DIGITS = "〇一二三四五六七八九"
_ORDINARY = str.maketrans("〇", "零")
_CAPITAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEPS = ((1000, "千"), (100, "百"), (10, "十"))

INVISIBLE = ("\u200b", "\ufeff", "\xa0", "\u2060", "\u3000")
RADICALS = dict(zip("户金人用土工日月面行力一大小立生目高入", "⼾⾦⼈⽤⼟⼯⽇⽉⾯⾏⼒⼀⼤⼩⽴⽣⽬⾼⼊", strict=True))
"""Kangxi radicals, which text copied from a PDF holds instead of characters."""
VARIANTS = {"户": "戶", "车": "⻋", "长": "⻓", "县": "縣", "贷": "貸", "额": "額", "产": "産"}
"""A radical's supplement and other forms, which no normalisation of Unicode maps."""
VARIANTS_USED = {sign: VARIANTS[sign] for sign in "户车长"}


def chinese_number(number: int) -> str:
    """Give a whole number from 0 to 99,999,999 in Chinese words, as people say it."""
    if number >= 10_000:
        head, rest = divmod(number, 10_000)
        gap = "零" if 0 < rest < 1000 else ""
        return f"{_thousands(head)}万{gap}{_thousands(rest, within=True) if rest else ''}"
    return _thousands(number)


def _thousands(number: int, *, within: bool = False) -> str:
    if number == 0:
        return "零"
    text, gap, rest = "", False, number
    for step, name in _STEPS:
        digit, rest = divmod(rest, step)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    if rest:
        text += ("零" if gap and text else "") + _DIGITS[rest]
    return text[1:] if text.startswith("一十") and not within else text


def capital_number(number: int) -> str:
    """Give a whole number in the words of bank forms: 伍万, 壹拾贰."""
    text = chinese_number(number)
    return ("壹" if text.startswith("十") else "") + text.translate(_CAPITAL)


def chinese_decimal(plain: str) -> str:
    """Give a plain decimal, not below 0, in Chinese words: 四点三五."""
    whole, _, fraction = plain.partition(".")
    words = chinese_number(int(whole))
    return words + (
        "点" + "".join(_DIGITS[int(digit)] for digit in fraction).translate(_ORDINARY) if fraction else ""
    )


def chinese_date(day: date) -> str:
    """Give a date in Chinese words: 二〇一八年八月二十八日."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


def looking_alike(text: str, signs: dict[str, str]) -> str:
    """Give a text with characters put for those that they look like."""
    return "".join(signs.get(sign, sign) for sign in text)
