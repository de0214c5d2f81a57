"""Margins: exact, only of records that pass, and the same as computed by hand."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pandas as pd
import pytest

import fupin
from fupin.model.text import Language
from fupin.model.values import value_text
from fupin.report.json_report.report import write_json
from repair.making import AS_OF, Row, made_scene

Margins = dict[tuple[str, str], dict[str, Any]]
By = Callable[[Row], Fraction | None]


def margins(record: str, rows: list[Row], *, every: bool = True) -> Margins:
    result = fupin.check({record: pd.DataFrame(rows)}, as_of=AS_OF, margins=every)
    stream = io.StringIO()
    write_json(result, stream, Language.CHINESE)
    return {(each["rule"], each["limit"]): each for each in json.loads(stream.getvalue())["margins"]}


def numbered(row: Row, *names: str) -> list[Fraction] | None:
    try:
        return [Fraction(row[name]) for name in names]
    except ValueError:
        return None


def amount(row: Row) -> Fraction | None:
    found = numbered(row, "amount_yuan")
    return None if found is None or found[0] > 50000 else 50000 - found[0]


def short_rate(row: Row) -> Fraction | None:
    found = numbered(row, "term_months", "annual_rate")
    if found is None or not asked_rate(row) or found[0] > 12 or found[1] > Fraction("0.0435"):
        return None
    return Fraction("0.0435") - found[1]


def long_rate(row: Row) -> Fraction | None:
    found = numbered(row, "term_months", "annual_rate")
    if found is None or not asked_rate(row) or found[0] <= 12 or found[1] > Fraction("0.0475"):
        return None
    return Fraction("0.0475") - found[1]


def asked_rate(row: Row) -> bool:
    # a loan of unknown day passes where it meets the requirement
    return row["issued_on"] >= "2015-10-24" or row["issued_on"] in ("", "不详")


def poor_workers(row: Row) -> Fraction | None:
    found = numbered(row, "workers_poor")
    if found is None or row["recognised"] == "否" or found[0] < 10:
        return None
    return found[0] - 10


def poor_share(row: Row) -> Fraction | None:
    found = numbered(row, "workers_poor", "workers_total")
    if found is None or row["recognised"] == "否" or found[1] <= 0 or found[0] < Fraction("0.3") * found[1]:
        return None
    return found[0] - Fraction("0.3") * found[1]


@pytest.mark.parametrize(
    ("record", "rule", "limit", "by_hand", "unit"),
    [
        ("loan", "LOAN01", "amount_max", amount, "元"),
        ("loan", "LOAN04", "rate_short_max", short_rate, "比例"),
        ("loan", "LOAN04", "rate_long_max", long_rate, "比例"),
        ("workshop", "JOB01", "workers_poor_min", poor_workers, "人"),
        ("workshop", "JOB01", "share_poor_min", poor_share, "人"),
    ],
)
def test_margins_are_those_computed_by_hand(record: str, rule: str, limit: str, by_hand: By, unit: str) -> None:
    random = Random(7)
    rows = [made_scene(random, record).record for _ in range(250)]
    found = margins(record, rows)[rule, limit]
    wanted = {number: each for number, row in enumerate(rows, start=1) if (each := by_hand(row)) is not None}
    assert len(wanted) > 3
    assert found["margin_unit"] == unit
    assert {each["row"]: Fraction(each["margin"]) for each in found["records"]} == wanted
    assert found["passed"] == len(wanted)
    assert Fraction(found["smallest"]) == min(wanted.values())
    assert found["nearest"]["row"] == next(row for row, each in wanted.items() if each == min(wanted.values()))


def test_days_sums_and_counts() -> None:
    names = ("loan_id", "household_id", "balance_yuan", "issued_on", "due_on")
    listed = [
        ("1", "A", "20000", "2018-01-31", "2021-01-30"),
        ("2", "A", "29999.9999", "2016-02-29", "2019-03-01"),
        ("3", "B", "1", "", "2019-03-01"),
    ]
    loans = [dict(zip(names, each, strict=True)) for each in listed]
    found = margins("loan", loans)
    assert [(each["key"]["loan_id"], each["margin"]) for each in found["LOAN10", "balance_max"]["records"]] == [
        ("1", "0.0001"),
        ("2", "0.0001"),
        ("3", "49999"),
    ]
    due = found["LOAN11", "term_max_months"]
    assert (due["unit"], due["figure"], due["margin_unit"]) == ("月", "36", "天")
    assert [(each["key"]["loan_id"], each["margin"]) for each in due["records"]] == [("1", "1")]


def test_without_a_passing_record_there_is_nothing_near() -> None:
    entry = margins("loan", [{"loan_id": "1", "amount_yuan": "60000"}], every=False)["LOAN01", "amount_max"]
    assert entry["figure"] == "50000"
    assert (entry["passed"], entry["smallest"], entry["nearest"]) == (0, None, None)
    assert "records" not in entry


def test_submissions_are_put_together(tmp_path: Any) -> None:
    for name, amounts in (("a", "40000\n45000"), ("b", "49999.99\n70000")):
        (tmp_path / name).mkdir()
        lines = [f"{at},{each}" for at, each in enumerate(amounts.split())]
        (tmp_path / name / "loan.csv").write_text("loan_id,amount_yuan\n" + "\n".join(lines), encoding="utf-8")
    result = fupin.check([tmp_path / "a", tmp_path / "b"], as_of=date(2018, 12, 31), select=["LOAN01"], margins=True)
    (margin,) = result.margins
    assert margin.passed == 3 and len(margin.records) == 3
    assert margin.nearest is not None and margin.nearest.margin == value_text(Decimal("0.01"))
    assert margin.nearest.path.endswith("b/loan.csv") and margin.nearest.cell == "2:2"


def test_what_is_personal_in_a_key_is_masked() -> None:
    rows = [{"loan_id": "130102199003071234", "amount_yuan": "40000"}]
    entry = margins("loan", rows)["LOAN01", "amount_max"]
    assert "199003071234" not in json.dumps(entry)
    assert entry["nearest"]["key"]["loan_id"] != "130102199003071234"
