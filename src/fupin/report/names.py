"""Names of things in both languages: levels, forces, verdicts, field types, units, record kinds."""

from __future__ import annotations

import re

from fupin.model.fields import FieldType
from fupin.model.origins import Recognition, UnitSource
from fupin.model.records import RECORDS
from fupin.model.since import Since
from fupin.model.text import Text
from fupin.model.verdict import Force, Level, Verdict

LEVELS = {
    Level.ERROR: Text("错误", "error"),
    Level.WARNING: Text("警告", "warning"),
    Level.NOTE: Text("提示", "note"),
}

FORCES = {
    Force.MUST: Text("必须", "must"),
    Force.IN_PRINCIPLE: Text("原则上必须", "must, in principle"),
    Force.SHOULD: Text("应当", "should"),
    Force.PROMOTED: Text("提倡", "promoted"),
    Force.ENTITLED: Text("可享受", "entitled"),
    Force.TARGET: Text("目标", "target"),
}

VERDICTS = {
    Verdict.PASS: Text("符合", "pass"),
    Verdict.FAIL: Text("不符合", "fail"),
    Verdict.UNKNOWN: Text("无法判断", "unknown"),
    Verdict.NOT_APPLICABLE: Text("不适用", "not applicable"),
    Verdict.WAIVED: Text("豁免", "waived"),
}

YES = Text("是", "yes")
HEAD_FIGURES = {
    "error": Text("错误", "errors"),
    "warning": Text("警告", "warnings"),
    "note": Text("提示", "notes"),
    "waived": Text("豁免", "waived"),
    "unknown": Text("无法判断", "unknown"),
    "problems": Text("数据问题", "problems"),
}
"""What is counted in a summary, by its name there."""

SINCE = {
    Since.NEW: Text("新出现", "new"),
    Since.WORSENED: Text("变严重", "worsened"),
    Since.KEPT: Text("仍存在", "kept"),
    Since.MENDED: Text("已改好", "mended"),
}
"""How something stands to the baseline."""

FIELD_TYPES = {
    FieldType.ID: Text("编号", "identifier"),
    FieldType.TEXT: Text("文字", "text"),
    FieldType.FLAG: Text("“是”或“否”", "yes or no (是/否)"),
    FieldType.COUNT: Text("不带小数的数量", "whole number"),
    FieldType.MONEY: Text("金额", "amount of money"),
    FieldType.NUMBER: Text("数字", "number"),
    FieldType.SHARE: Text("比率", "share"),
    FieldType.DATE: Text("日期", "date"),
    FieldType.MONTHS: Text("期限", "length of time"),
    FieldType.ENUM: Text("选项", "choice"),
}

EXAMPLES = {
    FieldType.FLAG: Text("是 或 否", "是 or 否"),
    FieldType.COUNT: Text("42", "42"),
    FieldType.MONEY: Text("50000元 或 5万元", "50000元 or 5万元"),
    FieldType.NUMBER: Text("带单位的数字", "a number with its unit"),
    FieldType.SHARE: Text("4.35%", "4.35%"),
    FieldType.DATE: Text("2018-08-28", "2018-08-28"),
    FieldType.MONTHS: Text("42个月 或 3年", "42个月 or 3年"),
}
"""What a readable cell of a type looks like."""

UNITS_EN = {
    "元": "yuan",
    "月": "months",
    "亩": "mu",
    "千瓦": "kW",
    "户": "households",
    "人": "persons",
    "天": "days",
    "类": "kinds",
    "次": "times",
    "季度": "quarters",
}
"""English names of base units that a number is shown with; the others are left out."""

RECOGNISED_BY = {
    Recognition.MAPPING: Text("依据对照文件", "as the mapping file says"),
    Recognition.SHEET_NAME: Text("依据表名", "by its name"),
    Recognition.TITLE: Text("依据标题", "by its title"),
    Recognition.OPTION: Text("依据 --record", "as --record says"),
    Recognition.HEADERS: Text("依据表头", "by its headers"),
}
"""What told the record kind of a sheet."""

UNIT_SOURCES = {
    UnitSource.NAME: Text("英文列名", "English name"),
    UnitSource.HEADER: Text("表头", "header"),
    UnitSource.GROUP: Text("上级表头", "group head"),
    UnitSource.LINE: Text("单位行", "unit line"),
    UnitSource.MAPPING: Text("对照文件", "mapping file"),
    UnitSource.ASSUMED: Text("假定", "assumed"),
}
"""Where the unit of a column is declared."""

LEFT_OUT = {
    "header": Text("重复的表头", "repeated header"),
    "total": Text("合计", "total"),
    "footnote": Text("注释", "footnote"),
    "blank": Text("空行", "blank"),
    "title": Text("标题", "title"),
    "unit_line": Text("单位行", "unit line"),
    "column_numbers": Text("列号", "column numbers"),
    "example": Text("示例", "example"),
    "heading": Text("分段标题", "headings of parts"),
    "unused": Text("只填了没有用到的列", "filled in unused columns only"),
}
"""Why a row is not judged, by the code that the reading gives."""


def shown_header(header: str) -> str:
    """A header as it stands in the sheet, on one line."""
    return re.sub(r"\s+", " ", header.strip()) if header.isascii() else re.sub(r"\s+", "", header)


def record_name(record: str) -> Text:
    """The name of a record kind: its sheet's name, its English name."""
    return Text(RECORDS[record].sheet, record)


def record_names(record: str) -> Text:
    """Both names of a record kind, the reader's first."""
    sheet = RECORDS[record].sheet
    return Text(f"{sheet}（{record}）", f"{record} ({sheet})")


def field_names(record: str, field: str) -> Text:
    """Both names of a field, the reader's first."""
    header = RECORDS[record].fields()[field].header
    return Text(f"{header}（{field}）", f"{field} ({header})")


def field_name(record: str, field: str) -> Text:
    """The name of a field: its canonical header, its English name."""
    return Text(RECORDS[record].fields()[field].header, field)
