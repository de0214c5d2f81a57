"""The reading process: takes one file after the other, looks through it, reads it, and sends what it read."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NamedTuple

from fupin.model.errors import FupinError, place_of
from fupin.model.text import Text
from fupin.reading.guard.inspection import inspect_file
from fupin.reading.guard.limits import LimitExceededError, Limits
from fupin.reading.guard.resources import resident_mb, restrict
from fupin.reading.guard.transport import send
from fupin.without_pandas import keep_pandas_out

STARTED = b"R"
"""Sent before anything is done with a file: from here on it is the file that ends the process."""
_MOST_GROWTH_MB = 200
_IDLE_S = 120
_PACKAGE = "fupin"
_USUAL = ("guard.packages", "guard.text", "guard.checked", "formats.delimited", "formats.workbook")


class Request(NamedTuple):
    """A file to read.

    Attributes:
        task: what to do with its path once it has been looked through.
        path: the file.
        arguments: what the task takes besides.
        limits: the limits for this file.
        encoding: the encoding of a text file as the user says it; None where it is to be found.
    """

    task: Callable[..., Any]
    path: Path
    arguments: tuple[Any, ...]
    limits: Limits
    encoding: str | None = None


class Refused(NamedTuple):
    """A refusal on its way to the parent.

    Attributes:
        kind: the error's class.
        text: its message.
        limit: the limit that was exceeded; "" for none.
    """

    kind: type[FupinError]
    text: Text
    limit: str = ""


class Failed(NamedTuple):
    """An error that nobody foresaw.

    Attributes:
        error: its class's name.
        place: module and line where it was raised; it says nothing of the file's contents.
    """

    error: str
    place: str


class Reply(NamedTuple):
    """What became of a request.

    Attributes:
        outcome: what the task gave, or why it gave nothing.
        staying: whether the process takes another file.
    """

    outcome: Any
    staying: bool


def main() -> None:
    """Answers requests from standard input until it ends, or nothing has come for two minutes."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not reach the parent
    keep_pandas_out()
    _warm_up()
    started_with = resident_mb()
    staying = True
    while staying and _comes(sys.stdin.buffer):
        try:
            request = Request(*pickle.load(sys.stdin.buffer))  # noqa: S301 - from the parent alone
        except EOFError:
            return
        replies.write(STARTED)
        replies.flush()
        staying = _delivered(replies, answer(request, started_with), request.limits)


def _delivered(replies: IO[bytes], reply: Reply, limits: Limits) -> bool:
    """Sends a reply, or why it can't be sent; gives whether the process stays."""
    try:
        send(replies, reply)
    except OSError:  # the parent is gone
        return False
    except MemoryError:
        send(replies, Reply(_too_large(limits), staying=False))
        return False
    except (pickle.PicklingError, TypeError, ValueError, RecursionError) as error:
        send(replies, Reply(Failed(type(error).__name__, place_of(error)), staying=False))
        return False
    return reply.staying


def answer(request: Request, started_with: float) -> Reply:
    """Looks through a file and reads it.

    Args:
        request: the file and what to do with it.
        started_with: the process's memory before its first file, in MB.
    """
    try:
        restrict(request.limits)
        inspect_file(request.path, request.limits, request.encoding)
        outcome = request.task(request.path, *request.arguments)
    except LimitExceededError as error:
        return Reply(Refused(LimitExceededError, error.text, error.name), staying=True)
    except FupinError as error:
        return Reply(Refused(type(error), error.text), staying=True)
    except MemoryError:
        return Reply(_too_large(request.limits), staying=False)
    except BaseException as error:  # noqa: BLE001 - a panic in a native reader is no Exception; the parent says so
        return Reply(Failed(type(error).__name__, place_of(error)), staying=False)
    return Reply(outcome, staying=resident_mb() < started_with + _MOST_GROWTH_MB)


def _too_large(limits: Limits) -> Refused:
    error = limits.exceeded("memory_mb", f"> {limits.memory_mb:,} MB")
    return Refused(LimitExceededError, error.text, error.name)


def _warm_up() -> None:
    """Imports what most files need, while nobody waits for it."""
    for name in _USUAL:
        with contextlib.suppress(ImportError):  # whoever needs it will say so
            import_module(f"{_PACKAGE}.reading.{name}")


def _comes(stream: IO[bytes]) -> bool:
    """Whether something comes before the process has been idle for too long."""
    if sys.platform == "win32":
        return True
    import select

    return bool(select.select([stream], [], [], _IDLE_S)[0])
