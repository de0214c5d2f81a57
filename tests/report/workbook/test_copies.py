"""The copies show every cell where it stands in the submission, and mark the cells of findings."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from contextlib import chdir
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from fupin.checking import CheckOptions
from fupin.cli.gathering import gather
from fupin.model.text import Language
from fupin.reading.sources import find_sources
from fupin.report.content import Content
from fupin.report.entries import entries
from fupin.report.formats import Need
from fupin.report.workbook.inert import inert
from fupin.report.workbook.kinds import LOOKS, Kind, kind_of
from fupin.report.workbook.names import copy_names
from fupin.report.workbook.placing import PlacedCopies, PlacedCopy, cell_name

Write = Callable[[Content, Language], bytes]


def _placed(content: Content, language: Language) -> PlacedCopies:
    return PlacedCopies(map(PlacedCopy, content.copies, copy_names(content.copies, language)))


@pytest.mark.parametrize("language", Language)
def test_every_text_stands_in_its_place(
    rich_content: Content, books: Mapping[Language, Workbook], language: Language
) -> None:
    count = 0
    for placed in _placed(rich_content, language).all:
        for at, column in enumerate(placed.copy.columns):
            for row, text in zip(placed.copy.rows.tolist(), column.to_pylist(), strict=True):
                place = cell_name((placed.row(row), placed.column(placed.copy.first_column + at)))
                cell = books[language][placed.name][place]
                assert (cell.value or "") == inert(text or ""), place
                assert cell.data_type in "sn"
                assert cell.value is None or cell.data_type == "s"
                count += 1
    assert count > 300


@pytest.mark.parametrize("language", Language)
def test_cells_are_coloured_by_the_gravest_and_commented_with_all(
    rich_content: Content, books: Mapping[Language, Workbook], language: Language
) -> None:
    copies = _placed(rich_content, language)
    about: dict[tuple[str, str], list[Any]] = {}
    for entry in entries(rich_content.result):
        placed = copies.of(entry.path, entry.sheet)
        at = None if placed is None or entry.cell is None else placed.position(entry.cell)
        if placed is not None and at is not None:
            about.setdefault((placed.name, cell_name(at)), []).append(entry)
    assert {kind_of(entry) for found in about.values() for entry in found} >= {*Kind} - {Kind.READING, Kind.WAIVED}
    for (name, place), found in about.items():
        cell = books[language][name][place]
        comment = cell.comment.text
        for entry in found:
            assert f"{entry.rule} {inert(entry.title.in_language(language))}" in comment
            assert inert(entry.message.in_language(language)) in comment
            assert entry.clause is None or entry.clause in comment
            assert entry.remedy is None or entry.remedy.in_language(language) in comment
        # unknowns colour cells without a value too, so a cell may be graver than what names it first
        assert "#" + cell.fill.fgColor.rgb[2:] in {
            LOOKS[kind].strong for kind in Kind if kind <= min(map(kind_of, found))
        }


def test_comments_can_be_read_whole(reports: Mapping[Language, bytes]) -> None:
    with zipfile.ZipFile(BytesIO(reports[Language.CHINESE])) as archive:
        drawings = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".vml")]
    sizes = [size for drawing in drawings for size in re.findall(r"width:([\d.]+)pt;height:([\d.]+)pt", drawing)]
    assert sizes
    assert all(float(width) == 270 and 40 <= float(height) <= 480 for width, height in sizes)


def _content(folder: Path, *names: str) -> Content:
    with chdir(folder):
        return gather(find_sources(names), CheckOptions(as_of=date(2018, 12, 31)), {Need.COPIES})


def _layout(folder: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "扶贫小额信贷"
    sheet.append(["示例县扶贫小额信贷台账"])
    sheet.append(["贷款编号", "户编号", "县名", "贷款金额（万元）", "贷款期限（年）", "备注"])
    sheet.append(["0001", "H1", "示例县", 5, 3, "=1+1 很长的备注" * 9])
    sheet.append(["0002", "H2", None, 6, 3, ""])
    sheet.append(["合计", "", "", 11, "", ""])
    sheet["F3"].data_type = "s"
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("C3:C4")
    book.save(folder / "贷款.xlsx")


def test_the_layout_is_that_of_the_submission(tmp_path: Path, write: Write) -> None:
    _layout(tmp_path)
    book = load_workbook(BytesIO(write(_content(tmp_path, "贷款.xlsx"), Language.CHINESE)))
    sheet = book["扶贫小额信贷"]
    assert {str(block) for block in sheet.merged_cells.ranges} == {"A1:F1", "C3:C4"}
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:F4"
    assert sheet["D4"].fill.fgColor.rgb == "FF" + LOOKS[Kind.ERROR].strong[1:]
    assert sheet["D3"].alignment.horizontal == "right"
    assert sheet["F3"].alignment.wrap_text
    assert sheet.row_dimensions[3].height > sheet.row_dimensions[4].height
    assert all(7 < column.width < 43 for column in sheet.column_dimensions.values())
    assert sheet["A5"].font.color.rgb == "FF7F7F7F"


def test_records_without_lines_get_a_header_and_numbers(tmp_path: Path, write: Write) -> None:
    text = '[{"loan_id": "1", "amount_yuan": "60000"}, {"loan_id": "2", "amount_yuan": "7"}]'
    (tmp_path / "loan.json").write_text(text, encoding="utf-8")
    book = load_workbook(BytesIO(write(_content(tmp_path, "loan.json"), Language.ENGLISH)))
    rows = [[cell.value for cell in row] for row in book["loan"].iter_rows()]
    assert rows == [[None, "loan_id", "amount_yuan"], ["1", "1", "60000"], ["2", "2", "7"]]
    assert book["loan"].freeze_panes == "A2"
    assert book["loan"]["C2"].comment.text.startswith("[error] LOAN01 ")
