"""What the instructions of a template say: how to fill it in, its sheets, and the fields of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fupin.model.records import RECORDS
from fupin.model.text import Language, Text, visible
from fupin.report.names import FIELD_TYPES
from fupin.template.cell_forms import choices, shown
from fupin.template.columns import Role, TemplateColumn
from fupin.template.examples import example_of
from fupin.template.headers import unit_shown
from fupin.template.notes import clauses_named

STEPS = (
    Text(
        "每种记录一张表，一行一条记录，从示例行的下一行填起。用不到的表空着或删掉都可以。",
        "A sheet for each kind of record, a record a row, from the row below the example on. "
        "Leave sheets that you don't need empty, or delete them.",
    ),
    Text(
        "表名和表头不要改；列可以调换顺序，供核对的列可以删。只有表头括号里的单位可以换：整列按万元填的，把（元）改成（万元）。",
        "Don't rename sheets or headers; columns may change places, and those for reference may go. "
        "English headers declare base units: yuan, months, mu, kW, shares as fractions.",
    ),
    Text(
        "数字按表头的单位填。个别格用别的单位的，在格里写明，如 5万元、3年。百分数带上百分号，如 4.35%。",
        "Numbers are in the header's unit. Where a cell has another, it says so: 5万元, 3年, 4.35%.",
    ),
    Text("日期填到日，如 2018-08-28。", "Dates have year, month and day: 2018-08-28."),
    Text(
        "是否、选项从下拉单中选。单子里没有合适的，留空，不要自己造一个。",
        "Choose flags and choices from the lists; where nothing fits, leave the cell empty.",
    ),
    Text(
        "编号、代码按文本填，前面的 0 和 18 位号码才不会丢；从别处粘贴时选“只粘贴数值”，免得把格式和下拉单冲掉。",
        "Identifiers are texts, so that leading zeros and 18 digits stay; paste values only, so that formats stay.",
    ),
    Text(
        "不知道的留空，不要用 0 代替：留空是“不知道”，检查时记为“无法判断”；0 是“没有”。",
        "Leave empty what you don't know: empty is unknown and never counts as in order; 0 says that there is none.",
    ),
    Text(
        "灰色的示例行（第一列写着“示例”）不作检查，可以留着，也可以删掉；不要把要报的数据填在这一行。",
        "The grey example row (its first cell says 示例) is not checked; keep or delete it, but don't fill it in.",
    ),
    Text("填好后检查：fupin check 文件名.xlsx", "Then check it: fupin check FILE.xlsx"),
)
"""How to fill in the workbook, a step each."""

NEEDS = {
    Role.KEY: Text("主键的第一列，每条记录都要填，不能重复", "the first column of the key: every record has it"),
    Role.KEY_PART: Text("主键的其他列，和第一列一起区分记录", "with the first column it tells records apart"),
    Role.JUDGED: Text("有规则要用，留空的记为“无法判断”", "rules read it; where it is empty they can't be judged"),
    Role.FURTHER: Text("没有规则要用，供查找、核对、汇总", "no rule reads it: for finding, comparing and summing up"),
}
"""What the colour of a header says."""

OVERVIEW_HEADERS = (
    Text("工作表", "sheet"),
    Text("一行是什么", "a row is"),
    Text("主键（哪些列合起来不能重复）", "key (columns that together don't repeat)"),
    Text("列数", "columns"),
    Text("规则数", "rules"),
)
FIELD_HEADERS = (
    Text("列的表头", "column header"),
    Text("要不要填", "needed?"),
    Text("填什么", "holds"),
    Text("按什么计", "measured in"),
    Text("可选的内容", "choices"),
    Text("示例内容", "for example"),
    Text("含义和用处", "meaning"),
    Text("用到它的规则〔条款〕", "rules that read it, with their clauses"),
)


@dataclass(frozen=True, slots=True)
class RecordGuide:
    """What the instructions say of one sheet.

    Attributes:
        sheet: its name.
        heading: its name with what a row is.
        overview: its row in the table of sheets, as `OVERVIEW_HEADERS` has it.
        fields: a row for each field with its role, as `FIELD_HEADERS` has it.
    """

    sheet: str
    heading: str
    overview: tuple[str, ...]
    fields: tuple[tuple[Role, tuple[str, ...]], ...]


def record_guide(record: str, columns: Sequence[TemplateColumn], language: Language) -> RecordGuide:
    """What the instructions say of a record kind's sheet."""
    model, row = RECORDS[record], example_of(record).row
    sheet = sheet_name(record, language)
    headers = {column.field.name: column.header for column in columns}
    rules = {rule.id for column in columns for rule in column.rules}
    key = Text("、", ", ").in_language(language).join(headers[name] for name in model.key)
    said = Text(f"{model.sheet}：{row.zh}", f"{record} ({model.sheet}): {row.en}").in_language(language)
    return RecordGuide(
        sheet=sheet,
        heading=said,
        overview=(sheet, row.in_language(language), key, str(len(columns)), str(len(rules))),
        fields=tuple((column.role, _field(column, language)) for column in columns),
    )


def sheet_name(record: str, language: Language) -> str:
    """What the sheet of a record kind is called."""
    return Text(RECORDS[record].sheet, record).in_language(language)


def _field(column: TemplateColumn, language: Language) -> tuple[str, ...]:
    field = column.field
    separator = Text("、", ", ").in_language(language)
    return (
        column.header,
        column.role.value.in_language(language),
        FIELD_TYPES[field.type].in_language(language),
        unit_shown(field).in_language(language),
        separator.join(choices(field, language)),
        shown(field, column.example, language),
        _meaning(column, language),
        clauses_named(column.rules),
    )


def _meaning(column: TemplateColumn, language: Language) -> str:
    meaning, purpose = column.meaning, column.purpose
    parts = [Text(column.field.header, column.field.header)] if language is Language.ENGLISH else []
    parts += [visible_text(part) for part in (meaning, purpose) if part is not None]
    return Text("。", ". ").in_language(language).join(part.in_language(language) for part in parts)


def visible_text(text: Text) -> Text:
    """A text of the rule book with signs that would not show made visible."""
    return Text(visible(text.zh), visible(text.en))
