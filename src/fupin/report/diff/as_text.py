"""The comparison as text: the figures first, then what is new, worse, mended or gone, each with its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.console import Console
from rich.text import Text as Styled

from fupin.comparison import Compared, Comparison, Standing
from fupin.model.text import Language, Text, visible
from fupin.report.diff.listing import Listed, listed, named_by_itself
from fupin.report.diff.tables import tallies
from fupin.report.diff.words import (
    ABOUT,
    STANDINGS,
    Titles,
    closing,
    entry_words,
    key_words,
    place_in_file,
    side_words,
    state_of,
    title_of,
    unlike,
)
from fupin.report.grid import Grid
from fupin.report.printer import Printer, inert
from fupin.report.text.entry_lines import Line, print_lines

_STYLES = {Standing.NEW: "bold red", Standing.WORSENED: "bold red", Standing.GONE: "bold yellow"}


class DiffText:
    """Prints a comparison to a console.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts but the messages, which are their reports'.
        titles: the rules' titles by id.
        most: how many entries of each standing are listed; all are counted.
    """

    def __init__(self, console: Console, language: Language, titles: Titles, most: int) -> None:
        self._printer = Printer(console, language)
        self._titles = titles
        self._most = most

    def write(self, comparison: Comparison) -> None:
        """Prints the whole comparison."""
        self._head(comparison)
        for tally in tallies(comparison, self._titles):
            self._printer.print()
            self._printer.grid(Grid(*tally.cells(self._printer.language)))
        alone = named_by_itself(comparison)
        for each in listed(comparison, self._most):
            self._listed(each, alone)
        self._printer.print()
        self._printer.print(Styled(self._printer.told(closing(comparison)), style="bold"))

    def _head(self, comparison: Comparison) -> None:
        say = self._printer.say
        self._printer.behind(say("以前", "before"), self._printer.told(side_words(comparison.old)), 0, 8)
        self._printer.behind(say("现在", "now"), self._printer.told(side_words(comparison.new)), 0, 8)
        for text in unlike(comparison):
            self._printer.print(
                Styled(say("注意：", "Note: ") + self._printer.told(text), style="bold yellow"), hang=2
            )

    def _listed(self, each: Listed, alone: Collection[str]) -> None:
        count, about = each.total, self._printer.told(ABOUT[each.standing])
        self._printer.print()
        title = STANDINGS[each.standing]
        name = (self._printer.say(f"【{title.zh}】", title.en), _STYLES.get(each.standing, "bold"))
        counted = self._printer.say(f"{count} 处（{about}）", f" {count} ({about})")
        self._printer.print(Styled.assemble(name, counted))
        for entries in each.by_rule():
            self._block(entries, alone)
        if each.left is not None:
            self._printer.print(self._printer.told(each.left), 2)

    def _block(self, entries: Sequence[Compared], alone: Collection[str]) -> None:
        rule, state = entries[0].found.rule, self._printer.told(state_of(entries[0].found))
        title = self._printer.told(title_of(rule, self._titles) or Text("", ""))
        self._printer.print(Styled.assemble((rule, "bold"), f"  {state}  {title}"), 2, hang=4)
        print_lines(self._printer, [self._line(entry, alone) for entry in entries])

    def _line(self, entry: Compared, alone: Collection[str]) -> Line:
        found = entry.found
        where, about = place_in_file(found), self._printer.told(key_words(found))
        shown = [inert(Styled(visible(text))).plain for text in (where or found.path, about)]
        messages = tuple(self._printer.told(text) for text in entry_words(entry))
        return Line(found.path if where and found.path not in alone else None, shown[0], shown[1], messages)
