"""The sheet of the receipt: what the report was made from."""

from __future__ import annotations

from fupin.model.text import Language, Text
from fupin.report.receipt_words import receipt_facts
from fupin.report.workbook.book import Sheet
from fupin.report.workbook.styles import CELL, FAINT, HEAD
from fupin.result import CheckResult

_HEADINGS = (Text("内容", "What"), Text("哪一个", "Which"), Text("值", "Value"))
_WIDTHS = {0: 12, 1: 48, 2: 72}
_LEAD = Text(
    "核对报告与文件：另存 JSON 报告，再运行 fupin receipt 报告.json 文件…",
    "To hold the report against the files: write it as JSON too, and run fupin receipt REPORT.json PATH...",
)


def write_receipt(sheet: Sheet, result: CheckResult, language: Language) -> None:
    """Writes the sheet: program, rule book, options, inputs with their hashes, and the hash over all of them."""
    sheet.columns(_WIDTHS)
    sheet.freeze(2)
    sheet.text(0, 0, _LEAD.in_language(language), FAINT)
    for at, heading in enumerate(_HEADINGS):
        sheet.text(1, at, heading.in_language(language), HEAD)
    for row, fact in enumerate(receipt_facts(result), 2):
        texts = (fact.name.in_language(language), fact.of, fact.value.in_language(language))
        sheet.fit(row, dict(enumerate(texts)))
        for at, text in enumerate(texts):
            sheet.text(row, at, text, CELL)
