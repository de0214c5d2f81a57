"""Copies of submitted sheets: nothing personal in them, and everything else as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from fupin.checking import CheckOptions
from fupin.cli.gathering import gather
from fupin.model.sheet_copy import SheetCopy
from fupin.reading.sources import find_sources
from fupin.report.formats import Need

PHONE, MASKED_PHONE = "13812345678", "138******78"
HEADER = ["贷款编号", "贷款人姓名", "贷款金额（万元）", "贷款期限（年）", "户主", "联系人电话", "备注"]
ROWS: list[list[Any]] = [
    ["示例县扶贫小额信贷台账", None, None, None, None, None, "联系人：赵六"],
    HEADER,
    ["0001", "张三丰", 5, 3, "王五", PHONE, "由张三丰代领"],
    ["0002", "李四", 6, 3, "阿依古丽", PHONE, "李四沟村"],
    ["合计", "合计", 11, None, "小计", None, None],
    ["注：贷款利率为执行年利率。", None, None, None, None, None, None],
    ["填表人：欧阳娜娜", None, "审核人：", "司马相如", None, "填表日期：2018年12月20日", PHONE],
]
SHOWN = [
    ["示例县扶贫小额信贷台账", None, None, None, None, None, "联系人：赵*"],
    HEADER,
    ["0001", "张**", "5", "3", "王*", MASKED_PHONE, "由张**代领"],
    ["0002", "李*", "6", "3", "阿***", MASKED_PHONE, "李四沟村"],
    ["合计", "合计", "11", None, "小计", None, None],
    ["注：贷款利率为执行年利率。", None, None, None, None, None, None],
    ["填表人：欧***", None, "审核人：", "司***", None, "填表日期：2018年12月20日", MASKED_PHONE],
]


def _copies(*paths: Path, show_personal: bool = False) -> tuple[SheetCopy, ...]:
    options = CheckOptions(as_of=date(2018, 12, 31), show_personal=show_personal)
    return gather(find_sources([str(path) for path in paths]), options, {Need.COPIES}).copies


def _cells(copy: SheetCopy) -> list[list[str | None]]:
    return [list(row) for row in zip(*(column.to_pylist() for column in copy.columns), strict=True)]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "扶贫小额信贷"
    for row in ROWS:
        sheet.append(row)
    other = book.create_sheet("说明")
    other["A1"] = "联系人：张三丰"
    path = tmp_path / f"贷款{PHONE}.xlsx"
    book.save(path)
    return path


def test_names_and_numbers_are_masked_and_nothing_else(book: Path) -> None:
    (copy,) = _copies(book)
    assert _cells(copy) == SHOWN
    assert copy.path == str(book).replace(PHONE, MASKED_PHONE)


def test_everything_is_shown_when_it_is_asked_for(book: Path) -> None:
    (copy,) = _copies(book, show_personal=True)
    assert _cells(copy) == [[None if cell is None else str(cell) for cell in row] for row in ROWS]


def test_names_of_columns_in_a_data_file_are_masked_too(tmp_path: Path) -> None:
    path = tmp_path / "loan.json"
    path.write_text(f'[{{"loan_id": "1", "borrower_name": "张三丰", "name": "李四", "tel {PHONE}": "x"}}]', "utf-8")
    (copy,) = _copies(path)
    assert copy.header == ("loan_id", "borrower_name", "name", f"tel {MASKED_PHONE}")
    assert _cells(copy) == [["1", "张**", "李*", "x"]]
