"""The many ways in which people write one value into a cell, each of them exact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from random import Random

from fupin.model.fields import FieldSpec
from reference.evaluator import Cell

from .units import BASE, SCALES, Scale, decimal_text, dimension, full_width, significant, with_separators
from .unreadable import UNREADABLE_TEXTS

Writable = str | int | float | bool | Decimal | date | datetime | None

EMPTY_TEXTS = (None, None, None, "", " ", "-", "—", "－", "/", "　", " - ")
TRUE_TEXTS = ("是", "是", "是", "有", "√", "Y", "y", "yes", "TRUE", "true", " 是 ")
FALSE_TEXTS = ("否", "否", "否", "无", "×", "N", "n", "no", "FALSE", "false", "否 ")
_EXACT_DIGITS = 15


@dataclass(frozen=True)
class Medium:
    """What a file format can hold besides text.

    Attributes:
        floats: binary numbers, exact to 15 digits.
        decimals: exact numbers of any length.
        dates: real dates.
        flags: the texts under which true and false show; None where the format has none.
        percents: numbers shown in a percent format.
    """

    floats: bool = False
    decimals: bool = False
    dates: bool = False
    flags: tuple[str, str] | None = None
    percents: bool = False


TEXT_ONLY = Medium()
WORKBOOK = Medium(floats=True, dates=True, flags=("TRUE", "FALSE"), percents=True)
JSON = Medium(decimals=True, flags=("true", "false"))
FRAME = Medium(floats=True, decimals=True, dates=True, flags=("true", "false"))


@dataclass(frozen=True)
class Spelled:
    """A cell as written.

    Attributes:
        written: what goes into the file.
        text: what the user sees there; None where nothing stands.
        percent: whether a number is to be shown in a percent format.
        unit: the unit that the cell itself declares; None where it declares none or, `mixed`, years and months.
    """

    written: Writable
    text: str | None
    percent: bool = False
    unit: Scale | None = None
    mixed: bool = False


class Speller:
    """Spells the cells of one column."""

    def __init__(self, random: Random, field: FieldSpec, scale: Scale | None, medium: Medium) -> None:
        """Take the unit that the column declares, None where it declares none, and what the format can hold."""
        self._random = random
        self._field = field
        self._scale = scale
        self._medium = medium
        self._plain = random.random() < 0.3

    def spell(self, cell: Cell) -> Spelled:
        """Spell one cell."""
        value = cell.value
        match value:
            case None if not cell.filled:
                return self._empty()
            case None:
                return self._unreadable()
            case bool():
                return self._flag(value)
            case Fraction():
                return self._number(value)
            case date():
                return self._date(value)
            case _:
                return self._text(str(value))

    def _empty(self) -> Spelled:
        texts = (*EMPTY_TEXTS, "无") if self._field.type.value == "text" else EMPTY_TEXTS
        text = self._random.choice(texts)
        return Spelled(text or None, text or None)

    def _unreadable(self) -> Spelled:
        texts = UNREADABLE_TEXTS[dimension(self._field) or self._field.type.value]
        if self._scale is None and dimension(self._field) is not None:
            texts = (*texts, "5", "0", "50000", "0.03")
        if self._field.type.value == "enum" and "无" not in self._field.values:
            texts = (*texts, "无")
        text = self._random.choice(texts)
        return Spelled(text, text)

    def _flag(self, value: bool) -> Spelled:
        if self._medium.flags is not None and self._random.random() < 0.3:
            return Spelled(value, self._medium.flags[0 if value else 1])
        text = self._random.choice(TRUE_TEXTS if value else FALSE_TEXTS)
        return Spelled(text, text)

    def _text(self, value: str) -> Spelled:
        plain_number = value.isdigit() and not value.startswith("0") and len(value) <= _EXACT_DIGITS
        if plain_number and (self._medium.floats or self._medium.decimals) and self._random.random() < 0.5:
            return Spelled(int(value), value)
        if self._field.type.value == "enum":
            value = value.replace("（", "(").replace("）", ")") if self._random.random() < 0.5 else value
        pad = self._random.choice(["", "", "", " ", "　"])
        text = self._random.choice([f"{value}{pad}", f"{pad}{value}"])
        return Spelled(text, text)

    def _date(self, value: date) -> Spelled:
        if self._medium.dates and self._random.random() < 0.4:
            moment = datetime(value.year, value.month, value.day)
            return Spelled(self._random.choice([value, moment]), value.isoformat())
        text = self._random.choice(date_texts(value))
        return Spelled(text, text)

    # --- numbers ---

    def _number(self, value: Fraction) -> Spelled:
        own = dimension(self._field)
        if self._scale is None or (own is not None and self._random.random() < 0.15):
            return self._with_own_unit(value)
        plain = decimal_text(value / self._scale.factor)
        if plain is None:
            return self._with_own_unit(value)
        if own is None and self._field.type.value == "count" and self._random.random() < 0.1:
            noun = self._field.unit or ""
            return self._dressed(plain, noun, Scale(noun, Fraction(1)) if noun else None)
        return self._bare(plain)

    def _bare(self, plain: str) -> Spelled:
        native = self._native(plain)
        if native is not None and self._random.random() < 0.5:
            return Spelled(native, plain)
        return self._dressed(plain, "", None)

    def _native(self, plain: str) -> Writable:
        """Give the number as the format's own kind of number, None where it has none that holds it."""
        if self._medium.floats and significant(plain) <= _EXACT_DIGITS:
            return float(plain) if "." in plain else int(plain)
        return Decimal(plain) if self._medium.decimals else None

    def _dressed(self, plain: str, unit: str, scale: Scale | None) -> Spelled:
        """Write a plain decimal with its unit, perhaps with separators, closing zeros or in full width."""
        text = plain
        if not self._plain:
            if "." not in text and self._field.type.value != "count" and self._random.random() < 0.2:
                text += ".00"
            text = with_separators(text) if self._random.random() < 0.3 else text
            if unit and self._random.random() < 0.2:
                unit = f" {unit}"
            text += unit
            text = full_width(text) if self._random.random() < 0.15 else text
            text = f" {text} " if self._random.random() < 0.05 else text
        else:
            text += unit
        return Spelled(text, text, unit=scale)

    def _with_own_unit(self, value: Fraction) -> Spelled:
        own = dimension(self._field)
        if own is None:
            raise ValueError(f"{self._field.name} has no unit of its own")
        percent = decimal_text(value * 100)
        if self._medium.percents and own == "share" and percent is not None and significant(percent) <= _EXACT_DIGITS:
            return Spelled(float(value), f"{percent}%", percent=True, unit=SCALES["share"][0])
        if own == "months" and value.denominator == 1 and 12 <= value < 1200 and self._random.random() < 0.3:
            years, months = divmod(int(value), 12)
            if months:
                text = f"{years}年{months}个月"
                return Spelled(text, text, mixed=True)
        scale = self._random.choice(SCALES[own])
        plain = decimal_text(value / scale.factor)
        if plain is None:
            scale, plain = SCALES[own][0], decimal_text(value / SCALES[own][0].factor)
        if plain is None:
            raise ValueError(f"{value} of {self._field.name} cannot be written")
        return self._dressed(plain, scale.name, scale)


