"""Number formats of a workbook that say something which the bare number doesn't."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from fupin.model.units import UNITS, squeeze


@dataclass(frozen=True)
class NumberShape:
    """How a number format shows a number.

    Attributes:
        percent: as a percentage.
        digits: with leading zeros up to this many digits; 0 for as many as it has.
        unit: with this unit behind it; "" for none.
    """

    percent: bool = False
    digits: int = 0
    unit: str = ""

    def shown(self, text: str) -> str:
        """A number as the user sees it, but with all its digits."""
        if not _NUMBER.match(text):
            return text
        if self.percent:
            return _percent(text)
        sign, plain = ("-", text[1:]) if text.startswith("-") else ("", text)
        padded = plain.zfill(self.digits) if "." not in plain else plain
        return f"{sign}{padded}{self.unit}"


_NUMBER = re.compile(r"^-?[0-9]+(\.[0-9]+)?$")
_BUILT_IN = {"9": NumberShape(percent=True), "10": NumberShape(percent=True)}
_PIECES = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|[_*].|(?P<plain>.)', re.DOTALL)
_CONDITION = re.compile(r"\[\s*[<>=]")
_ZEROS = re.compile(r"^0{2,}$")
_DIGITS = re.compile(r"^(?:General|[#0?,]*[#0?](?:\.[#0?]+)?)$")
"""A format that shows the number itself: a comma behind the last digit would show its thousandth."""


def number_shapes(styles: ElementTree.Element) -> Iterator[tuple[str, NumberShape]]:
    """The cell styles of a styles part that shape numbers, by their number as text."""
    shapes = dict(_BUILT_IN)
    for form in styles.iter():
        if _local(form.tag) == "numFmt" and (shape := shape_of(form.get("formatCode", ""))) is not None:
            shapes[form.get("numFmtId", "")] = shape
    for formats in styles:
        if _local(formats.tag) == "cellXfs":
            for number, style in enumerate(formats):
                if (shape := shapes.get(style.get("numFmtId", ""))) is not None:
                    yield str(number), shape


def shape_of(code: str) -> NumberShape | None:
    """What a format code makes of any positive number, where that says more than its digits."""
    if _CONDITION.search(code):
        return None
    body = literal = ""
    for piece in _PIECES.finditer(code):
        if piece["plain"] == ";":
            break
        said = piece["quoted"] or piece["escaped"] or ""
        plain = piece["plain"] or ""
        body += plain if plain.isascii() else ""
        literal += said if plain.isascii() or not plain else plain
    if "%" in body:
        return NumberShape(percent=True)
    unit = squeeze(literal)
    if _ZEROS.match(body) and not unit:
        return NumberShape(digits=len(body))
    if _DIGITS.match(body.strip()) and unit.casefold() in UNITS:
        return NumberShape(unit=unit)
    return None


def _percent(text: str) -> str:
    """A number as a percentage, every digit kept: 0.0435 is 4.35%."""
    sign, plain = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, fraction = plain.partition(".")
    fraction = fraction.ljust(2, "0")
    moved, rest = (whole + fraction[:2]).lstrip("0") or "0", fraction[2:]
    return f"{sign}{moved}{'.' + rest if rest else ''}%"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
