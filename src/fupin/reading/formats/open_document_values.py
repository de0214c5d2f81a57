"""What a cell of an OpenDocument workbook says it holds, as a value."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from fupin.reading.formats.open_document_names import named

Value = str | float | bool | date | datetime | time | timedelta

_NUMBER = re.compile(r"^\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\s*$")
_MOMENT = re.compile(r"^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.,]([0-9]+))?Z?)?$")
_DURATION = re.compile(
    r"^(-?)P(?:([0-9]{1,9})D)?(?:T(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})(?:[.,]([0-9]+))?S)?)?$"
)
_FLAGS = {"TRUE": "1", "FALSE": "0"}
"""Results of formulas that show a truth value, and the numbers that stand for them."""
_ATTRIBUTES = {
    "float": named("office:value"),
    "currency": named("office:value"),
    "percentage": named("office:value"),
    "date": named("office:date-value"),
    "time": named("office:time-value"),
    "boolean": named("office:boolean-value"),
    "string": named("office:string-value"),
}


def typed_value(kind: str, attributes: dict[str, str], shown: str) -> Value:
    """A cell's value by its type; the text that it shows where it says no other, or one that is none.

    Args:
        kind: the type (`float`, `date` ...); "" where the cell has none.
        attributes: the cell's attributes.
        shown: the text in the cell.
    """
    said = attributes.get(_ATTRIBUTES.get(kind, ""))
    if said is None:
        return shown
    if kind == "string":
        return said
    if kind == "boolean":
        return said == "true" if said in ("true", "false") else said
    if kind == "float" and shown in _FLAGS and said == _FLAGS[shown]:
        return shown == "TRUE"
    value = _moment(said) if kind == "date" else _duration(said) if kind == "time" else _number(said)
    return said if value is None else value


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.match(text) else None


@lru_cache(maxsize=65536)
def _moment(text: str) -> date | datetime | None:
    """A day, or a moment to the thousandth of a second."""
    found = _MOMENT.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        moment = datetime(year, month, day, hour, minute, second) + _fraction(found[7])
    except (ValueError, OverflowError):
        return None
    return moment.date() if moment.time() == time() else moment


@lru_cache(maxsize=65536)
def _duration(text: str) -> time | timedelta | None:
    """A time of day, or a duration where it is longer than a day."""
    found = _DURATION.match(text)
    if found is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:5])
    try:
        length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds) + _fraction(found[6])
    except OverflowError:
        return None
    if found[1] and length:
        return -length
    return (datetime.min + length).time() if length < timedelta(days=1) else length


def _fraction(digits: str | None) -> timedelta:
    """Digits behind the point of a second, to the thousandth."""
    return timedelta(milliseconds=math.floor(float(f"0.{digits or 0}") * 1000 + 0.5))
