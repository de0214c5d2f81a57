"""Serial dates of workbooks: which number formats show a date, and which date a number is then."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from enum import Enum

EPOCH_1900 = date(1899, 12, 30)
"""Day 0, as seen from 1 March 1900 on: to the programs 1900 is a leap year."""
EPOCH_1904 = date(1904, 1, 1)
_LEAP_DAY = 60
_DAY_MS = 86_400_000
_LONGEST_DAYS = 999_999_999


class TimeFormat(Enum):
    """What a number format makes of a number, where that is a time."""

    MOMENT = "a date, or a time of day"
    DURATION = "hours and more"


_BUILT_IN = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
"""Dates and times by number, those of Chinese programs (27 to 36, 50 to 58) among them."""
_DURATION = 46
_SILENT = re.compile(r'"[^"]*"?|\\.|[_*].', re.DOTALL)
_HOURS = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]?")
_HALF_DAYS = re.compile(r"a[/p]?m|a/p|general", re.IGNORECASE)
_LETTERS = frozenset("dmhysDMHYS")


def time_format(number: int, code: str | None) -> TimeFormat | None:
    """Whether a number format shows a number as a time.

    Args:
        number: the format's number.
        code: its code; None where the workbook doesn't give one.
    """
    if code is None:
        return TimeFormat.DURATION if number == _DURATION else TimeFormat.MOMENT if number in _BUILT_IN else None
    said = _SILENT.sub("", code).partition(";")[0]
    if _HOURS.search(said):
        return TimeFormat.DURATION
    bare = _BRACKETS.sub("", said)
    return TimeFormat.MOMENT if _LETTERS.intersection(_HALF_DAYS.sub("", bare)) else None


def time_value(number: float, form: TimeFormat, epoch: date) -> date | datetime | time | timedelta | float:
    """The date, moment, time of day or duration that a number is; the number itself where it is none.

    Args:
        number: days since day 0.
        form: how it is shown.
        epoch: day 0.
    """
    if not math.isfinite(number) or abs(number) > _LONGEST_DAYS:
        return number
    if form is TimeFormat.DURATION:
        return timedelta(milliseconds=round(number * _DAY_MS))
    days = number + 1 if epoch == EPOCH_1900 and 1 <= number < _LEAP_DAY else number
    try:
        moment = datetime.combine(epoch, time()) + timedelta(milliseconds=round(days * _DAY_MS))
    except OverflowError:
        return number
    if number < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment
