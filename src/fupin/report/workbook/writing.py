"""The whole workbook: a summary, the findings, and submitted sheets as they were read, their findings marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from fupin.model.text import Language, Text
from fupin.report.content import Content
from fupin.report.entries import entries
from fupin.report.workbook.book import new_book
from fupin.report.workbook.choosing import chosen_copies
from fupin.report.workbook.copies import write_copy
from fupin.report.workbook.counties import write_counties
from fupin.report.workbook.findings import write_findings
from fupin.report.workbook.left_out import LeftOut, notes_on
from fupin.report.workbook.marks import marks_of
from fupin.report.workbook.names import FINDINGS, RECEIPT, SUMMARY, copy_names
from fupin.report.workbook.placing import PlacedCopies, PlacedCopy
from fupin.report.workbook.receipt import write_receipt
from fupin.report.workbook.summary import write_summary
from fupin.result import CheckResult, SheetReport


def write_workbook(content: Content, stream: BinaryIO, language: Language) -> None:
    """Writes the workbook.

    Raises:
        OSError: it can't be written.
    """
    told = list(entries(content.result))
    chosen = chosen_copies(content, told)
    counties = {path: each.county for each in content.result.counties for path in each.paths}
    copies = PlacedCopies(map(PlacedCopy, chosen.copies, copy_names(chosen.copies, language, counties)))
    marks = marks_of(told, copies)
    with new_book(stream, content.result.as_of, language) as book:
        summary = book.sheet(SUMMARY.in_language(language))  # the first sheet tells what the others leave out
        findings = book.sheet(FINDINGS.in_language(language))
        rows = write_findings(findings, told, copies, language)
        notes = list(notes_on(findings.name, LeftOut(rows=rows), findings))
        notes += chosen.notes()
        notes += [_unmarked(path, sheet) for path, sheet in copies.alike]
        if content.result.counties:
            write_counties(book, content.result)
        if content.result.receipt is not None:
            write_receipt(book.sheet(RECEIPT.in_language(language)), content.result, language)
        for placed in copies.all:
            sheet = book.sheet(placed.name)
            left_out = write_copy(sheet, placed, marks[placed.name], _tables(content.result, placed), language)
            notes += notes_on(sheet.name, left_out, sheet)
        write_summary(book, summary, content, told, copies, notes)


def _tables(result: CheckResult, placed: PlacedCopy) -> Sequence[SheetReport]:
    """The tables that were recognised in a copied sheet."""
    path, sheet = placed.copy.path, placed.copy.sheet
    return [
        table for report in result.inputs if report.path == path for table in report.sheets if table.sheet == sheet
    ]


def _unmarked(path: str, sheet: str | None) -> Text:
    name = path if sheet is None else f"{path} · {sheet}"
    return Text(
        f"“{name}”：遮盖后同名的有几个，没有标记", f"{name}: several are named alike once masked, and not marked"
    )
