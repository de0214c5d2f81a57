"""Reports of this program that lie where submissions are looked for."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

import fupin
from fupin.cli.inputs import files_read
from fupin.model.problems import ProblemCode
from fupin.model.text import Language
from fupin.reading.own_reports import HEADINGS, PROPERTY, WAIVER_HEADINGS, is_own_report
from fupin.reading.sources import find_sources
from fupin.report.content import Content
from fupin.report.csv_report.report import COLUMNS
from fupin.report.formats import REPORTERS
from fupin.report.waivers.as_data import HEADS
from fupin.result import CheckResult

AS_OF = date(2018, 12, 31)
TOLD = frozenset({"json", "jsonl", "csv", "html", "junit", "sarif", "gitlab", "xlsx"})
"""The formats whose files end like files that someone hands in."""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> CheckResult:
    path = tmp_path_factory.mktemp("checked") / "loan.csv"
    path.write_text("loan_id,amount_yuan\n1,70000\n", encoding="utf-8")
    return fupin.check([path], as_of=AS_OF, select=["LOAN01"])


def marked_workbook(path: Path, name: str) -> None:
    Workbook().save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("docProps/custom.xml", f'<Properties><property pid="2" name="{name}"/></Properties>')


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", sorted(TOLD))
def test_reports_are_known_by_how_they_begin(
    tmp_path: Path, result: CheckResult, form: str, language: Language
) -> None:
    written = BytesIO()
    REPORTERS[form].write(Content(result), written, language)
    path = tmp_path / "file"
    path.write_bytes(written.getvalue())
    assert is_own_report(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("heading", [*HEADINGS, *WAIVER_HEADINGS])
def test_a_csv_report_that_was_saved_again_is_known(tmp_path: Path, heading: str, encoding: str) -> None:
    path = tmp_path / "report.csv"
    path.write_text(heading, encoding=encoding)
    assert is_own_report(path)


def test_the_headings_are_those_that_are_written() -> None:
    for language, heading in zip(Language, HEADINGS, strict=True):
        assert ",".join(column.heading.in_language(language) for column in COLUMNS).startswith(heading)


def test_the_headings_of_a_list_of_waivers_are_those_that_are_written() -> None:
    for language, heading in zip(Language, WAIVER_HEADINGS, strict=True):
        assert ",".join(head.in_language(language) for head in HEADS).startswith(heading)


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _moved(data: bytes) -> bytes:
    return b"PK\x03\x04" + data


def _spoilt(data: bytes) -> bytes:
    at = data.find(b"docProps/custom.xml") + len("docProps/custom.xml")
    return data[:at] + b"\xff" * 60 + data[at + 60 :]


@pytest.mark.parametrize("damage", [_cut, _moved, _spoilt])
def test_damaged_workbooks_are_no_reports(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "report.xlsx"
    marked_workbook(path, PROPERTY)
    assert is_own_report(path)
    path.write_bytes(damage(path.read_bytes()))
    assert not is_own_report(path)


def test_a_bomb_of_properties_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("docProps/custom.xml", b" " * 50_000_000 + f'name="{PROPERTY}"'.encode())
    assert not is_own_report(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '{"loan": [{"loan_id": "fupin-report"}]}'),
        ("b.jsonl", '{"loan_id": "1", "amount_yuan": 5}\n'),
        ("c.csv", "种类,级别,贷款编号\n"),
        ("d.json", '[{"loan_id": "1", "check_name": "x"}]'),
    ],
)
def test_submissions_are_no_reports(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert not is_own_report(path)


def test_a_workbook_with_other_properties_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    marked_workbook(path, "KSOProductBuildVer")
    assert not is_own_report(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A submission with old reports beside it."""
    (tmp_path / "loan.csv").write_text("loan_id,amount_yuan\n1,50000\n", encoding="utf-8")
    (tmp_path / "old.csv").write_text("\ufeff" + HEADINGS[0], encoding="utf-8")
    (tmp_path / "old.jsonl").write_text(json.dumps({"type": "head", "format": "fupin-report"}), encoding="utf-8")
    marked_workbook(tmp_path / "old.xlsx", PROPERTY)
    return tmp_path


def test_reports_in_a_folder_are_not_checked_and_are_noted(folder: Path) -> None:
    found = fupin.check([folder], as_of=AS_OF, select=["LOAN01"])
    assert [report.path for report in found.inputs] == [str(folder / "loan.csv")]
    noted = [problem.path for problem in found.problems if problem.code is ProblemCode.OWN_REPORT]
    assert noted == [str(folder / name) for name in ("old.csv", "old.jsonl", "old.xlsx")]
    assert not [problem for problem in found.problems if problem.code is ProblemCode.FILE_PASSED_OVER]


def test_an_old_report_in_the_folder_is_no_input(folder: Path) -> None:
    read = files_read(find_sources([str(folder)]), [], None)
    assert folder / "loan.csv" in read
    assert not [path for path in read if path.name.startswith("old")]


@pytest.mark.parametrize("name", ["old.csv", "old.jsonl", "old.xlsx"])
def test_a_report_that_is_named_cannot_be_read(folder: Path, name: str) -> None:
    (found,) = fupin.check([folder / name], as_of=AS_OF, select=["LOAN01"]).inputs
    assert found.reason is not None
    assert "a report of this program" in found.reason.en
