"""True values of cells, drawn where the rules turn: at a figure, one last digit beside it, zero, and in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from fupin.model.fields import FieldSpec
from reference.evaluator import Value

DECIMALS = {"count": 0, "money": 4, "number": 4, "months": 4, "share": 8}
WHOLE_DIGITS = 14
EARLIEST, LATEST = date(2013, 1, 1), date(2023, 12, 31)

TEXTS = (
    *("按季分红", "吸纳务工、优先用工", "张三", "李小四", "AA级", "见合同，按市价", "王二, 赵六", 'A座"甲"', "甲;乙"),
    *("第一行\n第二行", "冀〔2018〕12号", "0017", "2018", "50%", "有", "是"),
)
LIKE_TEXTS = (
    *("县人社局", "阜平县人力资源和社会保障局", "人社", "县扶贫办", "人 社", "人力 资源", "农业农村局"),
    *("省人社\n厅", "原人力资源局", "人力"),
)
COUNTIES = ("阜平县", "围场县", "丰宁县")


@dataclass(frozen=True)
class NumberKind:
    """What numbers a field can hold: the last digit, and whether they may be negative."""

    step: Fraction
    negative: bool

    def holds(self, value: Fraction) -> bool:
        """Tell whether a value has no more digits than the field has, and is none below 0 where it must not."""
        whole = (value / self.step).denominator == 1
        return whole and abs(value) < 10**WHOLE_DIGITS and (self.negative or value >= 0)


def number_kind(field: FieldSpec) -> NumberKind:
    """Give what numbers a numeric field can hold."""
    return NumberKind(Fraction(1, 10 ** DECIMALS[field.type.value]), field.type.value != "count")


class ValueMaker:
    """Draws values of one field."""

    def __init__(
        self, random: Random, field: FieldSpec, constants: tuple[Value, ...], days: tuple[date, ...]
    ) -> None:
        """Take the constants that rules compare the field with, and the days at which rules turn."""
        self._random = random
        self._field = field
        self._constants = constants
        self._days = days

    def value(self) -> Value:
        """Draw a value."""
        match self._field.type.value:
            case "flag":
                return self._random.random() < 0.6
            case "enum":
                return self._random.choice(self._field.values)
            case "date":
                return self._date()
            case "id":
                return f"{self._random.choice('ABC')}{self._random.randint(1, 30):03}"
            case "text":
                return self._text()
            case _:
                return self._number()

    def _date(self) -> date:
        constants = [day for day in self._constants if isinstance(day, date)]
        turns = [*self._days, *(day + timedelta(days=shift) for day in constants for shift in (-1, 0, 1))]
        if self._random.random() < 0.6:
            return self._random.choice(turns)
        return EARLIEST + timedelta(days=self._random.randint(0, (LATEST - EARLIEST).days))

    def _text(self) -> str:
        if self._field.name == "county":
            return self._random.choice(COUNTIES)
        named = [value.strip("%") for value in self._constants if isinstance(value, str)]
        return self._random.choice((*LIKE_TEXTS, *named) if named else TEXTS)

    def _number(self) -> Fraction:
        kind = number_kind(self._field)
        constants = [value for value in self._constants if type(value) is Fraction]
        near = [value + shift * kind.step for value in constants for shift in (-1, 0, 0, 1)]
        number = self._random.choice(near) if near and self._random.random() < 0.6 else self._ordinary(kind)
        return number if kind.holds(number) else Fraction(0)

    def _ordinary(self, kind: NumberKind) -> Fraction:
        """Draw a number that has nothing to do with any rule: mostly plain, now and then very large or fine."""
        roll = self._random.random()
        if roll < 0.2:
            return Fraction(0)
        if self._field.type.value == "share":
            return self._random.randint(0, 3000) * Fraction(1, 10000)
        if self._field.type.value in ("count", "months"):
            return Fraction(self._random.randint(0, 80 if roll < 0.9 else 10**6))
        if roll < 0.6:
            return Fraction(self._random.randint(1, 900) * self._random.choice([1, 100, 1000]))
        if roll < 0.8:
            return self._random.randint(1, 10**9) * kind.step
        if roll < 0.9:
            return -self._random.randint(1, 10**8) * kind.step
        return self._random.randint(10**16, 10 ** (WHOLE_DIGITS + 4) - 1) * kind.step
