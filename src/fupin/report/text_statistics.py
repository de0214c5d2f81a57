"""The text report by counts: how often each rule failed, of how many that were judged, and each kind of problem."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text as Styled

from fupin.model.text import Text
from fupin.model.verdict import Level
from fupin.report.grid import Grid
from fupin.report.names import LEVELS
from fupin.report.printer import Printer
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.report.text_styles import LEVEL_STYLES
from fupin.result import CheckResult

_HEADS = (Text("规则", "rule"), Text("不符合", "fails"), Text("占已判断", "of judged"), Text("无法判断", "unknown"))
_PROBLEM_HEADS = (Text("种类", "kind"), Text("处数", "count"))
_TITLE = 24
"""Cells that titles need for a column of their own."""


@dataclass
class _Counts:
    """How records fared by one rule, over all record kinds."""

    passed: int = 0
    fail: int = 0
    unknown: int = 0

    @property
    def share(self) -> str:
        """The fails among the records that could be judged, in percent."""
        judged = self.passed + self.fail
        return f"{100 * self.fail / judged:.1f}%" if judged else "–"


class StatisticsPart:
    """Prints a result by counts."""

    def __init__(self, printer: Printer, result: CheckResult) -> None:
        self._printer = printer
        self._result = result

    def write(self) -> None:
        """Prints rules that failed or could not be judged, by level and the most frequent first; then problems."""
        counts = self._counts()
        told = {rule: each for rule, each in counts.items() if each.fail or each.unknown}
        for level in Level:
            rules = [rule for rule in told if self._result.rules[rule].rule.level is level]
            if rules:
                self._printer.print()
                self._printer.print(Styled(self._printer.told(LEVELS[level]), style=LEVEL_STYLES[level]))
                self._rules(sorted(rules, key=lambda rule: (-told[rule].fail, -told[rule].unknown)), told)
        clean = len(self._result.rules) - len(told)
        if clean:
            zh, en = f"另有 {clean} 条规则没有不符合、也没有无法判断的记录", f"{clean} more rules have neither"
            self._printer.print()
            self._printer.print(self._printer.say(zh, en))
        self._problems()

    def _counts(self) -> dict[str, _Counts]:
        counts: defaultdict[str, _Counts] = defaultdict(_Counts)
        for count in self._result.verdicts:
            each = counts[count.rule]
            each.passed += count.passed
            each.fail += count.fail
            each.unknown += count.unknown
        return counts

    def _rules(self, rules: Sequence[str], counts: dict[str, _Counts]) -> None:
        rows = [(rule, str(counts[rule].fail), counts[rule].share, str(counts[rule].unknown)) for rule in rules]
        self._table(_HEADS, rows, [self._result.rules[rule].rule.title for rule in rules])

    def _problems(self) -> None:
        kinds = Counter(problem.code for problem in self._result.problems)
        if not kinds:
            return
        self._printer.print()
        self._printer.print(
            Styled(self._printer.say("数据问题和阅读提示", "Data problems and reading notes"), "bold")
        )
        ordered = kinds.most_common()
        rows = [(code.value, str(count)) for code, count in ordered]
        self._table(_PROBLEM_HEADS, rows, [PROBLEM_NOTES[code].title for code, _ in ordered])

    def _table(self, heads: Sequence[Text], rows: Sequence[tuple[str, ...]], titles: Sequence[Text]) -> None:
        """Figures with a title behind each row, or below it where the terminal is narrow."""
        grid = Grid(tuple(map(self._printer.told, heads)), rows)
        if grid.width + _TITLE > self._printer.width:
            for line, title in zip(grid.sentences(), titles, strict=True):
                self._printer.print(line, 2)
                self._printer.print(self._printer.told(title), 4)
            return
        head, *lines = grid.lines()
        self._printer.print(head, 2)
        for line, title in zip(lines, titles, strict=True):
            self._printer.behind(line, self._printer.told(title), 2, grid.width + 2)
