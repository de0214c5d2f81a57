"""A trend as text: tables with a small chart a row, as many quarters as the terminal has room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table as Printed
from rich.text import Text as Styled

from fupin.model.text import Language, Text, visible
from fupin.report.printer import Printer
from fupin.report.trend.choice import Choice
from fupin.report.trend.layout import Layout, layout_for
from fupin.report.trend.notes import remarks_of, warnings_of
from fupin.report.trend.rows import Row
from fupin.report.trend.sparks import signs_for, spark
from fupin.report.trend.tables import Table, legend_of, tables_of
from fupin.report.trend.words import CHANGE, CHART, DEFINITIONS, NOTHING, head_line, quarter_head
from fupin.report.wrapping import wrapped
from fupin.trends.quarters import Quarter
from fupin.trends.trend import Trend

_WORSE = "bold red"
_RULED = box.Box(str(box.SIMPLE_HEAD).replace("─", "-"), ascii=True)
"""The lines of a table where the encoding is not UTF-8, for which Rich would draw all of them."""


class TrendText:
    """Prints a trend to a console.

    Args:
        console: where to; its width, colours and encoding are used.
        language: the language of all texts.
    """

    def __init__(self, console: Console, language: Language) -> None:
        self._printer = Printer(console, language)
        self._told = self._printer.told
        self._signs = signs_for(console.encoding)
        self._box = box.SIMPLE_HEAD if console.encoding.startswith("utf") else _RULED

    def write(self, trend: Trend, choice: Choice) -> None:
        """Prints the whole report."""
        if not trend.has_figures:
            self._notes(trend)
            self._printer.print(self._told(NOTHING))
            return
        self._printer.print(Styled(self._told(head_line(trend)), "bold"))
        self._notes(trend)
        tables = list(tables_of(trend, choice))
        for table in tables:
            self._table(table, trend.quarters)
        self._end(tables)

    def _notes(self, trend: Trend) -> None:
        for label, notes in (
            (Text("注意", "Attention"), warnings_of(trend)),
            (Text("说明", "Remarks"), remarks_of(trend)),
        ):
            self._listed(label, list(notes))

    def _listed(self, label: Text, notes: Sequence[Text]) -> None:
        if notes:
            self._printer.print()
            self._printer.print(Styled(self._told(label), "bold"))
        for note in notes:
            self._printer.prose(f"- {self._told(note)}", 2, hang=2)

    def _table(self, table: Table, quarters: Sequence[Quarter]) -> None:
        self._printer.print()
        self._printer.print(Styled(self._told(table.title), "bold"))
        if table.lead is not None:
            self._printer.prose(self._told(table.lead), 2)
        layout = layout_for(table, quarters, self._printer.language, self._printer.width - 2)
        printed = Printed(box=self._box, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
        printed.add_column(self._told(table.head), overflow="fold", width=layout.name)
        for place in layout.shown:
            printed.add_column(quarter_head(quarters[place], short=layout.short), justify="right", no_wrap=True)
        if len(quarters) > 1:
            printed.add_column(self._told(CHART), no_wrap=True)
            printed.add_column(self._told(CHANGE), justify="right", no_wrap=True)
        for extra in table.extras if layout.extras else ():
            printed.add_column(self._told(extra), justify="right", overflow="fold")
        for row in table.rows:
            printed.add_row(*self._cells(row, layout, charted=len(quarters) > 1))
        self._printer.table(printed, 2)

    def _cells(self, row: Row, layout: Layout, *, charted: bool) -> Iterable[Styled]:
        name = Styled(visible(self._told(row.name)).replace("\n", " "))
        yield Styled("\n").join(wrapped(name, layout.name))
        yield from (Styled(row.shown[place]) for place in layout.shown)
        if charted:
            yield Styled(spark(row.values, self._signs, row.top))
            yield Styled(row.change, _WORSE if row.worse else "")
        if layout.extras:
            yield from (Styled(visible(self._told(extra))) for extra in row.extras)

    def _end(self, tables: Sequence[Table]) -> None:
        self._printer.print()
        for text in (*legend_of(tables), DEFINITIONS):
            self._printer.prose(self._told(text))
