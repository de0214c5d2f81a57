"""The note on a column's header: what it means, how it is filled in, what reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fupin.model.text import Language, Text, visible
from fupin.report.figures import shown_number
from fupin.report.names import FIELD_TYPES, field_names
from fupin.rulebook.book import Rule
from fupin.template.cell_forms import choices, shown
from fupin.template.columns import TemplateColumn
from fupin.template.headers import unit_shown

_MOST_RULES = 4
"""Rules that a note names; the sheet of instructions names them all."""
_PERSONAL = Text("个人信息，检查结果里遮盖", "personal; masked in reports")


def note_text(record: str, column: TemplateColumn, language: Language) -> str:
    """The note, a fact a line."""
    return "\n".join(text.in_language(language) for text in _lines(record, column, language))


def _lines(record: str, column: TemplateColumn, language: Language) -> Iterator[Text]:
    field = column.field
    name = field_names(record, field.name)
    role = column.role.value
    yield Text(f"{name.zh} · {role.zh}", f"{name.en} · {role.en}")
    if column.meaning is not None:
        yield column.meaning
    yield _filling(column, language)
    if field.plausible is not None:
        low, high = (shown_number(bound, field.unit) for bound in field.plausible)
        yield Text(f"一般在 {low.zh} 至 {high.zh}", f"Usually {low.en} to {high.en}")
    example = shown(field, column.example, language)
    if example:
        yield Text(f"例：{example}", f"Example: {example}")
    if field.personal:
        yield _PERSONAL
    yield from used_for(column)


def _filling(column: TemplateColumn, language: Language) -> Text:
    kind, unit = FIELD_TYPES[column.field.type], unit_shown(column.field)
    offered = choices(column.field, language) if column.field.values else ()
    zh = (
        f"填写：{kind.zh}" + (f"，单位 {unit.zh}" if unit.zh else "") + ("：" + "、".join(offered) if offered else "")
    )
    en = f"Holds: {kind.en}" + (f", in {unit.en}" if unit.en else "") + (": " + ", ".join(offered) if offered else "")
    return Text(zh, en)


def used_for(column: TemplateColumn) -> Iterator[Text]:
    """What a column is read for: its rules, or why it is asked for though none reads it."""
    if column.rules:
        yield Text("用来检查：", "Rules that read it:")
        yield from (_rule(rule) for rule in column.rules[:_MOST_RULES])
        more = len(column.rules) - _MOST_RULES
        if more > 0:
            yield Text(f"等 {len(column.rules)} 条", f"and {more} more")
    elif column.purpose is not None:
        yield Text(f"用处：{visible(column.purpose.zh)}", f"Why: {visible(column.purpose.en)}")


def _rule(rule: Rule) -> Text:
    return Text(f"{rule.id} {visible(rule.title.zh)}", f"{rule.id} {visible(rule.title.en)}")


def clauses_named(rules: Sequence[Rule]) -> str:
    """Rules by id with their clauses, as one text."""
    return "、".join(f"{rule.id}〔{rule.clause}〕" for rule in rules)
