"""What the page of a trend says where scripts don't run: its tables with all quarters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from fupin.model.text import Language, Text, visible
from fupin.report.trend.choice import Choice
from fupin.report.trend.notes import remarks_of, warnings_of
from fupin.report.trend.rows import Row
from fupin.report.trend.tables import Table, legend_of, tables_of
from fupin.report.trend.words import CHANGE, DEFINITIONS, NOTHING, TITLE, head_line
from fupin.trends.quarters import Quarter
from fupin.trends.trend import Trend


def plain_page(trend: Trend, choice: Choice, language: Language) -> str:
    """The page in plain HTML; everything from reports is escaped."""
    return "".join(f"{line}\n" for line in _Plain(language).lines(trend, choice))


class _Plain:
    def __init__(self, language: Language) -> None:
        self._language = language

    def lines(self, trend: Trend, choice: Choice) -> Iterator[str]:
        yield f"<main><h1>{self._said(TITLE)}</h1>"
        if trend.quarters:
            yield f"<p>{self._said(head_line(trend))}</p>"
        notes = [*warnings_of(trend), *remarks_of(trend)]
        if notes:
            yield "<ul>" + "".join(f"<li>{self._said(note)}</li>" for note in notes) + "</ul>"
        if not trend.has_figures:
            yield f"<p>{self._said(NOTHING)}</p></main>"
            return
        tables = list(tables_of(trend, choice))
        for table in tables:
            yield from self._table(table, trend.quarters)
        yield from (f"<p>{self._said(text)}</p>" for text in (*legend_of(tables), DEFINITIONS))
        yield "</main>"

    def _said(self, text: Text | str) -> str:
        return escape(visible(text if isinstance(text, str) else text.in_language(self._language)))

    def _table(self, table: Table, quarters: Sequence[Quarter]) -> Iterator[str]:
        yield f"<h2>{self._said(table.title)}</h2>"
        if table.lead is not None:
            yield f"<p>{self._said(table.lead)}</p>"
        heads: list[Text | str] = [table.head, *map(str, quarters), CHANGE, *table.extras]
        yield "<table><thead><tr>" + self._cells("th", heads) + "</tr></thead><tbody>"
        yield from (self._row(row) for row in table.rows)
        yield "</tbody></table>"

    def _row(self, row: Row) -> str:
        cells = self._cells("td", [*row.shown, row.change, *row.extras])
        return f"<tr><th><bdi>{self._said(row.name)}</bdi></th>{cells}</tr>"

    def _cells(self, tag: str, texts: Iterable[Text | str]) -> str:
        return "".join(f"<{tag}>{self._said(text)}</{tag}>" for text in texts)
