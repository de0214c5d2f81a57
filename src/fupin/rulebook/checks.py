"""What a rule must satisfy beyond its shape: names that exist, figures that are used, cases that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.rulebook.book import Case, Rule, identifiers, placeholders
from fupin.rulebook.faults import Fault, suggestion
from fupin.rulebook.yaml_text import Place, YamlText

_TITLES = ("title", "requirement", "message", "remedy")


def rule_faults(rule: Rule, source: YamlText, number: int) -> Iterator[Fault]:
    """The faults of one rule, `number` from 0 in its file."""
    at: Place = ("rules", number)
    for place, text in _faults(rule, at):
        key = f"{rule.id}.{'.'.join(str(part) for part in place[2:])}"
        yield Fault(source.path, source.line_of(place), Text(f"{key}：{text.zh}", f"{key}: {text.en}"))


def _faults(rule: Rule, at: Place) -> Iterator[tuple[Place, Text]]:
    yield from _limit_faults(rule, at)
    for name in _TITLES:
        text: Text = getattr(rule, name)
        for language in ("zh", "en"):
            yield from _message_faults(rule, getattr(text, language), (*at, name, language))
    for number, case in enumerate(rule.cases):
        yield from _case_faults(case, rule.record, (*at, "cases", number))


def _limit_faults(rule: Rule, at: Place) -> Iterator[tuple[Place, Text]]:
    fields = RECORDS[rule.record].fields()
    used = {*identifiers(rule.require), *identifiers(rule.when or "")}
    for name, limit in rule.limits.items():
        place = (*at, "limits", name)
        if name in fields:
            yield place, Text("与字段同名", "has the name of a field")
        if name not in used:
            yield place, Text("表达式没有用到", "is used by no expression")
        first = limit.values[0]
        if first.until is not None and first.until < first.since:
            yield (*place, "until"), Text("早于 since", "is before since")
        if isinstance(first.value, date) != (limit.unit == "日期"):
            yield (*place, "unit"), Text("日期的单位写 日期", "the unit of a date is 日期, and of nothing else")


def _message_faults(rule: Rule, text: str, place: Place) -> Iterator[tuple[Place, Text]]:
    known = {*RECORDS[rule.record].fields(), *rule.limits}
    try:
        names = placeholders(text)
    except ValueError as error:
        yield place, Text(f"花括号里只写名称：{error}", f"braces hold a name only: {error}")
        return
    for name in sorted(names - known):
        hint = suggestion(name, known)
        yield place, Text(f"没有字段或限额 {name}{hint.zh}", f"no field or limit {name}{hint.en}")


def _case_faults(case: Case, record: str, at: Place) -> Iterator[tuple[Place, Text]]:
    yield from _row_faults(case.given, record, (*at, "given"))
    for number, row in enumerate(case.others):
        yield from _row_faults(row, record, (*at, "others", number))
    for table, rows in case.tables.items():
        if table not in RECORDS:
            yield (*at, "tables", table), _unknown("记录种类", "record kind", table, RECORDS)
            continue
        for number, row in enumerate(rows):
            yield from _row_faults(row, table, (*at, "tables", table, number))
    for name in case.absent:
        if name not in RECORDS[record].fields():
            yield (*at, "absent"), _unknown("字段", "field", name, RECORDS[record].fields())


def _row_faults(row: dict[str, str], record: str, at: Place) -> Iterator[tuple[Place, Text]]:
    fields = RECORDS[record].fields()
    for name in row:
        if name not in fields:
            yield (*at, name), _unknown("字段", "field", name, fields)


def _unknown(zh: str, en: str, name: str, known: Iterable[str]) -> Text:
    hint = suggestion(name, known)
    return Text(f"没有{zh} {name}{hint.zh}", f"there is no {en} {name}{hint.en}")
