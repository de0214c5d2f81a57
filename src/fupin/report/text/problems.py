"""The problems of the text report: what could not be read, and notes about the reading."""

from __future__ import annotations

from rich.text import Text as Styled

from fupin.model.problems import Problem
from fupin.model.text import Text
from fupin.model.verdict import Level
from fupin.report.messages import problem_message
from fupin.report.printer import Printer
from fupin.report.problem_groups import PROBLEM_GROUPS, group_of
from fupin.report.sampling import sample
from fupin.report.standing_words import freshness
from fupin.report.text.entry_lines import Line, line_of, print_lines
from fupin.report.text.list_words import chosen, marked, not_shown
from fupin.report.text.styles import ALARM
from fupin.result import CheckResult


class ProblemsPart:
    """Prints the problems of a result."""

    def __init__(self, printer: Printer, result: CheckResult) -> None:
        self._printer = printer
        self._result = result

    def write(self, most: int) -> int:
        """Prints at most `most` problems of each group, then as many notes.

        Returns:
            How many problems and notes are not shown.
        """
        found = sorted(self._result.problems, key=lambda problem: freshness(problem.since))
        problems = [problem for problem in found if problem.level is not Level.NOTE]
        notes = [problem for problem in found if problem.level is Level.NOTE]
        left = 0
        for group in PROBLEM_GROUPS:
            left += self._listed([each for each in problems if group_of(each.code) == group], group, ALARM, most)
        return left + self._listed(notes, Text("阅读提示", "Reading notes"), "bold", most)

    def _listed(self, problems: list[Problem], title: Text, style: str, most: int) -> int:
        if not problems:
            return 0
        self._printer.print()
        count = self._printer.say(f"  {len(problems)} 处", f"  {len(problems)}")
        self._printer.print(Styled.assemble((self._printer.told(title), style), count))
        left = 0
        for shown in sample([problems], most):
            print_lines(
                self._printer, [self._line(problem) for problem in chosen(problems, shown.share, self._result)]
            )
            not_shown(self._printer, shown.left)
            left = shown.left
        return left

    def _line(self, problem: Problem) -> Line:
        message = marked(problem, self._printer.told(problem_message(problem)), self._printer)
        return line_of(problem, problem.code, [message], several=len(self._result.inputs) > 1)
