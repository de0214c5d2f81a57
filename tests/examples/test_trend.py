"""What the page about trends shows is what its commands give; `FUPIN_UPDATE=1` writes it anew."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin.cli.app import app
from support.expected import UPDATE

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "pages" / "trend.md"
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_SHOWN = re.compile(r"```text\n(.*?)```", re.DOTALL)


def commands(text: str) -> list[list[str]]:
    lines = "".join(_CONSOLE.findall(text)).splitlines()
    return [shlex.split(line.removeprefix("$ fupin "), comments=True) for line in lines]


def given(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "80"})
    return done.exit_code, done.stdout


def test_the_page_shows_what_its_commands_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.read_text(encoding="utf-8")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    *making, trend, by_rule, of_county, of_rule, coverage, html = commands(page)
    for command in making:
        assert given(*command, "--lang", "zh")[0] in (0, 1)
    told = [given(*trend, "--lang", language) for language in ("zh", "en")]
    if UPDATE:
        texts = iter(text for _, text in told)
        page = _SHOWN.sub(lambda _: f"```text\n{next(texts)}```", page)
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    assert [(0, text) for text in _SHOWN.findall(page)] == told
    for command, heading in (
        (by_rule, "各规则：不符合"),
        (of_county, "LOAN01"),
        (of_rule, "东河县"),
        (coverage, "各县：可判断率"),
    ):
        status, text = given(*spread(command, tmp_path), "--lang", "zh")
        assert (status, heading in text) == (0, True), text
    assert given(*spread(html, tmp_path))[0] == 0
    assert (tmp_path / "走势.html").is_file()


def spread(command: list[str], folder: Path) -> list[str]:
    """A command with its patterns replaced by the files that fit, as a shell does it."""
    return [
        name for part in command for name in (sorted(p.name for p in folder.glob(part)) if "*" in part else [part])
    ]
