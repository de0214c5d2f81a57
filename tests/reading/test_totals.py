"""Totals that are the sums of their rows, and those that are not."""

from __future__ import annotations

import pytest

from support.sheets import Cells, Tabled, tabled

HEADER = ["贷款编号", "乡镇", "贷款金额（万元）", "贷款期限（月）"]


def totals(*rows: list[str | None]) -> Tabled:
    (table,) = tabled([HEADER, *rows])
    return table


def loans(*amounts: str | None, start: int = 1) -> list[list[str | None]]:
    return [[f"L{number}", "一乡", amount, "36"] for number, amount in enumerate(amounts, start)]


def wrong(table: Tabled) -> list[tuple[str | None, str, str]]:
    return [(p.cell, p.params["sum"], p.params["difference"]) for p in table.known.problems if p.code == "DATA16"]


def total(name: str, amount: str) -> list[str | None]:
    return [name, None, amount, None]


@pytest.mark.parametrize(
    "rows",
    [
        [*loans("5", "0.1"), total("合计", "5.1")],
        [*loans("5", "0.1"), total("合计", "51000元")],
        [*loans("5", "0.1"), total("合计", "5.10")],
        [total("合计", "5.1"), *loans("5", "0.1")],
        [*loans("1", "2"), total("小计", "3"), *loans("4", start=3), total("小计", "4"), total("合计", "7")],
        [total("一乡小计", "3"), *loans("1", "2"), total("二乡小计", "4"), *loans("4", start=3), total("总计", "7")],
        [total("总计", "7"), total("小计", "3"), *loans("1", "2"), total("小计", "4"), *loans("4", start=3)],
        [*loans("5", None), total("合计", "5")],
        [*loans("5", "约3"), total("合计", "8")],
        [*loans("5", "1"), total("合计", "—")],
        [*loans("5", "1"), total("合计", "")],
        [*loans("5", "1"), ["其中：贫困户小计", None, "2", None]],
        [total("合计", "0")],
        [*loans("1", "约2"), total("小计", "9"), *loans("4", start=3), total("小计", "4"), total("合计", "9")],
        [total("小计", "9"), *loans("1", "约2"), total("小计", "4"), *loans("4", start=3)],
        [*loans("1", "约2"), total("村小计", "9"), total("乡小计", "9"), *loans("4", start=3), total("合计", "9")],
    ],
)
def test_right_or_not_to_be_told(rows: list[list[str | None]]) -> None:
    assert wrong(totals(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([*loans("5", "0.1"), total("合计", "5.2")], ("C4", "51000", "1000")),
        ([*loans("5", "0.1"), total("合计", "5.1001")], ("C4", "51000", "1")),
        ([*loans("5", "0.1"), total("合计", "51000")], ("C4", "51000", "509949000")),
        ([*loans("1", "2"), total("小计", "4"), *loans("4", start=3), total("合计", "7")], ("C4", "30000", "10000")),
        ([*loans("1", "2"), total("小计", "3"), *loans("4", start=3), total("合计", "8")], ("C6", "70000", "10000")),
        ([total("合计", "9"), *loans("5", "0.1")], ("C2", "51000", "39000")),
        ([total("小计", "9"), *loans("1", "2"), total("小计", "4"), *loans("4", start=3)], ("C2", "30000", "60000")),
        ([total("小计", "3"), *loans("3"), total("小计", "3"), *loans("4", start=2)], ("C4", "40000", "10000")),
    ],
)
def test_wrong(rows: list[list[str | None]], found: tuple[str, str, str]) -> None:
    table = totals(*rows)
    assert wrong(table) == [found]
    (problem,) = table.known.problems
    assert problem.field == "amount_yuan"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            [*loans("1", "约2"), total("小计", "9"), *loans("4", start=3), total("小计", "5")],
            ("C6", "40000", "10000"),
        ),
        ([total("小计", "9"), *loans("约1"), total("小计", "5"), *loans("4", start=2)], ("C4", "40000", "10000")),
    ],
)
def test_a_subtotal_of_rows_that_could_be_read_is_compared_where_others_could_not(
    rows: list[list[str | None]], found: tuple[str, str, str]
) -> None:
    assert wrong(totals(*rows)) == [found]


def test_terms_shares_and_years_are_not_added() -> None:
    rows: Cells = [
        ["资金名称", "年度", "本年全省金额（元）"],
        ["甲", "2018", "5"],
        ["乙", "2018", "6"],
        ["合计", "4036", "11"],
    ]
    (table,) = tabled(rows)
    assert table.problems == []
    assert totals(*loans("5", "1"), ["合计", None, "6", "1"]).problems == []


def test_many_totals_exactly() -> None:
    rows: list[list[str | None]] = []
    for group in range(40):
        rows += [*loans("0.1", "0.2", start=10 * group), total("小计", "0.3")]
    assert wrong(totals(*rows, total("合计", "12"))) == []
    assert wrong(totals(*rows, total("合计", "12.0001"))) == [("C122", "120000", "1")]
