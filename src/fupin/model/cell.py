"""What a cell was read as, and how values and binary numbers are written as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from fupin.model.problems import ProblemCode

Value = Decimal | date | bool | str
"""A value judged: a number in base units, a date, a flag, or a text."""

EXACT_BELOW = 1e15
"""From here on a binary number has lost digits that its writer saw."""

SHOWN = 200
"""Characters of a cell's text that a message or a report shows."""
_MARGIN = 100


class Reading(NamedTuple):
    """What a text was read as.

    Attributes:
        value: the value, or None where the cell is empty or could not be read.
        filled: whether the cell holds something, readable or not.
        problem: why it could not be read; None where it could.
        differs: the unit that the cell declares against its column's, as `cell / column`.
        detail: what the problem's message shows besides the text.
        readings: what the text could mean, where nothing tells which; the most usual first.
    """

    value: Value | None
    filled: bool
    problem: ProblemCode | None = None
    differs: str | None = None
    detail: str = ""
    readings: tuple[str, ...] = ()


EMPTY = Reading(None, filled=False)


def unread(code: ProblemCode, detail: str = "", readings: tuple[str, ...] = ()) -> Reading:
    """The reading of a cell that holds something which is no value."""
    return Reading(None, filled=True, problem=code, detail=detail, readings=readings)


def value_text(value: Value | None) -> str | None:
    """A value as text: plain decimals without trailing zeros, `YYYY-MM-DD`, `true` / `false`."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain


def shortened(text: str, mask: Callable[[str], str] = str) -> str:
    """A text as it is shown: whole, or its first 200 characters with how many there are in all (`…[40,000]`).

    Args:
        text: what stands in the cell.
        mask: what hides personal data in it, sign for sign; it sees some more than is shown, so that
            the cut hides nothing from it.
    """
    if len(text) <= SHOWN:
        return mask(text)
    return f"{mask(text[: SHOWN + _MARGIN])[:SHOWN]}…[{len(text):,}]"


def float_text(number: float) -> str:
    """A binary floating-point number as its writer saw it: 15 significant digits, no exponent.

    A number of 10^15 or more has lost digits; it keeps its exponent, so that no reader takes it.
    """
    if number.is_integer() and abs(number) < EXACT_BELOW:
        return str(int(number))
    text = f"{number:.15g}"
    if "e" not in text or abs(number) >= EXACT_BELOW:
        return text
    return value_text(Decimal(text)) or ""


def moment_text(moment: datetime) -> str:
    """A point in time as its writer saw it: the day alone where it is a midnight."""
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(sep=" ")
