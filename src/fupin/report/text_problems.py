"""The problems of the text report: what could not be read, and notes about the reading."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Styled

from fupin.model.problems import Problem
from fupin.model.text import Text
from fupin.model.verdict import Level
from fupin.report.messages import problem_message
from fupin.report.names import shown_header
from fupin.report.places import place
from fupin.report.printer import Printer
from fupin.report.sampling import sample
from fupin.report.text_findings import not_shown
from fupin.result import CheckResult


class ProblemsPart:
    """Prints the problems of a result; `most` of them are shown, all are counted."""

    def __init__(self, printer: Printer, result: CheckResult, most: int) -> None:
        self._printer = printer
        self._result = result
        self._most = most

    def write(self) -> None:
        """Prints problems, then notes."""
        problems = [problem for problem in self._result.problems if problem.level is not Level.NOTE]
        notes = [problem for problem in self._result.problems if problem.level is Level.NOTE]
        self._listed(problems, Text("读不懂或对不上的地方", "What could not be read or matched"), "bold red")
        self._listed(notes, Text("阅读提示", "Reading notes"), "bold cyan")
        self._unused()

    def _title(self, title: Text, count: int, style: str) -> None:
        self._printer.print()
        number = self._printer.say(f"  {count} 处", f"  {count}")
        self._printer.print(Styled(self._printer.told(title), style).append(number, "not bold"))

    def _listed(self, problems: list[Problem], title: Text, style: str) -> None:
        if not problems:
            return
        self._title(title, len(problems), style)
        several = len(self._result.inputs) > 1
        for shown in sample([problems], self._most):
            for problem in shown.items:
                line = Styled(place(problem, several=several), style="bold")
                line.append(f"  {problem.code}  ", style="dim not bold")
                line.append(self._printer.told(problem_message(problem)), style="not bold")
                self._printer.print(line, 2)
            not_shown(self._printer, shown)

    def _unused(self) -> None:
        """Columns that mean no field, so that nobody believes they were checked."""
        lines = list(self._unused_columns())
        if not lines:
            return
        self._title(Text("没有用到的列", "Columns that were not used"), len(lines), "bold cyan")
        for line in lines:
            self._printer.print(line, 2)

    def _unused_columns(self) -> Iterator[Styled]:
        for report in self._result.inputs:
            for sheet in report.sheets:
                if sheet.unknown_columns:
                    line = Styled(sheet.sheet or report.path, style="bold")
                    names = self._printer.say("、", ", ").join(shown_header(name) for name in sheet.unknown_columns)
                    yield line.append("  " + names, style="not bold")
