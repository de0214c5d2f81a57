"""`fupin check` over hostile files: its exit status, a reason each, no traceback, and the good files checked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from fupin.cli.app import app
from fupin.reading.files import FileContents
from fupin.reading.guard.child import read_guarded, run_guarded
from fupin.reading.guard.limits import Limits
from support.hostile import HOSTILE, Hostile, hogs
from support.hostile.workbooks import workbook

_MEASURED = """
import json, resource, subprocess, sys
run = subprocess.run(sys.argv[1:], capture_output=True, text=True)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
print(json.dumps({"status": run.returncode, "out": run.stdout, "err": run.stderr, "memory_mb": most}))
"""
"""Runs a command; its peak is that of the largest process that it or the command has waited for."""
_CHECK = ["check", "--lang", "en", "--output-format", "json", "--fail-on", "never", "--as-of", "2018-12-31"]
REFUSAL_MB = 250
UNLIKE_OTHERS = {
    "a folder named xlsx",  # a folder holds submissions, whatever it is called
    "parquet that decodes to 6 GB",  # refused only once its memory is used up
}
SLOW = {
    *("many parts over 300 MB", "parts over 300 MB", "part over 200 MB"),
    *("5,001,000 cells", "5,001,000 cells in single quotes", "70,000 entries", "parquet of 400 million rows"),
}
"""A second or so each; `test_files` reads them."""


def refused() -> list[Hostile]:
    return [each for each in HOSTILE if each.refused and each.name not in UNLIKE_OTHERS | SLOW]


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*_CHECK, *map(str, arguments)])


def inputs(report: str) -> dict[str, dict[str, Any]]:
    return {entry["path"]: entry for entry in json.loads(report)["inputs"]}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.xlsx"
    path.write_bytes(workbook())
    return path


def test_a_batch_of_them_all(tmp_path: Path, good: Path) -> None:
    files = {str(each.write(tmp_path)): each for each in refused()}
    assert len(files) >= 150
    paths = [*files]
    paths.insert(len(paths) // 2, str(good))
    last = tmp_path / "last.xlsx"
    last.write_bytes(workbook())
    command = [sys.executable, "-c", _MEASURED, sys.executable, "-m", "fupin", *_CHECK, *paths, str(last)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    measured = json.loads(run.stdout)
    assert (measured["status"], measured["err"]) == (2, "")
    assert "Traceback" not in measured["out"]
    assert measured["memory_mb"] < REFUSAL_MB
    found = inputs(measured["out"])
    assert found.keys() == {*paths, str(last)}
    for path, each in files.items():
        assert found[path]["status"] == "unreadable", each.name
        assert any(says in found[path]["reason"] for says in each.says), found[path]
        assert found[path]["reason"].strip()
    assert [found[str(path)]["status"] for path in (good, last)] == ["checked", "checked"]
    assert json.loads(measured["out"])["summary"]["records"] == 4


def test_the_text_report_says_so_too(tmp_path: Path, good: Path) -> None:
    files = [each.write(tmp_path) for each in refused()[::40]]
    arguments = ["check", "--lang", "zh", *map(str, files), str(good)]
    said = CliRunner().invoke(app, arguments, env={"COLUMNS": "400"})
    assert said.exit_code == 2
    assert said.stdout.count("读不了：") == len(files)
    assert f"{good}   1 张表 · 2 条记录" in said.stdout
    assert said.stderr == ""


def test_what_is_no_submission_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "nothing.xlsx"
    folder.mkdir()
    assert check(folder).exit_code == 3


@pytest.mark.parametrize(("task", "sign"), [(hogs.aborts, "SIGABRT"), (hogs.crashes, "SIGSEGV")])
def test_a_file_that_kills_its_reader(
    task: Any, sign: str, tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file is known that passes the guard and then does this; a reader that does it stands in."""
    killer = tmp_path / "killer.xlsx"
    killer.write_bytes(workbook())

    def read(path: Path, limits: Limits, encoding: str | None = None) -> FileContents:
        return run_guarded(limits, task, path) if path == killer else read_guarded(path, limits, encoding)

    monkeypatch.setattr("fupin.submissions.read_guarded", read)
    result = check(killer, good)
    assert (result.exit_code, result.stderr) == (2, "")
    found = inputs(result.stdout)
    assert found[str(killer)]["status"] == "unreadable"
    assert f"its reader crashed ({sign})" in found[str(killer)]["reason"]
    assert found[str(good)]["status"] == "checked"


def test_an_option_lifts_a_limit(tmp_path: Path) -> None:
    path = next(each for each in HOSTILE if each.name == "csv with 2,001 commas").write(tmp_path)
    refused_, lifted = check(path), check("--limit", "columns=5000", path)
    assert "--limit columns=" in inputs(refused_.stdout)[str(path)]["reason"]
    assert inputs(lifted.stdout)[str(path)]["status"] == "checked"


def test_a_limit_that_is_none(tmp_path: Path) -> None:
    result = check("--limit", "column=5", tmp_path)
    assert result.exit_code == 2
    assert "there is no limit column; known: workbook_mb" in result.stderr
    assert result.stdout == ""
