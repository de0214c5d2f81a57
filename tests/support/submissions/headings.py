"""The headers over a table's columns, and the unit that each declares for the bare numbers below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS

from .contents import fields_of
from .spelling import unit_for
from .units import BASE, SCALES, Scale, dimension


@dataclass(frozen=True)
class Heading:
    """The header of a field's column.

    Attributes:
        text: the header as it stands there.
        scale: the unit of bare numbers below it; None where it is not declared.
        against_line: whether the header names another unit than the unit line.
    """

    text: str
    scale: Scale | None
    against_line: bool = False


def table_name(random: Random, record: str, columns: Iterable[str], number: int) -> str:
    """Choose what a sheet or file is called: by its kind, or by nothing where its headers tell the kind."""
    canonical = RECORDS[record].sheet
    name = random.choice([canonical, canonical, record, f"{random.choice(['Sheet', '表'])}{number}"])
    return name if name in (canonical, record) or _telling(record, frozenset(columns)) else canonical


def _telling(record: str, columns: frozenset[str]) -> bool:
    """Tell whether three columns at least are no other kind's, and the key is there: a title may speak of sums."""
    own = fields_of(record)
    return RECORDS[record].key[0] in columns and all(
        sum(name not in others and own[name].header not in headers for name in columns) >= _TELLING
        for other in RECORDS
        if other != record
        for others in [fields_of(other)]
        for headers in [{field.header for field in others.values()}]
    )


_TELLING = 3


@dataclass(frozen=True)
class UnitLine:
    """The line above a table that declares units, one of a dimension at most."""

    text: str
    scales: dict[str, Scale]


NO_LINE = UnitLine("", {})


def make_unit_line(random: Random, record: str) -> UnitLine:
    """Make a unit line for a record kind, perhaps an empty one."""
    dimensions = sorted({own for field in fields_of(record).values() if (own := dimension(field)) is not None})
    if not dimensions or random.random() < 0.5:
        return NO_LINE
    several = random.sample(dimensions, random.randint(1, len(dimensions)))
    chosen = {own: random.choice(SCALES[own]) for own in several}
    nouns = sorted({field.unit for field in fields_of(record).values() if field.type.value == "count" and field.unit})
    noun = random.sample(nouns, min(len(nouns), random.choice([0, 0, 1])))
    units = [*(scale.name for scale in chosen.values()), *noun]
    names = random.choice(["、", "，", ","]).join(random.sample(units, len(units)))
    text = random.choice(
        ["单位：{}", "单位:{}", "（单位：{}）", "填报日期：2018年12月    单位：{}", "汇总表（单位：{}）"]
    ).format(names)
    return UnitLine(text, chosen)


def make_headings(
    random: Random, record: str, columns: Iterable[str], line: UnitLine = NO_LINE, *, wild: bool = True
) -> dict[str, Heading]:
    """Choose a header for each column; `wild` ones may hold white space."""
    english = random.choice([0.0, 0.5, 1.0]) if not line.scales else random.choice([0.0, 0.2])
    headings = {}
    for name in columns:
        field = fields_of(record)[name]
        if random.random() < english:
            scale = BASE
            against = _against(scale, line, field)
            headings[name] = Heading(name, scale, against)
        else:
            headings[name] = _chinese(random, field, line, wild=wild)
    return headings


def _chinese(random: Random, field: FieldSpec, line: UnitLine, *, wild: bool) -> Heading:
    own = dimension(field)
    header = f"{field.header[:2]}\n{field.header[2:]}" if wild and random.random() < 0.05 else field.header
    if own is None:
        noun = field.unit if field.type.value == "count" and random.random() < 0.3 else None
        return Heading(f"{header}（{noun}）" if noun else header, unit_for(field))
    declared = line.scales.get(own)
    roll = random.random()
    if declared is not None and roll < 0.6:
        return Heading(header, declared)
    if declared is None and roll < 0.1:
        return Heading(header, None)
    scale = random.choice(SCALES[own])
    brackets = random.choice(["（{}）", "({})", "\n（{}）" if wild else "（{}）", " （{}）" if wild else "（{}）"])
    return Heading(header + brackets.format(scale.name), scale, _against(scale, line, field))


def _against(scale: Scale, line: UnitLine, field: FieldSpec) -> bool:
    declared = line.scales.get(dimension(field) or "")
    return declared is not None and declared.factor != scale.factor
