"""Units that people write, and how each turns into the base unit of its dimension, exactly."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from fupin.model.fields import OWN_UNIT, FieldSpec, FieldType


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, its dimension, and how many base units it is."""

    name: str
    dimension: str
    factor: Decimal


def _units(dimension: str, factors: dict[str, str]) -> dict[str, Unit]:
    return {name.casefold(): Unit(name, dimension, Decimal(factor)) for name, factor in factors.items()}


_COUNTED = tuple("户 人 个 家 天 类 年 次 项 村 名 只 头 处 座 份 笔 人次 年度".split())  # noqa: SIM905

UNITS: dict[str, Unit] = {
    **_units("count", dict.fromkeys(_COUNTED, "1")),
    **_units("count", {f"万{name}": "10000" for name in _COUNTED}),
    **_units("money", {"元": "1", "百元": "100", "千元": "1000", "万元": "10000", "百万元": "1000000"}),
    **_units("money", {"亿元": "100000000", "元人民币": "1", "万元人民币": "10000"}),
    **_units("time", {"月": "1", "个月": "1", "月份": "1"}),
    **_units("area", {"亩": "1", "万亩": "10000", "公顷": "15", "万公顷": "150000"}),
    **_units("power", {"千瓦": "1", "kW": "1", "万千瓦": "10000", "兆瓦": "1000", "MW": "1000"}),
    **_units("ratio", {"%": "0.01", "‰": "0.001"}),
}
"""Every unit by its folded name. 年 is looked up by dimension: years of a term, or a count's own unit."""

YEAR = Unit("年", "time", Decimal(12))
_DIMENSIONS = {FieldType.MONEY: "money", FieldType.MONTHS: "time", FieldType.SHARE: "ratio"}
_NUMBER_DIMENSIONS = {"亩": "area", "千瓦": "power"}


def squeeze(text: str) -> str:
    """The text in NFKC form without any white space or invisible character."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")


def dimension_of(field: FieldSpec) -> str | None:
    """The dimension of a numeric field's values; None for other fields and for own units."""
    if field.type is FieldType.COUNT:
        return "count"
    if field.type is FieldType.NUMBER:
        return _NUMBER_DIMENSIONS.get(field.unit or "")
    return _DIMENSIONS.get(field.type)


def find_unit(name: str, field: FieldSpec) -> Unit | None:
    """The unit that `name` (squeezed) is for this field, whatever its dimension; None if it is none."""
    folded = name.casefold()
    if field.type is FieldType.MONTHS and folded in ("年", "年期", "周年"):
        return YEAR
    return UNITS.get(folded)


def fits(unit: Unit, field: FieldSpec) -> bool:
    """Whether values in this unit can belong to the field; a count takes its own noun only."""
    if unit.dimension != dimension_of(field):
        return False
    if unit.dimension == "count":
        return _counted(unit.name) == _counted(field.unit or "")
    return True


def base_of(field: FieldSpec) -> Unit | None:
    """The unit that the field's English name declares: its base unit; None for fields without one."""
    if not field.numeric or field.unit == OWN_UNIT:
        return None
    return Unit(field.unit or "", dimension_of(field) or "", Decimal(1))


_NOUNS = {"名": "人", "年度": "年", "次": "次"}
_SUFFIX = re.compile(r"^(?P<stem>.*?)[(\[](?P<unit>[^()\[\]]{1,6})[)\]]$")


def _counted(name: str) -> str:
    noun = name.removeprefix("万") if name != "万" else name
    return _NOUNS.get(noun, noun)


def split_unit(header: str) -> tuple[str, str | None]:
    """Splits a squeezed header into its stem and the unit in brackets at its end.

    `贷款金额(万元)` gives `("贷款金额", "万元")`; brackets that hold no unit stay in the stem.
    """
    found = _SUFFIX.match(header)
    if found is None:
        return header, None
    inner = found["unit"].removeprefix("单位:")
    if inner.casefold() in UNITS:
        return found["stem"], inner
    return header, None


_UNIT_LINE = re.compile(r"单位:(?P<units>[^()]+)\)?$")


def units_of_line(text: str) -> tuple[str, ...]:
    """The units that a unit line names (`单位：户、万元`), or none where it isn't one."""
    found = _UNIT_LINE.search(squeeze(text))
    if found is None:
        return ()
    names = re.split("[、,;/和]", found["units"].rstrip("。."))
    return tuple(names) if all(name.casefold() in UNITS for name in names) else ()
