"""The closing table: how many records of each kind, and what was found, by record kind."""

from __future__ import annotations

from collections import Counter

from rich import box
from rich.table import Table

from fupin.model.records import RECORDS
from fupin.model.text import Language, Text
from fupin.model.verdict import Level, Verdict
from fupin.report.names import record_name
from fupin.result import CheckResult

_HEADS = (
    Text("记录", "record"),
    Text("条数", "records"),
    Text("错误", "errors"),
    Text("警告", "warnings"),
    Text("提示", "notes"),
    Text("无法判断", "unknown"),
)


def totals_table(result: CheckResult, language: Language) -> Table:
    """The figures by record kind; they add up to those of the last line."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, head in enumerate(_HEADS):
        table.add_column(head.in_language(language), justify="right" if number else "left", no_wrap=not number)
    records: Counter[str] = Counter()
    for report in result.inputs:
        for sheet in report.sheets:
            records[sheet.record] += sheet.records
    failed: Counter[tuple[str, Level]] = Counter(
        (finding.record, finding.level) for finding in result.findings if finding.verdict is Verdict.FAIL
    )
    unknown = Counter(finding.record for finding in result.findings if finding.verdict is Verdict.UNKNOWN)
    for record in RECORDS:
        if record in records:
            figures = [records[record], *(failed[record, level] for level in Level), unknown[record]]
            table.add_row(record_name(record).in_language(language), *(str(figure) for figure in figures))
    return table
