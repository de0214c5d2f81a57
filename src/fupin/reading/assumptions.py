"""Units that a user assumes for numbers that declare none: by `--assume` and in mapping files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.model.units import Unit, same_unit, squeeze
from fupin.reading.pin_names import field_named, record_named, unit_named
from fupin.reading.pins import Pins

Assumed = tuple[str, str]
"""The record kind and the field that an assumption speaks of."""


def assumption(name: str, unit: str) -> tuple[Assumed, Unit]:
    """One assumption: `loan.amount_yuan` or `扶贫小额信贷.贷款金额`, and the unit that is assumed.

    Raises:
        UsageError: there is no such record kind, field or unit, or the unit can't belong to the field.
    """
    record_name, dot, field_name = squeeze(name).partition(".")
    if not (record_name and dot and field_name):
        raise UsageError(
            Text("应为 记录.字段，如 loan.amount_yuan", "expected RECORD.FIELD, such as loan.amount_yuan")
        )
    record = record_named(record_name)
    field = field_named(field_name, record)
    return (record, field.name), unit_named(unit, field)


def assumed_units(settings: Iterable[str]) -> Mapping[Assumed, Unit]:
    """The assumptions of `--assume`, each `loan.amount_yuan=万元`.

    Raises:
        UsageError: one can't be understood, or two contradict each other.
    """
    assumed: dict[Assumed, Unit] = {}
    for setting in settings:
        at, unit = _setting(setting)
        before = assumed.setdefault(at, unit)
        if not same_unit(before, unit):
            raise UsageError(
                Text(
                    f"--assume {'.'.join(at)} 有两个单位：{before.name} 和 {unit.name}；只留一个",
                    f"--assume {'.'.join(at)} names two units, {before.name} and {unit.name}; keep one of them",
                )
            )
    return assumed


def _setting(setting: str) -> tuple[Assumed, Unit]:
    name, equals, unit = squeeze(setting).partition("=")
    try:
        if not (equals and unit):
            raise UsageError(
                Text(
                    "应为 记录.字段=单位，如 --assume loan.amount_yuan=万元",
                    "expected RECORD.FIELD=UNIT, as in --assume loan.amount_yuan=万元",
                )
            )
        return assumption(name, unit)
    except UsageError as error:
        text = error.text
        raise UsageError(Text(f"--assume {setting}：{text.zh}", f"--assume {setting}: {text.en}")) from error


def with_assumed(pins: Pins, assumed: Mapping[Assumed, Unit]) -> Pins:
    """What a mapping file says, with the assumptions of `--assume` besides.

    Raises:
        UsageError: the file assumes another unit for a field than the option does.
    """
    for at, unit in assumed.items():
        other = pins.assumed.get(at, unit)
        if not same_unit(unit, other):
            raise UsageError(
                Text(
                    f"--assume {'.'.join(at)}={unit.name} 与对照文件 {pins.path} 里的 {other.name} 矛盾；只留一处",
                    f"--assume {'.'.join(at)}={unit.name} contradicts the mapping file {pins.path}, which says"
                    f" {other.name}; keep one of them",
                )
            )
    return replace(pins, assumed={**pins.assumed, **assumed})
