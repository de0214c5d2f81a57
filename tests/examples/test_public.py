"""The public tables: checked as they come, what can't be judged is named, and nothing is guessed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from .running import PUBLIC, check, hold

CASES: list[dict[str, Any]] = yaml.safe_load((PUBLIC / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["report"])
def test_the_reports_are_the_stored_ones(case: dict[str, Any]) -> None:
    found = check(PUBLIC, case["file"], *case["options"])
    hold(found, PUBLIC / "reports" / case["report"])
    assert found.status == case["status"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["report"])
def test_what_cannot_be_judged_is_unknown_and_never_passes(case: dict[str, Any]) -> None:
    report = check(PUBLIC, case["file"], *case["options"]).report
    assert report["problems"]
    assert all(entry["unknown"] and not entry["pass"] and not entry["fail"] for entry in report["verdicts"])


def test_every_table_has_its_source_and_its_cases() -> None:
    sources = (PUBLIC / "SOURCES.md").read_text(encoding="utf-8")
    readme = (PUBLIC / "README.md").read_text(encoding="utf-8")
    tables = {path.name for path in PUBLIC.glob("*.csv")}
    assert tables == {case["file"] for case in CASES}
    for case in CASES:
        assert f"`{case['file']}`" in sources
        assert " ".join(["fupin check", case["file"], *case["options"]]) in readme
    assert {path.stem for path in (PUBLIC / "reports").iterdir()} == {case["report"] for case in CASES}


# --- the same tables under headers that the records know, to see what is made of their cells ---


def renamed(tmp_path: Path, file: str, headers: dict[str, str], above: str = "") -> Path:
    """A copy of a public table with other headers, and lines above them."""
    text = (PUBLIC / file).read_text(encoding="utf-8-sig")
    first, _, rest = text.partition("\n")
    for old, new in headers.items():
        assert old in first
        first = first.replace(old, new)
    copy = tmp_path / file
    copy.write_text(f"{above}{first}\n{rest}", encoding="utf-8-sig")
    return copy


def problems_by_text(report: dict[str, Any], code: str) -> list[str]:
    return [entry["text"] for entry in report["problems"] if entry["code"] == code]


def test_without_its_unit_line_no_amount_is_guessed(tmp_path: Path) -> None:
    copy = renamed(tmp_path, "beita_2020.csv", {"资金金额": "资金规模"})
    report = check(tmp_path, copy.name, "--record", "project").report
    assert Counter(entry["code"] for entry in report["problems"]) == {"DATA11": 1, "DATA02": 14, "DATA01": 2}
    assert problems_by_text(report, "DATA01") == ["10(其中,灾情因素6万元)", "25(其中,灾情因素6万元)"]


def test_with_its_unit_line_the_plain_amounts_are_read(tmp_path: Path) -> None:
    copy = renamed(tmp_path, "beita_2020.csv", {"资金金额": "资金规模"}, above="单位:万元,,,,\n")
    report = check(tmp_path, copy.name, "--record", "project").report
    assert Counter(entry["code"] for entry in report["problems"]) == {"DATA11": 1, "DATA01": 2}
    rows = report["inputs"][0]["sheets"][0]["ignored_rows"]
    assert [row["why"] for row in rows] == ["unit_line", "total", "total", "total"]
    assert report["summary"]["records"] == 16


def test_subtotals_before_their_rows_are_left_out(tmp_path: Path) -> None:
    headers = {"实施地点": "基地名称", "试点任务(万亩)": "流转面积（万亩）", "投资(万元)": "奖补金额（万元）"}
    copy = renamed(tmp_path, "hebei_fallow_2019_subtotals.csv", headers)
    report = check(tmp_path, copy.name, "--record", "land_base").report
    sheet = report["inputs"][0]["sheets"][0]
    assert [row["row"] for row in sheet["ignored_rows"]] == [2, 3, 8, 11, 21, 33]
    assert sheet["records"] == 26


def test_a_column_under_its_own_header_is_judged_as_far_as_it_goes(tmp_path: Path) -> None:
    copy = renamed(tmp_path, "gd_conghua_206_12.csv", {"上年村级集体经济收入(元) ": "村集体收入（元）"})
    report = check(tmp_path, copy.name, "--record", "village").report
    (income,) = [entry for entry in report["verdicts"] if entry["rule"] == "VIL02"]
    assert (income["pass"], income["fail"], income["unknown"]) == (122, 0, 3), "one 0 and two empty cells"
    assert problems_by_text(report, "DATA02") == []
