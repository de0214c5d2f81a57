"""Tables that several kinds of pages have: rules, provisions with their readings, targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fupin.explaining.page import Column, Table, ids_of, same
from fupin.model.text import Text
from fupin.report.figures import shown_number
from fupin.report.names import FORCES, LEVELS, record_name
from fupin.rulebook.book import Rule
from fupin.rulebook.changes import LawfulChange
from fupin.rulebook.policy_shapes import ProvisionShape, TargetShape

_OPS = {">=": Text("不少于", "at least"), "<=": Text("不多于", "at most")}
WHY_NOT = {
    "judgement": Text("须由人判断", "a matter of judgement"),
    "no_data": Text("没有数据能够判断", "no data could decide it"),
    "definition": Text("定义", "a definition"),
}


def rule_table(key: str, title: Text, rules: Iterable[Rule]) -> Table:
    """Rules with their titles."""
    columns = (
        Column("rule", Text("规则", "rule"), ids=True),
        Column("record", Text("记录", "record")),
        Column("level", Text("效力 · 级别", "force · level")),
        Column("title", Text("内容", "title")),
    )
    rows = tuple((same(rule.id), record_name(rule.record), force_words(rule), rule.title) for rule in rules)
    return Table(key, title, columns, rows)


def force_words(rule: Rule) -> Text:
    """A rule's force and level."""
    force, level = FORCES[rule.force], LEVELS[rule.level]
    return Text(f"{force.zh} · {level.zh}", f"{force.en} · {level.en}")


def provision_table(provisions: Iterable[ProvisionShape]) -> Table:
    """Provisions in our words, each with what stands for it."""
    columns = (
        Column("provision", Text("规定", "provision"), ids=True),
        Column("phrase", Text("原文短语", "phrase")),
        Column("summary", Text("意思", "meaning")),
        Column("encoded_by", Text("规则或目标", "rules or targets"), ids=True),
    )
    rows = tuple((same(one.id), same(f"“{one.phrase}”"), one.summary.text(), disposition(one)) for one in provisions)
    return Table("provisions", Text("规定", "Provisions"), columns, rows)


def disposition(provision: ProvisionShape) -> Text:
    """What stands for a provision, or in a word why nothing does."""
    if provision.not_encoded is None:
        return ids_of(provision.encoded_by)
    return WHY_NOT[provision.not_encoded.why]


def reading_table(provisions: Sequence[ProvisionShape]) -> Table:
    """The ambiguities of provisions: the reading chosen, the other one, what it would change."""
    columns = (
        Column("provision", Text("规定", "provision"), ids=True),
        Column("question", Text("不清楚的地方", "what is unclear")),
        Column("chosen", Text("采用的理解", "reading chosen")),
        Column("other", Text("另一种理解", "other reading")),
        Column("change", Text("那样会怎样", "what would change")),
    )
    rows = tuple(
        (same(one.id), *(text.text() for text in (reading.question, reading.chosen, reading.other, reading.change)))
        for one in provisions
        for reading in one.readings
    )
    return Table("readings", Text("怎样理解", "Readings"), columns, rows)


def target_table(key: str, title: Text, targets: Iterable[TargetShape]) -> Table:
    """Targets with their figures and due dates."""
    columns = (
        Column("target", Text("目标", "target"), ids=True),
        Column("name", Text("名称", "name")),
        Column("figure", Text("数值", "figure")),
        Column("due", Text("时限", "due")),
    )
    rows = tuple((same(one.id), one.name.text(), target_figure(one), same(str(one.due))) for one in targets)
    return Table(key, title, columns, rows)


def target_figure(target: TargetShape) -> Text:
    """A target's comparison and figure with its unit."""
    op, figure = _OPS[target.op], shown_number(target.value, target.unit)
    return Text(f"{op.zh} {figure.zh}", f"{op.en} {figure.en}")


def change_table(changes: Iterable[LawfulChange]) -> Table:
    """What may lawfully become otherwise, by field."""
    columns = (Column("header", Text("列", "header")), Column("act", Text("怎样做", "act")))
    rows = tuple((Text(one.field.header, one.field.name), _act(one)) for one in changes)
    return Table("changes", Text("可以依法改变的", "What may lawfully change"), columns, rows)


def _act(change: LawfulChange) -> Text:
    if change.words_down is None:
        return change.words
    return Text(f"{change.words.zh}；{change.words_down.zh}", f"{change.words.en}; {change.words_down.en}")


def without_empty(parts: Iterable[Table]) -> tuple[Table, ...]:
    """The tables that have rows."""
    return tuple(part for part in parts if part.rows)
