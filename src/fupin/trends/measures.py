"""What is measured of figures, and which way is for the worse."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

Number = int | Fraction


class Measure(StrEnum):
    """What is measured."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    FAILED = "failed"
    UNKNOWN = "unknown"
    WAIVED = "waived"
    PROBLEMS = "problems"
    RECORDS = "records"
    FAIL_RATE = "fail_rate"
    COVERAGE = "coverage"


SHARES = frozenset({Measure.FAIL_RATE, Measure.COVERAGE})
"""Measures that are shares, from 0 to 1."""
_GOOD = frozenset({Measure.COVERAGE})
_NEITHER = frozenset({Measure.RECORDS, Measure.WAIVED})


def better_high(measure: Measure) -> bool:
    """Whether more of it is better."""
    return measure in _GOOD


def neither_way(measure: Measure) -> bool:
    """Whether more of it is neither better nor worse."""
    return measure in _NEITHER


def worsening(measure: Measure, by: Number) -> Number:
    """How much worse a change makes it: above 0 for worse, below for better, 0 where that is neither."""
    if measure in _NEITHER:
        return 0
    return -by if measure in _GOOD else by
