"""Small charts in one line of text: a sign a quarter, as high as its figure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from fupin.trends.figures import Gap
from fupin.trends.series import Value

BLOCKS = "▁▂▃▄▅▆▇█"
LETTERS = "_.oO@"
"""What stands for the blocks where the encoding of a terminal has none."""
GAP_SIGNS = {
    Gap.NO_REPORT: "–",
    Gap.NOT_SUBMITTED: "×",
    Gap.UNREADABLE: "!",
    Gap.NO_RECORDS: "~",
    Gap.CONFLICT: "#",
    Gap.NOT_APPLIED: "/",
}
"""What stands in place of a figure, in tables and in charts."""
NO_VALUE = "·"
"""What stands where there are figures, but none of what is measured."""


def spark(values: Sequence[Value], signs: str = BLOCKS, top: Fraction | int | None = None) -> str:
    """A chart of values from 0 up: the lowest sign means 0 and nothing else, the highest only the highest value.

    Args:
        values: quarter by quarter.
        signs: from the lowest to the highest.
        top: the value of the highest sign; None for the highest of the values.
    """
    told = [value for value in values if isinstance(value, int | Fraction)]
    highest = max(told, default=0) if top is None else top
    return "".join(_sign(value, highest, signs) for value in values)


def signs_for(encoding: str) -> str:
    """The signs of charts that an encoding has."""
    try:
        BLOCKS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return LETTERS
    return BLOCKS


def _sign(value: Value, top: Fraction | int, signs: str) -> str:
    if value is None:
        return NO_VALUE
    if isinstance(value, Gap):
        return GAP_SIGNS[value]
    if value <= 0:
        return signs[0]
    return signs[-1] if value >= top else signs[1 + int((len(signs) - 2) * Fraction(value) / top)]
