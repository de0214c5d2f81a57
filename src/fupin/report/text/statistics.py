"""The text report by counts: how often each rule failed, of how many that were judged, and each kind of problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text as Styled

from fupin.model.text import Text
from fupin.model.verdict import Level
from fupin.report.counties import Share, shares_by_rule
from fupin.report.grid import Grid
from fupin.report.names import LEVELS
from fupin.report.printer import Printer
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.report.text.styles import LEVEL_STYLES
from fupin.result import CheckResult

_HEADS = (Text("规则", "rule"), Text("不符合", "fails"), Text("占已判断", "of judged"), Text("无法判断", "unknown"))
_WAIVED = Text("豁免", "waived")
_PROBLEM_HEADS = (Text("种类", "kind"), Text("处数", "count"))
_TITLE = 24
"""Cells that titles need for a column of their own."""


@dataclass(frozen=True)
class _Count:
    """How records fared by one rule, over all record kinds."""

    rule: str
    level: Level
    title: Text
    share: Share
    unknown: int
    waived: int

    @property
    def clean(self) -> bool:
        """Whether no record fails, is waived, or can't be judged."""
        return not (self.share.fail or self.unknown or self.waived)


class StatisticsPart:
    """Prints a result by counts."""

    def __init__(self, printer: Printer, result: CheckResult) -> None:
        self._printer = printer
        self._result = result

    def write(self) -> None:
        """Prints rules that failed or could not be judged, by level and the most frequent first; then problems."""
        counts = [count for count in _counts(self._result) if not count.clean]
        if counts:
            self._rules(counts)
        clean = len(self._result.rules) - len(counts)
        if clean:
            zh = f"另有 {clean} 条规则没有不符合、也没有无法判断的记录"
            self._printer.print()
            self._printer.print(self._printer.say(zh, f"{clean} more rules have neither fails nor unknowns"))
        self._problems()

    def _rules(self, counts: Sequence[_Count]) -> None:
        """Prints the counts, already in order, in columns that all levels share."""
        waived = any(count.waived for count in counts)
        rows = [
            (
                count.rule,
                str(count.share.fail),
                count.share.percent,
                str(count.unknown),
                *([str(count.waived)] if waived else []),
            )
            for count in counts
        ]
        self._printer.print()
        lines = self._lines((*_HEADS, *([_WAIVED] if waived else [])), rows)
        for level, group in groupby(counts, key=lambda count: count.level):
            self._printer.print()
            self._printer.print(Styled(self._printer.told(LEVELS[level]), style=LEVEL_STYLES[level]))
            for count in group:
                self._row(next(lines), count.title)

    def _problems(self) -> None:
        kinds = Counter(problem.code for problem in self._result.problems).most_common()
        if not kinds:
            return
        self._printer.print()
        self._printer.print(
            Styled(self._printer.say("数据问题和阅读提示", "Data problems and reading notes"), "bold")
        )
        lines = self._lines(_PROBLEM_HEADS, [(code.value, str(count)) for code, count in kinds])
        for line, (code, _) in zip(lines, kinds, strict=True):
            self._row(line, PROBLEM_NOTES[code].title)

    def _lines(self, heads: Sequence[Text], rows: Sequence[tuple[str, ...]]) -> Iterator[Styled]:
        """The rows as they are printed; their heads are printed now where there are columns."""
        grid = Grid(tuple(map(self._printer.told, heads)), rows)
        if grid.width + _TITLE > self._printer.width:
            return grid.sentences()
        head, *lines = grid.lines()
        self._printer.print(head, 2)
        return iter(lines)

    def _row(self, line: Styled, title: Text) -> None:
        """Prints the figures with the title behind them, or below where the terminal is narrow."""
        width = cell_len(line.plain) + 2
        if width + _TITLE > self._printer.width:
            self._printer.print(line, 2)
            self._printer.print(self._printer.told(title), 4)
        else:
            self._printer.behind(line, self._printer.told(title), 2, width)


def _counts(result: CheckResult) -> list[_Count]:
    """The counts of each rule, by level, the most frequent fails first, else in the order of the rule book."""
    shares = shares_by_rule(result.verdicts)
    unknown: Counter[str] = Counter()
    waived: Counter[str] = Counter()
    for count in result.verdicts:
        unknown[count.rule] += count.unknown
        waived[count.rule] += count.waived
    counts = [
        _Count(name, rule.rule.level, rule.rule.title, shares.get(name, Share(0, 0)), unknown[name], waived[name])
        for name, rule in result.rules.items()
    ]
    levels = list(Level)
    return sorted(counts, key=lambda count: (levels.index(count.level), -count.share.fail, -count.unknown))
