"""Reports that are whole or as they were, whenever and however `fupin check` is ended.

The suite ends a few runs that write every format. With the environment variable `FUPIN_KILLS=30` set, thirty runs
of each format are ended; how many were met while they wrote is then told (`pytest -s`).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from fupin.report.formats import REPORTERS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc and sends signals")

_KILLS = int(os.environ.get("FUPIN_KILLS", "0"))
_FEW = 2
_RECORDS = 2000 if _KILLS else 120
"""How many records fail: the more there are, the longer a report is being written."""
FORMATS = [[form] for form in REPORTERS] if _KILLS else [list(REPORTERS)]
OLD = b"what stood here before"
_LOANS = "loan_id,amount_yuan,term_months\n" + "".join(f"{number:04},70000,48\n" for number in range(120))
_CHECK = ("--select", "LOAN01", "--select", "LOAN02", "--as-of", "2018-12-31", "--lang", "en")


@pytest.fixture
def loans(tmp_path: Path) -> Path:
    path = tmp_path / "loan.csv"
    path.write_text(_LOANS, encoding="utf-8")
    return path


def start(loans: Path, folder: Path, formats: Sequence[str]) -> subprocess.Popen[str]:
    """Starts a check that writes a report of each format to `report.FORMAT` in the folder."""
    outputs = [argument for form in formats for argument in ("--output", f"{form}={folder / f'report.{form}'}")]
    return subprocess.Popen(
        [sys.executable, "-m", "fupin", "check", loans, *_CHECK, "--output-format", "json", *outputs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def writes_in(process: subprocess.Popen[str], folder: Path) -> bool:
    """Whether a process has a file of the folder open."""
    descriptors = Path(f"/proc/{process.pid}/fd")
    try:
        return any(folder in entry.readlink().parents for entry in descriptors.iterdir())
    except OSError:  # one that it has just closed
        return False


def wait_for_writing(process: subprocess.Popen[str], folder: Path) -> None:
    while process.poll() is None and not writes_in(process, folder):
        time.sleep(0.0005)


def whole_run(loans: Path, folder: Path, formats: Sequence[str]) -> tuple[dict[str, bytes], float, float]:
    """What a run that nobody ends writes, when it begins to write, and how long it then goes on; seconds."""
    begun = time.monotonic()
    process = start(loans, folder, formats)
    wait_for_writing(process, folder)
    written = time.monotonic()
    process.communicate()
    assert process.returncode == 1
    return read(folder), written - begun, time.monotonic() - written


@pytest.mark.parametrize("formats", FORMATS, ids="+".join)
def test_an_ended_run_leaves_old_or_new_files(loans: Path, tmp_path: Path, formats: list[str]) -> None:
    new_folder = tmp_path / "new"
    new_folder.mkdir()
    new, before, during = whole_run(loans, new_folder, formats)
    assert all(new.values())
    chance = random.Random(20181231)
    met: Counter[str] = Counter()
    for number in range(_KILLS or _FEW):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name in new:
            (folder / name).write_bytes(OLD)
        process = start(loans, folder, formats)
        if number % 4 < 2:
            wait_for_writing(process, folder)
            time.sleep(chance.random() * during / 2)
        else:
            time.sleep(chance.random() * before)
        met["while writing"] += writes_in(process, folder)
        wanted = signal.SIGKILL if number % 2 else signal.SIGTERM
        process.send_signal(wanted)
        _, told = process.communicate()
        assert "Traceback" not in told
        assert process.returncode in (-wanted, 1)
        left = read(folder)
        changed = {name for name in new if left.pop(name) != OLD}
        assert all((folder / name).read_bytes() == new[name] for name in changed)
        met["new"] += len(changed)
        met["old"] += len(new) - len(changed)
        met["ended by the signal"] += process.returncode == -wanted
        met["strays"] += len(left)
        assert wanted is signal.SIGKILL or not left
    print(f"{'+'.join(formats)}: {dict(met)}")
