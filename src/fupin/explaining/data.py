"""The pages of record kinds, their fields, and data problems."""

from __future__ import annotations

from fupin.explaining.common import change_table, rule_table, without_empty
from fupin.explaining.library import Library
from fupin.explaining.page import NO_TITLE, Column, Fact, Facts, Page, Paragraph, Table, same
from fupin.model.fields import FieldSpec
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.text import Text, joined
from fupin.report.figures import shown_number
from fupin.report.names import EXAMPLES, FIELD_TYPES, LEVELS, record_names
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.report.progress.as_json import DIFFERENCE

_UNIT_NEEDED = Text(
    "写在单元格、表头或表格上方；没有写明的读作“无法判断”",
    "written in the cell, the header or above the table; without it the cell is unknown",
)


def record_page(record: str, library: Library) -> Page:
    """What a sheet of a record kind holds, and the rules on it."""
    model = RECORDS[record]
    key = joined([same(model.fields()[name].header) for name in model.key], "、", ", ")
    facts = (
        Fact("sheet", Text("表名", "sheet"), same(model.sheet)),
        Fact("key", Text("主键", "key"), key),
    )
    rules = [rule for rule in library.book.rules if rule.record == record]
    tables = (_fields(record), rule_table("rules", Text("规则", "Rules"), rules))
    return Page(
        "record", record, record_names(record), (Facts("facts", facts), *without_empty(tables)), (model.sheet,)
    )


def _fields(record: str) -> Table:
    columns = (
        Column("header", Text("列", "header")),
        Column("name", Text("英文名", "name")),
        Column("type", Text("类型", "type")),
        Column("detail", Text("单位或选项", "unit or choices")),
    )
    rows = tuple(
        (same(field.header), same(field.name), FIELD_TYPES[field.type], _detail(field))
        for field in RECORDS[record].fields().values()
    )
    return Table("fields", Text("列", "Fields"), columns, rows)


def _detail(field: FieldSpec) -> Text:
    return same("、".join(field.values) if field.values else field.unit or "")


def field_page(record: str, field: FieldSpec, library: Library) -> Page:
    """How a field's cells are read, and the rules that read them."""
    facts = [
        Fact("record", Text("记录", "record"), same(record), ids=True),
        Fact("header", Text("表头", "header"), same(field.header)),
        Fact("type", Text("类型", "type"), FIELD_TYPES[field.type]),
    ]
    if field.values:
        facts.append(Fact("values", Text("选项", "choices"), _detail(field)))
    if field.unit:
        facts.append(Fact("unit", Text("基本单位", "base unit"), same(field.unit)))
    if field.needs_unit:
        facts.append(Fact("unit_needed", Text("单位", "unit"), _UNIT_NEEDED))
    if field.type in EXAMPLES:
        facts.append(Fact("example", Text("例如", "such as"), EXAMPLES[field.type]))
    if field.plausible is not None:
        low, high = (shown_number(bound, field.unit) for bound in field.plausible)
        usual = Text(f"{low.zh} 至 {high.zh}", f"{low.en} to {high.en}")
        facts.append(Fact("usual", Text("通常在", "usually"), usual))
    if field.personal:
        masked = Text("输出时遮盖，除非用 --show-personal", "masked in output unless --show-personal is given")
        facts.append(Fact("personal", Text("个人信息", "personal"), masked))
    changes = [one for one in library.changes.get(record, ()) if one.field.name == field.name]
    rules = [
        rule
        for rule in library.book.rules
        if rule.record == record and field.name in {one.name for one in rule.fields_named()}
    ]
    table = rule_table("rules", Text("读这一列的规则", "Rules that read it"), rules)
    sheet = RECORDS[record].sheet
    names = (field.name, field.header, f"{sheet}.{field.header}", f"{record}.{field.header}")
    title = Text(f"{sheet} · {field.header}", f"{record} · {field.name} ({field.header})")
    return Page(
        "field",
        f"{record}.{field.name}",
        title,
        (Facts("facts", tuple(facts)), *without_empty([change_table(changes), table])),
        names,
    )


def difference_page() -> Page:
    """What a difference means between a reported value and the records, and what to do about it."""
    meaning = Text(
        "任务指标里填报的完成值，与同一次报送的记录算出来的不一样；fupin progress 列出两个数和差多少。",
        "The value reported for a target is not the one that the records of the same submission show; "
        "`fupin progress` tells both and by how much they differ.",
    )
    remedy = Text(
        "核对填报的数和有关的表：漏报的记录补上，填报的数有误的更正。",
        "Compare the reported value with the sheets: add records left out, or correct the value if it is mistaken.",
    )
    parts = (Paragraph("meaning", NO_TITLE, meaning), Paragraph("remedy", Text("怎么办", "What to do"), remedy))
    return Page("problem", DIFFERENCE, Text("填报数与记录不符", "A reported value differs from the records"), parts)


def problem_page(code: ProblemCode) -> Page:
    """What a kind of data problem means and what to do about it."""
    note = PROBLEM_NOTES[code]
    facts = Facts("facts", (Fact("level", Text("级别", "level"), LEVELS[code.level]),))
    return Page(
        "problem",
        code.value,
        note.title,
        (
            Paragraph("meaning", NO_TITLE, note.meaning),
            facts,
            Paragraph("remedy", Text("怎么办", "What to do"), note.remedy),
        ),
    )
