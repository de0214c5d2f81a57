"""`fupin check --annotate`: the copy, and what is refused before anything is checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from support.annotated import SHEET, bent, plain, written


def run(*arguments: str | Path, lang: str = "en") -> Result:
    options = ["--select", "LOAN01", "--as-of", "2018-12-31", "--lang", lang]
    return CliRunner().invoke(app, ["check", *map(str, arguments), *options], env={"COLUMNS": "200"})


def test_the_copy_stands_beside_the_report_and_the_original_is_untouched(tmp_path: Path) -> None:
    path, copy = plain(tmp_path / "表.xlsx"), tmp_path / "copy.xlsx"
    before = path.read_bytes()
    result = run(path, "--annotate", copy)
    assert result.exit_code == 1, result.output
    assert "LOAN01" in result.stdout and result.stderr == ""
    assert path.read_bytes() == before
    assert load_workbook(copy).sheetnames[-1] == "合规检查"


def test_what_has_to_be_said_of_the_copy_goes_to_standard_error(tmp_path: Path) -> None:
    path, copy = plain(tmp_path / "表.xlsx"), tmp_path / "copy.xlsx"
    run(path, "--annotate", copy)
    result = run(copy, "--annotate", tmp_path / "again.xlsx")
    assert result.exit_code == 1
    assert "earlier marks stay" in result.stderr and "earlier marks stay" not in result.stdout


def test_no_name_of_a_sheet_or_part_steers_the_log_of_a_build_server(tmp_path: Path) -> None:
    name = "::error::##[x]"
    spoil = {
        "xl/workbook.xml": lambda text: text.replace(SHEET, name),
        "xl/comments1.xml": lambda text: text.replace("commentList", "list"),
    }
    path = bent(written(tmp_path / "表.xlsx"), spoil)
    result = run(path, "--record", "loan", "--annotate", tmp_path / "copy.xlsx")
    assert "fills only" in result.stderr
    assert "##[" not in result.stderr and not result.stderr.startswith("::")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("表.xlsx", "表.xlsx", "-", "--annotate", "c.xlsx"), "exactly one workbook"),
        ((".", "--annotate", "c.xlsx"), "exactly one workbook"),
        (("a.csv", "--annotate", "c.xlsx"), "save other formats as .xlsx"),
        (("a.xls", "--annotate", "c.xls"), "save other formats as .xlsx"),
        (("表.xlsx", "--annotate", "c.xlsm"), "has to end with .xlsx"),
        (("表.xlsx", "--annotate", "./表.xlsx"), "is an input"),
        (("表.xlsx", "--annotate", "no/c.xlsx"), "there is no such folder"),
        (("表.xlsx", "--annotate", "c.xlsx", "--output", "json=./c.xlsx"), "a report goes to"),
    ],
)
def test_what_is_refused_before_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = plain(Path("表.xlsx")).read_bytes()
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert said in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["表.xlsx"]
    assert Path("表.xlsx").read_bytes() == before


@pytest.mark.parametrize("data", [b"PK\x05\x06" + bytes(18), b"no workbook"])
def test_an_input_that_cannot_be_read_leaves_the_old_copy(tmp_path: Path, data: bytes) -> None:
    path, copy = tmp_path / "a.xlsx", tmp_path / "copy.xlsx"
    path.write_bytes(data)
    copy.write_bytes(b"old")
    result = run(path, "--annotate", copy)
    assert result.exit_code == 2
    assert "could not be read, so there is nothing to annotate" in result.stderr
    assert copy.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_report_that_fails_doesnt_hold_up_the_copy(tmp_path: Path) -> None:
    path, copy, gone = plain(tmp_path / "表.xlsx"), tmp_path / "copy.xlsx", Path("/dev/full")
    result = run(path, "--annotate", copy, "--output", f"json={gone}")
    assert result.exit_code == 2 and str(gone) in result.stderr
    assert load_workbook(copy).sheetnames[-1] == "合规检查"
