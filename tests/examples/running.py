"""Runs the program on the examples and holds what it says against the stored reports.

`FUPIN_UPDATE=1 pytest tests/examples` rewrites the stored reports instead.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from fupin.cli.app import app
from support.expected import UPDATE

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
COUNTY = EXAMPLES / "示例县-2018"
PUBLIC = EXAMPLES / "public"
MAKE_EXAMPLE = EXAMPLES / "make_example.py"
AS_OF = "2018-12-31"


@dataclass(frozen=True)
class Run:
    """What one check gave: its exit status, the JSON report as it was written and the text report."""

    status: int
    json_text: str
    text: str

    @property
    def report(self) -> dict[str, Any]:
        """The JSON report, read."""
        report: dict[str, Any] = json.loads(self.json_text)
        return report


@cache
def check(folder: Path, *arguments: str) -> Run:
    """Checks inside a folder, so that paths are relative, with both reports."""
    with tempfile.TemporaryDirectory() as temporary, contextlib.chdir(folder):
        text = Path(temporary) / "report.txt"
        command = ["check", *arguments, "--as-of", AS_OF, "--lang", "zh"]
        command += ["--output-format", "json", "--output", f"text={text}"]
        done = CliRunner().invoke(app, command)
        assert text.exists(), done.output
        return Run(done.exit_code, done.stdout, text.read_text(encoding="utf-8"))


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command in a folder; its output is UTF-8."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def hold(found: Run, stem: Path) -> None:
    """Asserts that a run's reports are those stored as `stem`.json and .txt, or stores them."""
    stored_json, stored_text = stem.with_name(f"{stem.name}.json"), stem.with_name(f"{stem.name}.txt")
    if UPDATE:
        stem.parent.mkdir(exist_ok=True)
        stored_json.write_text(found.json_text, encoding="utf-8")
        stored_text.write_text(found.text, encoding="utf-8")
    assert _lines(found.json_text) == _lines(stored_json.read_text(encoding="utf-8"))
    assert _text_lines(found.text) == _text_lines(stored_text.read_text(encoding="utf-8"))


def _text_lines(text: str) -> list[str]:
    """A text report without the same: its receipt names the version and begins with hashes."""
    return ["回执 *" if line.startswith("回执 ") else line for line in text.splitlines()]


def update(path: Path, text: str) -> None:
    """Stores a text where the stored ones are to be renewed."""
    if UPDATE:
        path.write_text(text, encoding="utf-8")


def _lines(json_text: str) -> list[str]:
    """A JSON report without what every release and every word of the rule book changes."""
    report = json.loads(json_text)
    report["tool"]["version"] = report["rulebook"]["version"] = report["rulebook"]["sha256"] = report["receipt"] = "*"
    return json.dumps(report, ensure_ascii=False, indent=1).splitlines()
