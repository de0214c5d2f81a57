"""The figures of a Chinese text: numerals with their units, percents, ranges, dates, and words that mean a figure.

Every Arabic and every Chinese numeral is found, also in names and idioms (`一刀切`): a reader says which
of them are no figures, the program doesn't guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from fupin.model.numerals import DIGIT_SIGNS, read_figure
from fupin.model.units import UNITS
from fupin.tracing.amounts import ANY, MONTHS, NOUNS, SHARE, YEAR, Amount, Bound, amounts_of
from fupin.tracing.days import day_at
from fupin.tracing.passages import Span

_WIDE = str.maketrans("０１２３４５６７８９．％－～", "0123456789.%-~")
_CHINESE = f"{DIGIT_SIGNS}十百千拾佰仟万亿"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""Signs of amounts in vouchers; alone they stand in other words (退伍, 陆地)."""
_MULTIPLES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_POWERS = "(?:[十百万亿]|千(?!瓦))+"
_NUMBER = rf"(?:[0-9][0-9,]*(?:\.[0-9]+)?(?:{_POWERS}[0-9]*)*|[{_CHINESE}]+(?:点[{DIGIT_SIGNS}]+[万亿]?)?)"
_RANGE_SIGNS = "[-–—~至到]"
_UNIT_NAMES = sorted({*UNITS, *NOUNS, "年", "年期", "人民币"} - {"村"}, key=len, reverse=True)
_UNIT = "|".join(re.escape(name) for name in _UNIT_NAMES)
_WORDS: dict[str, tuple[Amount, ...]] = {
    "全覆盖": (Amount(Decimal(1), SHARE), Amount(Decimal(1), ANY)),
    "全部": (Amount(Decimal(1), SHARE),),
    "消除": (Amount(Decimal(0), SHARE), Amount(Decimal(0), ANY)),
    "平均": (),
    "半年": (Amount(Decimal(6), MONTHS, term=True), Amount(Decimal(1), "次")),
    "年底": (Amount(Decimal(1), "次"),),
    "每季度": (
        Amount(Decimal(1), "季度"),
        Amount(Decimal(3), MONTHS, term=True),
        Amount(Decimal(4), "次"),
    ),
    "每半年": (Amount(Decimal(6), MONTHS, term=True), Amount(Decimal(2), "次")),
    "每年": (Amount(Decimal(1), YEAR), Amount(Decimal(12), MONTHS, term=True), Amount(Decimal(1), "次")),
    "每月": (Amount(Decimal(1), MONTHS, term=True), Amount(Decimal(12), "次")),
    "每": (Amount(Decimal(1), ANY),),
    "逐": (Amount(Decimal(1), SHARE), Amount(Decimal(1), ANY)),
}
"""Words that mean a figure; those of a rhythm mean how often in a year, and after how long."""
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<word>{_WORD})"
    rf"|(?P<whole>{_NUMBER})分之(?P<parts>{_NUMBER})"
    rf"|(?P<low>{_NUMBER})(?P<low_unit>%?){_RANGE_SIGNS}(?P<high>{_NUMBER})(?P<range_unit>{_UNIT}|)"
    rf"|(?P<number>{_NUMBER})(?P<unit>{_UNIT}|)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A figure of a text.

    Attributes:
        span: where it stands.
        text: as it stands, with its unit.
        amounts: what it may be, in base units; empty where it can't be read as a number.
    """

    span: Span
    text: str
    amounts: tuple[Amount, ...]


@lru_cache(maxsize=4096)
def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text in order; they don't overlap."""
    return tuple(_scan(text.translate(_WIDE), text))


def _scan(plain: str, text: str) -> Iterator[Figure]:
    at = 0
    while (found := _TOKEN.search(plain, at)) is not None:
        start = found.start()
        day = day_at(plain, start)
        end, amounts = _read(found) if day is None else day
        if end - start > 1 or text[start] not in _FORMAL:
            yield Figure(Span(start, end), text[start:end], amounts)
        at = end


def _read(found: re.Match[str]) -> tuple[int, tuple[Amount, ...]]:
    """Where the figure ends, and what it may be."""
    if found["word"]:
        return found.end(), _WORDS[found["word"]]
    if found["whole"]:
        return found.end(), tuple(_share(found["whole"], found["parts"]))
    if found["low"]:
        ends = ((found["low"], Bound.LOWER), (found["high"], Bound.UPPER))
        unit = found["range_unit"] or found["low_unit"]
        return found.end(), tuple(amount for text, bound in ends for amount in _amounts(text, unit, bound))
    number, unit = found["number"], found["unit"]
    if number.endswith("千") and found.string.startswith("瓦", found.end("number")):
        number, unit = number[:-1], "千瓦"
        return found.end("number") + 1, tuple(_amounts(number, unit))
    return found.end(), tuple(_amounts(number, unit))


def _amounts(number: str, unit: str, bound: Bound = Bound.NONE) -> Iterator[Amount]:
    value = number_of(number)
    if value is not None:
        yield from amounts_of(value, unit, bound)


def number_of(text: str) -> Decimal | None:
    """The number that digits or a numeral are, exactly; None where they are none."""
    if text in ("百", "千", "万", "亿"):
        return read_figure(f"一{text}")
    if "点" in text and text[-1] in _MULTIPLES:
        head = read_figure(text[:-1])
        return None if head is None else head * _MULTIPLES[text[-1]]
    return read_figure(text)


def _share(whole: str, parts: str) -> Iterator[Amount]:
    """Parts of a whole, where that is an exact decimal: `百分之三十`, `二分之一`."""
    of, share = number_of(whole), number_of(parts)
    if of and share is not None and share / of * of == share:
        yield Amount(share / of, SHARE)
