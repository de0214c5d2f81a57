"""The sheet of instructions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fupin.model.guide import GUIDE_TITLE
from fupin.model.text import Language, Text
from fupin.template.columns import Role
from fupin.template.guide import FIELD_HEADERS, NEEDS, OVERVIEW_HEADERS, STEPS, RecordGuide
from fupin.template.printing import set_up_guide
from fupin.template.styles import Styles
from fupin.template.text_width import lines_needed

_WIDTHS = (30, 12, 18, 10, 34, 24, 46, 44)
"""Widths of the columns, in letters; those of the tables of fields."""
_LINE, _TITLE_HEIGHT, _HEADING_HEIGHT = 16, 30, 24
_COLOURS = Text("表头的颜色", "Colours of headers")
_HOW, _SHEETS = Text("怎样填", "How to fill it in"), Text("有哪些表", "The sheets")
_LAST = len(_WIDTHS) - 1


class GuideSheet:
    """Writes the sheet of instructions from the top down."""

    def __init__(self, sheet: Any, styles: Styles, language: Language) -> None:
        self._sheet = sheet
        self._styles = styles
        self._language = language
        self._row = 0

    def write(self, basis: Text, guides: Sequence[RecordGuide]) -> None:
        """Writes the instructions.

        Args:
            basis: the rule book that the sheets are asked for by.
            guides: what is said of each sheet, in order.
        """
        for at, width in enumerate(_WIDTHS):
            self._sheet.set_column(at, at, width)
        self._alone(GUIDE_TITLE, self._styles.title(), _TITLE_HEIGHT)
        self._sentence(basis.in_language(self._language))
        self._steps()
        self._needs()
        self._overview(guides)
        for guide in guides:
            self._fields(guide)
        self._sheet.hide_gridlines(2)
        set_up_guide(self._sheet, self._language)

    def _steps(self) -> None:
        self._heading(_HOW)
        for number, step in enumerate(STEPS, start=1):
            self._sentence(f"{number}. {step.in_language(self._language)}")

    def _needs(self) -> None:
        self._heading(_COLOURS)
        for role, meaning in NEEDS.items():
            self._sheet.write_string(self._row, 0, role.value.in_language(self._language), self._styles.header(role))
            self._merged(1, _LAST, meaning.in_language(self._language), self._styles.text())
            self._row += 1

    def _overview(self, guides: Sequence[RecordGuide]) -> None:
        self._heading(_SHEETS)
        self._sheets_row([text.in_language(self._language) for text in OVERVIEW_HEADERS], head=True)
        for guide in guides:
            self._sheets_row(guide.overview)

    def _sheets_row(self, cells: Sequence[str], *, head: bool = False) -> None:
        """A row of the table of sheets: name, what a row is, key, numbers of columns and of rules."""
        name, row, key, columns, rules = cells
        look = self._styles.header(Role.JUDGED) if head else self._styles.text(framed=True)
        if head:
            self._sheet.write_string(self._row, 0, name, look)
        else:
            self._sheet.write_url(self._row, 0, f"internal:'{name}'!A1", self._styles.link(), name)
        self._merged(1, 4, row, look)
        self._merged(5, 6, key, look)
        counted = Text(f"{columns} 列、{rules} 条规则", f"{columns} columns, {rules} rules").in_language(
            self._language
        )
        self._sheet.write_string(self._row, _LAST, f"{columns}、{rules}" if head else counted, look)
        self._row += 1

    def _fields(self, guide: RecordGuide) -> None:
        self._row += 1
        self._sheet.write_string(self._row, 0, guide.heading, self._styles.heading())
        self._sheet.set_row(self._row, _HEADING_HEIGHT)
        self._row += 1
        for at, text in enumerate(FIELD_HEADERS):
            self._sheet.write_string(
                self._row, at, text.in_language(self._language), self._styles.header(Role.JUDGED)
            )
        self._row += 1
        for role, cells in guide.fields:
            self._field(role, cells)

    def _field(self, role: Role, cells: Sequence[str]) -> None:
        framed = self._styles.text(framed=True)
        for at, text in enumerate(cells):
            look = self._styles.need(role) if at == 0 else framed
            self._sheet.write_string(self._row, at, text, look)
        self._sheet.set_row(self._row, _LINE * max(map(lines_needed, cells, _WIDTHS)) + 2)
        self._row += 1

    def _heading(self, text: Text) -> None:
        self._row += 1
        self._alone(text, self._styles.heading(), _HEADING_HEIGHT)

    def _alone(self, text: Text, look: Any, height: int) -> None:
        self._sheet.write_string(self._row, 0, text.in_language(self._language), look)
        self._sheet.set_row(self._row, height)
        self._row += 1

    def _sentence(self, text: str) -> None:
        """A text over the whole width, as high as it needs."""
        self._merged(0, _LAST, text, self._styles.text())
        self._sheet.set_row(self._row, _LINE * lines_needed(text, sum(_WIDTHS)) + 2)
        self._row += 1

    def _merged(self, first: int, last: int, text: str, look: Any) -> None:
        self._sheet.merge_range(self._row, first, self._row, last, "", look)
        self._sheet.write_string(self._row, first, text, look)
