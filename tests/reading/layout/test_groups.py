"""Heads of groups of columns: whose fields stand under them."""

from __future__ import annotations

import pytest

from fupin.model.records import RECORDS
from fupin.reading.layout.groups import GroupRank, match_path
from fupin.reading.layout.word_lists import word_list


@pytest.mark.parametrize(
    ("path", "field", "rank"),
    [
        (("贷款金额",), "amount_yuan", GroupRank.PLAIN),
        (("扶贫小额信贷", "贷款金额"), "amount_yuan", GroupRank.OWN),
        (("扶贫 小额\n信贷（万元）", "贷款金额"), "amount_yuan", GroupRank.OWN),
        (("基本情况", "县名"), "county", GroupRank.PLAIN),
        (("农户信息", "县名"), "county", GroupRank.PLAIN),
        (("第一批", "贷款金额"), "amount_yuan", GroupRank.OTHER),
        (("创业贷款", "贷款金额"), "amount_yuan", GroupRank.FOREIGN),
        (("助学贷款情况", "贷款金额"), "amount_yuan", GroupRank.FOREIGN),
        (("原贷款情况", "贷款期限"), "term_months", GroupRank.FOREIGN),
        (("扶贫小额信贷", "发放情况", "贷款金额"), "amount_yuan", GroupRank.OWN),
        (("创业贷款", "发放情况", "贷款金额"), "amount_yuan", GroupRank.FOREIGN),
        (("扶贫小额信贷", "上年", "贷款金额"), "amount_yuan", GroupRank.FOREIGN),
        (("贷款", "金额"), "amount_yuan", GroupRank.OWN),
        (("贷款情况", "余额"), "balance_yuan", GroupRank.OWN),
    ],
)
def test_loans(path: tuple[str, ...], field: str, rank: GroupRank) -> None:
    match, found = match_path(path)["loan"]
    assert (match.field.name, found) == (field, rank)


def test_a_path_of_nothing_and_one_that_nobody_knows() -> None:
    assert match_path(()) == {}
    assert "loan" not in match_path(("扶贫小额信贷", "累计贴息金额"))


def test_a_head_that_changes_the_meaning_is_taken_with_its_header() -> None:
    assert match_path(("上年", "全省金额"))["fund_line"][0].field.name == "all_last_yuan"
    assert match_path(("本年（万元）", "全省金额"))["fund_line"][0].field.name == "all_this_yuan"


@pytest.mark.parametrize(
    ("path", "unit", "head_unit"),
    [
        (("贷款情况（万元）", "贷款金额"), "万元", "万元"),
        (("贷款情况（万元）", "贷款金额（元）"), "元", "万元"),
        (("贷款情况", "贷款金额"), None, None),
        (("贷款情况（万元）", "县名"), None, None),
        (("贷款情况（万元）", "其中（元）", "贷款金额"), "元", "元"),
    ],
)
def test_the_unit_of_a_head(path: tuple[str, ...], unit: str | None, head_unit: str | None) -> None:
    match, _ = match_path(path)["loan"]
    assert (match.unit and match.unit.name, match.head_unit and match.head_unit.name) == (unit, head_unit)


def test_the_table_of_groups_speaks_of_known_kinds() -> None:
    table = word_list("groups")
    assert set(table) == {"own", "neutral", "elsewhere", "foreign"}
    assert set(table["own"]) <= set(RECORDS)
    assert set(table["foreign"]) - {"*"} <= set(RECORDS)