def date_texts(value: date) -> tuple[str, ...]:
    """Give the texts in which people write a date."""
    year, month, day = value.year, value.month, value.day
    return (
        *(value.isoformat(), f"{year}-{month}-{day}", f"{year}年{month}月{day}日", f"{year}年{month:02}月{day:02}日"),
        *(f"{year}.{month}.{day}", f"{year}.{month:02}.{day:02}"),
        *(f"{year}/{month}/{day}", f"{year}/{month:02}/{day:02}"),
        *(full_width(f"{year}年{month}月{day}日"), f"{value.isoformat()} 00:00:00", f" {value.isoformat()}"),
    )


def native_column(cells: list[Cell], scale: Scale | None) -> list[Spelled] | None:
    """Spell a whole column in a format's own types, None where some cell cannot be."""
    spelled: list[Spelled] = []
    for cell in cells:
        native = None if scale is None else _native_cell(cell, scale)
        if native is None:
            return None
        spelled.append(native)
    return spelled if any(cell.written is not None for cell in spelled) else None


def _native_cell(cell: Cell, scale: Scale) -> Spelled | None:
    match cell.value:
        case None:
            return None if cell.filled else Spelled(None, None)
        case bool(value):
            return Spelled(value, "true" if value else "false")
        case Fraction() as number:
            plain = decimal_text(number / scale.factor)
            return None if plain is None else Spelled(Decimal(plain), plain)
        case date() as day:
            return Spelled(day, day.isoformat())
        case text:
            return Spelled(str(text), str(text))


def unit_for(field: FieldSpec) -> Scale | None:
    """Give the unit of bare numbers under a header that names none: the base unit where a field needs no unit."""
    return None if dimension(field) is not None else BASE
