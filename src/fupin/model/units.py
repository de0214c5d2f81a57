"""Units that people write, and how each turns into the base unit of its dimension, exactly."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from fupin.model.fields import OWN_UNIT, FieldSpec, FieldType
from fupin.model.look_alikes import look_alike_folded


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, its dimension, and how many base units it is."""

    name: str
    dimension: str
    factor: Decimal


def _units(dimension: str, factors: dict[str, str]) -> dict[str, Unit]:
    return {name.casefold(): Unit(name, dimension, Decimal(factor)) for name, factor in factors.items()}


_COUNTED = tuple("户 人 个 家 天 类 种 年 次 项 村 名 只 头 处 座 份 笔 人次 年度".split())  # noqa: SIM905
_MONEY = {"元": "1", "百元": "100", "千元": "1000", "万元": "10000", "百万元": "1000000", "亿元": "100000000"}

UNITS: dict[str, Unit] = {
    **_units("count", dict.fromkeys(_COUNTED, "1")),
    **_units("count", {f"万{name}": "10000" for name in _COUNTED}),
    **_units("money", _MONEY),
    **_units("money", {f"{name}人民币": factor for name, factor in _MONEY.items()}),
    **_units("money", {f"人民币{name}": factor for name, factor in _MONEY.items()}),
    **_units("time", {"月": "1", "个月": "1", "月份": "1"}),
    **_units("area", {"亩": "1", "万亩": "10000", "公顷": "15", "万公顷": "150000"}),
    **_units("power", {"千瓦": "1", "kW": "1", "万千瓦": "10000", "兆瓦": "1000", "MW": "1000"}),
    **_units("ratio", {"%": "0.01", "‰": "0.001"}),
}
"""Every unit by its folded name. 年 is looked up by dimension: years of a term, or a count's own unit."""

YEAR = Unit("年", "time", Decimal(12))
TENTHS = Unit("成", "ratio", Decimal("0.1"))
_CELL_ONLY = {"成": TENTHS, "‱": Unit("‱", "ratio", Decimal("0.0001"))}
"""Units that stand behind a number in a cell only: 三成, 万分之五."""
_YEARS = frozenset({"年", "年期", "周年"})
_DIMENSIONS = {FieldType.COUNT: "count", FieldType.MONEY: "money", FieldType.MONTHS: "time", FieldType.SHARE: "ratio"}
_NUMBER_DIMENSIONS = {"亩": "area", "千瓦": "power"}
_SAME_NOUNS = {"名": "人", "年度": "年", "家": "个", "座": "个", "处": "个", "种": "类"}


def folded(text: str) -> str:
    """The text in NFKC form, but for signs that NFKC would turn into digits (² ① ㋀ ½)."""
    return text if text.isascii() else "".join(map(_folded_sign, text))


@cache
def _folded_sign(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    wide_digit = "０" <= sign <= "９"
    made_digit = not sign.isascii() and not wide_digit and any(c in "0123456789" for c in plain)
    return sign if made_digit else plain


def squeeze(text: str) -> str:
    """The folded text without any white space or invisible character."""
    return visible("".join(folded(text).split()))


def visible(text: str) -> str:
    """The text without invisible characters: zero-width signs, marks of direction, controls; white space stays."""
    return text if text.isprintable() else "".join(c for c in text if c.isspace() or not _invisible(c))


def trimmed(text: str) -> str:
    """The text without the white space and the invisible characters around it; inside it they stay."""
    first, end = 0, len(text)
    while first < end and _invisible(text[first]):
        first += 1
    while first < end and _invisible(text[end - 1]):
        end -= 1
    return text[first:end]


def _invisible(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc")


def dimension_of(field: FieldSpec) -> str | None:
    """The dimension of a numeric field's values; None for other fields and for own units."""
    if field.type is FieldType.NUMBER:
        return _NUMBER_DIMENSIONS.get(field.unit or "")
    return _DIMENSIONS.get(field.type)


def find_unit(name: str, field: FieldSpec) -> Unit | None:
    """The unit that `name` (squeezed) is for this field, whatever its dimension; None if it is none."""
    folded_name = look_alike_folded(name).casefold()
    if field.type is FieldType.MONTHS and folded_name in _YEARS:
        return YEAR
    return UNITS.get(folded_name) or _CELL_ONLY.get(folded_name)


def fits(unit: Unit, field: FieldSpec) -> bool:
    """Whether values in this unit can belong to the field; a count takes its own noun only."""
    if unit.dimension != dimension_of(field):
        return False
    return unit.dimension != "count" or _noun(unit.name) == _noun(field.unit or "")


def same_unit(one: Unit, other: Unit) -> bool:
    """Whether two units mean the same, however they are written."""
    same = one.dimension == other.dimension and one.factor == other.factor
    return same and (one.dimension != "count" or _noun(one.name) == _noun(other.name))


def base_of(field: FieldSpec) -> Unit | None:
    """The unit that the field's English name declares: its base unit; None for fields without one."""
    if not field.numeric or field.unit == OWN_UNIT:
        return None
    return Unit(field.unit or "", dimension_of(field) or "", Decimal(1))


_USUAL = {"money": ("元", "万元"), "time": ("个月", "年"), "area": ("亩", "公顷"), "power": ("千瓦", "兆瓦")}


def usual_units(field: FieldSpec) -> tuple[str, ...]:
    """The units in which people mean a bare number of the field, the most usual first; none for other fields."""
    return _USUAL.get(dimension_of(field) or "", ())


def _noun(name: str) -> str:
    noun = name.removeprefix("万")
    return _SAME_NOUNS.get(noun, noun)


_SUFFIX = re.compile(r"^(?P<stem>.*?)[(\[〔【](?P<unit>[^()\[\]〔〕【】]{1,12})[)\]〕】]$")


def split_unit(header: str) -> tuple[str, str | None]:
    """Splits a squeezed header into its stem and the unit in brackets at its end.

    `贷款金额(万元)` gives `("贷款金额", "万元")`; brackets that hold no unit stay in the stem.
    """
    found = _SUFFIX.match(header)
    inner = "" if found is None else found["unit"].removeprefix("单位").removeprefix(":")
    if found is None or inner.casefold() not in UNITS:
        return header, None
    return found["stem"], inner


_LONGEST_FIRST = sorted(UNITS, key=len, reverse=True)
_ANY = "|".join(map(re.escape, _LONGEST_FIRST))
_ANY_MONEY = "|".join(re.escape(name) for name in _LONGEST_FIRST if UNITS[name].dimension == "money")
_UNIT_LINE = re.compile(
    rf"单\s*位\s*[:(]\s*(?P<units>(?:{_ANY})(?:\s*(?:[、,;和及]\s*(?:{_ANY})|/\s*(?:{_ANY_MONEY})))*)(?![\w/%‰])"
)
"""A slash stands in a list of units only before money (户/万元): 元/亩 is a price, no list."""


def units_of_line(text: str) -> tuple[str, ...]:
    """The units that a unit line names (`单位：户、万元`), or none where it isn't one."""
    lines = _UNIT_LINE.findall(folded(text).casefold()) or _UNIT_LINE.findall(squeeze(text).casefold())
    return tuple(name.strip() for units in lines for name in re.split("[、,;/和及]", units))
