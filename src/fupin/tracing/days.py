"""Years and days in a Chinese text: `2018年`, `2018年12月底`, `2018年底前`, `二〇一八年八月二十八日`.

A year or a month stands for its last day: what is due in it is due by then.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal

from fupin.model.numerals import one_by_one, read_numeral
from fupin.tracing.amounts import DATE, YEAR, Amount

_SIGNS = "零〇○一二三四五六七八九"
_DAY = re.compile(
    rf"(?P<year>[12][0-9]{{3}}|[一二][{_SIGNS}]{{3}})年"
    rf"(?:(?P<month>[0-9]{{1,2}}|[十{_SIGNS}]{{1,3}})月(?:(?P<day>[0-9]{{1,2}}|[十{_SIGNS}]{{1,3}})[日号])?)?"
    r"(?:[底末]前?|(?<=[月日号])前)?"
)

_PLAIN = re.compile(
    r"(?P<year>[12][0-9]{3})(?P<sign>[-./])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?![0-9])"
)


def day_at(text: str, start: int) -> tuple[int, tuple[Amount, ...]] | None:
    """The year or day that begins at a place: where it ends, and what it is; None where none begins."""
    found = _DAY.match(text, start) or _PLAIN.match(text, start)
    if found is None:
        return None
    year, month, day = _year(found["year"]), _part(found["month"]), _part(found["day"])
    until = _last_day(year, month, day)
    if until is None:
        return None
    return found.end(), (Amount(Decimal(year), YEAR), Amount(until, DATE))


def _last_day(year: int, month: int | None, day: int | None) -> date | None:
    month = 12 if month is None else month
    try:
        return date(year, month, calendar.monthrange(year, month)[1] if day is None else day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def _year(text: str) -> int:
    return int(text if text.isascii() else one_by_one(text))


def _part(text: str | None) -> int | None:
    """A month or day; 0, which none is, for what is no number."""
    if text is None:
        return None
    number = Decimal(text) if text.isascii() else read_numeral(text)
    return 0 if number is None else int(number)
