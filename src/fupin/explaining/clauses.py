"""The pages of clauses and provisions."""

from __future__ import annotations

from fupin.explaining.common import (
    WHY_NOT,
    provision_table,
    reading_table,
    rule_table,
    target_table,
    without_empty,
)
from fupin.explaining.library import Library
from fupin.explaining.page import NO_TITLE, Column, Fact, Facts, Page, Paragraph, Part, Table, ids_of, same
from fupin.model.text import Text
from fupin.rulebook.policy_shapes import ProvisionShape

KINDS = {
    "definition": Text("定义", "definition"),
    "principle": Text("原则", "principle"),
    "recommendation": Text("提倡", "recommendation"),
    "obligation": Text("义务", "obligation"),
    "target": Text("目标", "target"),
    "eligibility": Text("条件", "condition of eligibility"),
    "prohibition": Text("禁止", "prohibition"),
    "procedure": Text("程序", "procedure"),
    "benefit": Text("可享受的支持", "benefit or permission"),
    "reporting": Text("报送", "duty to report"),
}


def clause_page(clause: str, library: Library) -> Page:
    """What a clause holds: its task, provisions, rules and targets."""
    task = library.task_of_clause(clause)
    provisions = [one for one in library.provisions.values() if one.clause == clause]
    own = {one.id for one in provisions}
    targets = [one for one in library.targets.values() if one.provision in own]
    tables = (
        rule_table("rules", Text("规则", "Rules"), library.rules_in(clause)),
        target_table("targets", Text("目标", "Targets"), targets),
        provision_table(provisions),
        reading_table(provisions),
    )
    parts: list[Part] = []
    if task is not None:
        facts = (
            Fact("task", Text("任务", "task"), same(task.no), ids=True),
            Fact("departments", Text("责任部门", "departments"), ids_of(task.departments)),
        )
        parts.append(Facts("facts", facts))
    title = Text(f"条款 {clause}", f"Clause {clause}") if task is None else task.name.text()
    return Page("clause", clause, title, (*parts, *without_empty(tables)))


def provision_page(provision: ProvisionShape, library: Library) -> Page:
    """A provision in our words, its figures, how it is read, and what stands for it or why nothing does."""
    facts = (
        Fact("clause", Text("条款", "clause"), same(provision.clause), ids=True),
        Fact("phrase", Text("原文短语", "phrase"), same(f"“{provision.phrase}”")),
        Fact("kind", Text("性质", "kind"), KINDS[provision.kind]),
        Fact("subject", Text("对象", "subject"), provision.subject.text()),
    )
    tables = (
        _figures(provision),
        rule_table("rules", Text("规则", "Rules"), library.rules_on(provision.id)),
        target_table("targets", Text("目标", "Targets"), library.targets_on(provision.id)),
        reading_table([provision]),
    )
    parts: list[Part] = [Paragraph("summary", NO_TITLE, provision.summary.text()), Facts("facts", facts)]
    if provision.not_encoded is not None:
        why, reason = WHY_NOT[provision.not_encoded.why], provision.not_encoded.reason
        words = Text(f"{why.zh}：{reason.zh}", f"{why.en}: {reason.en}")
        parts.append(Paragraph("not_encoded", Text("没有规则", "No rule"), words))
    return Page("provision", provision.id, same(f"“{provision.phrase}”"), (*parts, *without_empty(tables)))


def _figures(provision: ProvisionShape) -> Table:
    columns = (
        Column("text", Text("数字", "figure")),
        Column("by", Text("用于", "used by")),
        Column("exempt", Text("为何不用", "why not used")),
    )
    rows = tuple(
        (same(one.text), ids_of(one.by), one.exempt.text() if one.exempt else same("")) for one in provision.figures
    )
    return Table("figures", Text("数字", "Figures"), columns, rows)
