"""The summary's chart: the rules with the most findings, a bar each, in the colours of the levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fupin.model.text import Language, Text
from fupin.report.workbook.book import Book
from fupin.report.workbook.by_rule import RuleCounts
from fupin.report.workbook.kinds import LOOKS, Kind
from fupin.report.workbook.styles import FONT

CHARTED = (Kind.ERROR, Kind.WARNING, Kind.NOTE, Kind.UNKNOWN)
"""The kinds that have a column in the table and a part of each bar."""
MOST_BARS = 15
_TITLE = Text("各规则的检查结果（条）", "Findings by rule")
_BAR_HEIGHT, _FRAME_HEIGHT, _WIDTH = 20, 110, 640
_KIND_WIDTH = 560
_LEAST_BARS = 10
"""So many find room even where there are fewer."""
_ROW_HEIGHT = 22
"""Pixels of a row of ordinary height."""


def chart_rows(bars: int) -> int:
    """How many rows of a sheet a chart of so many bars covers."""
    return -(-_height(bars) // _ROW_HEIGHT)


def bars_of(counts: Sequence[RuleCounts]) -> Sequence[RuleCounts]:
    """The rules that the chart shows: the first ones that have findings."""
    return [each for each in counts if each.fail or each.unknown][:MOST_BARS]


def rule_chart(
    book: Book, sheet: str, rows: tuple[int, int], columns: tuple[int, int], bars: Sequence[RuleCounts]
) -> Any:
    """The chart.

    Args:
        book: the workbook.
        sheet: the sheet with the table.
        rows: the first row of the bars in the table, and the row of the headings above, from 0.
        columns: the column of rules, and the first of the columns of `CHARTED`.
        bars: the rules that are shown, in the table's order.
    """
    first, heading = rows
    last = first + len(bars) - 1
    chart = book.raw.add_chart({"type": "bar", "subtype": "stacked"})
    for number, kind in enumerate(CHARTED):
        values = [each.of(kind) or None for each in bars]
        if not any(values):
            continue
        column = columns[1] + number
        chart.add_series(
            {
                "name": [sheet, heading, column],
                "name_formula_data": [LOOKS[kind].name.in_language(book.language)],
                "categories": [sheet, first, columns[0], last, columns[0]],
                "categories_data": [each.rule.id for each in bars],
                "values": [sheet, first, column, last, column],
                "values_data": values,
                "fill": {"color": LOOKS[kind].strong},
                "border": {"color": LOOKS[kind].ink, "width": 0.5},
                "gap": 45,
                "data_labels": {"value": True, "font": _font(8)},
            }
        )
    _dress(chart, book.language, len(bars))
    return chart


def kind_chart(
    book: Book, sheet: str, rows: tuple[int, int], columns: tuple[int, int], counts: Mapping[Kind, int], bars: int
) -> Any:
    """The chart of the figures, which fills the room beside the other chart.

    Args:
        book: the workbook.
        sheet: the sheet with the figures.
        rows: the first and the last row of the figures, from 0.
        columns: the columns of names and of figures.
        counts: the figures by kind, in the order of the rows.
        bars: how many bars the other chart has.
    """
    (first, last), (names, figures) = rows, columns
    chart = book.raw.add_chart({"type": "column"})
    chart.add_series(
        {
            "categories": [sheet, first, names, last, names],
            "categories_data": [LOOKS[kind].name.in_language(book.language) for kind in counts],
            "values": [sheet, first, figures, last, figures],
            "values_data": list(counts.values()),
            "points": [{"fill": {"color": LOOKS[kind].strong}} for kind in counts],
            "border": {"color": "#7F7F7F", "width": 0.5},
            "gap": 60,
            "data_labels": {"value": True, "font": _font(9)},
        }
    )
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": _font(9), "major_tick_mark": "none"})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_size({"width": _KIND_WIDTH, "height": _height(bars) - len(counts) * _ROW_HEIGHT - 3 * _ROW_HEIGHT})
    chart.set_chartarea({"border": {"color": "#D9D9D9"}})
    return chart


def _dress(chart: Any, language: Language, bars: int) -> None:
    chart.set_title({"name": _TITLE.in_language(language), "name_font": _font(11, bold=True), "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": _font(9), "major_tick_mark": "none"})
    grid = {"visible": True, "line": {"color": "#E0E0E0", "width": 0.5}}
    chart.set_x_axis({"num_font": _font(8), "num_format": "0", "min": 0, "major_gridlines": grid})
    chart.set_legend({"position": "bottom", "font": _font(9)})
    chart.set_size({"width": _WIDTH, "height": _height(bars)})


def _height(bars: int) -> int:
    return _FRAME_HEIGHT + _BAR_HEIGHT * max(bars, _LEAST_BARS)


def _font(size: int, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold}
