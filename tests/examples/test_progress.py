"""示例县-2018: its progress is the stored one, as text on the day and as Markdown half a year later."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin.cli.app import app
from support.expected import UPDATE

from .running import COUNTY

WORKBOOK = "示例县-2018.xlsx"
STORED = [
    pytest.param("text", "2018-12-31", "示例县-2018.progress.txt", id="text"),
    pytest.param("markdown", "2019-06-30", "示例县-2018.progress.md", id="markdown"),
]


@pytest.mark.parametrize(("form", "as_of", "name"), STORED)
def test_the_progress_is_the_stored_one(tmp_path: Path, form: str, as_of: str, name: str) -> None:
    file, stored = tmp_path / "report", COUNTY / name
    options = ["--as-of", as_of, "--lang", "zh", "--output-format", form, "--output", str(file)]
    with contextlib.chdir(COUNTY):
        done = CliRunner().invoke(app, ["progress", WORKBOOK, *options])
    assert done.exit_code == 1, done.output
    found = file.read_text(encoding="utf-8")
    if UPDATE:
        stored.write_text(found, encoding="utf-8")
    assert found.splitlines() == stored.read_text(encoding="utf-8").splitlines()
