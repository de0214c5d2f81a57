"""How far sums and counts over several records are from their limits."""

from __future__ import annotations

from datetime import date

import pandas as pd

import fupin
from fupin.model.finding import GroupDistance


def distances(record: str, rule: str, **columns: list[str]) -> list[tuple[GroupDistance, ...]]:
    """The distances of the failed records, in order."""
    result = fupin.check({record: pd.DataFrame(columns)}, as_of=date(2018, 12, 31), select=[rule])
    return [finding.group_distances for finding in result.findings if finding.verdict.value == "fail"]


def test_every_record_of_a_group_is_as_far_as_its_sum() -> None:
    found = distances(
        "loan",
        "LOAN10",
        loan_id=["1", "2", "3", "4"],
        household_id=["H1", "H2", "H1", "H3"],
        balance_yuan=["35000.5", "50000", "15000", "50000.01"],
    )
    assert [[each.by for each in of] for of in found] == [["0.5"], ["0.5"], ["0.01"]]
    (first,) = found[0]
    assert first == GroupDistance(("balance_yuan", "household_id"), "balance_max", None, "0.5", "元", above=True)


def test_counts_are_told_by_each_limit_that_they_miss() -> None:
    found = distances(
        "progress_report",
        "RPT01",
        unit=["甲", "甲"],
        year=["2017", "2017"],
        period=["第一季度", "全年"],
        report_type=["季度", "年度"],
    )
    assert [[(each.limit, each.by, each.unit, each.above) for each in of] for of in found] == [
        [("quarterly_min", "3", "次", False), ("half_yearly_min", "1", "次", False)]
    ] * 2


def test_a_rule_without_groups_has_none() -> None:
    assert distances("loan", "LOAN01", loan_id=["1"], amount_yuan=["60000"]) == [()]
