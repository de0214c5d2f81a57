"""A worker process as the process that started it sees it."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
from typing import IO, Any

from fupin.model.text import Text
from fupin.reading.guard.child import how_it_ended, own_process

_WORKER = "fupin.checking.running.worker"
_SETTINGS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_LAST_BREATH_S = 10


class WorkerGoneError(Exception):
    """The worker has ended, or what it sent can't be understood."""


class WorkerProcess:
    """One worker process, started at once.

    It has no part in signals to this one (Ctrl-C). The user's own program is not imported in it,
    so that a script needs no guard around what it does.

    Raises:
        OSError: no process can be started.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            own_process(_WORKER),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_SETTINGS},
            start_new_session=True,
        )

    def send(self, request: bytes) -> None:
        """Sends what was pickled.

        Raises:
            WorkerGoneError: the process has ended.
        """
        try:
            stdin = _open(self._process.stdin)
            stdin.write(request)
            stdin.flush()
        except (OSError, ValueError) as error:
            raise WorkerGoneError from error

    def message(self) -> Any:
        """Waits for what it sends next.

        Raises:
            WorkerGoneError: the process has ended.
        """
        try:
            return pickle.load(_open(self._process.stdout))  # noqa: S301 - from this program itself
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise WorkerGoneError from error

    def kill(self) -> None:
        """Ends the process and its reading process, if they still run; returns at once."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):  # the last of the group has gone
                os.killpg(self._process.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self._process.kill()

    def end(self) -> None:
        """Ends the process and clears it away."""
        self.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def how_it_ended(self) -> str:
        """By which signal or with which status a process ended that has gone."""
        try:
            return how_it_ended(self._process.wait(_LAST_BREATH_S))
        except subprocess.TimeoutExpired:
            return "EOF"


def death(how: str) -> Text:
    """What is said of a submission that ended its worker twice.

    Args:
        how: the signal's name, or the exit status.
    """
    return Text(
        f"检查它的进程两次被终止（{how}），多半是内存不够；请用 --jobs 1 单独检查这个文件",
        f"the process that checked it was ended twice ({how}), most likely for want of memory;"
        " check this file by itself with --jobs 1",
    )


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise WorkerGoneError
    return stream
