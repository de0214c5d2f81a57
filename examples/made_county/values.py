"""What the makers pass on: records in base units, and cells as a clerk wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

Value = bool | int | Decimal | date | str | None
"""A value in its base unit (yuan, months, 亩, 千瓦, fractions); None for an empty cell."""

Record = dict[str, Value]
"""A record by English field name."""

Written = str | int | Decimal | date | None
"""What stands in a cell: a text, a number or a date as Excel keeps them."""

GENERAL, TEXT, CHINESE_DATE = "General", "@", 'yyyy"年"m"月"d"日"'


@dataclass(frozen=True)
class Cell:
    """A cell: what stands in it and its number format."""

    value: Written
    number_format: str = GENERAL

    @property
    def keeps_its_digits(self) -> bool:
        """Whether the number format shows all digits."""
        try:
            return bool(self.shown)
        except ValueError:
            return False

    @property
    def shown(self) -> str:
        """The text that the user sees, which is what Excel saves as CSV.

        Raises:
            ValueError: the number format would hide digits, or is not known here.
        """
        value = self.value
        if value is None or isinstance(value, str):
            return value or ""
        if isinstance(value, date):
            return _DATES[self.number_format].format(value=value)
        if self.number_format in (GENERAL, TEXT):
            return _general(Decimal(value))
        pattern, scale = _NUMBERS[self.number_format]
        scaled = Decimal(value) * scale
        text = pattern.format(scaled)
        if Decimal(text.replace(",", "").rstrip("%")) != scaled:
            raise ValueError(f"{value} loses digits as {self.number_format}")
        return text


_TOO_LONG = 10**11
"""From here on Excel shows a plain number with an exponent."""
_DATES: Mapping[str, str] = {
    "yyyy/m/d": "{value.year}/{value.month}/{value.day}",
    "yyyy-mm-dd": "{value.year}-{value.month:02d}-{value.day:02d}",
    CHINESE_DATE: "{value.year}年{value.month}月{value.day}日",
}
_NUMBERS: Mapping[str, tuple[str, int]] = {
    "0": ("{:.0f}", 1),
    "0.0": ("{:.1f}", 1),
    "0.00": ("{:.2f}", 1),
    "#,##0": ("{:,.0f}", 1),
    "#,##0.00": ("{:,.2f}", 1),
    "0.00%": ("{:.2f}%", 100),
}


def _general(number: Decimal) -> str:
    """A number without a format, as Excel shows it."""
    return plain(number) if abs(number) < _TOO_LONG else f"{number:.3E}"


def plain(number: Decimal) -> str:
    """A decimal without trailing zeros and without an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Dice(Random):
    """The chances of one sheet or column: the same on every run."""

    def __init__(self, name: str) -> None:
        super().__init__(f"示例县-2018 {name}")

    def one_in(self, number: int) -> bool:
        """True once in `number` times."""
        return self.randrange(number) == 0

    def step(self, low: int, high: int, step: int) -> Decimal:
        """A multiple of `step` from `low` to `high`, both included."""
        return Decimal(self.randrange(low, high + 1, step))
