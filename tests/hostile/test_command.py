"""`fupin check` over hostile files: its exit status, a reason each, no traceback, and the good file checked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.hostile import HOSTILE, Hostile
from support.hostile.workbooks import workbook

_MEASURED = """
import json, resource, subprocess, sys
run = subprocess.run(sys.argv[1:], capture_output=True, text=True)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
print(json.dumps({"status": run.returncode, "out": run.stdout, "err": run.stderr, "memory_mb": most}))
"""
_CHECK = [sys.executable, "-m", "fupin", "check", "--lang", "en", "--output-format", "json", "--fail-on", "never"]
REFUSAL_MB = 250
"""Of the command's largest process."""
EXPENSIVE = ["bomb in a sheet", "part over 200 MB", "parts over 300 MB", "5,001,000 cells", "two corner cells"]


def hostile(name: str) -> Hostile:
    return next(each for each in HOSTILE if each.name == name)


def test_a_batch_of_all_kinds(tmp_path: Path) -> None:
    written = {each.write(tmp_path): each for each in HOSTILE[::5] if each.refused and not each.costly}
    files = {path: each for path, each in written.items() if path.is_file() and not path.is_symlink()}
    good = tmp_path / "good.xlsx"
    good.write_bytes(workbook())
    command = [*_CHECK, *map(str, files), str(good)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 2, run.stderr
    assert run.stderr == ""
    report = json.loads(run.stdout)
    inputs = {entry["path"]: entry for entry in report["inputs"]}
    for path, each in files.items():
        assert inputs[str(path)]["status"] == "unreadable", each.name
        assert any(says in inputs[str(path)]["reason"] for says in each.says), inputs[str(path)]
        assert "Traceback" not in inputs[str(path)]["reason"]
    assert inputs[str(good)]["status"] == "checked"
    assert report["summary"]["records"] == 2


@pytest.mark.parametrize("name", EXPENSIVE)
def test_what_a_refusal_takes(name: str, tmp_path: Path) -> None:
    path = hostile(name).write(tmp_path)
    command = [sys.executable, "-c", _MEASURED, *_CHECK, str(path)]
    measured = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert measured["status"] == 2
    assert measured["err"] == ""
    assert json.loads(measured["out"])["inputs"][0]["reason"]
    assert measured["memory_mb"] < REFUSAL_MB


def test_an_option_lifts_a_limit(tmp_path: Path) -> None:
    path = hostile("csv with 2,001 commas").write(tmp_path)
    for more, status in (([], "unreadable"), (["--limit", "columns=5000"], "checked")):
        run = subprocess.run([*_CHECK, *more, str(path)], capture_output=True, text=True, check=False)
        assert json.loads(run.stdout)["inputs"][0]["status"] == status


def test_a_limit_that_is_none(tmp_path: Path) -> None:
    run = subprocess.run([*_CHECK, "--limit", "column=5", str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "there is no limit column; known: workbook_mb" in run.stderr
    assert "Traceback" not in run.stderr
