"""The pages of targets and tasks."""

from __future__ import annotations

from fupin.explaining.common import (
    provision_table,
    reading_table,
    rule_table,
    target_figure,
    target_table,
    without_empty,
)
from fupin.explaining.library import Library
from fupin.explaining.page import Column, Fact, Facts, Page, Table, ids_of, same
from fupin.model.text import Text
from fupin.report.names import record_names
from fupin.rulebook.policy_shapes import ProofShape, TargetShape, TaskShape

KINDS = {
    "level": Text("到期时的数值", "the value at the date"),
    "increase": Text("比 2017 年底增加", "the increase over the end of 2017"),
    "cumulative": Text("开展以来累计", "since the plan began"),
    "yearly": Text("当年", "in each year"),
}

SHOWS = {
    "count": Text("记录数", "how many records"),
    "sum": Text("合计", "a sum"),
    "share": Text("比率", "a share"),
}
"""What records show of a target."""


def target_page(target: TargetShape, library: Library) -> Page:
    """What a target asks by when, who answers for it, how its value can be shown, and how it is read."""
    task = library.tasks.get(target.task)
    provisions = [one for one in (library.provisions.get(target.provision),) if one is not None]
    others = [one for one in library.targets.values() if one.task == target.task and one.id != target.id]
    facts = [
        Fact("figure", Text("数值", "figure"), target_figure(target)),
        Fact("due", Text("时限", "due"), same(target.due.isoformat())),
        Fact("kind", Text("怎样计", "counted as"), _kind(target)),
        Fact("phrase", Text("原文短语", "phrase"), same(f"“{target.phrase}”")),
        Fact("clause", Text("条款", "clause"), same(target.clause), ids=True),
        Fact("provision", Text("规定", "provision"), same(target.provision), ids=True),
        Fact("task", Text("任务", "task"), same(target.task), ids=True),
    ]
    if task is not None:
        facts.append(Fact("departments", Text("责任部门", "departments"), ids_of(task.departments)))
    facts.append(Fact("reported", Text("填报", "reported as"), _reported(target)))
    facts += [Fact("proof", Text("由记录算出", "computed from"), _proof(proof)) for proof in target.proof]
    tables = (
        provision_table(provisions),
        reading_table(provisions),
        target_table("others", Text("同一任务的其他目标", "Other targets of the task"), others),
        rule_table("rules", Text("同一规定的规则", "Rules on the provision"), library.rules_on(target.provision)),
    )
    return Page("target", target.id, target.name.text(), (Facts("facts", tuple(facts)), *without_empty(tables)))


def _kind(target: TargetShape) -> Text:
    kind = KINDS[target.kind]
    if not target.years:
        return kind
    years = "、".join(target.years)
    return Text(f"{kind.zh}（{years}）", f"{kind.en} ({years})")


def _reported(target: TargetShape) -> Text:
    return Text(
        f"表 任务指标，指标编号 {target.id}，完成值（{target.unit}）",
        f"sheet 任务指标 (indicator), indicator_id {target.id}, value in {target.unit}",
    )


def _proof(proof: ProofShape) -> Text:
    record, shows = record_names(proof.record), SHOWS[proof.shows]
    named = {"of": proof.of, "where": proof.where, "total": proof.total, "whole": proof.whole}
    given = "; ".join(f"{name}: {text}" for name, text in named.items() if text is not None)
    return Text(f"{record.zh}，{shows.zh}（{given}）", f"{record.en}, {shows.en} ({given})")


def task_page(task: TaskShape, library: Library) -> Page:
    """Who does a task of the annex by when, with its targets, and the rules of the clause that it carries out."""
    local = Text("市、县各有关部门共同负责", "cities' and counties' departments share it")
    facts = [
        Fact("clause", Text("条款", "clause"), same(task.clause), ids=True),
        Fact("departments", Text("责任部门", "departments"), ids_of(task.departments)),
    ]
    if task.local == "true":
        facts.append(Fact("local", Text("市县", "cities and counties"), local))
    targets = [one for one in library.targets.values() if one.task == task.no]
    tables = (
        _milestones(task),
        target_table("targets", Text("目标", "Targets"), targets),
        rule_table("rules", Text("同一条款的规则", "Rules of the clause"), library.rules_in(task.clause)),
    )
    names = (f"任务{task.no}", f"task{task.no}")
    return Page("task", task.no, task.name.text(), (Facts("facts", tuple(facts)), *without_empty(tables)), names)


def _milestones(task: TaskShape) -> Table:
    columns = (
        Column("deadline", Text("完成时限", "deadline")),
        Column("what", Text("内容", "what is due")),
        Column("targets", Text("目标", "targets"), ids=True),
    )
    rows = tuple((same(str(one.deadline)), one.what.text(), ids_of(one.targets)) for one in task.milestones)
    return Table("milestones", Text("任务节点", "Milestones"), columns, rows)
