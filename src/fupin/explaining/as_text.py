"""A page for the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Styled

from fupin.explaining.page import Facts, Page, Paragraph, Part, Table
from fupin.model.text import Language, Text
from fupin.report.wrapping import cells, wrapped

_CHINESE = re.compile("[\u4e00-\u9fff]{8,}")
_BLANK = re.compile("(?<=[0-9%]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[0-9])")
_STYLES = {"符合": "green", "不符合": "red", "无法判断": "magenta", "不适用": "dim"}
"""How verdicts are coloured."""


@dataclass(frozen=True)
class _Prose:
    """A text whose lines break within Chinese too, not only at blanks."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Styled]:
        yield from wrapped(Styled(self.text), options.max_width)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(2, min(cells(self.text), options.max_width))


def page_text(page: Page, language: Language) -> Iterator[RenderableType]:
    """The parts of a page, in order, to be printed one after the other."""
    title = page.title.in_language(language)
    yield Styled(title if page.kind in {"choice", "field", "record"} else f"{page.id}  {title}", "bold")
    for part in page.parts:
        yield from _shown(part, language)


def _shown(part: Part, language: Language) -> Iterator[RenderableType]:
    if isinstance(part, Facts):
        yield Padding(_facts(part, language), (1, 0, 0, 0))
    elif isinstance(part, Table):
        yield Padding(Styled(part.title.in_language(language), "bold cyan"), (1, 0, 0, 0))
        yield _stacked(part, language) if _wordy(part) else _table(part, language)
    else:
        yield from _paragraph(part, language)


def _paragraph(part: Paragraph, language: Language) -> Iterator[RenderableType]:
    title, text = part.title.in_language(language), part.text.in_language(language)
    if title:
        yield Padding(Styled(title, "bold cyan"), (1, 0, 0, 0))
        yield Padding(_Prose(text), (0, 0, 0, 2))
    else:
        yield Padding(_Prose(text), (1, 0, 0, 0))


def _facts(part: Facts, language: Language) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for fact in part.facts:
        grid.add_row(fact.label.in_language(language), _Prose(_value(fact.value, fact.ids, language)))
    return grid


def _table(part: Table, language: Language) -> Grid:
    shown = [number for number in range(len(part.columns)) if any(row[number].zh for row in part.rows)]
    table = Grid(box=box.SIMPLE_HEAD, pad_edge=False)
    for number in shown:
        column = part.columns[number]
        table.add_column(column.title.in_language(language), overflow="fold", no_wrap=_short(part, number))
    for row in part.rows:
        table.add_row(
            *(
                _cell(_value(row[number], part.columns[number].ids, language), _STYLES.get(row[number].zh, ""))
                for number in shown
            )
        )
    return table


def _cell(text: str, style: str) -> Styled:
    """A cell; long Chinese text without blanks, since lines would break at them and nowhere else."""
    return Styled(_BLANK.sub("", text) if _CHINESE.search(text) else text, style)


def _wordy(part: Table) -> bool:
    """Whether more columns hold running text than fit beside each other."""
    return sum(not _short(part, number) for number in range(len(part.columns))) > _BESIDE


def _stacked(part: Table, language: Language) -> RenderableType:
    """A wordy table with a row's cells below each other, the first two as its head."""
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in part.rows:
        head, asked, *others = (
            _value(cell, column.ids, language) for cell, column in zip(row, part.columns, strict=True)
        )
        grid.add_row(Styled(head, "bold"), Styled(asked, "bold"))
        for column, text in zip(part.columns[2:], others, strict=True):
            grid.add_row(column.title.in_language(language), _Prose(text))
        grid.add_row("", "")
    return Padding(grid, (0, 0, 0, 2))


def _short(part: Table, number: int) -> bool:
    return all(cell_len(text) <= _SHORT for row in part.rows for text in row[number])


_SHORT, _BESIDE = 20, 2
"""Cells that stay on one line, and how many columns of longer ones stand beside each other."""


def _value(text: Text, ids: bool, language: Language) -> str:
    value = text.in_language(language)
    return value.replace("、", ", ") if ids and language is Language.ENGLISH else value
