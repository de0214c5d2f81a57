"""`fupin check` with worker processes and a cache, as the user sees it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from fupin.checking.running import Step
from fupin.cli import file_progress

_COUNTIES = 5
_LOANS = 3000
_HEAD = "loan_id,amount_yuan,term_months,county\n"


def province(folder: Path, loans: int = _LOANS) -> Path:
    """Submissions that are large enough for two workers."""
    for number in range(_COUNTIES):
        place = folder / f"{number}县"
        place.mkdir(parents=True)
        rows = (
            f"{loan:06},{45000 + loan % 20000 * 2500},{30 + loan % 9},{number}县 这一列只为让文件大一些\n"
            for loan in range(loans)
        )
        (place / "loan.csv").write_text(_HEAD + "".join(rows), encoding="utf-8")
    return folder


def command(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "fupin", "check", str(folder), "--as-of", "2018-12-31", "--lang", "en", *arguments]


def marked(mark: str) -> list[str]:
    """The processes that still run with a mark in their environment."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                state = (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
                if state != "Z" and mark.encode() in (entry / "environ").read_bytes():
                    found.append(entry.name)
            except OSError:
                continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc and sends signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda each: each.name)
def test_nothing_runs_on_when_a_check_is_ended(tmp_path: Path, number: signal.Signals) -> None:
    folder = province(tmp_path / "province")
    mark = f"FUPIN_TEST_MARK={tmp_path}"
    process = subprocess.Popen(
        command(folder, "--jobs", "2", "--output-format", "json"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "FUPIN_TEST_MARK": str(tmp_path)},
        text=True,
    )
    while process.poll() is None and len(marked(mark)) < 6:  # itself, two workers, and the reader of each
        time.sleep(0.02)
    assert process.poll() is None
    process.send_signal(number)
    _, told = process.communicate(timeout=30)
    assert process.returncode == -number
    assert "Traceback" not in told
    end = time.monotonic() + 20
    while marked(mark) and time.monotonic() < end:
        time.sleep(0.02)
    assert not marked(mark)


def test_what_is_wrong_with_a_cache_is_one_line(tmp_path: Path) -> None:
    folder, cache = province(tmp_path / "province", loans=5), tmp_path / "cache"
    run = command(folder, "--cache", str(cache), "--output-format", "json")
    first = subprocess.run(run, capture_output=True, text=True, check=False)
    assert first.returncode == 1 and not first.stderr
    entry = next(cache.glob("*.cached"))
    entry.write_bytes(entry.read_bytes()[:-9])
    again = subprocess.run(run, capture_output=True, text=True, check=False)
    assert again.stdout == first.stdout and again.returncode == 1
    (line,) = again.stderr.splitlines()
    assert "1 of the cached results not used" in line and "loan.csv" in line


def test_the_time_that_is_left() -> None:
    assert file_progress.time_left(Step(2, 62, ("a",)), 10).en == ""
    assert file_progress.time_left(Step(31, 62, ("a",)), 95).en == "about 1:35 left"
    assert file_progress.time_left(Step(31, 62, ("a",)), 95).zh == "约剩 1:35"
    assert file_progress.time_left(Step(62, 62, ()), 95).en == ""


def test_the_display_shows_what_is_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120, color_system=None)
    monkeypatch.setattr(file_progress, "terminal_console", lambda **_: console)
    with file_progress.file_progress() as advance:
        advance(Step(3, 62, ("甲县/loan\x1b[2J.csv", "乙县.xlsx")))
        advance(Step(4, 62, ("乙县.xlsx", "很长的名称" * 40)))
    shown = screen.getvalue()
    assert " 4/62 " in shown and "乙县.xlsx" in shown
    assert "\x1b[2J" not in shown
    assert all(cell_len(line) <= 120 for line in shown.splitlines() if "\x1b" not in line)
    assert shown.endswith("\x1b[2K")  # the line is cleared
