"""What `--help` shows on a narrow terminal: every word of it, in lines that fit."""

from __future__ import annotations

import re
from typing import Any

import pytest
import typer
from rich.cells import cell_len
from typer.core import TyperGroup
from typer.testing import CliRunner

from fupin.cli.app import app
from fupin.cli.help_page import MADE_ELSEWHERE

GROUP = typer.main.get_command(app)
assert isinstance(GROUP, TyperGroup)
COMMANDS = ["", *GROUP.commands, "waivers list", "rules list", "rules verify"]


def pages(command: str, columns: int) -> list[str]:
    result = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": str(columns)})
    assert result.exit_code == 0
    return result.stdout.splitlines()


def told_as(text: str) -> list[str]:
    """A help text, and what stands for one that the library has made in English."""
    return [text, *(chinese for english, chinese in MADE_ELSEWHERE.items() if english == text)]


def words(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_word_is_there_and_every_line_fits(command: str) -> None:
    lines = pages(command, 80)
    wide = [line for line in lines if cell_len(line) > 80 and not line.startswith("  --")]
    assert wide == []  # the choices of an option are one word
    page = words("".join(lines))
    told: Any = GROUP
    for name in command.split():
        told = told.commands[name]
    for parameter in told.params:
        assert any(words(text) in page for text in told_as(parameter.help)), parameter.name
        assert all(option in page for option in parameter.opts if option.startswith("-"))


def test_a_wide_terminal_is_used() -> None:
    assert len(pages("check", 200)) < len(pages("check", 60))


def test_a_command_is_told_in_one_language_and_below_its_group_by_its_first_paragraph() -> None:
    whole, listed = "\n".join(pages("waivers list", 100)), "\n".join(pages("waivers", 100))
    assert " / " not in whole + listed + "\n".join(pages("", 100))
    assert ("退出码为 1" in whole) is not ("exit status is 1" in whole)
    assert "退出码" not in listed and "exit status" not in listed
