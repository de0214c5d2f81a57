"""The text report: what a clerk needs in one look, made with Rich."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.text import Language, Text
from fupin.model.verdict import Level, Verdict
from fupin.report.messages import finding_message, problem_message
from fupin.report.names import LEVELS, VERDICTS, field_name, record_name
from fupin.report.places import key_text, place
from fupin.report.sampling import Sample, sample
from fupin.report.totals import totals_table
from fupin.result import CheckResult, InputReport
from fupin.rulebook.parsed import ParsedRule

DEFAULT_MAX_FINDINGS = 200

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.NOTE: "bold cyan"}
_UNKNOWN_STYLE = "bold magenta"
_ORDER = list(Level)


class TextReport:
    """Prints a result to a console.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
        max_findings: how many findings and problems are shown; all are counted.
    """

    def __init__(self, console: Console, language: Language, max_findings: int = DEFAULT_MAX_FINDINGS) -> None:
        self._console = console
        self._language = language
        self._most = max_findings

    def write(self, result: CheckResult) -> None:
        """Prints the whole report."""
        for report in result.inputs:
            self._head(report)
        self._print(self._against(result))
        failed = [finding for finding in result.findings if finding.verdict is Verdict.FAIL]
        unknown = [finding for finding in result.findings if finding.verdict is Verdict.UNKNOWN]
        self._by_rule(failed, result)
        self._whole_sheets([finding for finding in unknown if finding.row is None])
        self._by_rule([finding for finding in unknown if finding.row is not None], result)
        self._problems(result.problems)
        if result.inputs and any(report.sheets for report in result.inputs):
            self._print()
            self._console.print(totals_table(result, self._language))
        self._last_line(result)

    def _say(self, zh: str, en: str) -> str:
        return Text(zh, en).in_language(self._language)

    def _print(self, renderable: str | Styled | Table = "", indent: int = 0) -> None:
        """Prints texts wrapped behind an indent, without blanks at the end of a line."""
        if isinstance(renderable, Table):
            self._console.print(renderable)
            return
        text = Styled(renderable) if isinstance(renderable, str) else renderable
        for line in text.wrap(self._console, max(self._console.width - indent, 1)) or [Styled()]:
            line.rstrip()
            self._console.print(Styled(" " * indent).append_text(line), highlight=False)

    # --- head ---

    def _head(self, report: InputReport) -> None:
        line = Styled(report.path, style="bold")
        if report.reason is not None:
            reason = report.reason.in_language(self._language)
            self._print(line.append("   " + self._say(f"读不了：{reason}", f"unreadable: {reason}"), "bold red"))
            return
        sheets, records = len(report.sheets), sum(sheet.records for sheet in report.sheets)
        figures = self._say(f"{sheets} 张表 · {records} 条记录", f"sheets {sheets} · records {records}")
        self._print(line.append("   " + figures, "not bold"))
        for sheet in report.sheets:
            if sheet.hidden:
                self._print(
                    self._say(f"隐藏的表也已检查：{sheet.sheet}", f"hidden sheet, checked too: {sheet.sheet}"), 2
                )

    def _against(self, result: CheckResult) -> str:
        book, rules, day = result.book.id, len(result.rules), result.as_of
        return self._say(
            f"规则库 {book}（{rules} 条）· 截至 {day}", f"rule book {book} ({rules} rules) · as of {day}"
        )

    # --- findings ---

    def _by_rule(self, findings: Sequence[Finding], result: CheckResult) -> None:
        order = {rule: number for number, rule in enumerate(result.rules)}
        ordered = sorted(findings, key=lambda f: (_ORDER.index(f.level), order[f.rule]))
        groups = [list(group) for _, group in groupby(ordered, key=lambda f: f.rule)]
        for shown in sample(groups, self._most):
            self._rule(shown, result)

    def _rule(self, shown: Sample[Finding], result: CheckResult) -> None:
        first = shown.items[0]
        rule = result.rules[first.rule]
        unknown = first.verdict is Verdict.UNKNOWN
        name = (VERDICTS[first.verdict] if unknown else LEVELS[first.level]).in_language(self._language)
        style = _UNKNOWN_STYLE if unknown else _STYLES[first.level]
        self._print()
        self._print(self._heading(Styled(name, style), rule, shown.total))
        for finding in shown.items:
            self._finding(finding, rule, result)
        self._not_shown(shown)
        if not unknown:
            remedy = rule.rule.remedy.in_language(self._language)
            self._print(Styled(self._say("怎么办：", "What to do: ") + remedy, "green"), 2)

    def _heading(self, name: Styled, rule: ParsedRule, count: int) -> Table:
        grid = Table.grid(padding=(0, 2), expand=True)
        grid.add_column(no_wrap=True)
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=1)
        grid.add_column(no_wrap=True, justify="right")
        grid.add_column(no_wrap=True, justify="right")
        grid.add_row(
            name,
            Styled(rule.rule.id, "bold"),
            Styled(rule.rule.title.in_language(self._language), "bold"),
            rule.rule.clause,
            self._say(f"{count} 条", f"{count}"),
        )
        return grid

    def _finding(self, finding: Finding, rule: ParsedRule, result: CheckResult) -> None:
        line = Styled()
        line.append(place(finding, several=len(result.inputs) > 1), style="bold")
        line.append("  " + key_text(finding, self._language), style="not bold")
        message = finding_message(finding, rule, result.as_of).in_language(self._language)
        if finding.verdict is Verdict.UNKNOWN:
            self._print(line.append("  " + message, style="not bold"), 2)
            return
        self._print(line, 2)
        self._print(message + self._as_written(finding), 4)

    def _as_written(self, finding: Finding) -> str:
        """What stands in the first cell, where that is not simply the value."""
        cell = finding.cells[0] if finding.cells else None
        if cell is None or cell.text is None or cell.value in (None, cell.text) or cell.value in ("true", "false"):
            return ""
        return self._say(f"（原文“{cell.text}”，{cell.header}）", f" (written “{cell.text}” under {cell.header})")

    def _whole_sheets(self, findings: Sequence[Finding]) -> None:
        """Rules that can't judge any record of a sheet, one line a sheet and reason."""
        if not findings:
            return
        self._print()
        self._print(
            Styled(self._say("整张表无法判断的规则", "Rules that can judge no record of a sheet"), _UNKNOWN_STYLE)
        )
        for (path, sheet, record), group in groupby(findings, key=lambda f: (f.path, f.sheet, f.record)):
            members = list(group)
            where = Styled(sheet or path, style="bold")
            where.append("  " + " ".join(finding.rule for finding in members), style="not bold")
            self._print(where, 2)
            columns = dict.fromkeys(
                cell.field for f in members if f.missing_table is None for cell in f.cells if cell.header is None
            )
            tables = dict.fromkeys(finding.missing_table for finding in members if finding.missing_table)
            self._print(self._lacking(record, columns, tables), 4)

    def _lacking(self, record: str, columns: Iterable[str], tables: Iterable[str]) -> str:
        names = [field_name(record, name).in_language(self._language) for name in columns]
        others = [record_name(name).in_language(self._language) for name in tables]
        parts = []
        if names:
            parts.append(self._say(f"缺少列：{'、'.join(names)}", f"missing columns: {', '.join(names)}"))
        if others:
            parts.append(self._say(f"缺少表：{'、'.join(others)}", f"missing tables: {', '.join(others)}"))
        return self._say("；", "; ").join(parts)

    # --- problems ---

    def _problems(self, problems: Sequence[Problem]) -> None:
        titles = (
            (False, Text("读不懂或对不上的地方", "What could not be read or matched"), "bold red"),
            (True, Text("阅读提示", "Reading notes"), "bold cyan"),
        )
        for notes, title, style in titles:
            chosen = [problem for problem in problems if (problem.level is Level.NOTE) is notes]
            if not chosen:
                continue
            self._print()
            count = self._say(f"  {len(chosen)} 处", f"  {len(chosen)}")
            self._print(Styled(title.in_language(self._language), style).append(count, "not bold"))
            for shown in sample([chosen], self._most):
                for problem in shown.items:
                    line = Styled(place(problem, several=True), style="bold")
                    line.append(f"  {problem.code}  ", style="dim not bold")
                    line.append(problem_message(problem).in_language(self._language), style="not bold")
                    self._print(line, 2)
                self._not_shown(shown)

    def _not_shown(self, shown: Sample[Finding] | Sample[Problem]) -> None:
        left = shown.total - len(shown.items)
        if left:
            text = self._say(f"另有 {left} 处未显示（--max-findings）", f"{left} more are not shown (--max-findings)")
            self._print(Styled(text, "dim"), 2)

    # --- end ---

    def _last_line(self, result: CheckResult) -> None:
        summary = result.summary
        self._print()
        if not summary.records:
            self._print(self._say("没有可检查的记录。", "There was nothing to check."))
            return
        self._print(
            self._say(
                f"共 {summary.records} 条：错误 {summary.error} · 警告 {summary.warning} · 提示 {summary.note} · "
                f"无法判断 {summary.unknown} · 读不懂 {summary.problems}",
                f"{summary.records} records: errors {summary.error} · warnings {summary.warning} · "
                f"notes {summary.note} · unknown {summary.unknown} · problems {summary.problems}",
            )
        )
        first = next((finding.rule for finding in result.findings if finding.verdict is Verdict.FAIL), None)
        if first is not None:
            self._print(Styled(self._say(f"详情：fupin explain {first}", f"Details: fupin explain {first}"), "dim"))
