"""The units that people write behind a number or over a column, and how numbers look in them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from fupin.model.fields import FieldSpec

MOST_DECIMALS = 12
_FULL_WIDTH = str.maketrans("0123456789.,-%", "０１２３４５６７８９．，－％")


@dataclass(frozen=True)
class Scale:
    """A unit as written, and how many base units it is."""

    name: str
    factor: Fraction


def _scales(**factors: str) -> tuple[Scale, ...]:
    return tuple(Scale(name, Fraction(factor)) for name, factor in factors.items())


BASE = Scale("", Fraction(1))
"""What an English header declares: the base unit, a fraction for a share."""
SCALES = {
    "money": _scales(元="1", 万元="10000", 亿元="100000000"),
    "months": _scales(月="1", 个月="1", 年="12"),
    "亩": _scales(亩="1", 公顷="15"),
    "千瓦": _scales(千瓦="1", kW="1", 万千瓦="10000"),
    "share": (Scale("%", Fraction(1, 100)), Scale("‰", Fraction(1, 1000))),
}
"""The units of each dimension; the first always shows a value of it."""


def dimension(field: FieldSpec) -> str | None:
    """Give the dimension of a numeric field, None for counts and for numbers without a unit of ours."""
    if field.type.value == "number":
        return field.unit if field.unit in SCALES else None
    return field.type.value if field.type.value in SCALES else None


def decimal_text(value: Fraction) -> str | None:
    """Give a number as a plain decimal, None where it does not end within what people write."""
    scaled = value
    for digits in range(MOST_DECIMALS + 1):
        if scaled.denominator == 1:
            text = str(abs(scaled.numerator)).rjust(digits + 1, "0")
            sign = "-" if value < 0 else ""
            return f"{sign}{text[: len(text) - digits]}{'.' + text[-digits:] if digits else ''}"
        scaled *= 10
    return None


def with_separators(text: str) -> str:
    """Give a plain decimal with a comma between thousands."""
    whole, point, fraction = text.partition(".")
    return f"{int(whole):,}{point}{fraction}" if int(whole) else text


def full_width(text: str) -> str:
    """Give a text with its digits and number signs in full width."""
    return text.translate(_FULL_WIDTH)


def significant(text: str) -> int:
    """Count the significant digits of a plain decimal."""
    return len(text.lstrip("-").replace(".", "").strip("0"))
