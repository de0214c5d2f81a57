"""The findings of the text report: by rule, and once a sheet for rules that judge no record of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.table import Table
from rich.text import Text as Styled

from fupin.model.finding import Finding
from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.report.messages import finding_message
from fupin.report.names import LEVELS, VERDICTS, field_name, record_name, shown_header
from fupin.report.places import key_text, place
from fupin.report.printer import Printer
from fupin.report.repairs import repair_texts
from fupin.report.sampling import Sample, sample
from fupin.result import CheckResult
from fupin.rulebook.parsed import ParsedRule

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.NOTE: "bold cyan"}
_UNKNOWN_STYLE = "bold magenta"
_ORDER = list(Level)


def grouped(findings: Iterable[Finding], result: CheckResult) -> list[list[Finding]]:
    """The findings by rule: errors first, and in the order of the rule book within a level."""
    order = {rule: number for number, rule in enumerate(result.rules)}
    ordered = sorted(findings, key=lambda finding: (_ORDER.index(finding.level), order[finding.rule]))
    return [list(group) for _, group in groupby(ordered, key=lambda finding: finding.rule)]


class FindingsPart:
    """Prints the findings of a result.

    Args:
        printer: where to.
        result: the result.
        most: how many findings of a verdict are shown; all are counted.
    """

    def __init__(self, printer: Printer, result: CheckResult, most: int) -> None:
        self._printer = printer
        self._result = result
        self._most = most

    def by_rule(self, findings: Sequence[Finding]) -> None:
        """Prints findings about records, a block a rule."""
        for shown in sample(grouped(findings, self._result), self._most):
            self._block(shown)

    def _block(self, shown: Sample[Finding]) -> None:
        first = shown.items[0]
        rule = self._result.rules[first.rule]
        unknown = first.verdict is Verdict.UNKNOWN
        name = self._printer.told(VERDICTS[first.verdict] if unknown else LEVELS[first.level])
        style = _UNKNOWN_STYLE if unknown else _STYLES[first.level]
        self._printer.print()
        self._printer.table(self._heading(Styled(name, style), rule, shown.total))
        for finding in shown.items:
            self._finding(finding, rule)
        not_shown(self._printer, shown)
        if not unknown:
            remedy = self._printer.told(rule.rule.remedy)
            self._printer.print(Styled(self._printer.say("怎么办：", "What to do: ") + remedy, "green"), 2)

    def _heading(self, name: Styled, rule: ParsedRule, count: int) -> Table:
        grid = Table.grid(padding=(0, 2), expand=True)
        for ratio in (None, None, 1, None, None):
            grid.add_column(ratio=ratio, no_wrap=ratio is None, justify="left")
        title = Styled(self._printer.told(rule.rule.title), "bold")
        total = self._printer.say(f"{count} 条", f"{count}")
        grid.add_row(name, Styled(rule.rule.id, "bold"), title, rule.rule.clause, total)
        return grid

    def _finding(self, finding: Finding, rule: ParsedRule) -> None:
        line = Styled(place(finding, several=len(self._result.inputs) > 1), style="bold")
        line.append("  " + key_text(finding, self._printer.language), style="not bold")
        message = self._printer.told(finding_message(finding, rule, self._result.as_of))
        if finding.verdict is Verdict.UNKNOWN:
            self._printer.print(line.append("  " + message, style="not bold"), 2)
            return
        self._printer.print(line, 2)
        self._printer.print(message + self._as_written(finding), 4)
        if finding.repair is not None:
            for sentence in repair_texts(finding.repair, finding.record, finding.rule):
                self._printer.print(Styled(self._printer.told(sentence), "green"), 4)

    def _as_written(self, finding: Finding) -> str:
        """What stands in the first cell, where that is not simply the value."""
        cell = finding.cells[0] if finding.cells else None
        if cell is None or cell.text is None or cell.value in (None, cell.text, "true", "false"):
            return ""
        header = shown_header(cell.header or "")
        return self._printer.say(f"（原文“{cell.text}”，{header}）", f" (written “{cell.text}” under {header})")

    def whole_sheets(self, findings: Sequence[Finding]) -> None:
        """Prints which rules can judge no record of a sheet, one entry a sheet."""
        if not findings:
            return
        title = self._printer.say("整张表无法判断的规则", "Rules that can judge no record of a sheet")
        self._printer.print()
        self._printer.print(Styled(title, _UNKNOWN_STYLE))
        for (path, sheet, record), group in groupby(findings, key=lambda f: (f.path, f.sheet, f.record)):
            members = list(group)
            where = Styled(sheet or path, style="bold")
            where.append("  " + " ".join(finding.rule for finding in members), style="not bold")
            self._printer.print(where, 2)
            self._printer.print(self._lacking(record, members), 4)

    def _lacking(self, record: str, findings: Sequence[Finding]) -> str:
        lacking_columns = [finding for finding in findings if finding.missing_table is None]
        columns = dict.fromkeys(cell.field for each in lacking_columns for cell in each.cells if cell.header is None)
        tables = dict.fromkeys(finding.missing_table for finding in findings if finding.missing_table)
        names = [self._printer.told(field_name(record, name)) for name in columns]
        others = [self._printer.told(record_name(name)) for name in tables]
        parts = []
        if names:
            parts.append(self._printer.say(f"缺少列：{'、'.join(names)}", f"missing columns: {', '.join(names)}"))
        if others:
            parts.append(self._printer.say(f"缺少表：{'、'.join(others)}", f"missing tables: {', '.join(others)}"))
        return self._printer.say("；", "; ").join(parts)


def not_shown(printer: Printer, shown: Sample[object]) -> None:
    """Says how many entries of a group are not shown."""
    left = shown.total - len(shown.items)
    if left:
        text = Text(f"另有 {left} 处未显示（--max-findings）", f"{left} more are not shown (--max-findings)")
        printer.print(Styled(printer.told(text), "dim"), 2)
