"""Values and figures as people read them: grouped digits, units, percents, 是 and 否."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fupin.model.fields import OWN_UNIT, FieldSpec, FieldType
from fupin.model.text import Text
from fupin.model.values import value_text
from fupin.report.names import UNITS_EN
from fupin.rulebook.limits import Limit

NOTHING = Text("（空）", "(empty)")
_UNGROUPED = frozenset({"年", "年度", "号", None})
_SAME_IN_SINGULAR = frozenset({"元", "亩", "千瓦"})
_RATIO, _DATE_UNIT, _MONTHS = "比例", "日期", "月"


def shown_value(field: FieldSpec, value: str | None) -> Text:
    """A judged value (canonical text) of a field, with its unit."""
    if value is None:
        return NOTHING
    if field.type is FieldType.FLAG:
        return Text("是", "yes") if value == "true" else Text("否", "no")
    if not field.numeric:
        return Text(value, value)
    return shown_number(Decimal(value), None if field.unit == OWN_UNIT else field.unit)


def shown_limit(limit: Limit, as_of: date) -> Text:
    """A limit's figure in force on a day, with its unit."""
    figure = limit.at(as_of)
    if figure is None:
        return Text("（已失效）", "(no longer in force)")
    if isinstance(figure, Decimal):
        return shown_number(figure, limit.unit)
    return Text(figure.isoformat(), figure.isoformat())


def shown_number(number: Decimal, unit: str | None) -> Text:
    """A number with its unit; ratios as percents, exactly."""
    if unit == _RATIO:
        percent = f"{value_text(number * 100)}%"
        return Text(percent, percent)
    plain = value_text(number) or "0"
    whole, point, fraction = plain.partition(".")
    digits = (
        (whole if unit in _UNGROUPED else f"{int(whole):,}" if whole not in ("-0",) else whole) + point + fraction
    )
    if unit is None or unit == _DATE_UNIT:
        return Text(digits, digits)
    zh_unit = "个月" if unit == _MONTHS else unit
    en_unit = UNITS_EN.get(unit, "")
    if number == 1 and unit not in _SAME_IN_SINGULAR:
        en_unit = en_unit.removesuffix("s")
    return Text(f"{digits} {zh_unit}", f"{digits} {en_unit}".rstrip())
