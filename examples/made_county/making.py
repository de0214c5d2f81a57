"""The whole county: clean records, faults, workbook, CSV files and the list of what must be found."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from . import assets, finance, oversight, places, projects
from .csv_files import write_csv_files
from .grid import Grid, grid, written
from .layout import layouts
from .seeding import expected, sown
from .values import Record
from .workbook import write_workbook

NAME = "示例县-2018"

_MAKERS: Mapping[str, Callable[[], Iterator[Record]]] = {
    "project": projects.projects,
    "enterprise": projects.enterprises,
    "workshop": projects.workshops,
    "hiring": finance.hirings,
    "loan": finance.loans,
    "station": assets.stations,
    "asset_project": assets.asset_projects,
    "land_base": assets.land_bases,
    "agreement": assets.agreements,
    "land_use": places.land_uses,
    "village": places.village_years,
    "household": places.households,
    "township": places.township_banks,
    "county": places.county_years,
    "fund_line": finance.fund_lines,
    "progress_report": oversight.progress_reports,
    "task": oversight.tasks,
    "indicator": oversight.indicators,
}


def make_county(folder: Path) -> None:
    """Writes the workbook, csv/ and seeded.yaml of the county into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    records = {layout.record: written(layout, list(_MAKERS[layout.record]())) for layout in layouts()}
    faulty = {layout.record: sown(layout, records[layout.record]) for layout in layouts()}
    grids = {layout.record: grid(layout, faulty[layout.record]) for layout in layouts()}
    write_workbook(grids.values(), folder / f"{NAME}.xlsx")
    write_csv_files(grids.values(), folder / "csv")
    _write_seeded(expected(grids, faulty), grids.values(), folder / "seeded.yaml")


_HEAD = """\
# 示例县报送表中特意埋下的问题，由 examples/make_example.py 写出，请勿手改。
# The faults that were seeded on purpose, written by examples/make_example.py from examples/made_county/seeds.yaml.
# row: row in the workbook; line: line of the CSV file. A check must find these and nothing else.
"""


def _write_seeded(found: Mapping[str, list[Any]], grids: Iterable[Grid], path: Path) -> None:
    parts = [_HEAD, f"records: {json.dumps({each.layout.record: len(each.places()) for each in grids})}\n"]
    for name, entries in found.items():
        parts.append(f"{name}:\n")
        parts += [f"- {json.dumps(entry, ensure_ascii=False)}\n" for entry in entries]
    path.write_text("".join(parts), encoding="utf-8")
