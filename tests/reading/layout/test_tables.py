"""The tables of a sheet: titles, headers of several rows, one table below the other, side by side."""

from __future__ import annotations

import pytest

from fupin.model.origins import Recognition
from fupin.reading.layout.tables import NotRecognised
from fupin.reading.raw import Span
from support.sheets import Cells, Tabled, tabled

N = None
LOANS = ["贷款编号", "县名", "贷款金额（元）"]
LOAN = ["L1", "甲县", "50000"]
HOUSEHOLDS = ["户编号", "县名", "是否建档立卡贫困户"]
HOUSEHOLD = ["H1", "甲县", "是"]
WORKSHOPS = ["车间编号", "车间名称", "县名"]
WORKSHOP = ["W1", "车间一", "甲县"]


def one(rows: Cells, *merges: tuple[int, int, int, int], name: str = "Sheet1") -> Tabled:
    (table,) = tabled(rows, *merges, name=name)
    return table


# --- headers of several rows -----------------------------------------------------------------------

GROUPED: Cells = [
    ["2018年贷款台账", N, N, N, N, N],
    ["贷款编号", "县名", "扶贫小额信贷", N, "创业贷款", N],
    [N, N, "贷款金额（元）", "贷款期限（月）", "贷款金额（元）", "贷款期限（月）"],
    ["L1", "甲县", "50000", "36", "200000", "60"],
]
MERGES = [(0, 0, 0, 5), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)]


@pytest.mark.parametrize("merges", [MERGES, []], ids=["merged", "not merged"])
def test_the_group_tells_which_of_equal_headers_holds(merges: list[tuple[int, int, int, int]]) -> None:
    table = one(GROUPED, *merges)
    assert table.header_rows == [2, 3]
    assert table.columns == {"loan_id": "A", "county": "B", "amount_yuan": "C", "term_months": "D"}
    assert table.values == [["L1", "甲县", "50000", "36"]]
    assert table.unknown == ["创业贷款 / 贷款金额（元）", "创业贷款 / 贷款期限（月）"]
    assert table.left_out == {1: "title"}


def test_the_order_of_the_groups_says_nothing() -> None:
    turned = [[*row[:2], *row[4:], *row[2:4]] for row in GROUPED]
    assert one(turned, *MERGES).columns["amount_yuan"] == "E"


def test_columns_of_a_foreign_group_alone_are_no_fields() -> None:
    rows: Cells = [
        ["贷款编号", "县名", "创业贷款", N],
        [N, N, "贷款金额（元）", "贷款期限（月）"],
        ["L1", "甲县", "2", "6"],
    ]
    assert one(rows).columns == {"loan_id": "A", "county": "B"}


def test_groups_that_nobody_knows_leave_equal_headers_in_doubt() -> None:
    rows: Cells = [
        ["贷款编号", "县名", "第一批", N, "第二批", N],
        [N, N, "贷款金额（元）", "放款日期", "贷款金额（元）", "到期日期"],
        ["L1", "甲县", "5", "2018-01-01", "6", "2018-02-01"],
    ]
    table = one(rows)
    assert table.problems == ["DATA13 E2"]
    assert table.column("amount_yuan") == [None]


def test_a_head_and_a_header_that_make_one_header() -> None:
    rows: Cells = [
        ["资金名称", "年度", "本年", N, "上年", N],
        [N, N, "到贫困县金额（元）", "全省金额（元）", "到贫困县金额（元）", "全省金额（元）"],
        ["甲", "2018", "1", "2", "3", "4"],
    ]
    assert one(rows).values == [["甲", "2018", "1", "3", "2", "4"]]


def test_a_head_declares_the_unit_of_its_columns() -> None:
    rows: Cells = [
        ["贷款编号", "贷款情况（万元）", N, "期限"],
        [N, "贷款金额", "贷款余额（元）", "贷款期限（月）"],
        ["L1", "5", "7", "36"],
    ]
    table = one(rows)
    assert (table.column("amount_yuan"), table.column("balance_yuan")) == (["50000"], ["7"])
    assert table.problems == ["DATA21 C2"]


def test_a_title_without_a_blank_row_before_it_is_known_by_the_kind_that_it_names() -> None:
    rows: Cells = [
        ["贷款编号", "县名", "贷款金额（元）"],
        ["L1", "甲县", "5"],
        ["甲县资金情况统计表"],
        ["甲县（续）"],
        ["甲县2018年度涉农资金"],
        ["资金名称", "年度", "本年全省金额（元）"],
        ["水利资金", "2018", "7"],
    ]
    loans, funds = tabled(rows)
    assert (loans.record, loans.area, funds.record, funds.left_out) == (
        "loan",
        "A1:C2",
        "fund_line",
        dict.fromkeys([3, 4, 5], "title"),
    )


