"""Where output can't go, or its reader has gone: one line at most, the right status, and no torn file."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, limits and devices of POSIX")

OLD = b"what stood here before"
_LIMIT = 15_000
_ROWS = 60


def start(*arguments: str | Path, **streams: Any) -> subprocess.Popen[str]:
    command, english = [sys.executable, "-m", "fupin", *arguments], {**os.environ, "LC_ALL": "en_US.UTF-8"}
    return subprocess.Popen(command, env=english, stderr=subprocess.PIPE, text=True, **streams)


def check(*arguments: str | Path, **streams: Any) -> subprocess.Popen[str]:
    return start("check", *arguments, "--select", "LOAN01", "--as-of", "2018-12-31", **streams)


def ended(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """The status, and the lines on standard error."""
    _, told = process.communicate()
    return process.returncode, told.splitlines()


@pytest.fixture
def loans(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "loan.csv"
    rows = (f"{number:04},70000,36\n" for number in range(_ROWS))
    path.write_text("loan_id,amount_yuan,term_months\n" + "".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "out"
    path.mkdir()
    return path


def without_reader() -> int:
    """The writing end of a pipe that nobody reads from any more."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LIMIT, _LIMIT))


def test_full_disks_are_told_and_the_other_report_is_written(loans: Path, folder: Path) -> None:
    long, short = folder / "long.json", folder / "short.txt"
    long.write_bytes(OLD)
    outputs = [f"json={long}", f"text={short}", "json=/dev/full"]
    options = [argument for output in outputs for argument in ("--output", output)]
    with Path("/dev/full").open("wb") as full:
        status, lines = ended(check(loans, *options, stdout=full, preexec_fn=limit_files))
    assert status == 2
    assert lines == [
        f"can't write {long}: the file would be larger than is allowed",
        "can't write /dev/full: the disk is full; free some space and run it again",
        "can't write standard output: the disk is full; free some space and run it again",
    ]
    assert long.read_bytes() == OLD
    assert f"errors {_ROWS}" in short.read_text(encoding="utf-8")
    assert sorted(folder.iterdir()) == [long, short]


def test_two_runs_at_once_leave_the_report_of_one(loans: Path, folder: Path) -> None:
    path, alone = folder / "report.csv", folder / "alone.csv"
    pipe = without_reader()
    first = check(loans, "--output-format", "json", "--output", f"csv={path}", stdout=pipe)
    second = check(loans, "--output", path, "--output-format", "csv", stdout=pipe)
    assert (ended(first), ended(second)) == ((1, []), (1, []))  # and a reader who has gone is no error
    os.close(pipe)
    assert ended(check(loans, "--output", alone, "--output-format", "csv")) == (1, [])
    assert path.read_bytes() == alone.read_bytes()
    assert sorted(folder.iterdir()) == [alone, path]


_CLOSED = "can't write standard output: it is closed"
_FULL = "can't write standard output: the disk is full; free some space and run it again"


def _close() -> None:
    os.close(1)


@pytest.mark.parametrize(
    ("stream", "before", "expected"),
    [
        (without_reader, None, (0, [])),
        (lambda: os.open("/dev/full", os.O_WRONLY), None, (2, [_FULL])),
        (lambda: os.open("/dev/null", os.O_WRONLY), _close, (2, [_CLOSED])),
    ],
    ids=["no reader", "full", "closed"],
)
def test_other_commands_meet_the_same(
    stream: Callable[[], int], before: Callable[[], None] | None, expected: tuple[int, list[str]]
) -> None:
    number = stream()
    status = ended(start("explain", "LOAN01", stdout=number, preexec_fn=before))
    os.close(number)
    assert status == expected
