"""Exact figures as text and back."""

from __future__ import annotations

import re
from fractions import Fraction

_DIGITS = 60
_EXACT = re.compile(rf"-?[0-9]{{1,{_DIGITS}}}(?:\.[0-9]{{1,{_DIGITS}}}|/[0-9]{{1,{_DIGITS}}})?", re.ASCII)


def exact(value: Fraction) -> str:
    """A fraction as text: a plain decimal where it is one, else `numerator/denominator`."""
    rest, tens = value.denominator, 0
    for factor in (2, 5):
        power = 0
        while rest % factor == 0:
            rest, power = rest // factor, power + 1
        tens = max(tens, power)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**tens // value.denominator).zfill(tens + 1)
    plain = digits if not tens else f"{digits[:-tens]}.{digits[-tens:]}"
    return f"-{plain}" if value < 0 else plain


def fraction_of(text: str) -> Fraction | None:
    """The fraction that `exact` wrote so; None where it is no such text, however it was made."""
    if not _EXACT.fullmatch(text):
        return None
    try:
        return Fraction(text)
    except ZeroDivisionError:
        return None


def exact_or_none(value: Fraction | None) -> str | None:
    """The same; None where there is no number."""
    return None if value is None else exact(value)
