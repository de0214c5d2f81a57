"""Dates in Chinese numerals as dates in digits: `二〇一八年八月二十八日` as `2018年8月28日`."""

from __future__ import annotations

import re

from fupin.model.look_alikes import look_alike_folded
from fupin.model.numerals import one_by_one, read_numeral

_WORDS = "零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_TENS = f"{_WORDS}十拾"
_ANY_WORD = re.compile(f"[{_TENS}\u2f00-\u2fd5]")
_DATE = re.compile(
    rf"^(?P<year>[0-9]{{2,4}}|[{_WORDS}]{{2,4}})\s*年(?:\s*(?P<month>[0-9]{{1,2}}|[{_TENS}]{{1,4}})\s*月"
    rf"(?:\s*(?P<day>[0-9]{{1,2}}|[{_TENS}]{{1,4}})(?=\s*(?:[日号]|$)))?)?"
)
_DAY_OF_YEAR = re.compile(rf"^(?P<month>[{_TENS}]{{1,4}})\s*月\s*(?P<day>[{_TENS}]{{1,4}})(?=\s*[日号])")


def in_digits(text: str) -> str:
    """The text with the numerals of its date as digits; unchanged where they are no such numbers.

    A year is written sign by sign; months and days in tens, with or without a 零 in front.
    """
    if _ANY_WORD.search(text) is None:
        return text
    plain = look_alike_folded(text)
    found = _DATE.match(plain)
    if found is None:
        found = _DAY_OF_YEAR.match(plain)
        return text if found is None else _written(None, found["month"], found["day"], plain[found.end() :], text)
    return _written(found["year"], found["month"], found["day"], plain[found.end() :], text)


def _written(year: str | None, month: str | None, day: str | None, rest: str, text: str) -> str:
    parts = [(year, _year(year), "年"), (month, _part(month), "月"), (day, _part(day), "")]
    if any(words is not None and digits is None for words, digits, _ in parts):
        return text
    return "".join(f"{digits}{mark}" for _, digits, mark in parts if digits is not None) + rest


def _year(words: str | None) -> str | None:
    return words if words is None or words.isascii() else one_by_one(words)


def _part(words: str | None) -> str | None:
    if words is None or words.isascii():
        return words
    figure = read_numeral(re.sub("^[零〇○](?=.)", "", words))
    return None if figure is None else f"{figure}"
