"""The list of waivers as text: by state, what is most pressing first, in any width and without need of colour."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Styled

from fupin.model.problems import Problem
from fupin.model.text import Language, Text
from fupin.report.messages import problem_message
from fupin.report.names import LEVELS
from fupin.report.printer import Printer
from fupin.report.waivers.words import days_words, record_key, state_heading
from fupin.waivers.listing import ListedWaiver, WaiverList
from fupin.waivers.standing import WaiverState

_STYLES = {
    WaiverState.EXPIRED: "bold red",
    WaiverState.THIS_QUARTER: "bold yellow",
    WaiverState.NEXT_QUARTER: "yellow",
    WaiverState.LATER: "bold",
    WaiverState.NOT_YET: "bold",
}
_INDENT, _DEEPER = 2, 4
_GAP, _WIDEST = "  ", 24
"""Between two columns, and the cells to which a column is filled up."""


class WaiverText:
    """Prints a list of waivers to a console.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self._printer = Printer(console, language)

    def write(self, waivers: WaiverList) -> None:
        """Prints the whole list."""
        say, entries = self._printer.say, len(waivers.waivers)
        self._printer.print(Styled(waivers.path, "bold"))
        self._printer.print(
            say(
                f"可用的豁免 {entries} 项 · 规则库 {waivers.book.id} · 截至 {waivers.as_of}",
                f"waivers that can be used: {entries} · rule book {waivers.book.id} · as of {waivers.as_of}",
            )
        )
        rows = [self._cells(each) for each in waivers.waivers]
        widths = [min(max(map(cell_len, column)), _WIDEST) for column in zip(*rows, strict=True)]
        for state in WaiverState:
            own = waivers.of(state)
            if own:
                self._heading(state_heading(state, waivers.as_of), len(own), _STYLES[state])
            for each in own:
                self._waiver(each, widths)
        self._problems(waivers.problems)

    def _waiver(self, each: ListedWaiver, widths: Sequence[int]) -> None:
        last, days, *others = (
            cell + " " * (width - cell_len(cell)) for cell, width in zip(self._cells(each), widths, strict=True)
        )
        line = Styled.assemble(last, _GAP, (days, _STYLES[each.state]), _GAP, _GAP.join(others))
        line.rstrip()
        self._printer.print(line, _INDENT, hang=_DEEPER)
        waiver = each.waiver
        where = self._printer.say(f"第 {waiver.line} 行", f"line {waiver.line}")
        self._printer.print(f"{waiver.document} · {waiver.authority} · {where}", _DEEPER, hang=_INDENT)

    def _cells(self, each: ListedWaiver) -> tuple[str, ...]:
        waiver, told = each.waiver, self._printer.told
        begins = Text(f"{waiver.granted_on} 起", f"from {waiver.granted_on}")
        return (
            waiver.expires_on.isoformat(),
            told(begins if each.state is WaiverState.NOT_YET else days_words(each.days_left)),
            waiver.rule,
            told(record_key(waiver)),
            waiver.county or "",
        )

    def _problems(self, problems: Sequence[Problem]) -> None:
        if not problems:
            return
        self._heading(Text("要改的", "To be corrected"), len(problems), "bold red")
        for problem in problems:
            level = self._printer.told(LEVELS[problem.level])
            self._printer.print(f"{problem.path}:{problem.row}  {level}  {problem.code}", _INDENT)
            self._printer.print(self._printer.told(problem_message(problem)), _DEEPER)

    def _heading(self, title: Text, count: int, style: str) -> None:
        self._printer.print()
        number = self._printer.say(f"  {count} 项", f"  {count}")
        self._printer.print(Styled.assemble((self._printer.told(title), style), number))
