"""The page about comparisons shows what the program shows."""

from __future__ import annotations

import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin.cli.app import app

_ROOT = Path(__file__).parents[2]
_PAGE = _ROOT / "docs" / "pages" / "diff.md"
_QUARTERS = {"2018-09": "2018-09-30", "2018-12": "2018-12-31"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_example_of_the_page_is_what_comes_out(tmp_path: Path, language: str) -> None:
    shutil.copytree(_ROOT / "examples" / "quarters", tmp_path, dirs_exist_ok=True)
    rules = [part for rule in ("LOAN01", "LOAN02", "LOAN05") for part in ("--select", rule)]
    runner = CliRunner(env={"COLUMNS": "92"})
    with chdir(tmp_path):
        for quarter, day in _QUARTERS.items():
            output = ("--output", f"json={quarter}.json", "--lang", language)
            assert runner.invoke(app, ["check", quarter, "--as-of", day, *rules, *output]).exit_code == 1
        done = runner.invoke(app, ["diff", "2018-09.json", "2018-12.json", "--lang", language])
    assert done.exit_code == 1
    assert f"```text\n{done.output}```\n" in _PAGE.read_text(encoding="utf-8")
