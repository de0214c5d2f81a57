"""What a figure with its unit comes to in base units: `5万元` is 50000 元, `3年` is 36 月 or 3 年."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, Inexact, InvalidOperation
from enum import Enum

from fupin.model.units import UNITS

DATE, YEAR, MONTHS, SHARE = "日期", "年", "月", "比例"
ANY = ""
"""The unit of a bare number, and of words such as 全覆盖: it goes with every unit that counts."""
TERM_YEARS_BELOW = 1000
"""A number of years below this is a length of time, from this on a year of the calendar."""
_MONTHS_OF_A_YEAR, _MONTHS_OF_A_QUARTER = Decimal(12), Decimal(3)
_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])
_THINGS = frozenset("个 家 座 处 项 类 种 大 位 份 笔 村".split())  # noqa: SIM905
_PERSONS = frozenset({"人", "名"})
_BASES = {"money": "元", "time": MONTHS, "area": "亩", "power": "千瓦", "ratio": SHARE}
NOUNS = frozenset({*_THINGS, *_PERSONS, "户", "头", "只", "次", "人次", "年度", "天", "季度"})
"""What figures count, besides money, time, area, power and shares."""


class Bound(Enum):
    """Which end of a range an amount is."""

    NONE = "none"
    LOWER = "lower"
    UPPER = "upper"


@dataclass(frozen=True)
class Amount:
    """A figure in a base unit; a date has the unit 日期.

    Attributes:
        value: the number, or the day.
        unit: the base unit; "" for what goes with every unit that counts.
        bound: of a range, which end it is.
        term: whether it is a length of time, which a day can be reckoned from.
    """

    value: Decimal | date
    unit: str
    bound: Bound = Bound.NONE
    term: bool = False


def amounts_of(number: Decimal, unit: str, bound: Bound = Bound.NONE) -> Iterator[Amount]:
    """What a number with a unit as it is written may be, in base units.

    Args:
        number: the number.
        unit: the unit behind it, without multipliers that belong to the number; "" for none.
        bound: of a range, which end it is.
    """
    if unit in ("年", "年期"):
        if TERM_YEARS_BELOW <= number <= date.max.year and number == int(number):
            yield Amount(number, YEAR, bound)
            yield Amount(date(int(number), 12, 31), DATE, bound)
            return
        yield Amount(_EXACT.multiply(number, _MONTHS_OF_A_YEAR), MONTHS, bound, term=True)
        yield Amount(number, YEAR, bound)
    elif unit == "季度":
        yield Amount(number, unit, bound)
        yield Amount(_EXACT.multiply(number, _MONTHS_OF_A_QUARTER), MONTHS, bound, term=True)
    elif (known := UNITS.get(unit.casefold())) is not None and known.dimension in _BASES:
        yield Amount(
            _EXACT.multiply(number, known.factor), _BASES[known.dimension], bound, term=known.dimension == "time"
        )
    else:
        yield Amount(number, unit, bound)


def fits(amount: Amount, unit: str) -> bool:
    """Whether an amount can be a value in a unit; things are counted alike by 个, 家, 类."""
    if amount.unit == unit:
        return True
    counted = unit in NOUNS
    if amount.unit == ANY:
        return counted and not isinstance(amount.value, date)
    return counted and _class(amount.unit) == _class(unit)


def _class(noun: str) -> str:
    if noun in _THINGS:
        return "个"
    return "人" if noun in _PERSONS else noun
