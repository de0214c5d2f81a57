"""The reading process: whatever becomes of it is one file's reason, and the next file is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fupin.model.errors import UnreadableInputError, UsageError
from fupin.model.text import Text
from fupin.reading.guard import child
from fupin.reading.guard.child import ReaderDiedError, read_guarded, run_guarded, warm_up
from fupin.reading.guard.limits import LimitExceededError, Limits
from fupin.reading.guard.worker import Failed, Refused, Request, answer
from support.hostile import HOSTILE, hogs

LIMITS = Limits(cpu_s=1, memory_mb=300, wall_s=30)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "loan.csv"
    path.write_text("loan_id,amount_yuan\n0017,50000\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("task", "limit"),
    [
        (hogs.takes_memory, "memory_mb"),
        (hogs.takes_arrow_memory, "memory_mb"),
        (hogs.takes_numbers, "memory_mb"),
        (hogs.is_killed, "memory_mb"),
        (hogs.loops, "cpu_s"),
    ],
)
def test_a_file_that_takes_too_much(file: Path, task: Callable[[Path], Any], limit: str) -> None:
    with pytest.raises(LimitExceededError) as caught:
        run_guarded(LIMITS, task, file)
    assert caught.value.name == limit
    assert f"--limit {limit}=" in caught.value.text.zh
    assert run_guarded(LIMITS, hogs.reads, file) > 0


def test_a_file_that_takes_too_long(file: Path) -> None:
    with pytest.raises(LimitExceededError) as caught:
        run_guarded(Limits(wall_s=1), hogs.waits, file)
    assert caught.value.name == "wall_s"


@pytest.mark.parametrize(
    ("task", "how"),
    [
        (hogs.crashes, "SIGSEGV"),
        (hogs.aborts, "SIGABRT"),
        (hogs.exits, "exit 3"),
        (hogs.fails, "KeyError"),
        (hogs.panics, "SystemExit"),
        (hogs.gives_depth, "RecursionError"),
        (hogs.gives_a_function, ""),
    ],
)
def test_a_file_that_ends_its_reader(file: Path, task: Callable[[Path], Any], how: str) -> None:
    with pytest.raises(ReaderDiedError) as caught:
        run_guarded(LIMITS, task, file)
    assert caught.value.how == how
    assert how in caught.value.text.zh
    assert "110101199003077379" not in "".join(caught.value.text)
    assert run_guarded(LIMITS, hogs.reads, file) > 0


def test_a_workbook_of_two_kilobytes_that_ends_its_reader(file: Path, tmp_path: Path) -> None:
    """The guard refuses it; were there another such file, its reader's end is its reason."""
    crafted = next(each for each in HOSTILE if each.name == "strings that promise 10,000,000,000").write(tmp_path)
    assert crafted.stat().st_size < 3_000
    bare = [sys.executable, "-c", "import sys; from python_calamine import load_workbook as l; l(sys.argv[1])"]
    assert subprocess.run([*bare, str(crafted)], capture_output=True, check=False).returncode == -signal.SIGABRT
    with pytest.raises(UnreadableInputError):
        run_guarded(LIMITS, hogs.opens_unguarded, file, str(crafted))
    assert run_guarded(LIMITS, hogs.reads, file) > 0


def test_what_a_reader_prints_goes_nowhere(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_guarded(LIMITS, hogs.prints, file) == 5
    assert capfd.readouterr() == ("", "")


def test_one_process_reads_many_files(file: Path) -> None:
    read_guarded(file, LIMITS)
    before = child._idle[-1]._process.pid
    for _ in range(5):
        read_guarded(file, LIMITS)
    assert child._idle[-1]._process.pid == before


def test_a_process_that_went_meanwhile_is_replaced(file: Path) -> None:
    warm_up()
    os.kill(child._idle[-1]._process.pid, signal.SIGKILL)
    child._idle[-1]._process.wait()
    assert read_guarded(file, LIMITS).sheets[0].name == "loan"


def test_the_process_ends_with_its_parent(file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from fupin.reading.guard import child, limits;"
        "child.read_guarded(Path(sys.argv[1]), limits.Limits()); print(child._idle[-1]._process.pid)"
    )
    run = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=True)
    assert not run.stderr
    assert not Path(f"/proc/{run.stdout.strip()}").exists()


def test_modules_beside_the_files_are_not_imported(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file.parent / "pyarrow.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(file.parent)
    while child._idle:
        child._idle.pop().end()
    assert read_guarded(Path("loan.csv"), LIMITS).sheets[0].name == "loan"


# --- in the process itself ---------------------------------------------------------------------------


def request(task: Callable[..., Any], path: Path) -> Request:
    """A request that leaves this process's own limits alone."""
    return Request(task, path, (), Limits(cpu_s=10**6, memory_mb=10**6))


@pytest.fixture
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fupin.reading.guard.worker.restrict", lambda limits: None)


@pytest.mark.usefixtures("_unlimited")
def test_answers(file: Path) -> None:
    reply = answer(request(hogs.reads, file), started_with=1e6)
    assert (reply.outcome, reply.staying) == (31, True)
    assert not answer(request(hogs.reads, file), started_with=-1e6).staying
    failed = answer(request(hogs.fails, file), 0.0)
    assert isinstance(failed.outcome, Failed)
    assert failed.outcome.error == "KeyError"
    assert failed.outcome.place.startswith("fupin.reading.guard.worker:")
    assert not failed.staying


def _refuses(_path: Path) -> None:
    raise UsageError(Text("错", "wrong"))


def _runs_out(_path: Path) -> None:
    raise MemoryError


@pytest.mark.usefixtures("_unlimited")
def test_answers_with_refusals(file: Path) -> None:
    assert answer(request(_refuses, file), 0.0).outcome == Refused(UsageError, Text("错", "wrong"))
    too_large = answer(request(_runs_out, file), 0.0)
    assert too_large.outcome.limit == "memory_mb"
    assert not too_large.staying
    gone = answer(request(hogs.reads, file.with_name("nothing.csv")), 0.0)
    assert gone.outcome.kind is UnreadableInputError
    small = Request(hogs.reads, file, (), Limits(columns=1, cpu_s=10**6, memory_mb=10**6))
    assert answer(small, 0.0).outcome.limit == "columns"
