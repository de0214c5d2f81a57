"""Days that lie some time before or after others."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def months_later(day: date, months: int) -> date | None:
    """The same day some months later, or the month's last; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def quarter_start(day: date, quarters: int) -> date | None:
    """The first day of a day's quarter, some quarters later; None outside the calendar."""
    return months_later(day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 3 * quarters)


def days_later(day: date, days: int) -> date | None:
    """The day some days later; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
