"""The file of the workbook: sound, inert, and the same every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.workbook.limits import MAX_SHEET_NAME

Write = Callable[[Content, Language], bytes]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("language", Language)
def test_every_part_is_well_formed(reports: Mapping[Language, bytes], language: Language) -> None:
    parts = _parts(reports[language])
    assert {"xl/charts/chart1.xml", "xl/comments3.xml"} & parts.keys()
    for name, data in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(data)


@pytest.mark.parametrize("language", Language)
def test_nothing_is_a_formula_or_leads_outside(reports: Mapping[Language, bytes], language: Language) -> None:
    for name, data in _parts(reports[language]).items():
        if name.startswith("xl/worksheets/sheet"):
            assert not re.search(rb"<f[ >/]", data)
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in data
        assert not name.startswith(("xl/externalLinks", "xl/vbaProject"))


def test_nothing_steers_letters_or_a_terminal(reports: Mapping[Language, bytes]) -> None:
    for name, data in _parts(reports[Language.CHINESE]).items():
        text = data.decode("utf-8")
        assert not {*"\x1b\x07\x00\u202e\u2066\u200f\ufffe\uffff"} & {*text}, name


def test_the_same_content_gives_the_same_bytes(
    rich_content: Content, reports: Mapping[Language, bytes], write: Write
) -> None:
    assert write(rich_content, Language.ENGLISH) == reports[Language.ENGLISH]


@pytest.mark.parametrize("language", Language)
def test_names_of_sheets_are_taken_by_every_program(books: Mapping[Language, Workbook], language: Language) -> None:
    names = books[language].sheetnames
    assert (
        names[:2] == {Language.CHINESE: ["检查汇总", "检查结果"], Language.ENGLISH: ["Summary", "Findings"]}[language]
    )
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= MAX_SHEET_NAME
        assert not {*"[]:*?/\\"} & {*name}
        assert not name.startswith("'") and not name.endswith("'")


def test_merged_blocks_meet_no_other(books: Mapping[Language, Workbook]) -> None:
    for sheet in books[Language.CHINESE].worksheets:
        seen: set[tuple[int, int]] = set()
        for block in sheet.merged_cells.ranges:
            cells = {(row, column) for row, column in block.cells}
            assert not cells & seen
            seen |= cells


def test_fonts_are_chinese(books: Mapping[Language, Workbook]) -> None:
    for sheet in books[Language.CHINESE].worksheets:
        fonts = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert fonts == {"Microsoft YaHei"}


def test_it_tells_that_it_is_a_report(reports: Mapping[Language, bytes]) -> None:
    book: Any = load_workbook(io.BytesIO(reports[Language.CHINESE]))
    assert "fupin-report" in book.custom_doc_props.names
    assert book.properties.created.date().isoformat() == "2018-12-31"


def test_filters_cover_cells_of_their_sheet(books: Mapping[Language, Workbook]) -> None:
    filtered = [sheet for sheet in books[Language.ENGLISH].worksheets if sheet.auto_filter.ref]
    assert len(filtered) == 3
    for sheet in filtered:
        area: Any = range_boundaries(sheet.auto_filter.ref)
        left, top, right, bottom = area
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith(str(top + 1))
        assert sheet[f"{get_column_letter(left)}{top}"].value
        assert (bottom, right) <= (sheet.max_row, sheet.max_column)
