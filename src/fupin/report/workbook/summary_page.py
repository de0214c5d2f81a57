"""The first sheet as it is written: the next row, titles of sections and heads of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fupin.model.text import Language, Text
from fupin.report.workbook.book import Sheet
from fupin.report.workbook.styles import HEAD, SECTION


@dataclass
class SummaryPage:
    """The summary as it is written from the top down.

    Attributes:
        sheet: its sheet.
        language: of its words.
        row: the next row, from 0.
    """

    sheet: Sheet
    language: Language
    row: int = 0

    def section(self, name: Text) -> None:
        """Writes the title of a section behind an empty row."""
        self.row += 1
        self.sheet.text(self.row, 0, name.in_language(self.language), SECTION)
        self.row += 1

    def headings(self, names: Sequence[Text]) -> None:
        """Writes the heads of a table."""
        texts = {at: name.in_language(self.language) for at, name in enumerate(names)}
        self.sheet.fit(self.row, texts)
        for at, text in texts.items():
            self.sheet.text(self.row, at, text, HEAD)
        self.row += 1
