"""A table of a Markdown report, as long as the submission makes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from fupin.model.text import Text

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Group(Generic[_Item]):
    """A table of a report.

    Attributes:
        above: what stands above it: paragraphs and headings, in Markdown.
        heads: the heads of its columns.
        items: what it has a row each for.
        cells: makes the texts of a row, as they are; a column that has none is not shown.
        figures_from: the first of the columns, from 0, that hold figures; None where none do.
        kept: whether it holds what the baseline has; it gets the room that all others leave.
    """

    above: tuple[str, ...]
    heads: tuple[Text, ...]
    items: Sequence[_Item]
    cells: Callable[[_Item], Sequence[str]]
    figures_from: int | None = None
    kept: bool = False
