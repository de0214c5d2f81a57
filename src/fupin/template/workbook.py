"""Writing a template: the sheet of instructions, then a sheet for each record kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

import xlsxwriter

from fupin.model.guide import GUIDE_SHEET
from fupin.model.records import RECORDS
from fupin.model.text import Language, Text
from fupin.rulebook.book import RuleBook
from fupin.template.columns import template_columns
from fupin.template.guide import record_guide, sheet_name, visible_text
from fupin.template.guide_sheet import GuideSheet
from fupin.template.record_sheet import RecordSheet
from fupin.template.styles import CORE_TAB, FONT, FURTHER_TAB, GUIDE_TAB, SIZE, Styles

_MADE_ON = datetime(2018, 8, 28)
"""The date that the file says it was made: the policy's, so that equal templates are equal files."""


def write_template(stream: BinaryIO, records: Sequence[str], book: RuleBook, language: Language) -> None:
    """Writes a template; the same call writes the same bytes.

    Args:
        stream: where to; it stays open.
        records: the record kinds that get a sheet, in order.
        book: the rule book whose rules the notes and the instructions name.
        language: of headers, notes and instructions.
    """
    plain = {"font_name": FONT, "font_size": SIZE}
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True, "default_format_properties": plain})
    title = Text("报送表", "Submission").in_language(language)
    workbook.set_properties({"title": title, "created": _MADE_ON})
    styles = Styles(workbook)
    columns = {record: template_columns(record, book, language) for record in records}
    guide = workbook.add_worksheet(GUIDE_SHEET.in_language(language))
    guide.set_tab_color(GUIDE_TAB)
    guides = [record_guide(record, columns[record], language) for record in records]
    GuideSheet(guide, styles, language).write(_basis(book), guides)
    for record in records:
        RecordSheet(_record_sheet(workbook, record, language), styles, record, language).write(columns[record])
    workbook.close()


def _record_sheet(workbook: Any, record: str, language: Language) -> Any:
    sheet = workbook.add_worksheet(sheet_name(record, language))
    sheet.set_tab_color(FURTHER_TAB if RECORDS[record].further else CORE_TAB)
    return sheet


def _basis(book: RuleBook) -> Text:
    title = visible_text(book.title)
    return Text(
        f"依据规则库：{title.zh}（{book.id} {book.version}）。每一列的含义和用处见表头上的批注，也见下面各表的说明。",
        f"Rule book: {title.en} ({book.id} {book.version}). Each header has a note that says what its column is for; "
        "the tables below say the same.",
    )
