"""Rates, such as that of fails, as every report shows them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_TENTH = Decimal("0.1")


def rate_text(rate: Fraction) -> str:
    """A rate or a change of one in percent, rounded half up to one decimal; 0 and 100 only where it is just that."""
    if rate in (0, 1):
        return f"{int(rate) * 100}%"
    rounded = (Decimal(100 * rate.numerator) / Decimal(rate.denominator)).quantize(_TENTH, ROUND_HALF_UP)
    if not rounded:
        return "<0.1%"
    return ">99.9%" if rate < 1 and rounded >= 100 else f"{rounded}%"
