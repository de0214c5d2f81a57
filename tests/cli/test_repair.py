"""`check --repair` and `check --margins`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from fupin.cli.app import app

LOANS = "loan_id,amount_yuan,guarantor\n1,52000,x\n2,49000,x\n3,50000,x\n"


@pytest.fixture(autouse=True)
def _loans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loan.csv").write_text(LOANS, encoding="utf-8")


def check(*options: str) -> str:
    arguments = ["check", "loan.csv", "--select", "LOAN01", "--as-of", "2018-12-31", "--lang", "en", *options]
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "160"})
    assert result.exit_code == 1, result.output
    return result.stdout


def data(*options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(check("--output-format", "json", *options))
    return found


def test_the_text_report_shows_repairs_when_asked() -> None:
    sentence = "would comply if the amount is agreed anew with the bank (amount_yuan 2,000 yuan less)"
    assert sentence in check("--repair")
    assert "would comply" not in check()


def test_the_json_report_has_them_in_its_findings() -> None:
    (finding,) = data("--repair")["findings"]
    assert [change["by"] for change in finding["repair"][0]["changes"]] == ["-2000"]
    (plain,) = data()["findings"]
    assert {name: value for name, value in finding.items() if name != "repair"} == plain


def test_margins_are_always_there_and_every_record_s_when_asked() -> None:
    (margin,) = data()["margins"]
    assert (margin["passed"], margin["smallest"], margin["nearest"]["key"]) == (2, "0", {"loan_id": "3"})
    assert "records" not in margin
    (whole,) = data("--margins")["margins"]
    assert [(each["row"], each["cell"], each["margin"]) for each in whole["records"]] == [
        (3, "3:2", "1000"),
        (4, "4:2", "0"),
    ]