@pytest.mark.parametrize("count", range(35, 42))
def test_a_record_above_a_header_is_no_head_of_it_wherever_the_search_ends(count: int) -> None:
    header = ["贷款编号", "县名", "贷款金额（元）"]
    records = [[f"L{number}", "甲县", "5"] for number in range(count)]
    tables = tabled([header, *records, ["贷款编号", "县名", "贷款金额（万元）"], ["M1", "甲县", "5"]])
    read = [row[0] for table in tables for row in table.values]
    assert read == [*(f"L{number}" for number in range(count)), "M1"]


def test_heads_behind_a_blank_row_belong_to_the_header_below_them() -> None:
    heads: list[str | None] = ["核查甲", N, "核查乙", N]
    header: list[str | None] = ["资金名称", "年度", "本年全省金额（元）", "上年全省金额（元）"]
    again: Cells = [heads, header, ["林业资金", "2018", "9", "8"]]
    rows: Cells = [["贷款编号", "县名", "贷款金额（元）"], ["L1", "甲县", "5"], [N], *again, *again]
    loans, funds = tabled(rows)
    assert (loans.values, len(funds.values)) == ([["L1", "甲县", "5"]], 2)
    assert {4, 7} <= funds.left_out.keys() | set(funds.header_rows)


def test_units_in_a_row_of_their_own_and_the_numbers_of_columns() -> None:
    rows: Cells = [
        ["贷款编号", "县名", "贷款金额", "贷款期限"],
        [N, N, "万元", "年"],
        ["1", "2", "3", "4"],
        ["L1", "甲县", "5", "3"],
    ]
    table = one(rows)
    assert table.values == [["L1", "甲县", "50000", "36"]]
    assert (table.header_rows, table.left_out) == ([1, 2], {3: "column_numbers"})


def test_three_rows_of_header() -> None:
    rows: Cells = [
        ["贷款编号", "扶贫小额信贷", N, N, "创业贷款"],
        [N, "发放情况", N, "余额情况", "发放情况"],
        [N, "贷款金额（元）", "放款日期", "贷款余额（元）", "贷款金额（元）"],
        ["L1", "50000", "2018-03-01", "100", "7"],
    ]
    table = one(rows, (0, 0, 2, 0), (0, 1, 0, 3), (1, 1, 1, 2))
    assert table.values == [["L1", "50000", "100", "2018-03-01"]]
    assert table.header_rows == [1, 2, 3]


def test_a_header_of_two_rows_that_stands_once_more_on_the_next_page() -> None:
    rows: Cells = [*GROUPED[1:], ["贷款台账（续）"], *GROUPED[1:3], ["L2", "乙县", "1000", "12", N, N]]
    table = one(rows)
    assert table.column("loan_id") == ["L1", "L2"]
    assert table.left_out == {4: "title", 5: "header", 6: "header"}


# --- one below the other ---------------------------------------------------------------------------


def test_two_tables_one_below_the_other_each_with_title_and_unit_line() -> None:
    rows: Cells = [
        ["表一  贷款"],
        ["单位：万元"],
        ["贷款编号", "县名", "贷款金额"],
        ["L1", "甲县", "5"],
        ["合计", N, "5"],
        ["注：截至年底"],
        [N],
        ["表二  贷款（续）"],
        ["单位：元"],
        ["贷款编号", "县名", "贷款金额"],
        ["L2", "甲县", "50000"],
    ]
    first, second = tabled(rows)
    assert (first.column("amount_yuan"), second.column("amount_yuan")) == (["50000"], ["50000"])
    assert first.left_out == {1: "title", 2: "unit_line", 5: "total", 6: "footnote"}
    assert second.left_out == {8: "title", 9: "unit_line"}
    assert (first.area, second.area) == ("A3:C4", "A10:C11")


@pytest.mark.parametrize("between", [[], [[N]], [[N], ["扶贫户"], [N]], [["附件2 贫困户名单"]]])
def test_tables_of_different_kinds(between: Cells) -> None:
    loans, households = tabled([LOANS, LOAN, *between, HOUSEHOLDS, HOUSEHOLD, ["H2", "乙县", "否"]])
    assert (loans.record, households.record) == ("loan", "household")
    assert loans.values == [["L1", "甲县", "50000"]]
    assert households.column("household_id") == ["H1", "H2"]


