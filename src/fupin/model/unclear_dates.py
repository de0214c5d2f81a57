"""Texts that speak of a day without saying which: another order, a short year, no day, no year.

None of them is read; the days that they could mean are listed with the problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from fupin.model.cell import Reading, unread
from fupin.model.problems import ProblemCode

ONE_ORDER, NO_DAY, NO_YEAR = "order", "day", "year"
"""Details of `AMBIGUOUS_DATE`: only one order of the parts is a day; the day is missing; the year is missing."""

_SEPARATED = r"(?P<a>[0-9]{1,4})\s*(?P<mark>[-/.、\\])\s*(?P<b>[0-9]{1,2})"
_THREE = re.compile(rf"^{_SEPARATED}\s*(?P=mark)\s*(?P<c>[0-9]{{2}}(?:[0-9]{{2}})?)(?:\s.*)?$", re.ASCII)
_TWO = re.compile(rf"^{_SEPARATED}$", re.ASCII)
_SHORT_YEAR = re.compile(r"^(?P<y>[0-9]{2})\s*年\s*(?P<m>[0-9]{1,2})\s*月\s*(?P<d>[0-9]{1,2})\s*[日号]?$", re.ASCII)
_SIX = re.compile(r"^[0-9]{6}$", re.ASCII)
_NO_DAY = re.compile(r"^(?P<y>[0-9]{4})\s*年(?:\s*(?P<m>[0-9]{1,2})\s*月份?)?$", re.ASCII)
_NO_YEAR = re.compile(r"^(?P<m>[0-9]{1,2})\s*月\s*(?P<d>[0-9]{1,2})\s*[日号]?$", re.ASCII)
_YEARS = range(1900, 2101)
_LEAP_YEAR = 2000
_FIRST_OF_LAST_CENTURY = 30
"""Two-digit years from here on are of the last century, as spreadsheets take them."""


def unclear_date(text: str) -> Reading:
    """The problem of a text that is no date: ambiguous where it speaks of a day, else unreadable.

    Args:
        text: folded, without white space around it, dashes as `-`, numerals as digits.
    """
    if (found := _THREE.match(text)) is not None:
        return _in_some_order(found["a"], found["b"], found["c"])
    if (found := _SHORT_YEAR.match(text)) is not None:
        return _could_be([_day(_long_year(found["y"]), found["m"], found["d"])])
    if _SIX.match(text):
        short = _day(_long_year(text[:2]), text[2:4], text[4:])
        month = _is_month(text[:4], text[4:])
        return (
            _could_be([short], NO_DAY if month else ONE_ORDER) if short or month else unread(ProblemCode.UNREADABLE)
        )
    return _without_a_part(text)


def _in_some_order(first: str, second: str, third: str) -> Reading:
    """Parts that are not year, month, day: the year behind, or of two digits."""
    if len(first) > 2:
        return unread(ProblemCode.UNREADABLE)
    year = int(third) if len(third) == 4 else _long_year(third)
    days = [_day(year, first, second), _day(year, second, first)]
    if len(third) == len(first) == 2:
        days.insert(0, _day(_long_year(first), second, third))
    return _could_be(days)


def _without_a_part(text: str) -> Reading:
    if (found := _NO_DAY.match(text)) is not None and _is_month(found["y"], found["m"] or "1"):
        return unread(ProblemCode.AMBIGUOUS_DATE, NO_DAY)
    if (found := _NO_YEAR.match(text)) is not None and _day(_LEAP_YEAR, found["m"], found["d"]):
        return unread(ProblemCode.AMBIGUOUS_DATE, NO_YEAR)
    if (found := _TWO.match(text)) is None:
        return unread(ProblemCode.UNREADABLE)
    if _is_month(found["a"], found["b"]):
        return unread(ProblemCode.AMBIGUOUS_DATE, NO_DAY)
    one_way, other = (_day(_LEAP_YEAR, *parts) for parts in ((found["a"], found["b"]), (found["b"], found["a"])))
    return unread(ProblemCode.AMBIGUOUS_DATE, NO_YEAR) if one_way or other else unread(ProblemCode.UNREADABLE)


def _could_be(days: Iterable[date | None], detail: str = ONE_ORDER) -> Reading:
    readings = tuple(dict.fromkeys(day.isoformat() for day in days if day is not None))
    if not readings and detail == ONE_ORDER:
        return unread(ProblemCode.UNREADABLE)
    return unread(ProblemCode.AMBIGUOUS_DATE, "" if len(readings) > 1 else detail, readings)


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _is_month(year: str, month: str) -> bool:
    return len(year) == 4 and int(year) in _YEARS and 1 <= int(month) <= 12


def _long_year(short: str) -> int:
    return int(short) + (2000 if int(short) < _FIRST_OF_LAST_CENTURY else 1900)
