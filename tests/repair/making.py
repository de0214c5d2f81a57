"""Random records near the figures of the rules, each in a small group of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.evaluation.verdicts import Codes
from fupin.model.fields import FieldSpec, FieldType
from fupin.model.records import RECORDS
from fupin.model.repair import Change
from fupin.model.values import value_text
from fupin.model.verdict import Verdict
from fupin.rulebook.book import Case
from fupin.rulebook.changes import Changes, load_changes
from fupin.rulebook.language import nodes as n
from fupin.rulebook.loading import default_book
from fupin.rulebook.parsed import ParsedRule, load_parsed_book
from support.tables import make_table

AS_OF = date(2018, 12, 31)
Row = dict[str, str]


@dataclass(frozen=True)
class Scene:
    """A record with the others of its group."""

    record: Row
    others: tuple[Row, ...]


@cache
def shipped() -> tuple[tuple[ParsedRule, ...], Changes]:
    """The rules that ship, and the lawful changes."""
    return load_parsed_book(default_book())[1], load_changes(default_book())


def rules_of(record: str) -> list[ParsedRule]:
    return [rule for rule in shipped()[0] if rule.rule.record == record]


@cache
def figures(record: str) -> tuple[tuple[Decimal, ...], tuple[date, ...]]:
    """The numbers and days that the rules of a record kind compare with."""
    parts = [p for rule in rules_of(record) for node in (rule.require, rule.when) if node for p in n.walk(node)]
    found = [part.value for part in parts if isinstance(part, n.Constant)]
    found += [part.limit.values[0].value for part in parts if isinstance(part, n.LimitRef)]
    numbers = {each for each in found if isinstance(each, Decimal)}
    return tuple(sorted(numbers)), tuple(sorted(each for each in found if isinstance(each, date)))


def number(random: Random, field: FieldSpec, figure: Decimal) -> str:
    """A number at a figure, a step beside it, or somewhere around it."""
    step = Decimal(1) if field.type in (FieldType.COUNT, FieldType.MONTHS) else Decimal("0.0001")
    beside = random.choice([0, 0, 1, -1, 2, 50, -50]) * step
    value = figure * Decimal(random.choice(["1", "1", "1", "2", "0.5"])) + beside
    if random.random() < 0.3:
        value = Decimal(random.randint(0, 40))
    digits = Decimal(1).scaleb(-field.decimals)
    return value_text(max(value, Decimal(0)).quantize(digits)) or "0"


def made_value(random: Random, record: str, field: FieldSpec) -> str:
    """A cell's text; now and then nothing, or something that can't be read."""
    if random.random() < 0.07:
        return random.choice(["", "", "不详"])
    numbers, days = figures(record)
    match field.type:
        case FieldType.FLAG:
            return random.choice(["是", "否"])
        case FieldType.ENUM:
            return random.choice(field.values)
        case FieldType.DATE:
            day = random.choice([*days, AS_OF, AS_OF, date(2018, 9, 30), date(2016, 2, 29)])
            return (day + timedelta(random.choice([0, 1, -1, 30, -30, 400, -400, 1096, 1097]))).isoformat()
        case FieldType.TEXT | FieldType.ID:
            return random.choice(["", "甲", "乙", "县人社局"])
        case FieldType.COUNT if field.name == "year":
            return random.choice(["2017", "2018", "2018", "2019", "2020"])
        case FieldType.SHARE:
            return number(random, field, random.choice([each for each in numbers if each < 1] or [Decimal("0.04")]))
        case _:
            return number(random, field, random.choice([*numbers, Decimal(20)]))


def made_scene(random: Random, record: str) -> Scene:
    """A record and up to two more, some of which have its group's keys."""
    fields = RECORDS[record].fields()
    rows = [{name: made_value(random, record, each) for name, each in fields.items()} for _ in range(3)]
    return Scene(rows[0], tuple(rows[1 : 1 + random.randint(0, 2)]))


def case_scenes(record: str) -> list[Scene]:
    """The failing cases of a record kind's rules, as far as they speak of the usual day and need no other table."""
    empty = dict.fromkeys(RECORDS[record].fields(), "")
    return [
        Scene({**empty, **case.given}, tuple({**empty, **other} for other in case.others))
        for rule in rules_of(record)
        for case in rule.rule.cases
        if usual(case)
    ]


def usual(case: Case) -> bool:
    return case.expect is Verdict.FAIL and case.as_of == AS_OF and not case.tables and not case.absent


def has_usual_case(rule: ParsedRule) -> bool:
    return any(usual(case) for case in rule.rule.cases)


def marked(record: str, number: int, row: Row) -> Row:
    """A row whose group keys no other scene has."""
    keys = {
        part.field.name
        for rule in rules_of(record)
        for node in (rule.require, rule.when)
        if node
        for group in n.walk(node)
        if isinstance(group, n.CountBy | n.SumBy)
        for part in group.keys
        if part.field.type in (FieldType.ID, FieldType.TEXT)
    }
    return {name: f"{number}/{text}" if name in keys and text else text for name, text in row.items()}


def judged(
    record: str, scenes: Sequence[Scene], rules: Sequence[ParsedRule] | None = None, as_of: date = AS_OF
) -> tuple[dict[str, object], Codes, list[int]]:
    """All scenes in one submission: its tables, the verdicts, and the row of each scene's record."""
    rows: list[Mapping[str, str]] = []
    first = []
    for at, scene in enumerate(scenes):
        first.append(len(rows))
        rows += [marked(record, at, row) for row in (scene.record, *scene.others)]
    households = [{"household_id": f"{at}/甲"} for at in range(len(scenes))]
    submission = {"household": make_table("household", households)}
    submission[record] = make_table(record, rows, RECORDS[record].fields())
    with DuckDBEngine() as engine:
        codes = engine.judge(submission, record, rules or rules_of(record), as_of)
    return dict(submission), codes, first


def written(field: FieldSpec, value: str | None) -> str:
    """A value of a change as a cell's text; where anything would do, something."""
    if value is None:
        return "已办"
    return {"true": "是", "false": "否"}[value] if field.type is FieldType.FLAG else value


def after(record: str, row: Row, changes: Sequence[Change]) -> Row:
    """The row with the changes made, each of which starts from what stands there."""
    fields = RECORDS[record].fields()
    return {**row, **{change.field: written(fields[change.field], change.value_to) for change in changes}}
