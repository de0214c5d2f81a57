"""The report as a CSV file for Excel, WPS and programs: an entry a row, formulas made inert.

Behind the entries stand rows of the kind `receipt` (回执), which tell what the report was made from.

UTF-8 with a byte order mark, cells in quotes where they need them (RFC 4180), lines ending with CR LF. The
columns stand in the same order in both languages; in English their names and the words for kinds, levels and
verdicts are those of the JSON report. Texts are written as `fupin.report.csv_report.cells` says.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import NamedTuple, TextIO

from fupin.model.finding import EvidenceCell
from fupin.model.text import Language, Text, joined
from fupin.report.csv_report.cells import guarded
from fupin.report.entries import Entry, EntryKind, entries
from fupin.report.names import LEVELS, VERDICTS, record_name, shown_header
from fupin.report.receipt_words import RECEIPT, Fact, receipt_facts
from fupin.report.standing_words import since_word, waiver_values
from fupin.result import CheckResult

_KINDS = {
    EntryKind.INPUT: Text("文件", EntryKind.INPUT.value),
    EntryKind.FINDING: Text("检查结果", EntryKind.FINDING.value),
    EntryKind.PROBLEM: Text("数据问题", EntryKind.PROBLEM.value),
}


class Column(NamedTuple):
    """A column: its heading, and what an entry has there; None is an empty cell."""

    heading: Text
    of: Callable[[Entry], Text | str | int | None]


def _first(entry: Entry) -> EvidenceCell | None:
    """The evidence cell that the entry's place names."""
    return next((cell for cell in entry.cells if cell.cell is not None and cell.cell == entry.cell), None)


def _header(entry: Entry) -> str | None:
    cell = _first(entry)
    return None if cell is None or cell.header is None else shown_header(cell.header)


def _text(entry: Entry) -> str | None:
    cell = _first(entry)
    return None if cell is None else cell.text


def _value(entry: Entry) -> str | None:
    cell = _first(entry)
    return None if cell is None else cell.value


def _waiver(entry: Entry, part: int) -> str | None:
    return None if entry.waiver is None else waiver_values(entry.waiver)[part]


COLUMNS = (
    Column(Text("种类", "kind"), lambda entry: _KINDS[entry.kind]),
    Column(Text("级别", "level"), lambda entry: LEVELS[entry.level]),
    Column(Text("结论", "verdict"), lambda entry: None if entry.verdict is None else VERDICTS[entry.verdict]),
    Column(Text("规则", "rule"), lambda entry: entry.rule),
    Column(Text("要求", "title"), lambda entry: entry.title),
    Column(Text("条款", "clause"), lambda entry: entry.clause),
    Column(Text("文件", "path"), lambda entry: entry.path),
    Column(Text("工作表", "sheet"), lambda entry: entry.sheet),
    Column(Text("记录种类", "record"), lambda entry: None if entry.record is None else record_name(entry.record)),
    Column(Text("县", "county"), lambda entry: entry.county),
    Column(Text("行", "row"), lambda entry: entry.row),
    Column(Text("单元格", "cell"), lambda entry: entry.cell),
    Column(Text("记录", "key"), lambda entry: entry.key_text),
    Column(Text("表头", "header"), _header),
    Column(Text("内容", "text"), _text),
    Column(Text("读作", "value"), _value),
    Column(Text("说明", "message"), lambda entry: entry.message),
    Column(Text("怎么办", "remedy"), lambda entry: entry.remedy),
    Column(Text("怎样变化才符合", "repairs"), lambda entry: joined(list(entry.repairs), "；", "; ")),
    Column(Text("指纹", "fingerprint"), lambda entry: entry.fingerprint),
    Column(Text("与基线相比", "since"), lambda entry: since_word(entry.since)),
    Column(Text("豁免文号", "document"), lambda entry: _waiver(entry, 0)),
    Column(Text("批准单位", "authority"), lambda entry: _waiver(entry, 1)),
    Column(Text("有效期至", "expires_on"), lambda entry: _waiver(entry, 2)),
    Column(Text("豁免理由", "reason"), lambda entry: _waiver(entry, 3)),
)
"""The columns; programs read them by name and place, so a new one stands last."""


def write_csv(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the report: headings, then every entry, then what it was made from, words in the given language."""
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.heading.in_language(language) for column in COLUMNS)
    for entry in entries(result):
        writer.writerow(_cell(column.of(entry), language) for column in COLUMNS)
    for fact in receipt_facts(result):
        writer.writerow(_cell(content, language) for content in _fact_row(fact))


def _fact_row(fact: Fact) -> list[Text | str | None]:
    """A row of the kind receipt: what kind of fact, which one (in the column of files), and its value."""
    content: dict[str, Text | str] = {"kind": RECEIPT, "title": fact.name, "path": fact.of, "message": fact.value}
    return [content.get(column.heading.en) for column in COLUMNS]


def _cell(content: Text | str | int | None, language: Language) -> str | int:
    if content is None or isinstance(content, int):
        return "" if content is None else content
    text = content.in_language(language) if isinstance(content, Text) else content
    return guarded(text)
