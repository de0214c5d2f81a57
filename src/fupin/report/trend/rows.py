"""A row of a table over the quarters."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from fupin.model.text import Text
from fupin.trends.series import Value


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        name: what it is of.
        shown: a cell for each quarter.
        values: the same as figures, for the chart.
        change: from the first to the last, as it is shown.
        worse: whether that is for the worse.
        extras: the cells behind it.
        top: the value at which the chart is full; None for the highest of the row.
    """

    name: Text
    shown: tuple[str, ...]
    values: tuple[Value, ...]
    change: str = ""
    worse: bool = False
    extras: tuple[Text, ...] = ()
    top: Fraction | int | None = None
