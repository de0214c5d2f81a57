"""How the sheets look, read from layout.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .values import GENERAL

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Column:
    """A column: what it holds, its header as the county writes it, and how its values are written."""

    field: str
    header: str
    width: int
    unit: str | None = None
    format: str = GENERAL
    spell: str | None = None
    empty: str | None = None
    align: str = "center"


@dataclass(frozen=True)
class SheetLayout:
    """A sheet: its names, what stands above and below the table, and its columns.

    `forgotten` says by field how much, in the base unit, the clerk left out of the last row's total.
    """

    record: str
    sheet: str
    title: str
    line: tuple[str, ...]
    columns: tuple[Column, ...]
    subtotals: str | None = None
    totals: tuple[str, ...] = ()
    forgotten: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def place(self, field: str) -> int:
        """The index of a field's column.

        Raises:
            KeyError: the sheet has no such column.
        """
        for number, column in enumerate(self.columns):
            if column.field == field:
                return number
        raise KeyError(f"{self.sheet}: {field}")


@cache
def layouts() -> tuple[SheetLayout, ...]:
    """All sheets in the workbook's order."""
    return tuple(_sheet(entry) for entry in read_yaml("layout.yaml"))


def _sheet(entry: Mapping[str, Any]) -> SheetLayout:
    columns = tuple(Column(**column) for column in entry["columns"])
    lists = {name: tuple(entry.get(name, ())) for name in ("line", "totals", "notes")}
    return SheetLayout(**{**entry, **lists, "columns": columns})


def read_yaml(name: str) -> Any:
    """What a data file beside this module holds."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
