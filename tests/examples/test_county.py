"""示例县-2018: what was seeded is found, nothing else is, and the reports are the stored ones."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from fupin.model.personal import mask_numbers
from fupin.model.records import RECORDS

from .running import COUNTY, MAKE_EXAMPLE, ROOT, check, hold, run

WORKBOOK = "示例县-2018.xlsx"
CORE = {record: model for record, model in RECORDS.items() if not model.further}
"""The kinds that the county sends: those of the core."""
FORMS = [pytest.param(WORKBOOK, "row", id="workbook"), pytest.param("csv", "line", id="csv")]


@cache
def seeded() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((COUNTY / "seeded.yaml").read_text(encoding="utf-8"))
    return found


def key_text(key: dict[str, str] | None) -> str:
    return json.dumps(key, ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize(("form", "row"), FORMS)
def test_the_findings_are_the_seeded_ones_and_no_others(form: str, row: str) -> None:
    found = Counter(
        (entry["rule"], entry["verdict"], entry["record"], key_text(entry["key"]), entry["row"])
        for entry in check(COUNTY, form).report["findings"]
    )
    wanted = Counter(
        (entry["rule"], entry["verdict"], entry["record"], key_text(entry["key"]), entry[row])
        for entry in seeded()["findings"]
    )
    assert found - wanted == Counter(), "found, but never seeded"
    assert wanted - found == Counter(), "seeded, but not found"


@pytest.mark.parametrize(("form", "row"), FORMS)
def test_the_problems_are_the_seeded_ones_and_no_others(form: str, row: str) -> None:
    report = check(COUNTY, form).report
    record = {
        (each["path"], sheet["sheet"]): sheet["record"] for each in report["inputs"] for sheet in each["sheets"]
    }
    found = Counter(
        (entry["code"], record[entry["path"], entry["sheet"]], entry["field"], entry["row"])
        for entry in report["problems"]
    )
    wanted = Counter((entry["code"], entry["record"], entry["field"], entry[row]) for entry in seeded()["problems"])
    assert found - wanted == Counter(), "found, but never seeded"
    assert wanted - found == Counter(), "seeded, but not found"


@pytest.mark.parametrize(("form", "row"), FORMS)
def test_the_reports_are_the_stored_ones(form: str, row: str) -> None:
    found = check(COUNTY, form)
    hold(found, COUNTY / f"{form.removesuffix('.xlsx')}.report")
    assert found.status == 1


@pytest.mark.parametrize(("form", "row"), FORMS)
def test_all_kinds_of_record_are_read_whole(form: str, row: str) -> None:
    sheets = [sheet for entry in check(COUNTY, form).report["inputs"] for sheet in entry["sheets"]]
    assert {sheet["record"]: sheet["records"] for sheet in sheets} == seeded()["records"]
    assert set(seeded()["records"]) == set(CORE)


def test_workbook_and_csv_are_judged_alike() -> None:
    assert check(COUNTY, WORKBOOK).report["verdicts"] == check(COUNTY, "csv").report["verdicts"]


def test_every_level_and_unknowns_are_seeded_and_most_records_are_clean() -> None:
    findings = check(COUNTY, WORKBOOK).report["findings"]
    assert {entry["level"] for entry in findings if entry["verdict"] == "fail"} == {"error", "warning", "note"}
    assert any(entry["verdict"] == "unknown" for entry in findings)
    touched = {(entry["record"], entry["row"]) for entry in findings}
    assert len(touched) < sum(seeded()["records"].values()) / 3


def test_making_it_again_changes_nothing(tmp_path: Path) -> None:
    for name in ("once", "again"):
        done = run([sys.executable, str(MAKE_EXAMPLE), str(tmp_path / name)], ROOT)
        assert done.returncode == 0, done.stderr
    once, again = tmp_path / "once", tmp_path / "again"
    assert (once / WORKBOOK).read_bytes() == (again / WORKBOOK).read_bytes()
    assert _cells(once / WORKBOOK) == _cells(COUNTY / WORKBOOK)
    made = [path.relative_to(once) for path in sorted(once.rglob("*.csv"))]
    assert len(made) == len(CORE)
    for path in (*made, Path("seeded.yaml")):
        assert (once / path).read_bytes() == (COUNTY / path).read_bytes(), path


def _cells(path: Path) -> dict[str, list[tuple[Any, str]]]:
    """Every cell's value and number format, by sheet."""
    workbook = openpyxl.load_workbook(path)
    return {
        sheet.title: [(cell.value, cell.number_format) for row in sheet.iter_rows() for cell in row]
        for sheet in workbook.worksheets
    }


def test_nothing_in_it_looks_like_a_personal_number() -> None:
    for path in sorted((COUNTY / "csv").iterdir()):
        text = path.read_text(encoding="utf-8-sig")
        assert mask_numbers(text) == text, path


def test_the_csv_files_are_as_excel_saves_them() -> None:
    files = sorted((COUNTY / "csv").iterdir())
    assert {path.stem for path in files} == {model.sheet for model in CORE.values()}
    for path in files:
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n"), path


def test_the_readme_says_that_the_county_is_made_up() -> None:
    readme = (COUNTY / "README.md").read_text(encoding="utf-8")
    assert "示例县是编造的" in readme and "示例县 is made up" in readme
    assert set(re.findall(r"(\d+) ?(?:条记录|records)", readme)) == {str(sum(seeded()["records"].values()))}
