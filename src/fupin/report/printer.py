"""A console with a language: texts are wrapped as Chinese and English want it."""

from __future__ import annotations

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

    def table(self, table: Table) -> None:
        """Prints a table."""
        self._console.print(table)
