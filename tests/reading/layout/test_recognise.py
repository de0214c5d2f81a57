"""What a sheet holds: by its name, by what the user says, by its headers."""

from __future__ import annotations

import numpy as np
import pytest

from fupin.model.records import RECORDS
from fupin.reading.layout.found_headers import HEADER_SEARCH
from fupin.reading.layout.header_block import named_block
from fupin.reading.layout.recognise import Evidence, record_of_name
from fupin.reading.layout.tables import Layout, NotRecognised, find_tables
from fupin.reading.raw import Addressing, RawSheet
from support.sheets import Cells, make_sheet, texts

LOANS = ["贷款编号", "贷款人姓名", "贷款金额（元）"]
ROW = ["1", "张三", "50000"]


def layout(rows: Cells, name: str | None = None, record: str | None = None) -> Layout:
    (table,) = find_tables(make_sheet(rows), Evidence(name, (), record))
    assert isinstance(table.layout, Layout)
    return table.layout


def refused(raw: RawSheet, name: str | None = None, record: str | None = None) -> NotRecognised:
    (table,) = find_tables(raw, Evidence(name, (), record))
    assert isinstance(table.layout, NotRecognised)
    return table.layout


def named(header: tuple[str, ...], *columns: list[str]) -> RawSheet:
    rows = np.arange(1, len(columns[0]) + 1 if columns else 1, dtype=np.int64)
    return RawSheet(None, [texts(*column) for column in columns], rows, Addressing.LINE, header=header)


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("loan", "loan"),
        ("LOAN", "loan"),
        ("扶贫小额信贷", "loan"),
        (" 扶贫 小额信贷 ", "loan"),
        ("2018年扶贫小额信贷台账", "loan"),
        ("乡镇", "township"),
        ("各乡镇情况", None),
        ("贫困户名单", None),
        ("扶贫项目与扶贫小额信贷", None),
        ("Sheet1", None),
        ("", None),
        (None, None),
    ],
)
def test_the_record_that_a_name_says(name: str | None, record: str | None) -> None:
    assert record_of_name(name) == record


def test_every_record_is_known_by_its_name_and_by_its_sheet() -> None:
    for record, model in RECORDS.items():
        assert record_of_name(record) == record_of_name(model.sheet) == record


def test_a_header_below_a_title_and_a_unit_line() -> None:
    rows: Cells = [["2018年台账"], [None, None, "单位：万元"], ["序号", "贷款编号", "贷款金额"], ["1", "L1", "5"]]
    found = layout(rows)
    assert (found.record, found.block.rows, found.units) == ("loan", (2,), ("万元",))
    assert found.block.headers == ("序号", "贷款编号", "贷款金额")


@pytest.mark.parametrize("unit_line", ["金额单位：元", "（单位：元）", "填报单位：甲县  单位：元"])
@pytest.mark.parametrize("column", [0, 2])
def test_a_unit_line_in_any_cell_above_the_header(unit_line: str, column: int) -> None:
    line: list[str | None] = [None, None, None]
    line[column] = unit_line
    assert layout([["题目"], line, [None], LOANS, ROW]).units == ("元",)


def test_a_unit_line_below_the_header_is_none() -> None:
    assert layout([LOANS, ["单位：万元"], ROW]).units == ()


def test_the_header_is_found_through_any_number_of_blank_rows_but_not_too_deep() -> None:
    blank: list[str | None] = [None]
    assert layout([*[blank] * 200, LOANS, ROW]).block.last == 200
    assert layout([*[["说明"]] * (HEADER_SEARCH - 1), LOANS, ROW]).block.last == HEADER_SEARCH - 1
    found = refused(make_sheet([*[["说明"]] * HEADER_SEARCH, LOANS, ROW]))
    assert (found.empty, found.table) == (False, False)


def test_the_first_of_two_equal_headers_is_the_header() -> None:
    assert layout([LOANS, ROW, LOANS, ROW]).block.last == 0


def test_the_name_goes_before_the_user_and_the_user_before_the_headers() -> None:
    rows: Cells = [["户编号", "县名", "信用等级评定"], ["1", "甲县", "A"]]
    assert layout(rows, "loan", "household").record == "loan"
    assert layout(rows, "Sheet1", "household").record == "household"
    assert layout(rows, "2018年扶贫小额信贷", "household").record == "loan"
    assert layout([["户编号", "序号"], ["1", "2"]], "2018年扶贫小额信贷", "household").record == "household"


def test_headers_that_two_kinds_share_equally_decide_nothing() -> None:
    found = refused(make_sheet([["县名", "序号"], ["甲县", "1"]]))
    assert (found.empty, found.table, len(found.nearest)) == (False, True, 3)
    refused(make_sheet([["县名", "是否建档立卡贫困户"], ["甲县", "是"]]))


def test_too_few_of_the_headers_known_is_no_record() -> None:
    strange = [f"列{number}" for number in range(10)]
    found = refused(make_sheet([[*LOANS, *strange], ["1"] * 13]))
    assert found.nearest[0] == "loan"
    assert layout([[*LOANS, *strange[:6]], ["1"] * 9]).record == "loan"


def test_a_sheet_of_a_telling_name_with_no_known_header_is_not_recognised() -> None:
    found = refused(make_sheet([["甲", "乙"], ["1", "2"]]), "loan")
    assert found == NotRecognised(empty=False, table=True, nearest=())


@pytest.mark.parametrize("rows", [[], [[None]], [["", None], [None]], [[" "], ["\n"]]])
def test_a_sheet_that_holds_nothing_is_empty(rows: Cells) -> None:
    assert refused(make_sheet(rows)).empty


def test_a_text_is_no_table() -> None:
    assert refused(make_sheet([["填表说明"], ["一、……"]])) == NotRecognised(empty=False, table=False, nearest=())


def test_names_of_columns_are_the_header_where_the_format_has_them() -> None:
    (table,) = find_tables(named(("loan_id", "amount_yuan"), ["1"], ["5"]), Evidence("x"))
    assert table.layout == Layout("loan", named_block(("loan_id", "amount_yuan")))


def test_records_under_unknown_names_are_a_table_and_none_is_empty() -> None:
    assert refused(named(("a",), ["1"])) == NotRecognised(empty=False, table=True, nearest=())
    assert refused(named(("",), ["1"])) == NotRecognised(empty=False, table=True, nearest=())
    assert refused(named(("a",), [])) == NotRecognised(empty=False, table=False, nearest=())
    assert refused(named(())) == NotRecognised(empty=True, table=False, nearest=())
