"""Chinese numerals, and digits among 万 and 亿, read strictly: `五万`, `伍万叁仟`, `5万3千`, `二〇一八`, `三点五`.

A text is a numeral only where every reader takes it for the same number. What people say by cutting
off the last unit (`五万三` for 53,000) is told apart, never read; approximations (`三五万`, `十几`) and
ranges are no numerals at all.
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_FORMS = str.maketrans("〇○壹贰叁肆伍陆柒捌玖拾佰仟", "零零一二三四五六七八九十百千")
DIGIT_SIGNS = "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
NUMERAL_SIGNS = f"{DIGIT_SIGNS}十百千拾佰仟万亿点"
"""The signs of numerals, besides digits, points and separators; to be used inside a character class."""
POWER_SIGNS = frozenset("百千佰仟万亿")
"""Signs that give a number its size, as a unit does: `五千` alone may leave out 元 or 万元."""

_WAN, _YI = Decimal(10_000), Decimal(100_000_000)
_POSITIONAL = re.compile(r"^[一二三四五六七八九][零一二三四五六七八九]{1,13}$")
_YEAR_LENGTH = 4
_SECTION = re.compile(
    r"^(?:(?P<thousands>[1-9一二两三四五六七八九])千)?(?P<gap>零)?(?:(?P<hundreds>[1-9一二两三四五六七八九])百)?"
    r"(?P<inner>零)?(?:(?P<tens>[一二三四五六七八九])?(?P<ten>十))?(?P<ones>[一二三四五六七八九])?$"
)
_WITH_POINT = re.compile(rf"^(?P<whole>[^点]+)点(?P<fraction>[{_DIGITS}]{{1,12}})$")
_PARTS = re.compile(r"^(?:(?P<yi>[^亿]+)亿)?(?:(?P<wan>[^万亿]+)万)?(?P<low>[^万亿]*)$")
_ARABIC = re.compile(r"^(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?$", re.ASCII)
_CUT_OFF = re.compile(r"^(?P<head>.*(?P<unit>[百千万亿]))(?P<digit>[1-9一二三四五六七八九])(?P<said>千)?$")
_POWERS = {"百": Decimal(100), "千": Decimal(1000), "万": _WAN, "亿": _YI}
_CIRCLE = "○"
"""Stands for 〇 among other numerals; alone it is a mark in a box."""
_LONGEST = 28
"""Signs of a numeral; no more digits than a decimal context of Python keeps without rounding."""


def read_numeral(text: str) -> Decimal | None:
    """The number that a numeral is, exactly; None where it is none, or not surely one number.

    Args:
        text: squeezed, in simplified characters; with at least one Chinese sign.
    """
    if len(text) > _LONGEST or text == _CIRCLE:
        return None
    plain = text.translate(_FORMS)
    if plain in ("零", "两"):
        return _digit(plain)
    if _POSITIONAL.match(plain):
        return _positional(plain)
    if (found := _WITH_POINT.match(plain)) is not None:
        whole = _section(found["whole"], first=True) if found["whole"] != "零" else Decimal(0)
        return None if whole is None else whole + Decimal(f"0.{one_by_one(found['fraction'])}")
    found = _PARTS.match(plain)
    return None if found is None or not (found["yi"] or found["wan"] or found["low"]) else _joined(found)


def read_figure(text: str) -> Decimal | None:
    """The number that digits or a numeral are; None where they are neither."""
    if len(text) <= _LONGEST and _ARABIC.match(text):
        return Decimal(text.replace(",", ""))
    return read_numeral(text)


def cut_off_readings(text: str) -> tuple[Decimal, ...]:
    """What a numeral without its last unit may mean: `五万三` is 53,000 or 50,003; nothing for others."""
    found = _CUT_OFF.match(text.translate(_FORMS))
    head = None if found is None or "." in text else read_numeral(found["head"])
    if found is None or head is None:
        return ()
    digit = _digit(found["digit"])
    if not found["said"]:
        return head + digit * _POWERS[found["unit"]] / 10, head + digit
    if found["unit"] == "亿":
        return head + digit * 1000 * _WAN, head + digit * 1000
    return ()


def _positional(plain: str) -> Decimal | None:
    """Digits side by side: with a 零 among them, or a year. Two beside each other mean `or` (三五 is 3 to 5)."""
    if "零" not in plain and (len(plain) != _YEAR_LENGTH or set(plain) == {"一"}):
        return None
    return Decimal(one_by_one(plain))


def one_by_one(text: str) -> str:
    """The digits that the signs of a year are, side by side: `二〇一八` as `2018`. No other sign may stand in it."""
    return "".join(str(_DIGITS.index(sign)) for sign in text.translate(_FORMS))


def _joined(found: re.Match[str]) -> Decimal | None:
    """The parts before 亿, before 万 and behind them, added up."""
    yi, wan, low = found["yi"], found["wan"], found["low"]
    if yi is not None:
        high = _large(yi)
        if high is None:
            return None
        rest = Decimal(0) if wan is None else _part(wan, above=yi, power=_WAN)
        last = Decimal(0) if not low else _part(low, above=wan or yi, power=Decimal(1), skipped=wan is None)
        return None if rest is None or last is None else high * _YI + rest + last
    return _below_yi(wan, low)


def _large(text: str) -> Decimal | None:
    """What stands before 亿: a number below 10^8, or digits of any length."""
    found = _PARTS.match(text)
    return None if found is None or found["yi"] else _below_yi(found["wan"], found["low"])


def _below_yi(wan: str | None, low: str) -> Decimal | None:
    if wan is None:
        return _head(low)
    high = _head(wan)
    rest = Decimal(0) if not low else _part(low, above=wan, power=Decimal(1))
    if high is None or rest is None or (low and high % 1):
        return None
    return high * _WAN + rest


def _head(text: str) -> Decimal | None:
    """The first part: digits, perhaps with a point, or a section."""
    return Decimal(text.replace(",", "")) if _ARABIC.match(text) else _section(text, first=True)


def _part(text: str, *, above: str, power: Decimal, skipped: bool = False) -> Decimal | None:
    """A part behind another one, which needs a 零 where a whole part was skipped or only a digit is left."""
    plain = text.removeprefix("零")
    zero = plain != text
    if (skipped and not zero) or "." in above:
        return None
    if _ARABIC.match(plain):
        value: Decimal | None = Decimal(plain.replace(",", ""))
    else:
        value = _section(plain, first=False)
    if value is None or not 0 < value < _WAN or (value % 1 and power != 1):
        return None
    lone = len(plain) == 1 and power == 1
    needless = zero and value >= _POWERS["千"] and not above.endswith(("十", "百", "千", "0"))
    if (lone and (not zero or plain == "两")) or (needless and not skipped):
        return None
    return value * power


def _section(text: str, *, first: bool) -> Decimal | None:
    """A number below 10,000 in words."""
    if text == "两":
        return Decimal(2)
    found = _SECTION.match(text)
    if not text or found is None:
        return None
    thousands, hundreds, tens, ones = (_digit(found[name]) for name in ("thousands", "hundreds", "tens", "ones"))
    higher = bool(thousands or hundreds)
    if found["ten"] and not tens:
        if higher or not first:
            return None
        tens = Decimal(1)
    if not _zeros_fit(found):
        return None
    return thousands * 1000 + hundreds * 100 + tens * 10 + ones


def _zeros_fit(found: re.Match[str]) -> bool:
    """Whether each 零 stands for a place that was passed over, and none is missing before a last digit."""
    ten, ones = bool(found["ten"]), bool(found["ones"])
    if found["gap"] and not (found["thousands"] and not found["hundreds"] and not found["inner"] and (ten or ones)):
        return False
    if found["inner"] and not (found["hundreds"] and not ten and ones):
        return False
    higher = bool(found["thousands"] or found["hundreds"])
    return not (higher and ones and not ten and not found["gap"] and not found["inner"])


def _digit(sign: str | None) -> Decimal:
    if not sign:
        return Decimal(0)
    if sign.isascii():
        return Decimal(sign)
    return Decimal(2) if sign == "两" else Decimal(_DIGITS.index(sign))
