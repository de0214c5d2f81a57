"""The unit of a column's bare numbers: whoever declares it nearest, the user before all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.fields import FieldSpec, FieldType
from fupin.model.origins import UnitSource
from fupin.model.units import Unit, find_unit
from fupin.model.values import read_value
from fupin.reading.layout.headers import HeaderMatch, line_unit

_CANDIDATES: Mapping[FieldType, tuple[str, ...]] = {
    FieldType.MONEY: ("元", "万元", "亿元"),
    FieldType.MONTHS: ("月", "年"),
    FieldType.SHARE: ("%",),
}
_AREAS, _POWERS = ("亩", "公顷", "万亩"), ("千瓦", "万千瓦", "兆瓦")
_MOST_TEXTS = 5_000


@dataclass(frozen=True, slots=True)
class ColumnUnit:
    """The unit of a column's bare numbers, and where it is declared; None where it is declared nowhere."""

    unit: Unit | None
    source: UnitSource | None


def column_unit(match: HeaderMatch, line: tuple[str, ...], pinned: Unit | None, assumed: Unit | None) -> ColumnUnit:
    """The unit that holds for a column.

    Args:
        match: the field, with what header and group head declare.
        line: units that the unit line declares.
        pinned: what the mapping file says of this column.
        assumed: what the user says of the field where nothing else does.
    """
    by_line = line_unit(line, match.field)
    if pinned is not None:
        named = find_unit(pinned.name, match.field)  # 年 of a term is twelve months, 年 of a count is itself
        return ColumnUnit(named or pinned, UnitSource.MAPPING)
    if match.unit is not None:
        return ColumnUnit(match.unit, match.unit_from)
    if by_line is not None:
        return ColumnUnit(by_line, UnitSource.LINE)
    if assumed is not None and match.field.needs_unit:
        return ColumnUnit(assumed, UnitSource.ASSUMED)
    return ColumnUnit(None, None)


def only_unit(texts: pa.StringArray, field: FieldSpec) -> str | None:
    """The one unit in which all numbers of a column are of a usual size; None where there is none, or several.

    A hint for the reader of the report; it changes no value.
    """
    if field.plausible is None or not field.needs_unit:
        return None
    distinct = pc.unique(texts.drop_null()).slice(0, _MOST_TEXTS).to_pylist()
    fitting = [name for name in _candidates(field) if _all_usual(distinct, field, name)]
    return fitting[0] if len(fitting) == 1 else None


def _candidates(field: FieldSpec) -> tuple[str, ...]:
    if field.type is FieldType.NUMBER:
        return {"亩": _AREAS, "千瓦": _POWERS}.get(field.unit or "", ())
    return _CANDIDATES.get(field.type, ())


def _all_usual(texts: list[str], field: FieldSpec, unit_name: str) -> bool:
    """Whether the texts that are numbers are all of a usual size in a unit; there is at least one."""
    unit = find_unit(unit_name, field)
    least, most = field.plausible or (Decimal(0), Decimal(0))
    values = [value for text in texts if isinstance(value := read_value(text, field, unit).value, Decimal)]
    return bool(values) and all(least <= value <= most for value in values)
