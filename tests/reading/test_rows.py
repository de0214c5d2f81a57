"""Which rows are records, and which are left out and why."""

from __future__ import annotations

import numpy as np
import pytest

from fupin.model.cell import unread
from fupin.model.problems import ProblemCode
from fupin.reading.layout.header_block import header_block
from fupin.reading.raw import Addressing, RawSheet
from fupin.reading.rows import find_records, ragged_records
from support.sheets import Cells, field, found, left_out, make_sheet, read_csv, read_rows, texts, values

HEADER = ["序号", "贷款编号", "县名", "贷款金额（元）", "备注"]
FIELDS = {1: field("loan_id"), 2: field("county"), 3: field("amount_yuan")}


def rows_of(
    rows: Cells, *, key: int | None = 1, faults: dict[tuple[int, int], ProblemCode] | None = None
) -> tuple[list[int], list[tuple[int, str]]]:
    """The rows of records and the rows left out, below the header, as the user sees them."""
    readings = {place: unread(code) for place, code in (faults or {}).items()}
    sheet = make_sheet([HEADER, *rows], faults=readings)
    result = find_records(sheet, header_block(sheet, [0]), FIELDS, key)
    return sheet.rows[result.records].tolist(), [(row.row, row.why) for row in result.left_out]


def test_rows_with_a_key_are_records_whatever_else_they_hold() -> None:
    records, out = rows_of([["1", "L1", "甲县", "5"], [None, "L2"], ["-", "0017", "-", "-"], [None, "贷1"]])
    assert (records, out) == ([2, 3, 4, 5], [])


def test_a_row_without_a_key_is_a_record_while_a_known_cell_holds_something() -> None:
    records, out = rows_of(
        [["1", None, "甲县", None], ["2", "-", None, "5"], ["3", None, "—", " ", "见附件"], ["4", "L4"]]
    )
    assert (records, out) == ([2, 3, 5], [(4, "unused")])


def test_blank_rows_between_records_are_listed_and_those_behind_them_are_not() -> None:
    records, out = rows_of([["1", "L1"], [None], ["", " ", "-"], ["2", "L2"], [None], [" "], ["-"]])
    assert (records, out) == ([2, 5], [(3, "blank"), (4, "blank")])


def test_numbered_lines_that_nobody_filled_in_are_blank() -> None:
    records, out = rows_of([["1", "L1"], ["2"], ["3"]])
    assert (records, out) == ([2], [(3, "blank"), (4, "blank")])


@pytest.mark.parametrize(
    "row",
    [
        ["合计", None, None, "100"],
        [None, "合计", None, "100"],
        ["合计", "120", None, "100"],
        ["合　计 ", "120", None, "100"],
        [None, None, "小 计", "100"],
        [None, None, "甲县小计", "100"],
        [None, "全县合计", None, "100"],
        ["总　计：", None, None, "100"],
        ["石家庄市小计", None, None, "100"],
        [None, None, None, "合计"],
    ],
)
def test_totals_are_left_out_wherever_they_stand(row: list[str | None]) -> None:
    assert rows_of([row, ["1", "L1"], row, ["2", "L2"], row]) == ([3, 5], [(2, "total"), (4, "total"), (6, "total")])


@pytest.mark.parametrize(
    "row",
    [
        ["1", "L1", "甲县小计"],
        [None, None, "会计", "5"],
        [None, None, "合计,其中一部分", "5"],
        [None, "合计工程", None, "5"],
        ["1", "L1", "甲县", "5", "合计"],
        [None, None, "设计", "5"],
    ],
)
def test_what_only_looks_like_a_total_is_a_record(row: list[str | None]) -> None:
    assert rows_of([row]) == ([2], [])


@pytest.mark.parametrize(
    "row",
    [
        ["注：以上为年末数"],
        ["备注： 见附件"],
        [None, "填表人：张三"],
        ["填表人：张三", None, "审核人：李四", "填表日期：2018-12-31"],
        ["填表说明：", "一、……"],
        ["填表人：", "张三", None, "审核人：", "李四"],
        [None, "填表人:", "张三"],
        ["（注：略）"],
        ["注1：略"],
        ["单位（盖章）：", None, "2018年"],
        ["数据来源：扶贫办"],
    ],
)
def test_footnotes_are_left_out(row: list[str | None]) -> None:
    assert rows_of([["1", "L1"], row]) == ([2], [(3, "footnote")])


