"""How many records there are, and what was found: by record kind in the closing table, and in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich import box
from rich.table import Table

from fupin.model.records import RECORDS
from fupin.model.text import Language, Text
from fupin.model.verdict import Level, Verdict
from fupin.report.names import record_name
from fupin.result import CheckResult

TOTALS_HEADS = (
    Text("记录", "record"),
    Text("条数", "records"),
    Text("错误", "errors"),
    Text("警告", "warnings"),
    Text("提示", "notes"),
    Text("无法判断", "unknown"),
)


def totals_table(result: CheckResult, language: Language) -> Table:
    """The figures by record kind as a table for consoles."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, head in enumerate(TOTALS_HEADS):
        table.add_column(head.in_language(language), justify="right" if number else "left", no_wrap=not number)
    for row in totals_rows(result, language):
        table.add_row(*row)
    return table


def totals_rows(result: CheckResult, language: Language) -> Iterator[list[str]]:
    """The figures by record kind, under `TOTALS_HEADS`; they add up to those of `totals_line`."""
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
            yield [record_name(record).in_language(language), *(str(figure) for figure in figures)]


def totals_line(result: CheckResult) -> Text:
    """The head figures in a line; where nothing was checked, that."""
    summary = result.summary
    if not summary.records:
        return Text("没有可检查的记录。", "There was nothing to check.")
    return Text(
        f"共 {summary.records} 条：错误 {summary.error} · 警告 {summary.warning} · 提示 {summary.note} · "
        f"无法判断 {summary.unknown} · 读不懂 {summary.problems}",
        f"{summary.records} records: errors {summary.error} · warnings {summary.warning} · "
        f"notes {summary.note} · unknown {summary.unknown} · problems {summary.problems}",
    )
