"""What a rule must satisfy beyond its shape: names that exist, figures that are used, cases that fit.

Expressions are not parsed here, so that a command that only shows a rule needs no SQL parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fupin.model.records import RECORDS
from fupin.model.suggestions import unknown
from fupin.model.text import Text
from fupin.model.verdict import Verdict
from fupin.rulebook.book import Rule, placeholders
from fupin.rulebook.language.words import AS_OF, KEYWORDS
from fupin.rulebook.schema import CaseShape
from fupin.strict_yaml.yaml_text import Place

Found = tuple[Place, Text]
"""A place below the rule or case, and what is wrong there."""

_PLAIN_TEXTS = ("title", "requirement", "remedy")
_DATE_UNIT = "日期"


def rule_faults(rule: Rule) -> Iterator[Found]:
    """What is wrong with a rule of the right shape, by place below it; its cases are checked by `case_faults`."""
    for name, limit in rule.limits.items():
        yield from _limit_name_faults(rule, name, ("limits", name))
        first = limit.values[0]
        if isinstance(first.value, date) != (limit.unit == _DATE_UNIT):
            yield (
                ("limits", name, "unit"),
                Text(
                    f"写的是 {limit.unit}；日期限额的单位写 日期，其他限额不能写 日期",
                    f"found {limit.unit}; expected 日期 for a date, and for nothing else",
                ),
            )
    yield from _left_out_faults(rule)
    for language in ("zh", "en"):
        yield from _message_faults(rule, language)
        for part in _PLAIN_TEXTS:
            text = getattr(getattr(rule, part), language)
            if "{" in text or "}" in text:
                yield (part, language), Text("花括号只在 message 里替换", "braces are filled in a message only")


def _left_out_faults(rule: Rule) -> Iterator[Found]:
    known = [*Verdict, *rule.limits]
    for name in rule.cases_left_out:
        if name not in known:
            yield ("cases_left_out", name), unknown("判定或限额", "verdict or limit", name, known)


def period_faults(since: date, until: date | None) -> Iterator[Found]:
    """What is wrong with the days on which a figure is in force."""
    if until is not None and until < since:
        yield ("until",), Text(f"{until} 早于 since 的 {since}", f"{until} is before since, {since}")


def _limit_name_faults(rule: Rule, name: str, place: Place) -> Iterator[Found]:
    if name in RECORDS[rule.record].fields():
        yield place, Text("与字段同名", "has the name of a field")
    if name == AS_OF or name.upper() in KEYWORDS:
        yield place, Text("是表达式语言自己的词", "is a word of the expression language itself")
    elif name not in rule.names():
        yield place, Text("表达式没有用到", "is used by no expression")


def _message_faults(rule: Rule, language: str) -> Iterator[Found]:
    place, text = ("message", language), getattr(rule.message, language)
    known = {*RECORDS[rule.record].fields(), *rule.limits}
    try:
        names = placeholders(text)
    except ValueError as error:
        yield place, Text("花括号要成对，里面只写名称", f"braces come in pairs and hold a name only: {error}")
        return
    for name in sorted(names - known):
        yield place, unknown("字段或限额", "field or limit", name, known)


def case_faults(case: CaseShape, record: str) -> Iterator[Found]:
    """What is wrong with a case of a rule of a record kind, by place below the case."""
    fields = RECORDS[record].fields()
    yield from _row_faults(case.given, record, ("given",))
    for number, row in enumerate(case.others):
        yield from _row_faults(row, record, ("others", number))
    for table, rows in case.tables.items():
        if table not in RECORDS:
            yield ("tables", table), unknown("记录种类", "record kind", table, RECORDS)
            continue
        for number, row in enumerate(rows):
            yield from _row_faults(row, table, ("tables", table, number))
    for number, name in enumerate(case.absent):
        if name not in fields:
            yield ("absent", number), unknown("字段", "field", name, fields)
        elif case.given.get(name):
            yield ("absent", number), Text(f"{name} 在 given 里有值", f"{name} has a value in given")


def _row_faults(row: dict[str, str], record: str, place: Place) -> Iterator[Found]:
    fields = RECORDS[record].fields()
    for name in row:
        if name not in fields:
            yield (*place, name), unknown("字段", "field", name, fields)