@pytest.mark.parametrize(
    "row",
    [
        ["注：略", "L2"],
        ["备注：", "L2", "甲县", "5", "见附件"],
        ["注意", None, "甲县"],
        ["备注：", None, "甲县", "5", "见附件"],
        ["说明", None, "甲县", "5"],
    ],
)
def test_what_only_looks_like_a_footnote_is_a_record(row: list[str | None]) -> None:
    assert rows_of([row]) == ([2], [])


def test_a_header_that_is_repeated_is_left_out_however_it_is_spaced() -> None:
    spaced = ["序号", " 贷款 编号", "县\n名", "贷款金额 (元)：", None]
    records, out = rows_of([["1", "L1"], HEADER, ["2", "L2"], [*spaced], ["3", "L3"]])
    assert (records, out) == ([2, 4, 6], [(3, "header"), (5, "header")])


@pytest.mark.parametrize("key", ["（2）贷款编号", "2.贷款编号", "＊贷款编号", "【贷款编号】", "loan_id", "Ｌoan_id"])
def test_a_header_that_is_repeated_whatever_its_first_sign_is(key: str) -> None:
    reading = read_rows([[key, "县名", "贷款金额（元）"], ["L1", "甲县", "5"], [key, "县名", "贷款金额（元）"]])
    assert left_out(reading) == [(3, "header")]


@pytest.mark.parametrize("text", ["合　计", "全县合　计", "\u00a0合\u00a0计", "　注：截至年底", "　（注）：截至年底"])
def test_blanks_of_chinese_type_in_totals_and_notes(text: str) -> None:
    records, out = rows_of([["1", "L1", "甲县", "5"], [text]])
    assert (records, [row for row, _ in out]) == ([2], [3])


def test_a_header_that_is_repeated_in_characters_that_look_alike() -> None:
    records, out = rows_of([["1", "L1", "甲县", "5"], ["序号", "貸款编号", "縣名", "貸款⾦額（元）", "备注"]])
    assert (records, out) == ([2], [(3, "header")])


def test_the_numbers_of_columns_below_a_table_that_is_wider() -> None:
    header = ["贷款编号", "县名", "贷款金额（元）"]
    reading = read_rows([[*header, *[None] * 9], ["1", "2", "3"], ["L1", "甲县", "5"]])
    assert left_out(reading) == [(2, "column_numbers")]


def test_what_stands_above_the_header_is_left_out_where_it_stands_above_the_header_again() -> None:
    header = ["贷款编号", "县名", "贷款金额（元）"]
    above = ["核查甲", None, "核查乙"]
    reading = read_rows([above, header, ["L1", "甲县", "5"], above, header, ["L2", "甲县", "5"]])
    assert [row for row, _ in left_out(reading) if row > 2] == [4, 5]


def test_a_row_that_is_the_header_but_for_one_cell_is_a_record() -> None:
    assert rows_of([["序号", "贷款编号", "县名", "5"]]) == ([2], [])


def test_english_headers_are_repeated_too() -> None:
    reading = read_csv("loan_id,county\n1,甲县\nloan_id,county\n2,甲县\n")
    assert values(reading, "loan_id") == ["1", "2"]
    assert left_out(reading) == [(3, "header")]


def test_without_a_key_column_every_row_is_looked_at() -> None:
    rows: Cells = [
        ["合计", "x", None, "9"],
        ["1", None, "甲县", "5"],
        ["甲县合计"],
        ["注：略"],
        [None],
        HEADER,
        ["2", None, "乙县"],
    ]
    assert rows_of(rows, key=None) == (
        [3, 8],
        [(2, "total"), (4, "total"), (5, "footnote"), (6, "blank"), (7, "header")],
    )


def test_one_known_column_alone_is_no_header_again() -> None:
    sheet = make_sheet([["贷款编号"], ["1"], ["贷款编号"]])
    assert find_records(sheet, header_block(sheet, [0]), {0: field("loan_id")}, 0).records.tolist() == [1, 2]


def test_a_row_that_holds_nothing_but_an_error_is_a_record_where_the_column_is_known() -> None:
    rows: Cells = [["1", "L1"], [None, None, None, "#REF!"], [None, None, None, None, "#N/A"], ["2", "L2"]]
    records, out = rows_of(rows, faults={(2, 3): ProblemCode.ERROR_CELL, (3, 4): ProblemCode.ERROR_CELL})
    assert records == [2, 3, 5]
    assert out == [(4, "unused (#N/A E4)")]


