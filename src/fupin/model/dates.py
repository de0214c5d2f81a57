"""Reading a date: year, month and day in that order, or a workbook's serial number; nothing else."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from fupin.model.cell import Reading, unread
from fupin.model.problems import ProblemCode
from fupin.model.units import folded

_HOUR = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}(?:\.[0-9]+)?))?"
_ZONE = r"(?:(?P<utc>Z|[+-]00:?00)|\+08:?00)?"
_MARKED = r"(?P<y>[0-9]{4})\s*(?P<mark>[-/.])\s*(?P<m>[0-9]{1,2})\s*(?P=mark)\s*(?P<d>[0-9]{1,2})"
_NAMED = r"(?P<y>[0-9]{4})\s*年\s*(?P<m>[0-9]{1,2})\s*月\s*(?P<d>[0-9]{1,2})"
_FORMS = (
    rf"{_MARKED}(?:(?:\s+|T){_HOUR}{_ZONE})?",
    rf"{_NAMED}\s*[日号](?:\s*{_HOUR})?",
    rf"{_NAMED}(?:\s+{_HOUR})?",
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
)
_DATES = tuple(re.compile(f"^{form}$", re.ASCII) for form in _FORMS)
_SHORT_DATE = re.compile(r"^[0-9]{1,2}\s*[-/.]\s*[0-9]{1,2}\s*[-/.]\s*[0-9]{2}(?:[0-9]{2})?$", re.ASCII)
_SERIAL = re.compile(r"^[1-9][0-9]{4}(?:\.[0-9]+)?$", re.ASCII)
_EARLIEST_YEAR = 1000


def read_date(text: str, epoch: date | None) -> Reading:
    """Reads a cell of a date field; a time of day is passed over.

    Args:
        text: what stands in the cell; it holds something.
        epoch: day 0 of the workbook's serial dates; None where bare serial numbers are not dates.
    """
    plain = "".join(c for c in folded(text).strip() if unicodedata.category(c) != "Cf")
    for form in _DATES:
        if found := form.match(plain):
            return _day(found)
    if epoch is not None and _SERIAL.match(plain):
        return Reading(epoch + timedelta(days=int(plain.partition(".")[0])), filled=True)
    return unread(ProblemCode.AMBIGUOUS_DATE if _SHORT_DATE.match(plain) else ProblemCode.UNREADABLE)


def _day(found: re.Match[str]) -> Reading:
    parts = found.groupdict()
    if not _time_of_day(parts.get("hour"), parts.get("minute"), parts.get("second")):
        return unread(ProblemCode.UNREADABLE)
    if parts.get("utc") and any(float(parts[name] or 0) for name in ("hour", "minute", "second")):
        # 16:00 of universal time is the next day in China: the text may mean either.
        return unread(ProblemCode.AMBIGUOUS_DATE)
    year, month, day = int(parts["y"]), int(parts["m"]), int(parts["d"])
    if year < _EARLIEST_YEAR:
        return unread(ProblemCode.UNREADABLE)
    try:
        return Reading(date(year, month, day), filled=True)
    except ValueError:
        return unread(ProblemCode.UNREADABLE)


def _time_of_day(hour: str | None, minute: str | None, second: str | None) -> bool:
    """Whether the parts are a time of day; none at all is one too."""
    return int(hour or 0) < 24 and int(minute or 0) < 60 and float(second or 0) < 60
