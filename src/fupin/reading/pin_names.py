"""Names that a user writes in a mapping file or behind `--assume`: record kinds, fields, units."""

from __future__ import annotations

from decimal import Decimal

from fupin.model.errors import UsageError
from fupin.model.fields import FieldSpec, FieldType
from fupin.model.records import RECORDS
from fupin.model.suggestions import suggestion, unknown
from fupin.model.text import Text
from fupin.model.units import UNITS, Unit, base_of, dimension_of, find_unit, fits, squeeze

_TERM = FieldSpec("", "", FieldType.MONTHS, "月")
_FRACTION = Unit("比例", "ratio", Decimal(1))


def record_named(name: str) -> str:
    """The record kind of a name: its English name or that of its sheet (扶贫小额信贷).

    Raises:
        UsageError: there is none; names like it are suggested.
    """
    names = {record: record for record in RECORDS} | {model.sheet: record for record, model in RECORDS.items()}
    found = _like(name, names)
    if found is None:
        raise UsageError(unknown("记录种类", "record kind", name.strip(), names))
    return found


def field_named(name: str, record: str) -> FieldSpec:
    """The field of a name: its English name or its canonical header, without a unit.

    Raises:
        UsageError: the record kind has none; names like it are suggested.
    """
    fields = RECORDS[record].fields()
    names = {field: field for field in fields} | {spec.header: field for field, spec in fields.items()}
    found = _like(name, names)
    if found is None:
        name = name.strip()
        hint = suggestion(name, names)
        raise UsageError(
            Text(f"{RECORDS[record].sheet}没有字段 {name}{hint.zh}", f"{record} has no field {name}{hint.en}")
        )
    return fields[found]


def unit_named(name: str, field: FieldSpec) -> Unit:
    """The unit of a name for a field; its base unit too (月, 亩; 比例 for a share as a fraction).

    Raises:
        UsageError: the field takes no unit, there is no such unit, or it can't belong to the field.
    """
    base = base_of(field)
    if base is None or not base.name:
        raise UsageError(
            Text(f"{field.header}（{field.name}）不用单位", f"{field.name} ({field.header}) takes no unit")
        )
    squeezed = squeeze(name)
    if squeezed.casefold() == base.name.casefold():
        return base
    unit = find_unit(squeezed, field)
    if unit is not None and fits(unit, field):
        return unit
    raise _no_unit(name.strip(), unit, field)


def any_unit_named(name: str) -> Unit:
    """The unit of a name where the field is not known: 年 is then the year of a term.

    Raises:
        UsageError: there is no such unit.
    """
    squeezed = squeeze(name)
    unit = _FRACTION if squeezed == _FRACTION.name else find_unit(squeezed, _TERM)
    if unit is None:
        known = [unit.name for unit in UNITS.values() if unit.dimension != "count"]
        raise UsageError(unknown("单位", "unit", name.strip(), known))
    return unit


def _like(name: str, names: dict[str, str]) -> str | None:
    """What one of the names stands for, however it is spaced, widened or capitalised."""
    squeezed = squeeze(name).casefold()
    return next((found for known, found in names.items() if squeeze(known).casefold() == squeezed), None)


def _no_unit(name: str, unit: Unit | None, field: FieldSpec) -> UsageError:
    known = _units_of(field)
    hint = suggestion(name, known) if unit is None else Text("", "")
    zh, en = "、".join(known), ", ".join(known)
    if unit is None:
        return UsageError(
            Text(
                f"没有单位 {name}；应为其中之一：{zh}{hint.zh}",
                f"there is no unit {name}; expected one of {en}{hint.en}",
            )
        )
    return UsageError(
        Text(
            f"单位 {name} 不能用于{field.header}（{field.name}）；应为其中之一：{zh}",
            f"the unit {name} can't belong to {field.name} ({field.header}); expected one of {en}",
        )
    )


def _units_of(field: FieldSpec) -> list[str]:
    """The units that belong to a field, each once, without those that only add 人民币."""
    names = [field.unit or ""]
    names += ["年"] if dimension_of(field) == "time" else []
    names += [unit.name for unit in UNITS.values() if fits(unit, field) and "人民币" not in unit.name]
    return list(dict.fromkeys(names))
