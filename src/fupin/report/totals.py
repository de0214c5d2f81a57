"""The closing figures: by record kind how many there are and what was found, and all of it in a line."""

from __future__ import annotations

from collections import Counter

from fupin.model.problems import Problem
from fupin.model.records import RECORDS
from fupin.model.text import Language, Text
from fupin.model.verdict import Level, Verdict
from fupin.report.grid import Grid
from fupin.report.names import HEAD_FIGURES, record_name
from fupin.result import CheckResult, SheetReport

_HEADS = (
    Text("记录", "record"),
    Text("条数", "records"),
)
_ELSEWHERE = Text("（不属于记录）", "(no record)")


def totals(result: CheckResult, language: Language) -> Grid:
    """The figures by record kind; they add up to those of the line of all."""
    records: Counter[str] = Counter()
    for report in result.inputs:
        for sheet in report.sheets:
            records[sheet.record] += sheet.records
    failed = Counter((each.record, each.level) for each in result.findings if each.verdict is Verdict.FAIL)
    unknown = Counter(finding.record for finding in result.findings if finding.verdict is Verdict.UNKNOWN)
    waived = Counter(finding.record for finding in result.findings if finding.verdict is Verdict.WAIVED)
    problems = _problems_by_record(result)
    rows = [
        (
            record_name(record).in_language(language),
            str(records[record]),
            *(str(failed[record, level]) for level in Level),
            *([str(waived[record])] if waived else []),
            str(unknown[record]),
            str(problems[record]),
        )
        for record in RECORDS
        if record in records
    ]
    if problems[None]:
        rows.append((_ELSEWHERE.in_language(language), *["0"] * (6 if waived else 5), str(problems[None])))
    heads = (*_HEADS, *(text for name, text in HEAD_FIGURES.items() if waived or name != "waived"))
    return Grid(tuple(head.in_language(language) for head in heads), rows)


def summary_line(result: CheckResult) -> Text:
    """All figures in a line, and how many inputs can't be read."""
    summary = result.summary
    waived = Text(f"豁免 {summary.waived} · ", f"waived {summary.waived} · ") if summary.waived else Text("", "")
    line = Text(
        f"共 {summary.records} 条：错误 {summary.error} · 警告 {summary.warning} · 提示 {summary.note} · {waived.zh}"
        f"无法判断 {summary.unknown} · 数据问题 {summary.problems}",
        f"{summary.records} records: errors {summary.error} · warnings {summary.warning} · "
        f"notes {summary.note} · {waived.en}unknown {summary.unknown} · problems {summary.problems}",
    )
    if not summary.records:
        line = Text("没有可检查的记录。", "There was nothing to check.")
    unreadable = sum(not report.readable for report in result.inputs)
    if unreadable:
        line = Text(f"{line.zh} · 读不了的文件 {unreadable}", f"{line.en} · unreadable files {unreadable}")
    return line


def _problems_by_record(result: CheckResult) -> Counter[str | None]:
    """How many problems the tables of each record kind have; those of no table under None."""
    sheets: dict[tuple[str, str | None], list[SheetReport]] = {}
    for report in result.inputs:
        for sheet in report.sheets:
            sheets.setdefault((report.path, sheet.sheet), []).append(sheet)
    return Counter(
        _record_of(problem, sheets.get((problem.path, problem.sheet), []))
        for problem in result.problems
        if problem.level is not Level.NOTE
    )


def _record_of(problem: Problem, tables: list[SheetReport]) -> str | None:
    """The record kind of the table that a problem lies in: of several on a sheet, by its field, then by its row."""
    if problem.cell is None and problem.field is None:
        return tables[0].record if len(tables) == 1 else None
    fitting = [table for table in tables if problem.field in RECORDS[table.record].fields()] or tables
    above = [table for table in fitting if not table.header_rows or table.header_rows[0] <= (problem.row or 0)]
    return (above or fitting)[-1].record if fitting else None
