"""Reading a date: year, month and day in that order, or a workbook's serial number; nothing else."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fupin.model.cell import Reading, unread
from fupin.model.date_words import in_digits
from fupin.model.problems import ProblemCode
from fupin.model.unclear_dates import unclear_date
from fupin.model.units import folded, visible

_HOUR = (
    r"(?P<half>上午|下午|AM|PM)?\s*(?P<hour>[0-9]{1,2})(?::|[时点])(?P<minute>[0-9]{2})"
    r"(?:[:分](?P<second>[0-9]{2}(?:\.[0-9]+)?)秒?|分)?(?:\s*(?P<half_behind>AM|PM))?"
)
_ZONE = r"(?:(?P<utc>Z|[+-]00:?00)|\+08:?00)?"
_MARKED = r"(?P<y>[0-9]{4})\s*(?P<mark>[-/.、\\])\s*(?P<m>[0-9]{1,2})\s*(?P=mark)\s*(?P<d>[0-9]{1,2})"
_NAMED = r"(?P<y>[0-9]{4})\s*年\s*(?P<m>[0-9]{1,2})\s*月\s*(?P<d>[0-9]{1,2})"
_WEEKDAY = r"(?:\s*\(?(?:星期|周)(?P<weekday>[一二三四五六日天])\)?)?"
_FORMS = (
    rf"{_MARKED}{_WEEKDAY}(?:(?:\s+|T){_HOUR}{_ZONE})?",
    rf"{_NAMED}\s*[日号]{_WEEKDAY}(?:\s*{_HOUR})?",
    rf"{_NAMED}(?:\s+{_HOUR})?",
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
)
_DATES = tuple(re.compile(f"^{form}$", re.ASCII | re.IGNORECASE) for form in _FORMS)
_DASHES = str.maketrans(dict.fromkeys("‐‒–—―−─", "-"))
_WEEKDAYS = "一二三四五六日"
_SERIAL = re.compile(r"^[1-9][0-9]{4}(?:\.[0-9]+)?$", re.ASCII)
_SERIAL_YEARS = range(1950, 2101)
"""A serial number of another year is rather something else: an amount, a postcode."""
_USUAL_EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))
_EARLIEST_YEAR = 1000
_LONGEST = 60
_NOON = 12
_NEXT_DAY_IN_CHINA_FROM = 16


def read_date(text: str, epoch: date | None) -> Reading:
    """Reads a cell of a date field; a time of day is passed over.

    Args:
        text: what stands in the cell; it holds something.
        epoch: day 0 of the workbook's serial dates; None where bare serial numbers are not dates.
    """
    plain = visible(folded(text).strip())
    if len(plain) > _LONGEST:
        return unread(ProblemCode.UNREADABLE)
    plain = in_digits(plain.translate(_DASHES))
    for form in _DATES:
        if found := form.match(plain):
            return _day(found)
    return _serial(plain, epoch) if _SERIAL.match(plain) else unclear_date(plain)


def _serial(plain: str, epoch: date | None) -> Reading:
    """A serial number; without a workbook it is only said which days it could be."""
    number = timedelta(days=int(plain.partition(".")[0]))
    days = [each + number for each in (_USUAL_EPOCHS if epoch is None else (epoch,))]
    usual = [day for day in days if day.year in _SERIAL_YEARS]
    if epoch is not None and usual:
        return Reading(usual[0], filled=True)
    return unread(ProblemCode.UNREADABLE, readings=tuple(day.isoformat() for day in usual))


def _day(found: re.Match[str]) -> Reading:
    parts = found.groupdict()
    hour = _hour(parts)
    if hour is None or int(parts["y"]) < _EARLIEST_YEAR:
        return unread(ProblemCode.UNREADABLE)
    try:
        day = date(int(parts["y"]), int(parts["m"]), int(parts["d"]))
    except ValueError:
        return unread(ProblemCode.UNREADABLE)
    weekday = parts.get("weekday")
    if weekday and _WEEKDAYS.index(weekday.replace("天", "日")) != day.weekday():
        return unread(ProblemCode.UNREADABLE)
    if parts.get("utc") and hour >= _NEXT_DAY_IN_CHINA_FROM:
        # 16:00 of universal time is the next day in China: the text may mean either.
        readings = tuple(each.isoformat() for each in (day + timedelta(days=1), day))
        return unread(ProblemCode.AMBIGUOUS_DATE, readings=readings)
    return Reading(day, filled=True)


def _hour(parts: dict[str, str | None]) -> int | None:
    """The hour of a time of day, 0 where there is none at all; None where it is no time of day."""
    hour, minute, second = int(parts.get("hour") or 0), int(parts.get("minute") or 0), parts.get("second")
    half = parts.get("half") or parts.get("half_behind")
    if half and (hour > _NOON or (parts.get("half") and parts.get("half_behind"))):
        return None
    if half and half.upper() in ("下午", "PM") and hour < _NOON:
        hour += _NOON
    return hour if hour < 24 and minute < 60 and float(second or 0) < 60 else None
