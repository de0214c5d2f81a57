"""A console with a language: texts are wrapped as Chinese and English want it."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from fupin.model.text import Language, Text, visible
from fupin.report.grid import Grid
from fupin.report.wrapping import wrapped

_READABLE = 100
"""Cells that a line of prose takes at most, however wide the terminal is."""
_NARROW = 20
"""Cells that a title needs beside what ends its heading."""
_ONE_LINE = {ord("\n"): " ", ord("\t"): " "}
_COMMAND = re.compile(r"(#)(?=#\w*\[)|(:)(?=:)")
"""Within what a build server takes for a command to itself (`##[group]`, `::error::`), wherever a line begins."""


class Printer:
    """Prints to a console in one language.

    What a cell or a file's name holds must not steer the terminal: it is made visible here.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self._console = console
        self.language = language

    @property
    def width(self) -> int:
        """The width of the console in cells."""
        return self._console.width

    def say(self, zh: str, en: str) -> str:
        """A text in the printer's language."""
        return Text(zh, en).in_language(self.language)

    def told(self, text: Text) -> str:
        """A pair of texts in the printer's language."""
        return text.in_language(self.language)

    def print(self, text: str | Styled = "", indent: int = 0, *, hang: int = 0) -> None:
        """Prints a text, wrapped behind an indent, without blanks at the end of a line.

        Args:
            text: on one line; its further lines are the terminal's.
            indent: cells before it.
            hang: cells more before its further lines, so that none of them looks like a new entry.
        """
        self._lines(text, self.width - indent - hang, Styled(" " * indent), indent + hang)

    def prose(self, text: str | Styled, indent: int = 0, *, hang: int = 0) -> None:
        """Prints sentences, in lines that are easy to read on a wide terminal too."""
        self._lines(text, min(self.width, _READABLE) - indent - hang, Styled(" " * indent), indent + hang)

    def behind(self, label: str | Styled, text: str, indent: int, cells: int) -> None:
        """Prints a text behind a label that takes `cells` terminal cells, its further lines below its first."""
        head = inert(Styled(label, style="dim") if isinstance(label, str) else label)
        head.truncate(cells, pad=True)
        self._lines(text, self.width - indent - cells, Styled(" " * indent).append_text(head), indent + cells)

    def heading(self, head: Styled, title: str, end: str) -> None:
        """Prints a title between what stands before it and, at the right of the first line, what ends it."""
        head, last = inert(head), inert(Styled(end))
        before, width = cell_len(head.plain), min(self.width, _READABLE)
        room = width - before - cell_len(last.plain) - 2
        if room < _NARROW:
            self.print(head.append(title, style="bold"), hang=2)
            self.print(last, 2)
            return
        first, *others = wrapped(inert(Styled(title, style="bold")), room)
        first.pad_right(room - cell_len(first.plain) + 2)
        self._put(head, first, last)
        for line in others:
            self._put(Styled(" " * before), line)

    def grid(self, grid: Grid, indent: int = 0) -> None:
        """Prints a table of figures; a sentence a row where it would be too wide."""
        if grid.width + indent > self.width:
            for line in grid.sentences():
                self.print(line, indent)
            return
        for line in grid.lines():  # as they are: wrapping counts some signs as wider than the table does
            self._put(Styled(" " * indent), inert(line))

    def table(self, table: Table, indent: int = 0) -> None:
        """Prints a table; behind an indent, without blanks at the end of a line."""
        options = self._console.options.update(width=max(self._console.width - indent, 1))
        for segments in self._console.render_lines(table, options, pad=False):
            line = Styled(" " * indent).append_text(Styled.assemble(*((s.text, s.style or "") for s in segments)))
            self._put(inert(line))

    def _lines(self, text: str | Styled, width: int, head: Styled, hang: int) -> None:
        """Prints a text behind a head, its further lines behind `hang` blanks."""
        for line in wrapped(inert(Styled(visible(text)) if isinstance(text, str) else text), width):
            self._put(head, line)
            head = Styled(" " * hang)

    def _put(self, *parts: Styled) -> None:
        line = Styled.assemble(*parts)
        line.rstrip()
        self._console.print(line, highlight=False, soft_wrap=True)


def inert(text: Styled) -> Styled:
    """A copy of a text on one line, in which nothing steers the terminal or the build server that prints it."""
    copy = text.copy()
    copy.plain = visible(copy.plain).translate(_ONE_LINE)
    places = [found.end() for found in _COMMAND.finditer(copy.plain)]
    return Styled(" ").join(copy.divide(places)) if places else copy
