"""The list of waivers as text: a table for each state, what is most pressing first."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from fupin.model.problems import Problem
from fupin.model.text import Language, Text, visible
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
_HEADS = (
    Text("止日", "last day"),
    Text("天数", "days"),
    Text("规则", "rule"),
    Text("记录", "record"),
    Text("县", "county"),
    Text("批准单位、文号", "authority, document"),
    Text("行", "line"),
)
_WHOLE = frozenset({0, 1, 2, 6})
"""Columns whose cells stay on one line."""


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
        for state in WaiverState:
            self._state(state, waivers)
        self._problems(waivers.problems)

    def _state(self, state: WaiverState, waivers: WaiverList) -> None:
        own = waivers.of(state)
        if not own:
            return
        self._heading(state_heading(state, waivers.as_of), len(own), _STYLES[state])
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for number, head in enumerate(_HEADS):
            table.add_column(self._printer.told(head), overflow="fold", no_wrap=number in _WHOLE)
        for each in own:
            table.add_row(*(Styled(visible(cell)) for cell in self._cells(each)))
        self._printer.table(table, 2)

    def _cells(self, each: ListedWaiver) -> tuple[str, ...]:
        waiver, told = each.waiver, self._printer.told
        begins = Text(f"{waiver.granted_on} 起", f"from {waiver.granted_on}")
        return (
            waiver.expires_on.isoformat(),
            told(begins if each.state is WaiverState.NOT_YET else days_words(each.days_left)),
            waiver.rule,
            told(record_key(waiver)),
            waiver.county or "",
            f"{waiver.authority} {waiver.document}",
            str(waiver.line),
        )

    def _problems(self, problems: tuple[Problem, ...]) -> None:
        if not problems:
            return
        self._heading(Text("要改的", "To be corrected"), len(problems), "bold red")
        for problem in problems:
            level = self._printer.told(LEVELS[problem.level])
            self._printer.print(f"{problem.path}:{problem.row}  {level}  {problem.code}", 2)
            self._printer.print(self._printer.told(problem_message(problem)), 4)

    def _heading(self, title: Text, count: int, style: str) -> None:
        self._printer.print()
        number = self._printer.say(f"  {count} 项", f"  {count}")
        self._printer.print(Styled.assemble((self._printer.told(title), style), number))
