"""Dates of the solver: months moved, quarters begun, exactly as the calendar has it."""

from __future__ import annotations

from datetime import date

import z3

from fupin.verification.proofs.terms import YES, Day, Formula, all_of

FIRST_YEAR, LAST_YEAR = 1000, 9999
"""The years that a cell can be read as."""
_SHORT_MONTHS = (3, 5, 8, 10)
_FEBRUARY = 1


def day_of(value: date) -> Day:
    """A date that is fixed."""
    return Day(YES, z3.IntVal(value.year), z3.IntVal(value.month - 1), z3.IntVal(value.day))


def real_day(day: Day) -> Formula:
    """That year, month and day are a date of the calendar, of a year that can be read."""
    return all_of(
        (
            day.year >= FIRST_YEAR,
            day.year <= LAST_YEAR,
            day.month >= 0,
            day.month <= 11,
            day.day >= 1,
            day.day <= 31,
            z3.Implies(z3.Or(*(day.month == short for short in _SHORT_MONTHS)), day.day <= 30),
            z3.Implies(day.month == _FEBRUARY, z3.Or(day.day <= 28, z3.And(day.day == 29, _leap(day.year)))),
        )
    )


def month_moved(day: Day, months: Formula) -> Day:
    """The same day some months later, or the month's last day where there is none."""
    total = day.months + months
    year, month = total / 12, total % 12
    last = _last_day(year, month)
    return Day(day.known, year, month, z3.If(day.day <= last, day.day, last))


def quarter_begun(day: Day, quarters: Formula) -> Day:
    """The first day of the date's quarter, moved by some quarters."""
    total = day.year * 12 + day.month - day.month % 3 + 3 * quarters
    return Day(day.known, total / 12, total % 12, z3.IntVal(1))


def _leap(year: Formula) -> Formula:
    return z3.And(year % 4 == 0, z3.Or(year % 100 != 0, year % 400 == 0))


def _last_day(year: Formula, month: Formula) -> Formula:
    short = z3.Or(*(month == each for each in _SHORT_MONTHS))
    return z3.If(month == _FEBRUARY, z3.If(_leap(year), 29, 28), z3.If(short, 30, 31))
