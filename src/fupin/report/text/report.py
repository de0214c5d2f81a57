"""The text report: what a clerk needs in one look, made with Rich."""

from __future__ import annotations

import sys
from typing import TextIO

from rich.console import Console
from rich.text import Text as Styled

from fupin.model.finding import Finding
from fupin.model.receipt import Receipt
from fupin.model.text import Language
from fupin.model.verdict import Verdict
from fupin.report.printer import Printer
from fupin.report.receipt_words import receipt_line
from fupin.report.standing_words import baseline_line, baseline_name
from fupin.report.text.counties import CountiesPart
from fupin.report.text.findings import FindingsPart, grouped
from fupin.report.text.problems import ProblemsPart
from fupin.report.text.shape import TextShape, View
from fupin.report.text.sheets import SheetsPart
from fupin.report.text.statistics import StatisticsPart
from fupin.report.text.waived import WaivedPart
from fupin.report.totals import summary_line, totals
from fupin.result import CheckResult

_FILE_WIDTH = 100


def write_text(result: CheckResult, stream: TextIO, language: Language) -> None:
    """Writes the text report, all findings, without colours, 100 columns wide."""
    console = Console(file=stream, width=_FILE_WIDTH, color_system=None, highlight=False)
    TextReport(console, language, TextShape(most=sys.maxsize)).write(result)


class TextReport:
    """Prints a result to a console.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
        shape: what is shown, and how much of it.
    """

    def __init__(self, console: Console, language: Language, shape: TextShape | None = None) -> None:
        self._printer = Printer(console, language)
        self._shape = shape or TextShape()

    def write(self, result: CheckResult) -> None:
        """Prints the report in its shape."""
        sheets, counties = SheetsPart(self._printer, result), CountiesPart(self._printer, result)
        if self._shape.view is View.SUMMARY:
            sheets.unreadable()
            counties.named()
            self._figures(result, style="")
            return
        sheets.inputs()
        self._printer.print(self._against(result))
        if result.baseline is not None:
            self._printer.print(self._printer.told(baseline_name(result.baseline)), hang=4)
        left = 0
        if self._shape.view is View.STATISTICS:
            StatisticsPart(self._printer, result).write()
        else:
            left = self._listed(result, sheets)
        counties.write()
        self._end(result, left)

    def _listed(self, result: CheckResult, sheets: SheetsPart) -> int:
        """Prints findings and problems; gives how many of them are not shown."""
        most = self._shape.most
        waived = [each for each in result.findings if each.verdict is Verdict.WAIVED]
        others = [each for each in result.findings if each.verdict is not Verdict.WAIVED]
        left = FindingsPart(self._printer, result).write([each for each in others if not _whole(each)], most)
        left += sheets.not_judged([each for each in others if _whole(each)], most)
        left += WaivedPart(self._printer, result).write(waived, most)
        left += ProblemsPart(self._printer, result).write(most)
        sheets.unused_columns()
        return left

    def _against(self, result: CheckResult) -> str:
        book, rules, day = result.book.id, len(result.rules), result.as_of
        return self._printer.say(
            f"规则库 {book}（{rules} 条）· 截至 {day}", f"rule book {book} ({rules} rules) · as of {day}"
        )

    def _figures(self, result: CheckResult, style: str) -> None:
        """Prints the closing lines: all figures, and how they stand to the baseline."""
        self._printer.print(Styled(self._printer.told(summary_line(result)), style=style))
        if result.baseline is not None:
            self._printer.print(Styled(self._printer.told(baseline_line(result.baseline)), style=style))

    def _end(self, result: CheckResult, left: int) -> None:
        say = self._printer.say
        self._printer.print()
        if result.summary.records:
            self._printer.grid(totals(result, self._printer.language))
            self._printer.print()
        self._figures(result, style="bold")
        if left:
            zh = f"其中 {left} 处上面没有列出；要多看，请调大 --max-findings（现为 {self._shape.most}）"
            en = f"{left} of them are not listed above; to see more, raise --max-findings (now {self._shape.most})"
            self._printer.print(say(zh, en))
            if result.counties:
                zh = "要看一个县自己的结果，只检查它的文件或文件夹"
                self._printer.print(say(zh, "For what a county has by itself, check its file or folder alone"))
        failed = grouped([each for each in result.findings if each.verdict is Verdict.FAIL], result)
        if failed:
            rule = failed[0][0].rule
            self._printer.print(say(f"详情：fupin explain {rule}", f"Details: fupin explain {rule}"))
        if result.receipt is not None:
            self._receipt(result, result.receipt)

    def _receipt(self, result: CheckResult, receipt: Receipt) -> None:
        """Prints the beginnings of the hashes, and where the whole stands."""
        self._printer.print()
        self._printer.print(self._printer.told(receipt_line(receipt, result)), hang=2)
        zh = "各文件的校验值、选项在 json、markdown 等格式的报告里"
        en = "The hashes of the files, and the options, stand in reports of other formats, such as json and markdown"
        self._printer.print(self._printer.say(zh, en), hang=2)


def _whole(finding: Finding) -> bool:
    """Whether it says that a rule can judge no record of a sheet."""
    return finding.verdict is Verdict.UNKNOWN and finding.row is None
