"""The text report of a rich result as a whole: each view, both languages, two widths; and what holds at any width.

`FUPIN_UPDATE=1 pytest tests/report/text/test_shapes.py` rewrites the expected texts.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from fupin.cli.consoles import terminal_console
from fupin.model.text import Language
from fupin.report.printer import Printer
from fupin.report.text.findings import FindingsPart
from fupin.report.text.report import TextReport
from fupin.report.text.shape import TextShape, View
from fupin.result import CheckResult
from support.expected import agrees

EXPECTED = Path(__file__).parents[1] / "expected"


def shown(result: CheckResult, language: Language, width: int, shape: TextShape | None = None) -> str:
    stream = io.StringIO()
    TextReport(Console(file=stream, width=width), language, shape).write(result)
    return stream.getvalue()


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [80, 160])
def test_the_whole_text(rich_result: CheckResult, view: View, language: Language, width: int) -> None:
    agrees(shown(rich_result, language, width, TextShape(view)), EXPECTED / f"text.{view}.{language}.{width}.txt")


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [20, 40, 79, 80, 120, 160])
def test_lines_fit_end_without_blanks_and_command_nobody(
    rich_result: CheckResult, view: View, language: Language, width: int
) -> None:
    for line in shown(rich_result, language, width, TextShape(view)).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##\w*\[", line)


@pytest.mark.parametrize("language", list(Language))
def test_wide_terminals_show_the_same_in_fewer_lines(rich_result: CheckResult, language: Language) -> None:
    narrow, wide = shown(rich_result, language, 80), shown(rich_result, language, 160)
    assert len(wide.splitlines()) < len(narrow.splitlines())
    assert sorted("".join(wide.split())) == sorted("".join(narrow.split()))


@pytest.mark.parametrize("most", [0, 1, 2, 5, 50])
def test_no_more_findings_are_shown_than_asked_for_and_the_rest_is_counted(
    rich_result: CheckResult, most: int
) -> None:
    stream = io.StringIO()
    part = FindingsPart(Printer(Console(file=stream, width=200), Language.ENGLISH), rich_result)
    findings = [finding for finding in rich_result.findings if finding.row is not None]
    assert part.write(findings, most) == len(findings) - most
    entries = [line for line in stream.getvalue().splitlines() if re.match(" +(扶贫小额信贷 <i>|sub folder/)", line)]
    assert len(entries) == most


def test_many_inputs_take_one_line(rich_result: CheckResult) -> None:
    many = CheckResult(**{**vars(rich_result), "inputs": rich_result.inputs * 15})
    text = shown(many, Language.ENGLISH, 80, TextShape(View.STATISTICS))
    assert text.startswith("30 files   sheets 30 · records ")


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_escape_reaches_a_terminal_that_wants_none(
    rich_result: CheckResult, settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = on_terminal(rich_result, {"TERM": "xterm-256color", **settings}, monkeypatch)
    assert "\x1b" not in text
    assert "LOAN01" in text


def test_colours_are_backgrounds_of_their_own_or_bold_and_hold_on_light_and_dark(
    rich_result: CheckResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colour of letters alone may vanish on one of the backgrounds; so may dim letters."""
    text = on_terminal(rich_result, {"TERM": "xterm-256color"}, monkeypatch)
    used = {style for style in re.findall(r"\x1b\[([0-9;]*)m", text) if style not in ("", "0")}
    assert used == {"1", "1;31", "1;37;41", "30;43", "30;46", "1;37;45"}


def on_terminal(result: CheckResult, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What the report is on a terminal with this environment."""
    stream = _Terminal()
    for name in ("NO_COLOR", "TERM", "COLORTERM", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"COLUMNS": "80", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)
    TextReport(terminal_console(), Language.CHINESE).write(result)
    return stream.getvalue()


class _Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True
