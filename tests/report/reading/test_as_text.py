"""How sheets were understood, as text: whole texts, their width, and where there is nothing to say."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from fupin.model.text import Language
from fupin.reading.pins import Pins
from fupin.report.names import LEFT_OUT, RECOGNISED_BY, UNIT_SOURCES
from fupin.report.places import row_ranges
from fupin.report.reading.as_text import ReadingText
from report.readings import made_pins, made_result

EXPECTED = Path(__file__).parents[1] / "expected"


def shown(language: Language = Language.CHINESE, width: int = 80, pins: Pins | None = None) -> str:
    stream = io.StringIO()
    ReadingText(Console(file=stream, width=width), language).write(made_result(), pins or made_pins())
    return stream.getvalue()


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_text(language: Language) -> None:
    assert shown(language) == (EXPECTED / f"reading.{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize("language", list(Language))
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(language: Language, width: int) -> None:
    for line in shown(language, width).splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("language", list(Language))
def test_a_wide_terminal_breaks_fewer_lines_and_says_the_same(language: Language) -> None:
    narrow, wide = shown(language, 80), shown(language, 160)
    assert len(wide.splitlines()) < len(narrow.splitlines())
    assert sorted("".join(wide.split())) == sorted("".join(narrow.split()))


def test_no_colours_without_a_terminal() -> None:
    assert "\x1b" not in shown()


def test_colours_on_a_terminal_and_none_where_they_are_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    def on_terminal() -> str:
        stream = io.StringIO()
        console = Console(file=stream, width=80, force_terminal=True)
        ReadingText(console, Language.CHINESE).write(made_result(), Pins())
        return stream.getvalue()

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;36m" in on_terminal()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "36m" not in on_terminal()


def test_nothing_is_said_of_pins_where_there_are_none() -> None:
    assert "使用者指明的" not in shown(pins=Pins())
    only_assumed = shown(pins=replace(made_pins(), sheets=(), path=""))
    assert "对照文件      " not in only_assumed
    assert "扶贫小额信贷.贷款金额（loan.amount_yuan）= 万元" in only_assumed


@pytest.mark.parametrize("table", [LEFT_OUT, RECOGNISED_BY, UNIT_SOURCES])
def test_every_word_stands_in_both_languages(table: dict[str, tuple[str, str]]) -> None:
    assert all(zh and en and zh != en for zh, en in table.values())


@pytest.mark.parametrize(
    ("rows", "ranges"),
    [([], []), ([3], ["3"]), ([3, 4], ["3–4"]), ([1, 3, 4, 5, 9], ["1", "3–5", "9"]), ([9, 8], ["9", "8"])],
)
def test_row_ranges(rows: list[int], ranges: list[str]) -> None:
    assert list(row_ranges(rows)) == ranges
