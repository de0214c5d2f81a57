"""Sheets that once gave a wrong value, lost a record or judged a row that is none, without a word."""

from __future__ import annotations

import pytest

from fupin.reading.layout.groups import GroupRank, match_path
from fupin.reading.layout.headers import match_header
from fupin.reading.layout.tables import NotRecognised
from support.sheets import Cells, Tabled, tabled

N = None
LOANS = ["贷款编号", "县名", "贷款金额（元）"]
MORE = ["贷款编号", "县名", "贷款金额（元）", "贷款余额（元）"]


def one(rows: Cells, *merges: tuple[int, int, int, int], name: str = "Sheet1") -> Tabled:
    (table,) = tabled(rows, *merges, name=name)
    return table


# --- headers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header",
    [
        "年末贷款余额",
        "其中：贷款金额（元）",
        "累计贷款金额（万元）",
        "贷款金额（本年）",
        "计划贷款金额",
        "县名称及代码",
        "1-贷款金额",
        "是否贴息（元）",
        "乡镇（个）",
        "县名（个）",
        "贷款期限（月）（起）",
        "放款日期-到期日期",
        "贷款利率（月）",
        "贷款利率/月",
        "贷款金额（如有续贷）",
        "贷款金额（填上年数）",
        "贷款余额（填写年末余额，万元）",
        "贷款金额（格式万元）",
        "贷款金额（请以万元为单位）",
        "贷款金额（如5万元填5）",
        "贷款金额（例外）",
    ],
)
def test_headers_that_resemble_a_field(header: str) -> None:
    assert match_header(header, "loan") is None


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("贷款利率（年）", "annual_rate"),
        ("放款日期（年/月/日）", "issued_on"),
        ("放款日期（如2018年3月1日）", "issued_on"),
        ("贷款金额（保留两位小数）", "amount_yuan"),
        ("贷款金额（精确到元）", "amount_yuan"),
        ("担保方式（如：信用）", "collateral"),
    ],
)
def test_headers_with_a_remark_that_says_no_more(header: str, name: str) -> None:
    match = match_header(header, "loan")
    assert match is not None
    assert (match.field.name, match.unit) == (name, None)


# --- groups ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "path", "rank"),
    [
        ("loan", ("扶贫小额信贷累计", "贷款金额"), GroupRank.FOREIGN),
        ("loan", ("扶贫小额信贷（上年）", "贷款金额"), GroupRank.FOREIGN),
        ("loan", ("小额信贷展期情况", "贷款金额"), GroupRank.FOREIGN),
        ("loan", ("截止上年末", "贷款余额"), GroupRank.FOREIGN),
        ("loan", ("年初", "贷款余额"), GroupRank.FOREIGN),
        ("loan", ("担保人信息", "乡镇"), GroupRank.FOREIGN),
        ("loan", ("存款情况", "余额"), GroupRank.FOREIGN),
        ("loan", ("某某", "余额"), GroupRank.FOREIGN),
        ("loan", ("上年", "贷款情况", "金额"), GroupRank.FOREIGN),
        ("loan", ("其中：扶贫小额信贷", "贷款金额"), GroupRank.OWN),
        ("loan", ("贷款情况", "余额"), GroupRank.OWN),
        ("project", ("支出情况", "财政专项扶贫资金"), GroupRank.FOREIGN),
        ("project", ("调整前", "资金规模"), GroupRank.FOREIGN),
        ("loan", ("二、贷款情况", "贷款金额"), GroupRank.OWN),
        ("village", ("2017年", "村集体收入"), GroupRank.FOREIGN),
        ("village", ("本年计划", "村集体收入"), GroupRank.FOREIGN),
        ("fund_line", ("上年情况", "到贫困县金额"), GroupRank.OWN),
    ],
)
def test_how_near_a_group_is(record: str, path: tuple[str, ...], rank: GroupRank) -> None:
    assert match_path(path)[record][1] is rank


def test_the_unit_of_a_head_is_that_of_the_columns_that_it_suits() -> None:
    match, _ = match_path(("贷款情况（万元）", "贷款期限"))["loan"]
    assert (match.unit, match.head_unit) == (None, None)


# --- heads that must not be passed over ------------------------------------------------------------

UPPER: list[tuple[Cells, list[tuple[int, int, int, int]]]] = [
    ([[N, N, "上年", N], MORE], []),
    ([[N, N, "上年", N], MORE], [(0, 2, 0, 3)]),
    ([["贷款台账", N, N, N], [N, N, "上年", N], MORE], [(0, 0, 0, 3), (1, 2, 1, 3)]),
    ([["贷款编号", "县名", "上年", N], [N, N, *MORE[2:]]], [(0, 0, 1, 0), (0, 1, 1, 1)]),
    (
        [["贷款编号", "县名", "上年", N], [N, N, "贷款情况", N], [N, N, "金额（元）", "余额（元）"]],
        [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 3), (1, 2, 1, 3)],
    ),
]


