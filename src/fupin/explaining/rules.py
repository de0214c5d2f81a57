"""The page of a rule."""

from __future__ import annotations

from collections.abc import Sequence

from fupin.explaining.cases import boundary_table, case_table
from fupin.explaining.common import (
    change_table,
    force_words,
    provision_table,
    reading_table,
    rule_table,
    without_empty,
)
from fupin.explaining.library import Library, clauses_of, provisions_of
from fupin.explaining.page import NO_TITLE, Column, Fact, Facts, Page, Paragraph, Table, ids_of, same
from fupin.model.text import Text
from fupin.report.figures import shown_number
from fupin.report.names import FIELD_TYPES, record_names
from fupin.rulebook.book import Rule
from fupin.rulebook.limits import Figure, Limit
from fupin.verification.boundary_table import BoundaryRow


def rule_page(rule: Rule, library: Library, boundaries: Sequence[BoundaryRow]) -> Page:
    """What a rule asks, of whom, why, its figures, the cells it reads, cases around each figure, and the remedy."""
    rests_on = provisions_of(rule)
    provisions = [one for one in library.provisions.values() if one.id in rests_on]
    read = {field.name for field in rule.fields_named()}
    tables = (
        _limits(rule),
        boundary_table(rule, boundaries),
        _fields(rule),
        case_table(rule),
        provision_table(provisions),
        reading_table(provisions),
        change_table(one for one in library.changes.get(rule.record, ()) if one.field.name in read),
        _never_with(rule),
        rule_table("related", Text("相关规则", "Related rules"), library.related(rule)),
    )
    return Page(
        kind="rule",
        id=rule.id,
        title=rule.title,
        parts=(
            Paragraph("requirement", NO_TITLE, rule.requirement),
            _facts(rule, library),
            *without_empty(tables),
            Paragraph("remedy", Text("怎么办", "What to do"), rule.remedy),
        ),
    )


def _facts(rule: Rule, library: Library) -> Facts:
    clauses = clauses_of(rule.clause)
    facts = [
        Fact("record", Text("记录", "record"), record_names(rule.record)),
        Fact("force", Text("效力", "force"), force_words(rule)),
        Fact("clause", Text("条款", "clause"), ids_of(clauses), ids=True),
    ]
    if rule.provisions:
        facts.append(Fact("provisions", Text("规定", "provisions"), ids_of(rule.provisions), ids=True))
    tasks = [task for clause in clauses if (task := library.task_of_clause(clause)) is not None]
    if tasks:
        departments = dict.fromkeys(name for task in tasks for name in task.departments)
        facts.append(Fact("tasks", Text("任务", "task"), ids_of(task.no for task in tasks), ids=True))
        facts.append(Fact("departments", Text("责任部门", "departments"), ids_of(departments)))
    if rule.when is not None:
        facts.append(Fact("when", Text("适用于", "applies when"), same(rule.when)))
    facts.append(Fact("require", Text("要求", "requires"), same(rule.require)))
    facts.append(Fact("waivable", Text("豁免", "waivers"), _waivable(rule)))
    if rule.implied_by:
        facts.append(Fact("implied_by", Text("由这些规则可知", "follows from"), ids_of(rule.implied_by), ids=True))
    return Facts("facts", tuple(facts))


def _waivable(rule: Rule) -> Text:
    """Whether a waiver may lift the rule for a record, and why."""
    if rule.waivable is not None:
        said = (
            ("规则库写明可以", "the rule book allows them")
            if rule.waivable
            else ("规则库写明不可以", "the rule book forbids them")
        )
        return Text(*said)
    if rule.may_be_waived:
        return Text("可以：只是原则上必须", "allowed, as it binds in principle only")
    return Text("不可以", "not allowed")


def _never_with(rule: Rule) -> Table:
    columns = (Column("rules", Text("规则", "rules"), ids=True), Column("reason", Text("原因", "reason")))
    rows = tuple((ids_of(one.rules), one.reason) for one in rule.never_with)
    return Table("never_with", Text("不会同时符合的规则", "Rules never passed together with it"), columns, rows)


def _limits(rule: Rule) -> Table:
    columns = (
        Column("limit", Text("名称", "name")),
        Column("figure", Text("数值", "figure")),
        Column("in_force", Text("施行", "in force")),
        Column("basis", Text("依据", "source")),
    )
    return Table(
        "limits", Text("限额", "Figures"), columns, tuple(row for one in rule.limits.values() for row in _dated(one))
    )


def _dated(limit: Limit) -> list[tuple[Text, ...]]:
    return [
        (
            same(limit.name),
            _figure(dated.value, limit.unit),
            Text(f"{dated.since} – {dated.until}", f"{dated.since} – {dated.until}")
            if dated.until
            else Text(f"{dated.since} 起", f"{dated.since} on"),
            same(f"“{limit.phrase}” {limit.provision}" + (f"；{limit.source}" if limit.source else "")),
        )
        for dated in limit.values
    ]


def _figure(value: Figure, unit: str) -> Text:
    return same(value.isoformat()) if hasattr(value, "isoformat") else shown_number(value, unit)


def _fields(rule: Rule) -> Table:
    columns = (
        Column("header", Text("列", "header")),
        Column("field", Text("英文名", "name"), ids=True),
        Column("type", Text("类型", "type")),
        Column("detail", Text("单位或选项", "unit or choices")),
    )
    rows = tuple(
        (
            same(field.header),
            same(f"{rule.record}.{field.name}"),
            FIELD_TYPES[field.type],
            same("、".join(field.values) if field.values else field.unit or ""),
        )
        for field in rule.fields_named()
    )
    return Table("fields", Text("所读的列", "Cells that it reads"), columns, rows)
