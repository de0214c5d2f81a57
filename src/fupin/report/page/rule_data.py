"""Rules, kinds of problem, verdict counts and margins as the page's data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from fupin.model.problems import ProblemCode
from fupin.model.repair import Margin
from fupin.model.text import Text
from fupin.model.verdict import Level
from fupin.report.entries import UNREADABLE_INPUT
from fupin.report.figures import shown_limit, shown_number
from fupin.report.names import FORCES, field_name, record_name
from fupin.report.page.texts import Texts
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.result import CheckResult
from fupin.rulebook.book import Rule

_BETWEEN_CLAUSES = "、"
_NUMERALS = "一二三四五六七八九十"
Departments = Mapping[str, tuple[str, ...]]


def rule_data(result: CheckResult, departments: Departments, texts: Texts) -> dict[str, dict[str, Any]]:
    """By id, what the page tells of the rules that were applied, of the kinds of problem found, and of inputs."""
    found = {name: _rule(parsed.rule, departments, texts) for name, parsed in result.rules.items()}
    codes = {problem.code for problem in result.problems}
    found |= {code.value: _code(code, texts) for code in ProblemCode if code in codes}
    if not all(report.readable for report in result.inputs):
        title = Text("文件读不了", "A file could not be read")
        found[UNREADABLE_INPUT] = _described(title, Text("", ""), None, Level.ERROR, texts)
    return found


def _rule(rule: Rule, departments: Departments, texts: Texts) -> dict[str, Any]:
    clauses = clauses_of(rule.clause)
    answering = dict.fromkeys(name for clause in clauses for name in departments.get(clause, ()))
    return {
        **_described(rule.title, rule.requirement, rule.remedy, rule.level, texts),
        "record": rule.record,
        "force": texts.add(FORCES[rule.force]),
        "clause": texts.add(rule.clause),
        "clauses": clauses,
        "departments": [texts.add(name) for name in answering],
    }


def _code(code: ProblemCode, texts: Texts) -> dict[str, Any]:
    note = PROBLEM_NOTES[code]
    return _described(note.title, note.meaning, note.remedy, code.level, texts)


def _described(title: Text, asks: Text, remedy: Text | None, level: Level, texts: Texts) -> dict[str, Any]:
    return {
        "level": level.value,
        "title": texts.add(title),
        "asks": texts.add(asks),
        "remedy": texts.add_if(remedy),
    }


def clauses_of(clause: str) -> list[str]:
    """The clauses that a rule rests on; most rest on one."""
    return clause.split(_BETWEEN_CLAUSES)


def clauses_in_order(result: CheckResult) -> list[str]:
    """The clauses of all rules, in the order of the policy; those without a number stand last."""
    found = {clause for parsed in result.rules.values() for clause in clauses_of(parsed.rule.clause)}
    return sorted(found, key=_clause_order)


def _clause_order(clause: str) -> tuple[list[int], str]:
    return [
        _NUMERALS.index(sign) if sign in _NUMERALS else len(_NUMERALS) for sign in clause if sign not in "()"
    ], clause


def departments_in_order(departments: Departments, texts: Texts) -> list[int]:
    """The departments, each once, in the order in which the tasks name them."""
    return list(dict.fromkeys(texts.add(name) for names in departments.values() for name in names))


def verdict_data(result: CheckResult) -> list[list[Any]]:
    """The exact counts: rule, record, passed, fail, unknown, not applicable, waived."""
    return [[each.rule, each.record, *each.figures] for each in result.verdicts]


def record_data(result: CheckResult, texts: Texts) -> dict[str, list[int]]:
    """By record kind that was submitted or ruled: the number of its name, and how many records were judged."""
    counts = {parsed.rule.record: 0 for parsed in result.rules.values()}
    for report in result.inputs:
        for sheet in report.sheets:
            counts[sheet.record] = counts.get(sheet.record, 0) + sheet.records
    return {record: [texts.add(record_name(record)), count] for record, count in counts.items()}


def margin_data(result: CheckResult, texts: Texts) -> list[dict[str, Any]]:
    """The margins with a record that is nearest, in the order of the rule book."""
    return [_margin(each, result, texts) for each in result.margins if each.nearest is not None]


def _margin(margin: Margin, result: CheckResult, texts: Texts) -> dict[str, Any]:
    nearest = margin.nearest
    limit = result.rules[margin.rule].rule.limits[margin.limit]
    return {
        "rule": margin.rule,
        "figure": texts.add(shown_limit(limit, result.as_of)),
        "phrase": texts.add(limit.phrase),
        "passed": margin.passed,
        "margin": None if nearest is None else texts.add(shown_number(Decimal(nearest.margin), margin.margin_unit)),
        "path": None if nearest is None else texts.add(nearest.path),
        "sheet": None if nearest is None else texts.add_if(nearest.sheet),
        "row": None if nearest is None else nearest.row,
        "cell": None if nearest is None else texts.add_if(nearest.cell),
        "key": None if nearest is None else texts.add(_key(margin.record, nearest.key.items())),
    }


def _key(record: str, key: Iterable[tuple[str, str]]) -> Text:
    parts = [(field_name(record, name), text) for name, text in key if text]
    return Text(
        " · ".join(f"{name.zh} {text}" for name, text in parts),
        " · ".join(f"{name.en} {text}" for name, text in parts),
    )