def test_many_tables_and_rows_that_are_no_headers() -> None:
    rows: Cells = [LOANS, *([LOAN] * 60), HOUSEHOLDS, *([HOUSEHOLD] * 60), WORKSHOPS, *([WORKSHOP] * 3)]
    assert [(table.record, len(table.values)) for table in tabled(rows)] == [
        ("loan", 60),
        ("household", 60),
        ("workshop", 3),
    ]


def test_a_small_table_before_a_large_one_is_not_taken_for_its_title() -> None:
    small, large = tabled(
        [HOUSEHOLDS, HOUSEHOLD, [N], [*LOANS, "贷款余额（元）", "放款日期"], [*LOAN, "1", "2018-01-01"]]
    )
    assert (small.record, large.record) == ("household", "loan")


def test_a_forms_head_line_is_no_table() -> None:
    rows: Cells = [["县名：", "甲县", "年度：", "2018"], [*LOANS, "贷款期限（月）"], [*LOAN, "36"]]
    table = one(rows)
    assert (table.record, table.left_out) == ("loan", {1: "title"})


def test_the_name_of_the_sheet_belongs_to_the_table_that_it_suits() -> None:
    loans, households = tabled([LOANS, LOAN, [N], HOUSEHOLDS, HOUSEHOLD], name="扶贫小额信贷")
    assert (loans.by, households.by) == (Recognition.SHEET_NAME, Recognition.HEADERS)


def test_a_table_of_no_known_kind_below_is_named_and_not_read_as_records() -> None:
    rows: Cells = [LOANS, LOAN, [N], ["联系人名单"], ["姓名", "职务", "电话"], ["张三", "主任", "13300000000"]]
    loans, unknown = tabled(rows)
    assert loans.values == [["L1", "甲县", "50000"]]
    assert isinstance(unknown.layout, NotRecognised)


# --- side by side ----------------------------------------------------------------------------------


def test_tables_side_by_side() -> None:
    rows: Cells = [[*LOANS, N, *HOUSEHOLDS], [*LOAN, N, *HOUSEHOLD], ["L2", "乙县", "1000", N, N, N, N]]
    loans, households = tabled(rows)
    assert loans.column("loan_id") == ["L1", "L2"]
    assert households.values == [["H1", "甲县", "true"]]
    assert (loans.area, households.area) == ("A1:C3", "E1:G2")


def test_two_lists_of_one_kind_side_by_side() -> None:
    left, right = tabled([[*LOANS, N, *LOANS], [*LOAN, N, "L2", "乙县", "7"]])
    assert (left.column("loan_id"), right.column("loan_id")) == (["L1"], ["L2"])


def test_an_empty_column_inside_a_table_splits_nothing() -> None:
    table = one([["贷款编号", "县名", N, "贷款金额（元）", "贷款期限（月）"], ["L1", "甲县", N, "50000", "36"]])
    assert table.values == [["L1", "甲县", "50000", "36"]]


# --- what tells the kind ---------------------------------------------------------------------------


def test_a_title_tells_the_kind_where_the_header_alone_does_not() -> None:
    header = ["户编号", "县名", "是否建档立卡贫困户", "信用等级评定", "备注", "序号"]
    table = one([["某县扶贫小额信贷台账"], header, ["H1", "甲县", "是", "A", N, "1"]])
    assert (table.record, table.by) == ("loan", Recognition.TITLE)


def test_a_list_with_a_kinds_key_is_of_that_kind() -> None:
    assert one([HOUSEHOLDS, HOUSEHOLD]).record == "household"


def test_merges_outside_the_header_do_not_matter() -> None:
    assert one([LOANS, LOAN, ["L2", N, "3"]], (1, 1, 2, 1)).column("county") == ["甲县", "甲县"]
    assert Span(1, 1, 2, 1) == (1, 1, 2, 1)


def test_the_name_of_the_sheet_does_not_name_the_table_beside() -> None:
    rows: Cells = [[*LOANS, N, *WORKSHOPS], [*LOAN, N, *WORKSHOP]]
    loans, workshops = tabled(rows, name="扶贫小额信贷")
    assert (loans.record, workshops.record) == ("loan", "workshop")


def test_a_header_whose_columns_are_numbered_begins_a_table_too() -> None:
    funds: Cells = [["1.资金名称", "2.年度", "3、本年全省金额（元）"], ["甲", "2018", "5"]]
    loans, found = tabled([LOANS, *([LOAN] * 50), [N], ["涉农资金汇总表"], *funds])
    assert (len(loans.values), found.record, found.values) == (50, "fund_line", [["甲", "2018", "5"]])
