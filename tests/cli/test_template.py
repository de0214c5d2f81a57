"""`fupin template`."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from fupin.cli.app import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments], env={"COLUMNS": "120"})


def test_it_writes_the_named_records_and_check_finds_nothing_to_do(tmp_path: Path) -> None:
    path = tmp_path / "报送表.xlsx"
    made = run("template", "loan", "扶贫项目", "-o", str(path), "--lang", "zh")
    assert (made.exit_code, "2 张表" in made.stdout) == (0, True)
    assert load_workbook(path).sheetnames == ["填表说明", "扶贫项目", "扶贫小额信贷"]
    checked = run("check", str(path), "--lang", "zh")
    assert checked.exit_code == 3
    assert "DATA" not in checked.stdout and checked.stdout.count("没有") == 1


def test_in_english_the_headers_are_the_fields_names(tmp_path: Path) -> None:
    path = tmp_path / "loans.xlsx"
    assert run("template", "loan", "-o", str(path), "--lang", "en").exit_code == 0
    workbook = load_workbook(path)
    assert workbook.sheetnames == ["Instructions", "loan"]
    assert workbook["loan"]["I1"].value == "amount_yuan"


def test_a_file_that_is_there_is_left_alone_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"filled in")
    refused = run("template", "loan", "-o", str(path), "--lang", "en")
    assert refused.exit_code == 2 and "--force" in refused.stderr
    assert path.read_bytes() == b"filled in"
    assert run("template", "loan", "-o", str(path), "--force").exit_code == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("laon", "-o", "t.xlsx"), "did you mean plan, loan?"),
        (("扶贫小额信货", "-o", "t.xlsx"), "扶贫小额信贷"),
        (("loan", "--all", "-o", "t.xlsx"), "not both"),
        (("loan", "-o", "t.xls"), "ends so"),
        (("loan", "-o", "nowhere/t.xlsx"), "can't write"),
    ],
)
def test_what_it_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("template", *arguments, "--lang", "en")
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert list(tmp_path.iterdir()) == []