@pytest.mark.parametrize(("upper", "merges"), UPPER, ids=["alone", "merged", "titled", "beside merges", "three rows"])
def test_a_foreign_head_holds_however_it_stands(upper: Cells, merges: list[tuple[int, int, int, int]]) -> None:
    table = one([*upper, ["L1", "甲县", "50000", "1"]], *merges)
    assert table.columns == {"loan_id": "A", "county": "B"}
    assert table.values == [["L1", "甲县"]]


@pytest.mark.parametrize("merges", [[], [(0, 2, 0, 3)]], ids=["not merged", "merged"])
@pytest.mark.parametrize("below", [["2017年", "2018年"], ["合计", "其中：信用"], ["起", "止"]])
def test_a_header_over_two_columns_is_neither_of_them(
    below: list[str], merges: list[tuple[int, int, int, int]]
) -> None:
    table = one([[*LOANS, N], [N, N, *below], ["L1", "甲县", "1", "2"]], *merges)
    assert table.columns == {"loan_id": "A", "county": "B"}
    assert table.values == [["L1", "甲县"]]


def test_records_without_a_number_are_no_heads() -> None:
    header = ["序号", "乡镇编号", "乡镇", "责任银行", N]
    table = one([header, [N, "甲一", "甲乡", "农行", "注"], [N, "甲二", "乙乡", "农行", N]])
    assert table.column("township_id") == ["甲一", "甲二"]


def test_a_title_right_of_the_first_column_is_no_head() -> None:
    table = one([[N, N, "上年度扶贫小额信贷台账", N], MORE, ["L1", "甲县", "50000", "1"]])
    assert table.columns["amount_yuan"] == "C"


def test_a_row_of_units_with_a_label() -> None:
    header = ["贷款编号", "县名", "贷款金额", "贷款余额"]
    for label in (["单位", N], ["/", "/"]):
        table = one([header, [*label, "元", "万元"], ["L1", "甲县", "50000", "1"]])
        assert table.values == [["L1", "甲县", "50000", "10000"]]


def test_the_column_in_the_fields_own_unit_holds() -> None:
    header = ["项目编号", "项目名称", "受益贫困户（人）", "受益贫困户（户）"]
    table = one([header, ["P1", "甲", "9", "3"]])
    assert (table.column("poor_households"), table.problems) == (["3"], [])


def test_a_header_merged_into_the_records_is_no_value() -> None:
    table = one([LOANS, ["L1", N, "50000"], ["L2", N, "60000"]], (0, 1, 2, 1))
    assert (table.column("county"), table.problems) == ([None, None], ["DATA15 B1"])


# --- records that belong to the table above --------------------------------------------------------


def test_records_of_two_cells_are_no_titles() -> None:
    households: Cells = [
        ["户编号", "县名", "是否建档立卡贫困户"],
        ["H1", "甲县"],
        [N],
        ["H2", "甲县"],
        ["H3", "代表县"],
    ]
    for between in ([], [[N]]):
        first, second = tabled([*households, *between, LOANS, ["L1", "甲县", "50000"]])
        assert first.column("household_id") == ["H1", "H2", "H3"]
        assert second.column("loan_id") == ["L1"]


def test_records_that_fill_one_known_column_are_not_lost() -> None:
    rows: Cells = [["户编号", "县名", "姓名"], ["H1", N, "张三"], [N], LOANS, ["L1", "甲县", "50000"]]
    assert tabled(rows)[0].column("household_id") == ["H1"]


def test_tables_of_one_record_each() -> None:
    rows: Cells = [LOANS, ["L1", "甲县", "50000"], [*LOANS, "贷款期限（月）"], ["L2", "甲县", "60000", "36"]]
    assert [table.column("loan_id") for table in tabled(rows)] == [["L1"], ["L2"]]


def test_a_record_above_a_repeated_header_is_no_head() -> None:
    header = ["序号", "户编号", "县名", "增收措施"]
    rows: Cells = [header, ["1", "H1", "甲县", "无"], [N, "H2", "乙县", "其他"], header, ["2", "H3", "甲县", "无"]]
    assert one(rows).column("household_id") == ["H1", "H2", "H3"]


@pytest.mark.parametrize("line", [["填报单位：乙县", "2018年", "单位：万元"], ["台账（续）", N, "单位：万元"]])
def test_the_next_tables_own_unit_line_holds(line: list[str | None]) -> None:
    header = ["贷款编号", "县名", "贷款金额"]
    rows: Cells = [["单位：元"], header, ["L1", "甲县", "50000"], line, header, ["L2", "乙县", "5"]]
    first, second = tabled(rows)
    assert (first.column("amount_yuan"), second.column("amount_yuan")) == (["50000"], ["50000"])


