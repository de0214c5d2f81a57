"""Reading a file in a process of its own: whatever the file does to its reader, it is one unreadable input.

The process is started once and takes many files; one that died, grew or met the unforeseen is
replaced at the next file. It has no part in signals to this one (Ctrl-C), and ends with it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any, Concatenate, ParamSpec, TypeVar

from fupin.model.errors import FupinError, UnreadableInputError
from fupin.model.text import Text
from fupin.reading.files import FileContents
from fupin.reading.guard.checked import read_checked
from fupin.reading.guard.inspection import inspect_size
from fupin.reading.guard.limits import LimitExceededError, Limits
from fupin.reading.guard.transport import BrokenOffError, TransportError, receive
from fupin.reading.guard.worker import STARTED, Failed, Refused, Reply, Request

T = TypeVar("T")
P = ParamSpec("P")

_SETTINGS = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # the others reserve address space, which is what is limited
    "MALLOC_ARENA_MAX": "2",
    "OPENBLAS_NUM_THREADS": "1",
    "RUST_BACKTRACE": "0",
}
_OUT_OF_MEMORY = (b"memory allocation of", b"bad_alloc", b"MemoryError", b"Cannot allocate memory")
_LAST_WORDS = 1 << 16
_LAST_BREATH_S = 10
_own_session = True


class ReaderDiedError(UnreadableInputError):
    """The reading process ended, or failed, over a file.

    Attributes:
        how: the signal's or error's name, for whoever looks into it.
    """

    def __init__(self, text: Text, how: str = "") -> None:
        super().__init__(text)
        self.how = how


def warm_up() -> None:
    """Starts the reading process ahead of the first file; returns at once."""
    if not _idle:
        _idle.append(_Worker())


def share_group() -> None:
    """Starts reading processes in this one's group from now on, so that whoever ends the group ends them too."""
    global _own_session
    _own_session = False


def read_guarded(path: Path, limits: Limits, encoding: str | None = None) -> FileContents:
    """Reads a file of any format that the program knows, within limits; see `fupin.reading.files.read_file`.

    Args:
        path: the file.
        limits: what it may cost.
        encoding: the encoding of a text file as the user says it; None where it is to be found.

    Raises:
        UnreadableInputError: it can't be read, goes beyond a limit, or ends its reader.
        UsageError: there is no such encoding.
    """
    contents: FileContents = _run(limits, Request(read_checked, path.absolute(), (encoding,), limits, encoding))
    return contents


def run_guarded(
    limits: Limits, task: Callable[Concatenate[Path, P], T], path: Path, *arguments: P.args, **_: P.kwargs
) -> T:
    """Does something with a file in the reading process, once it has been looked through there.

    Args:
        limits: the limits for this file.
        task: a function of a module; it takes the path.
        path: the file.
        arguments: what the task takes besides.

    Returns:
        What the task gave: data of this program, of pyarrow and numpy.

    Raises:
        UnreadableInputError: it goes beyond a limit, or ends its reader; whatever the task raises.
    """
    outcome: T = _run(limits, Request(task, path.absolute(), arguments, limits))
    return outcome


def _run(limits: Limits, asked: Request) -> Any:
    """Has a request answered by a reading process, an idle one or a new one."""
    inspect_size(asked.path, limits)
    request = pickle.dumps(tuple(asked))
    worker = _idle.pop() if _idle else _Worker()
    if not worker.ask(request):  # it went, idle, before it saw the file
        worker.end()
        worker = _Worker()
        worker.ask(request)
    try:
        reply = worker.reply(limits)
    except BaseException:
        worker.end()
        raise
    if reply.staying:
        _idle.append(worker)
    else:
        worker.end()
    return _outcome(reply.outcome)


def _outcome(outcome: Any) -> Any:
    if isinstance(outcome, Failed):
        raise ReaderDiedError(_unforeseen(outcome), outcome.error)
    if isinstance(outcome, Refused):
        error: FupinError = outcome.kind(outcome.text)
        if isinstance(error, LimitExceededError):
            error.name = outcome.limit
        raise error
    return outcome


class _Worker:
    """One reading process."""

    def __init__(self) -> None:
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `end`
        self._process = subprocess.Popen(  # noqa: S603 - this program itself
            own_process("fupin.reading.guard.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            env={**os.environ, **_SETTINGS},
            start_new_session=_own_session,
        )

    def ask(self, request: bytes) -> bool:
        """Sends a request; gives whether the process has taken it."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return False
        try:
            stdin.write(request)
            stdin.flush()
            return stdout.read(1) == STARTED
        except OSError:
            return False

    def reply(self, limits: Limits) -> Reply:
        """Waits for the reply, no longer than the limits allow."""
        if self._process.stdout is None:
            raise self._death(limits, late=False)
        late: list[bool] = []

        def kill() -> None:
            late.append(True)
            self._process.kill()

        timer = Timer(limits.wall_s, kill)
        timer.daemon = True
        timer.start()
        try:
            return Reply(*receive(self._process.stdout))
        except BrokenOffError as error:
            raise self._death(limits, late=bool(late)) from error
        except TransportError as error:
            raise ReaderDiedError(_unforeseen(Failed(type(error).__name__, str(error)))) from error
        finally:
            timer.cancel()

    def end(self) -> None:
        """Ends the process, if it still runs."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._words):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _death(self, limits: Limits, *, late: bool) -> UnreadableInputError:
        """What is said of a file that ended the process."""
        if late:
            return limits.exceeded("wall_s", f"> {limits.wall_s:,} s")
        try:
            name = how_it_ended(self._process.wait(_LAST_BREATH_S))
        except subprocess.TimeoutExpired:
            name = "EOF"
        if name == "SIGXCPU":
            return limits.exceeded("cpu_s", f"> {limits.cpu_s:,} s")
        self._words.seek(0)
        words = self._words.read(_LAST_WORDS)
        if name == "SIGKILL" or any(sign in words for sign in _OUT_OF_MEMORY):
            return limits.exceeded("memory_mb", f"> {limits.memory_mb:,} MB")
        return ReaderDiedError(
            Text(
                f"读取程序在这个文件上崩溃（{name}）；文件已损坏或被动过手脚，请用 WPS 或 Excel 打开，核对后另存再报",
                f"its reader crashed ({name}): the file is damaged or has been tampered with;"
                " open it in WPS or Excel, check it and save it again",
            ),
            name,
        )


def own_process(module: str) -> list[str]:
    """The command that runs a module's `main` in a process of its own, with the modules that this one finds."""
    boot = f"import sys; sys.path[:] = sys.argv[1:]; from {module} import main; main()"
    return [sys.executable, "-P", "-c", boot, *(entry or str(Path.cwd()) for entry in sys.path)]


def how_it_ended(code: int) -> str:
    """By which signal or with which status a process ended, from its return code."""
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit {code}"


def _unforeseen(failed: Failed) -> Text:
    where = f"{failed.error}, {failed.place}"
    return Text(
        f"读取时出现意外错误（{where}）；文件可能已损坏，也可能是本程序的缺陷，请报告",
        f"an unforeseen error while reading it ({where}): the file may be damaged, or the program at fault;"
        " please report it",
    )


_idle: list[_Worker] = []


@atexit.register
def _end_idle() -> None:
    while _idle:
        _idle.pop().end()


def _forget_idle() -> None:
    """In a fork the reading processes belong to the parent."""
    _forgotten.extend(_idle)
    _idle.clear()


_forgotten: list[_Worker] = []
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_idle)
