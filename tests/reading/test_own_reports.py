"""Reports that lie in a folder with submissions are not read as submissions."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

import fupin
from fupin.model.text import Language
from fupin.reading.own_reports import is_own_report
from fupin.report.content import Content
from fupin.report.formats import REPORTERS


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_report_is_told_from_a_submission(tmp_path: Path, form: str) -> None:
    (tmp_path / "loan.csv").write_text("loan_id,amount_yuan\n1,60000\n", encoding="utf-8")
    result = fupin.check(tmp_path, as_of=date(2018, 12, 31))
    report = tmp_path / f"report.{form}"
    with report.open("wb") as stream:
        REPORTERS[form].write(Content(result), stream, Language.CHINESE)
    assert is_own_report(report)
    assert fupin.check(tmp_path, as_of=date(2018, 12, 31)) == result


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"{}"])
def test_what_is_damaged_is_no_report(tmp_path: Path, data: bytes) -> None:
    for name in ("a.xlsx", "a.json"):
        (tmp_path / name).write_bytes(data)
        assert not is_own_report(tmp_path / name)


def test_other_workbooks_are_no_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for parts in ({"x": b""}, {"docProps/custom.xml": b'<property name="other"/>'}):
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        assert not is_own_report(path)
