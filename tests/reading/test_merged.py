"""Cells merged over records: plain ones count for each, others are named and judged for none."""

from __future__ import annotations

import pytest

from support.sheets import Cells, Tabled, tabled

HEADER = ["贷款编号", "县名", "乡镇", "贷款金额（元）", "贷款期限（月）", "备注"]
ROWS: Cells = [
    HEADER,
    ["L1", "甲县", "一乡", "50000", "36", "同一笔"],
    ["L2", None, None, None, "24", None],
    ["L3", None, "二乡", "300", "12", None],
]


def one(rows: Cells, *merges: tuple[int, int, int, int]) -> Tabled:
    (table,) = tabled(rows, *merges)
    return table


def test_a_county_and_a_township_count_for_each_record() -> None:
    table = one(ROWS, (1, 1, 3, 1), (1, 2, 2, 2))
    assert table.column("county") == ["甲县"] * 3
    assert table.column("township") == ["一乡", "一乡", "二乡"]
    assert table.problems == []
    assert table.known.cell(1, "county") == "B3"
    assert table.known.text(1, "county") == "甲县"


def test_an_amount_over_two_records_is_neithers() -> None:
    table = one(ROWS, (1, 3, 2, 3))
    assert table.column("amount_yuan") == [None, None, "300"]
    assert table.known.table.columns["amount_yuan"].filled.to_pylist() == [True, True, True]
    (problem,) = table.known.problems
    assert (problem.code, problem.cell, problem.text) == ("DATA15", "D2", "50000")
    assert problem.params["range"] == "D2:D3"


def test_a_key_over_two_records_is_neithers() -> None:
    table = one(ROWS, (1, 0, 2, 0))
    assert table.column("loan_id") == [None, None, "L3"]
    assert table.problems == ["DATA15 A2"]


@pytest.mark.parametrize("span", [(1, 3, 1, 4), (1, 4, 1, 5), (1, 2, 2, 3)])
def test_a_cell_over_two_columns_is_neithers(span: tuple[int, int, int, int]) -> None:
    table = one(ROWS, span)
    assert table.problems[0].startswith("DATA15")


def test_merges_that_matter_to_no_field() -> None:
    assert one(ROWS, (1, 5, 3, 5)).problems == []
    assert one([*ROWS, ["合计", None, None, "50300"]], (4, 0, 4, 2)).problems == []
    assert one(ROWS, (2, 1, 3, 1)).problems == [], "an empty block says nothing"


def test_blank_rows_and_totals_inside_a_block_stay_what_they_are() -> None:
    rows: Cells = [
        HEADER,
        ["L1", "甲县", "一乡", "5000"],
        [None],
        ["L2", None, None, "100"],
        ["小计", None, None, "5100"],
    ]
    table = one(rows, (1, 1, 4, 1))
    assert table.column("county") == ["甲县", "甲县"]
    assert table.left_out == {3: "blank", 5: "total"}
