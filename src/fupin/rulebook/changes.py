"""`changes.yaml` of a rule book: which fields of a record a person could lawfully bring to another value, and how.

What it does not list can't be changed: facts, identities, days that have passed. A rule book that
extends another and has no such file of its own has the other's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from fupin.model.fields import NUMERIC_TYPES, TEXT_TYPES, FieldSpec, FieldType
from fupin.model.records import RECORDS
from fupin.model.suggestions import unknown
from fupin.model.text import Text
from fupin.rulebook.faults import RuleBookFaultsError
from fupin.rulebook.policy_files import load_policy_file
from fupin.rulebook.schema import TextShape, Words, figure_of
from fupin.strict_yaml.faults import Fault
from fupin.strict_yaml.shapes import Shape, expected
from fupin.strict_yaml.yaml_text import Place, YamlText

CHANGES_FILE = "changes.yaml"


class How(StrEnum):
    """By what kind of act a field comes to another value."""

    MOVED = "moved"
    """A number is agreed, paid or brought about anew, step by step; never below 0."""
    PLANNED = "planned"
    """A day that has not passed is planned anew; it stays on or after the date of the check."""
    ANEW = "anew"
    """The day of the last time that something was done: done anew, on or after the date of the check."""
    DONE = "done"
    """An empty field holds something once the thing is done: a day on or after the check's, or any text."""
    SETTLED = "settled"
    """A flag, choice or text becomes one of those listed."""


class Direction(StrEnum):
    """Which way a number or a planned day may move."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


def _step(value: object) -> Decimal:
    figure = figure_of(value)
    if not isinstance(figure, Decimal) or figure <= 0:
        raise expected("大于 0 的普通小数", "a plain decimal number above 0")
    return figure


class ChangeShape(Shape):
    """One field's lawful change.

    `direction` and `step` belong to numbers (`moved`), `direction` also to `planned` days, `to` to
    `settled`; `carries` names fields that rise and fall with a number by as much, such as a whole
    with its part. `words_down` is the act that lowers a number, where it is another than the one that
    raises it.
    """

    how: How
    words: TextShape
    words_down: TextShape | None = None
    direction: Direction | None = None
    step: Annotated[Decimal, BeforeValidator(_step)] | None = None
    to: list[Words] = Field(default_factory=list)
    carries: list[Words] = Field(default_factory=list)


class ChangeFileShape(Shape):
    """`changes.yaml`: by record kind and field, in the order in which changes are weighed."""

    changes: dict[str, dict[str, ChangeShape]]


@dataclass(frozen=True, slots=True)
class LawfulChange:
    """How one field may lawfully come to another value.

    Attributes:
        field: the field.
        how: by what kind of act.
        words: the act in words; `words_down` where it lowers a number and that is another act.
        direction: of numbers and planned days, which way.
        step: of numbers, the unit in which they move.
        to: of settled fields, the values that they may come to have.
        carries: fields that move by as much.
    """

    field: FieldSpec
    how: How
    words: Text
    direction: Direction | None = None
    step: Decimal | None = None
    to: tuple[bool | str, ...] = ()
    carries: tuple[FieldSpec, ...] = ()
    words_down: Text | None = None


Changes = dict[str, tuple[LawfulChange, ...]]
"""By record kind, its lawful changes in the order of the file."""


def load_changes(folder: Path) -> Changes:
    """The lawful changes of a rule book; none where it has no such file.

    Raises:
        RuleBookError: every fault of the file.
    """
    file = load_policy_file(folder, CHANGES_FILE, ChangeFileShape)
    if file is None:
        return {}
    shape = file.shape
    faults = list(_faults(shape, file.source))
    if faults:
        raise RuleBookFaultsError(faults)
    return {
        record: tuple(_change(RECORDS[record].fields(), name, each) for name, each in listed.items())
        for record, listed in shape.changes.items()
    }


def _change(fields: dict[str, FieldSpec], name: str, shape: ChangeShape) -> LawfulChange:
    field = fields[name]
    to = tuple(value == "true" if field.type is FieldType.FLAG else value for value in shape.to)
    carries = tuple(fields[other] for other in shape.carries)
    down = None if shape.words_down is None else shape.words_down.text()
    return LawfulChange(field, shape.how, shape.words.text(), shape.direction, shape.step, to, carries, down)


def _faults(shape: ChangeFileShape, source: YamlText) -> Iterator[Fault]:
    for record, listed in shape.changes.items():
        at: Place = ("changes", record)
        if record not in RECORDS:
            yield source.fault(at, f"changes.{record}", unknown("记录种类", "record kind", record, RECORDS))
            continue
        fields = RECORDS[record].fields()
        for name, each in listed.items():
            for text in _field_faults(fields, name, each, RECORDS[record].key):
                yield source.fault((*at, name), f"changes.{record}.{name}", text)


def _field_faults(
    fields: dict[str, FieldSpec], name: str, shape: ChangeShape, key: tuple[str, ...]
) -> Iterator[Text]:
    field = fields.get(name)
    if field is None:
        yield unknown("字段", "field", name, fields)
        return
    if name in key and shape.how is not How.DONE:
        yield Text("标识记录的字段不能改", "a field that identifies the record can't be changed")
    if field.type not in _TYPES[shape.how]:
        yield Text(f"{shape.how} 不能用于这种字段", f"{shape.how} is not for a field of type {field.type}")
    wanted = {part for part in ("direction", "step", "to") if getattr(shape, part)}
    if wanted != _PARTS[shape.how]:
        listed = ", ".join(sorted(_PARTS[shape.how])) or "-"
        yield Text(f"{shape.how} 应写且只写：{listed}", f"{shape.how} takes exactly: {listed}")
    if field.type in (FieldType.FLAG, FieldType.ENUM):
        known = ("true", "false") if field.type is FieldType.FLAG else field.values
        for value in shape.to:
            if value not in known:
                yield unknown("取值", "value", value, known)
    for other in shape.carries:
        if shape.how is not How.MOVED or other not in fields or not fields[other].numeric:
            yield Text(f"{other} 不是数字字段，带不动", f"{other} is no number that could be carried along")


_TYPES: dict[How, frozenset[FieldType]] = {
    How.MOVED: NUMERIC_TYPES,
    How.PLANNED: frozenset({FieldType.DATE}),
    How.ANEW: frozenset({FieldType.DATE}),
    How.DONE: frozenset({FieldType.DATE, FieldType.TEXT, FieldType.ID}),
    How.SETTLED: frozenset({FieldType.FLAG, *TEXT_TYPES}),
}
_Part = Literal["direction", "step", "to"]
_PARTS: dict[How, set[_Part]] = {
    How.MOVED: {"direction", "step"},
    How.PLANNED: {"direction"},
    How.ANEW: set(),
    How.DONE: set(),
    How.SETTLED: {"to"},
}
