"""What LibreOffice has converted is what it was given, and reads the same from every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from fupin.reading.formats.workbook import read_workbook
from support.converted import make_kinds
from support.grids import all_of, cells

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(("name", "epoch"), [("kinds", None), ("kinds_1904", CALENDAR_MAC_1904)])
def test_the_converted_workbook_is_the_made_one(tmp_path: Path, name: str, epoch: None) -> None:
    made, converted = read_workbook(make_kinds(tmp_path / "a.xlsx", epoch)), read_workbook(DATA / f"{name}.xlsx")
    for this, other in zip(made, converted, strict=True):
        assert this.epoch == other.epoch
        if this.name != "公式":  # openpyxl stores no results
            assert all_of(this) == all_of(other)


def test_the_results_of_formulas() -> None:
    (sheet,) = [sheet for sheet in read_workbook(DATA / "kinds.xlsx") if sheet.name == "公式"]
    found = [cells(sheet).get(f"C{row}") for row in range(1, 16)]
    assert found[:5] == ["5", "0.666666666666667", "2户", "FALSE", None]
    assert found[5:10] == ["#DIV/0!", "#N/A", "#NAME?", "2018-08-28", "2%"]
    assert found[10:] == ["#VALUE!", "5", "#REF!", "#VALUE!", "#REF!"]