def test_a_fault_without_a_text_holds_something() -> None:
    records, out = rows_of([["1", "L1"], [None]], faults={(2, 3): ProblemCode.NO_RESULT})
    assert (records, out) == ([2, 3], [])


def test_error_cells_of_rows_that_are_left_out_are_named_in_the_reason() -> None:
    reading = read_rows([HEADER, ["1", "L1", "甲县", "5"], ["合计", None, " #REF! ", "#DIV/0!", "见#1"]])
    assert left_out(reading) == [(3, "total ( #REF!  C3, #DIV/0! D3)")]
    assert [code for code, _, _, _ in found(reading)] == ["DATA22"]


def test_records_of_another_width_than_the_header() -> None:
    columns = [
        texts("a", "1", "2", "3", "4", None),
        texts("b", "x", None, "y", "z", None),
        texts(None, None, None, "9", " ", None),
    ]
    rows = np.arange(1, 7, dtype=np.int64)
    widths = np.array([2, 2, 1, 3, 3, 0])
    sheet = RawSheet(None, columns, rows, Addressing.LINE, widths=widths)
    assert ragged_records(sheet, np.array([1, 2, 3, 4]), 2) == {1, 2, 3}, "a stray delimiter may have moved cells"
    assert ragged_records(sheet, np.array([4]), 2) == frozenset(), "all have an empty cell more"
    assert ragged_records(make_sheet([["a"], ["1"]]), np.array([1]), 5) == frozenset()


@pytest.mark.parametrize("heading", ["一、产业类", "（二）基础设施类", "十一. 其他"])
@pytest.mark.parametrize("amount", [None, "5"])
def test_the_heading_of_a_part_of_the_table(heading: str, amount: str | None) -> None:
    records, out = rows_of([[heading, None, None, amount], ["1", "L1", "甲县", "5"], [None, heading, None, amount]])
    assert (records, out) == ([3], [(2, "heading"), (4, "heading")])


def test_what_begins_like_a_heading_and_is_a_record() -> None:
    records, out = rows_of([["一、", "L1", "甲县", "5"], ["二、某村", "L2", None, None]])
    assert (records, out) == ([2, 3], [])


@pytest.mark.parametrize("column", [0, 1])
def test_a_sentence_at_the_end_is_a_note(column: int) -> None:
    row: list[str | None] = [None, None, None, None]
    row[column] = "以上数据截至2018年底，由县扶贫办汇总。"
    records, out = rows_of([["1", "L1", "甲县", "5"], row])
    assert (records, out) == ([2], [(3, "footnote")])
    records, out = rows_of([["1", "L1", "甲县", "5"], row, ["2", "L2", "甲县", "5"]])
    assert records == ([2, 4] if column == 0 else [2, 3, 4])


@pytest.mark.parametrize("row", [["1", "2", "3", "4", "5"], ["甲", "乙", "丙", "1", "2"], ["A", "B", "C", "D", "E"]])
def test_the_numbers_of_the_columns(row: list[str | None]) -> None:
    records, out = rows_of([row, ["1", "L1", "甲县", "5"]])
    assert (records, out) == ([3], [(2, "column_numbers")])


@pytest.mark.parametrize("text", ["示例", "例：", "（样例）", "填写示例"])
def test_an_example_right_below_the_header(text: str) -> None:
    records, out = rows_of([[text, "L0", "某县", "5"], ["1", "L1", "甲县", "5"]])
    assert (records, out) == ([3], [(2, "example")])


def test_totals_that_do_not_say_so() -> None:
    header = ["贷款编号", "县名", "贷款金额（万元）", "贷款期限（月）"]
    loans = [["L1", "甲县", "5", "36"], ["L2", "乙县", "0.1", "12"]]
    reading = read_rows(
        [header, *loans, [None, None, "5.1", None], ["L3", "甲县", "1", "6"], [None, None, "6.1", None]]
    )
    assert values(reading, "loan_id") == ["L1", "L2", "L3"]
    assert left_out(reading) == [(4, "total"), (6, "total")]
    assert found(reading) == []
    other = read_rows([header, *loans, [None, None, "5.2", None]])
    assert values(other, "loan_id") == ["L1", "L2", None]
