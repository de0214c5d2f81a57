"""A console with a language: texts are wrapped as Chinese and English want it."""

from __future__ import annotations

from rich.cells import set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from fupin.model.text import Language, Text, visible
from fupin.report.wrapping import wrapped


class Printer:
    """Prints to a console in one language.

    Args:
        console: where to; its width and colours are used.
        language: the language of all texts.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self._console = console
        self.language = language

    def say(self, zh: str, en: str) -> str:
        """A text in the printer's language."""
        return Text(zh, en).in_language(self.language)

    def told(self, text: Text) -> str:
        """A pair of texts in the printer's language."""
        return text.in_language(self.language)

    def print(self, text: str | Styled = "", indent: int = 0) -> None:
        """Prints a text, wrapped behind an indent, without blanks at the end of a line.

        What a cell or a file's name holds must not steer the terminal.
        """
        styled = Styled(text) if isinstance(text, str) else text.copy()
        styled.plain = visible(styled.plain)
        for line in wrapped(styled, self._console.width - indent):
            self._console.print(Styled(" " * indent).append_text(line), highlight=False)

    def behind(self, label: str, text: str, indent: int, cells: int) -> None:
        """Prints a text behind a label that takes `cells` terminal cells, its further lines below its first."""
        lines = wrapped(Styled(text), self._console.width - indent - cells)
        for line in lines:
            head = Styled(" " * indent + set_cell_size(label, cells), style="dim")
            self._console.print(head.append_text(Styled(line.plain, style="not dim")), highlight=False)
            label = ""

    def table(self, table: Table, indent: int = 0) -> None:
        """Prints a table; behind an indent, without blanks at the end of a line."""
        if not indent:
            self._console.print(table)
            return
        options = self._console.options.update(width=max(self._console.width - indent, 1))
        for segments in self._console.render_lines(table, options, pad=False):
            line = Styled(" " * indent).append_text(Styled.assemble(*((s.text, s.style or "") for s in segments)))
            line.rstrip()
            self._console.print(line, highlight=False)
