"""The worker process: takes one submission after the other, reads and judges it, and sends what it found.

It leads a group of processes to which its reading process belongs, so that whoever ends the group ends
both; when the process that started it is gone, it ends the group itself.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from fupin.checking.ready import Ready
from fupin.checking.running.tasks import Failed, FileBegun, Refused, Task, work_off
from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.model.errors import FupinError, UsageError
from fupin.reading.guard.child import share_group, warm_up
from fupin.without_pandas import keep_pandas_out

STARTED = "started"
"""Sent before the first task: from here on it is a submission that ends the process."""


def main() -> None:
    """Takes what the submissions are judged with, then tasks, from standard input until it ends."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not reach the parent
    keep_pandas_out()
    share_group()
    warm_up()
    requests: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_receive, args=(sys.stdin.buffer, requests), daemon=True).start()
    ready: Ready = requests.get()
    _use_one_core()
    with DuckDBEngine(threads=1) as engine:
        _send(replies, STARTED)
        while _answer(requests.get(), ready, engine, replies):
            pass


def _answer(task: Task, ready: Ready, engine: DuckDBEngine, replies: IO[bytes]) -> bool:
    """Does a task; gives whether this process takes another one."""
    try:
        _send(replies, work_off(task, ready, engine, lambda number: _send(replies, FileBegun(number))))
    except FupinError as error:
        _send(replies, Refused(isinstance(error, UsageError), error.text))
    except Exception as error:  # noqa: BLE001 - the parent says so; this process may be out of order
        _send(replies, Failed.of(error))
        return False
    return True


def _send(replies: IO[bytes], message: object) -> None:
    replies.write(pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL))
    replies.flush()


def _receive(stream: IO[bytes], requests: SimpleQueue[Any]) -> None:
    """Hands on what the parent sends; ends everything at once when the parent has gone."""
    try:
        while True:
            requests.put(pickle.load(stream))  # noqa: S301 - from the parent alone
    finally:
        if hasattr(os, "killpg"):
            os.killpg(os.getpgrp(), signal.SIGKILL)
        os._exit(1)


def _use_one_core() -> None:
    """There are as many workers as cores: none needs several."""
    import pyarrow as pa

    pa.set_cpu_count(1)
