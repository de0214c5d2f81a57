"""The text report: what a clerk needs in one look, made with Rich."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text as Styled

from fupin.model.text import Language
from fupin.model.verdict import Verdict
from fupin.report.printer import Printer
from fupin.report.text_findings import FindingsPart, grouped
from fupin.report.text_problems import ProblemsPart
from fupin.report.totals import totals_line, totals_table
from fupin.result import CheckResult, InputReport

DEFAULT_MAX_FINDINGS = 200
_FILE_WIDTH = 100


def write_text(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the text report, all findings, without colours, 100 columns wide."""
    console = Console(file=stream, width=_FILE_WIDTH, no_color=True, highlight=False)
    TextReport(console, language, max_findings=len(result.findings) + len(result.problems) + 1).write(result)


class TextReport:
    """Prints a result to a console.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
        max_findings: how many findings and problems are shown; all are counted.
    """

    def __init__(self, console: Console, language: Language, max_findings: int = DEFAULT_MAX_FINDINGS) -> None:
        self._printer = Printer(console, language)
        self._most = max_findings

    def write(self, result: CheckResult) -> None:
        """Prints the whole report."""
        for report in result.inputs:
            self._head(report)
        self._printer.print(self._against(result))
        findings = FindingsPart(self._printer, result, self._most)
        unknown = [finding for finding in result.findings if finding.verdict is Verdict.UNKNOWN]
        findings.by_rule([finding for finding in result.findings if finding.verdict is Verdict.FAIL])
        findings.whole_sheets([finding for finding in unknown if finding.row is None])
        findings.by_rule([finding for finding in unknown if finding.row is not None])
        ProblemsPart(self._printer, result, self._most).write()
        self._end(result)

    def _head(self, report: InputReport) -> None:
        say = self._printer.say
        line = Styled(report.path, style="bold")
        if report.reason is not None:
            reason = self._printer.told(report.reason)
            self._printer.print(line.append("   " + say(f"读不了：{reason}", f"unreadable: {reason}"), "bold red"))
            return
        sheets = len(report.sheets)
        records = sum(sheet.records for sheet in report.sheets)
        figures = say(f"{sheets} 张表 · {records} 条记录", f"sheets {sheets} · records {records}")
        self._printer.print(line.append("   " + figures, "not bold"))
        for name in dict.fromkeys(sheet.sheet for sheet in report.sheets if sheet.hidden):
            self._printer.print(say(f"隐藏的表也已检查：{name}", f"hidden sheet, checked too: {name}"), 2)

    def _against(self, result: CheckResult) -> str:
        book, rules, day = result.book.id, len(result.rules), result.as_of
        return self._printer.say(
            f"规则库 {book}（{rules} 条）· 截至 {day}", f"rule book {book} ({rules} rules) · as of {day}"
        )

    def _end(self, result: CheckResult) -> None:
        say = self._printer.say
        self._printer.print()
        if result.summary.records:
            self._printer.table(totals_table(result, self._printer.language))
        self._printer.print(self._printer.told(totals_line(result)))
        if not result.summary.records:
            return
        failed = grouped([finding for finding in result.findings if finding.verdict is Verdict.FAIL], result)
        if failed:
            rule = failed[0][0].rule
            self._printer.print(Styled(say(f"详情：fupin explain {rule}", f"Details: fupin explain {rule}"), "dim"))
