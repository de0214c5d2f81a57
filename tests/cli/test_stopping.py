"""Signals to stop: what was begun is cleared away, one line is told, and the process ends by the signal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

_RUN = """
import os, signal, sys
from pathlib import Path
from fupin.cli.stopping import stoppable
from fupin.cli.whole_files import whole_file

number, how, path = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(number, signal.SIG_IGN if how == "ignored" else signal.getsignal(number))
with stoppable(), whole_file(path) as stream:
    stream.write(b"half")
    try:
        os.kill(os.getpid(), number)
    except BaseException as error:
        if how == "made another error of":
            raise RuntimeError("interrupted") from error
        raise
"""
_TOLD = "stopped; where a report was not finished, the old file stands\n"


def run(number: int, how: str, path: Path) -> tuple[int, str]:
    path.write_bytes(b"old")
    english = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    command = [sys.executable, "-c", _RUN, str(number), how, str(path)]
    done = subprocess.run(command, env=english, capture_output=True, text=True, check=False)
    assert list(path.parent.iterdir()) == [path]
    return done.returncode, done.stderr


@pytest.mark.parametrize("how", ["met", "made another error of"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_process_and_the_old_file_stands(tmp_path: Path, number: int, how: str) -> None:
    path = tmp_path / "report"
    assert run(number, how, path) == (-number, _TOLD)
    assert path.read_bytes() == b"old"


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    path = tmp_path / "report"
    assert run(signal.SIGHUP, "ignored", path) == (0, "")
    assert path.read_bytes() == b"half"
