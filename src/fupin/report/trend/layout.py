"""How a table of a trend is fitted into a terminal: all quarters where there is room, else the first and the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rich.cells import cell_len

from fupin.model.text import Language, Text
from fupin.report.trend.tables import Table
from fupin.report.trend.words import CHANGE, CHART, quarter_head
from fupin.trends.quarters import Quarter

_GAP = 2
_NAME = 20
"""Cells that names need at least, unless all are shorter; longer ones go on in further lines."""
_WIDEST_NAME = 48


@dataclass(frozen=True)
class Layout:
    """How a table is shown.

    Attributes:
        name: the cells that names have.
        shown: which quarters have a column, counted from 0.
        short: whether the heads of these are short.
        extras: whether the columns behind the change are shown.
    """

    name: int
    shown: tuple[int, ...]
    short: bool
    extras: bool


def layout_for(table: Table, quarters: Sequence[Quarter], language: Language, width: int) -> Layout:
    """The fullest layout that fits into so many cells; the barest where none does."""
    longest = max((cell_len(row.name.in_language(language)) for row in table.rows), default=0)
    longest = min(max(longest, cell_len(table.head.in_language(language))), _WIDEST_NAME)
    layout = Layout(_NAME, (), short=True, extras=False)
    for shown, short, extras in _candidates(len(quarters)):
        room = width - _needed(table, quarters, language, Layout(0, shown, short, extras))
        layout = Layout(max(min(longest, room), 1), shown, short, extras)
        if room >= min(longest, _NAME):
            break
    return layout


def _candidates(count: int) -> Iterator[tuple[tuple[int, ...], bool, bool]]:
    everything = tuple(range(count))
    for extras, short in product((True, False), (False, True)):
        yield everything, short, extras
    ends = tuple(sorted({0, count - 1}))
    for extras, short in product((True, False), (False, True)):
        yield ends, short, extras


def _needed(table: Table, quarters: Sequence[Quarter], language: Language, layout: Layout) -> int:
    """The cells that all columns but the first take, with the gaps before them."""
    columns = [
        [quarter_head(quarters[place], short=layout.short), *(row.shown[place] for row in table.rows)]
        for place in layout.shown
    ]
    if len(quarters) > 1:
        columns.append([CHART.in_language(language), "-" * len(quarters)])
        columns.append([CHANGE.in_language(language), *(row.change for row in table.rows)])
    if layout.extras:
        columns += [_extra(table, place, language) for place in range(len(table.extras))]
    return sum(max(map(cell_len, texts)) + _GAP for texts in columns)


def _extra(table: Table, place: int, language: Language) -> list[str]:
    texts: list[Text] = [table.extras[place], *(row.extras[place] for row in table.rows if row.extras)]
    return [text.in_language(language) for text in texts]