def test_a_row_of_words_below_a_title_is_at_least_named() -> None:
    header = ["乡镇编号", "乡镇", "县名", "责任银行"]
    rows: Cells = [header, ["甲一", "甲乡", "甲县", "农行"], [N], ["山区片乡镇"], ["甲二", "乙乡", "甲县", "农商行"]]
    _, rest = tabled(rows)
    assert isinstance(rest.layout, NotRecognised)
    assert rest.layout.table


def test_an_empty_column_splits_no_table_that_is_one() -> None:
    header = [*LOANS, N, "户编号", "是否建档立卡贫困户"]
    table = one([header, ["L1", "甲县", "50000", N, "H1", "是"]])
    assert (table.record, table.column("household_id")) == ("loan", ["H1"])


@pytest.mark.parametrize(
    "more", [[["L2", "乙县", "60000"]], [[N, N, N, N, "H2", "否"]]], ids=["the left is longer", "the right is longer"]
)
def test_tables_of_different_length_are_not_joined(more: Cells) -> None:
    header = [*LOANS, N, "户编号", "是否建档立卡贫困户"]
    loans, households = tabled([header, ["L1", "甲县", "50000", N, "H1", "是"], *more])
    assert (loans.record, households.record) == ("loan", "household")


# --- no table of records ---------------------------------------------------------------------------


def test_the_sums_of_counties_are_no_loans() -> None:
    rows: Cells = [["扶贫小额信贷汇总表"], ["县名", "贷款金额（万元）", "贷款余额（万元）"], ["甲县", "500", "8"]]
    assert isinstance(one(rows).layout, NotRecognised)


def test_a_form_with_values_beside_its_labels_is_no_header() -> None:
    rows: Cells = [
        ["贷款编号", "L1", "县名", "甲县"],
        ["贷款金额（元）", "5", "贷款期限（月）", "36"],
        ["放款日期", "2018-01-01", "到期日期", "2019-01-01"],
    ]
    table = one(rows)
    assert isinstance(table.layout, NotRecognised)
    assert table.layout.table


# --- rows that are no records ----------------------------------------------------------------------

TWO: Cells = [LOANS, ["L1", "甲县", "50000"], ["L2", "甲县", "60000"]]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["其中：续贷", N, "50000"], "total"),
        (["合计2户110000元", N, N], "total"),
        (["共2笔", N, "110000"], "total"),
        (["汇总", N, "110000"], "total"),
        (["全县平均", N, "55000"], "total"),
        (["总计：大写壹拾壹万元", N, N], "total"),
        (["填表人 张三", N, "审核人 李四"], "footnote"),
        (["负责人（签字）", N, N], "footnote"),
        (["城关镇", N, N], "heading"),
        (["第1页 共2页", N, N], "heading"),
    ],
)
def test_rows_below_the_records(row: list[str | None], why: str) -> None:
    more: Cells = [[f"L{at}", "甲县", "0"] for at in range(3, 9)]
    table = one([*TWO, *more, row])
    assert (len(table.values), table.left_out) == (8, {10: why})


def test_a_total_that_stands_in_a_later_column() -> None:
    header = ["序号", "县名", "乡镇", "贷款人姓名", "贷款编号", "贷款金额（元）"]
    rows: Cells = [header, ["1", "甲县", "甲乡", "张三", "L1", "50000"], [N, "甲县", "甲乡", "小计", N, "50000"]]
    assert one(rows).left_out == {3: "total"}


def test_a_total_with_a_count_where_the_key_would_stand() -> None:
    rows: Cells = [["序号", *LOANS], ["1", "L1", "甲县", "50000"], ["全县合计", "1笔", "1个", "50000"]]
    assert one(rows).left_out == {3: "total"}


def test_a_heading_that_is_merged_over_the_table() -> None:
    rows: Cells = [LOANS, ["城关镇", N, N], ["L1", "甲县", "50000"]]
    table = one(rows, (1, 0, 1, 2))
    assert (table.column("loan_id"), table.left_out, table.problems) == (["L1"], {2: "heading"}, [])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["必填", "必填", "选填"], "example"),
        (["文本", "文本", "数字"], "example"),
        (["示例1", "甲县", "50000"], "example"),
        (["栏次", "1", "2"], "column_numbers"),
        (["①", "②", "③"], "column_numbers"),
    ],
)
def test_rows_below_the_header(row: list[str | None], why: str) -> None:
    assert one([LOANS, row, ["L1", "甲县", "50000"]]).left_out == {2: why}


@pytest.mark.parametrize(
    "row",
    [["L9", "小计合作社", "5000"], ["合计村", "甲县", "5000"], ["L9", "甲县小计", "5000"], ["城关镇", "甲县", N]],
)
def test_records_that_only_resemble_such_rows(row: list[str | None]) -> None:
    assert one([*TWO, row]).left_out == {}
