"""Being stopped from outside (Ctrl-C, kill, a closed terminal): what was begun is cleared away first."""

from __future__ import annotations

import atexit
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from fupin.cli.language import reader_language
from fupin.model.text import Text

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_STOPPED = Text(
    "已中断；没有写完的报告，原来的文件都没有改动", "stopped; where a report was not finished, the old file stands"
)


class Stopped(BaseException):
    """A signal has come; no `except Exception` holds it up."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Turns a signal to stop into an exception, so that spare files go and reading processes end.

    Then the process ends by that signal, as its parent expects. A signal that the parent chose to
    ignore (nohup) stays ignored.
    """
    received: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        received.append(number)
        raise Stopped

    atexit.register(_end_by, received)  # the first to be registered is the last to run
    before = {number: signal.signal(number, stop) for number in _signals()}
    try:
        yield
    except BaseException:  # a library may have made another error of it
        if not received:
            raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if received:
        print(_STOPPED.in_language(reader_language()), file=sys.stderr)
        sys.exit(128 + received[0])


@contextmanager
def interruptible() -> Iterator[None]:
    """Lets Ctrl-C end a block and nothing else: for work that goes on until someone has had enough.

    Where the parent chose to ignore it, it stays ignored.
    """
    received: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        received.append(number)
        raise Stopped

    before = signal.getsignal(signal.SIGINT)
    if before not in (signal.SIG_IGN, None):
        signal.signal(signal.SIGINT, stop)
    try:
        yield
    except BaseException:  # a library may have made another error of it
        if not received:
            raise
    finally:
        if before not in (signal.SIG_IGN, None):
            signal.signal(signal.SIGINT, before)


def _signals() -> list[signal.Signals]:
    known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    return [number for number in known if signal.getsignal(number) not in (signal.SIG_IGN, None)]


def _end_by(received: list[int]) -> None:
    if received and sys.platform != "win32":
        signal.signal(received[0], signal.SIG_DFL)
        os.kill(os.getpid(), received[0])
