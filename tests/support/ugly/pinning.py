"""What a user says of a submission whose units nobody wrote: by a mapping file, or unit by unit."""

from __future__ import annotations

from pathlib import Path

import yaml

from support.submissions.contents import fields_of

from .clerk import WORKBOOK
from .expected import Ugly, place_of
from .files import Written

UNTOLD = "units_untold"
"""The ugliness that such a submission has: only `make_ugly(..., only={UNTOLD, ...})` gives it."""


def assumptions(ugly: Ugly) -> list[str]:
    """Give the unit of each field's bare numbers, as `--assume` takes them."""
    return [
        f"{table.table.record}.{name}={unit}" for table in ugly.tables for name, unit in table.table.units.items()
    ]


def numbers_untold(ugly: Ugly) -> set[tuple[str, str | None, str | None]]:
    """Give path, sheet and address of each cell that holds a number whose unit is written nowhere."""
    return {
        (place.path, place.sheet, place.address(row, name))
        for table in ugly.tables
        for place in [place_of(table)]
        for record, row in zip(table.table.truth, place.rows, strict=True)
        for name in table.table.units
        if record[name].value is not None
    }


def write_mapping(ugly: Ugly, path: Path) -> Path:
    """Write all that is known of the tables as a mapping file; each must have its sheet or file to itself."""
    path.write_text(yaml.safe_dump({"sheets": [_entry(table) for table in ugly.tables]}, allow_unicode=True))
    return path


def _entry(table: Written) -> dict[str, object]:
    drawn, letters = table.table, table.clerk.medium == WORKBOOK
    columns: dict[str, dict[str, str]] = {}
    for name, at in drawn.columns.items():
        place = _letters(at) if letters else str(at)
        columns[place] = {"field": fields_of(drawn.record)[name].header}
        columns[place] |= {"unit": drawn.units[name]} if name in drawn.units else {}
    where = {"sheet": table.page.name} if letters else {"file": Path(table.path).name}
    lines = [table.lines.get(row, row) for row in drawn.header_rows]
    return {**where, "record": drawn.record, "header_rows": lines, "columns": columns}


def _letters(column: int) -> str:
    first, last = divmod(column - 1, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)
