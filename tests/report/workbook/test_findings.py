"""The sheet of findings tells what every report tells, and leads to the cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.workbook.findings import COLUMNS
from fupin.report.workbook.kinds import LOOKS, Kind
from fupin.report.workbook.names import FINDINGS
from support.reading_back import told_by, xlsx


@pytest.mark.parametrize("language", Language)
def test_it_tells_the_same(rich_content: Content, reports: Mapping[Language, bytes], language: Language) -> None:
    told = told_by(rich_content.result, language, lacks=xlsx.LACKS, written=xlsx.written)
    assert xlsx.read_back(reports[language], language) == told


def _sheet(books: Mapping[Language, Workbook]) -> Worksheet:
    sheet = books[Language.ENGLISH][FINDINGS.en]
    assert isinstance(sheet, Worksheet)
    return sheet


def _column(sheet: Worksheet, heading: str) -> list[Any]:
    number = [column.heading.en for column in COLUMNS].index(heading) + 1
    return [sheet.cell(row, number) for row in range(2, sheet.max_row + 1)]


def test_every_cell_of_a_finding_is_a_link_to_it(books: Mapping[Language, Workbook]) -> None:
    sheet = _sheet(books)
    cells, files = _column(sheet, "Cell"), _column(sheet, "File")
    linked = 0
    for cell, file in zip(cells, files, strict=True):
        if cell.value is None:
            continue
        name, _, place = cell.hyperlink.location.rpartition("!")
        target = books[Language.ENGLISH][name.strip("'").replace("''", "'")]
        if ":" not in cell.value:
            assert place == cell.value
        assert target[place].fill.fill_type == "solid", (file.value, place)
        linked += 1
    assert linked > 50


def test_states_have_the_colours_of_their_kinds(books: Mapping[Language, Workbook]) -> None:
    sheet = _sheet(books)
    colours: dict[str, set[str]] = {}
    for cell in _column(sheet, "Verdict"):
        colours.setdefault(cell.value, set()).add("#" + cell.fill.fgColor.rgb[2:])
    fails = {LOOKS[kind].strong for kind in (Kind.ERROR, Kind.WARNING, Kind.NOTE)}
    assert colours["fail"] == fails
    assert colours["unknown"] == {LOOKS[Kind.UNKNOWN].strong}
    assert colours["unreadable"] == {LOOKS[Kind.PROBLEM].strong}


def test_rows_of_the_header_stay_in_view(books: Mapping[Language, Workbook]) -> None:
    assert _sheet(books).freeze_panes == "D2"
