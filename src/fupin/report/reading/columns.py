"""The columns of a sheet as a table: where each stands, what it holds, and in which unit."""

from __future__ import annotations

from rich.table import Table

from fupin.model.records import RECORDS
from fupin.model.text import Language, Text
from fupin.report.names import UNIT_SOURCES, field_name, shown_header
from fupin.result import ColumnReport, SheetReport

_HEADS = (Text("列", "column"), Text("表头", "header"), Text("字段", "field"), Text("单位", "unit"))


def columns_table(sheet: SheetReport, language: Language) -> Table:
    """The columns that hold a field, a line each; those that do not are left out."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for number, head in enumerate(_HEADS):
        table.add_column(head.in_language(language), no_wrap=not number, overflow="fold")
    for column in sheet.columns:
        if column.field is not None:
            hidden = Text(f"{column.place}（隐藏）", f"{column.place} (hidden)")
            table.add_row(
                hidden.in_language(language) if column.hidden else column.place,
                shown_header(column.header),
                _both_names(sheet.record, column.field).in_language(language),
                column_unit(sheet.record, column.field, column).in_language(language),
            )
    return table


def _both_names(record: str, field: str) -> Text:
    """Both names of a field, the reader's first; between them a narrow column may break."""
    name = field_name(record, field)
    return Text(f"{name.zh} {name.en}", f"{name.en} {name.zh}")


def column_unit(record: str, field: str, column: ColumnReport) -> Text:
    """The unit and where it is declared; where a number needs one and has none, that the cells must say it."""
    if column.unit is None:
        needed = RECORDS[record].fields()[field].needs_unit
        return Text("没有写明，看各格", "none; see the cells") if needed else Text("", "")
    if column.unit_from is None:
        return Text(column.unit, column.unit)
    source = UNIT_SOURCES[column.unit_from]
    return Text(f"{column.unit}（{source.zh}）", f"{column.unit} ({source.en})")
