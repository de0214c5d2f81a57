"""A trend as Markdown: the tables with all quarters and a small chart a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from fupin.model.text import Language, Text
from fupin.report.markdown.text import escaped, table_head, table_row
from fupin.report.trend.choice import Choice
from fupin.report.trend.notes import remarks_of, warnings_of
from fupin.report.trend.rows import Row
from fupin.report.trend.sparks import spark
from fupin.report.trend.tables import Table, legend_of, tables_of
from fupin.report.trend.words import CHANGE, CHART, DEFINITIONS, NOTHING, head_line
from fupin.trends.quarters import Quarter
from fupin.trends.trend import Trend


def write_trend_markdown(trend: Trend, choice: Choice, stream: TextIO, language: Language) -> None:
    """Writes the report; names and whatever else comes from reports is escaped."""
    stream.write("\n".join(_Report(language).lines(trend, choice)) + "\n")


class _Report:
    def __init__(self, language: Language) -> None:
        self._language = language

    def lines(self, trend: Trend, choice: Choice) -> Iterator[str]:
        yield f"# {self._told(head_line(trend))}" if trend.quarters else f"# {self._told(NOTHING)}"
        yield from self._listed(Text("注意", "Attention"), warnings_of(trend))
        yield from self._listed(Text("说明", "Remarks"), remarks_of(trend))
        if not trend.has_figures:
            yield from ("", self._told(NOTHING))
            return
        tables = list(tables_of(trend, choice))
        for table in tables:
            yield from self._table(table, trend.quarters)
        for text in (*legend_of(tables), DEFINITIONS):
            yield from ("", self._told(text))

    def _told(self, text: Text) -> str:
        return escaped(text.in_language(self._language))

    def _listed(self, title: Text, notes: Iterable[Text]) -> Iterator[str]:
        found = list(notes)
        if found:
            yield from ("", f"## {self._told(title)}", "")
            yield from (f"- {self._told(note)}" for note in found)

    def _table(self, table: Table, quarters: Sequence[Quarter]) -> Iterator[str]:
        yield from ("", f"## {self._told(table.title)}", "")
        if table.lead is not None:
            yield from (self._told(table.lead), "")
        charted = len(quarters) > 1
        heads = [self._told(table.head), *map(str, quarters)]
        heads += [self._told(CHART), self._told(CHANGE)] if charted else []
        heads += map(self._told, table.extras)
        yield from table_head(heads, figures_from=1)
        yield from (table_row(self._cells(row, charted=charted)) for row in table.rows)

    def _cells(self, row: Row, *, charted: bool) -> Iterator[str]:
        yield self._told(row.name)
        yield from map(escaped, row.shown)
        if charted:
            yield escaped(spark(row.values, top=row.top))
            change = escaped(row.change)
            yield f"**{change}**" if row.worse else change
        yield from map(self._told, row.extras)
