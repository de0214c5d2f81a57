"""Submissions worked off by worker processes, several at a time."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterator, Sequence
from queue import SimpleQueue
from threading import Lock, Thread
from types import TracebackType
from typing import Any, NamedTuple

from fupin.checking.ready import Ready
from fupin.checking.running.sizing import size_of
from fupin.checking.running.tasks import Event, Failed, FileBegun, Outcome, Refused, Task, failed_outcome
from fupin.checking.running.worker import STARTED
from fupin.checking.running.worker_process import WorkerGoneError, WorkerProcess, death

_ATTEMPTS = 2
"""How often a submission is tried whose worker is ended by something else than the program."""


class _NoWorkerError(Exception):
    """No worker can be started, or none is to be any more."""


class _DriverEnded(NamedTuple):
    error: BaseException | None


class Pool:
    """Worker processes, each with a thread that gives it tasks; use it in a `with` statement.

    Attributes:
        left: the tasks that no worker could be started for, once `events` has ended.

    Args:
        tasks: what is to be done; the largest are begun first.
        ready: what the submissions are judged with.
        workers: how many processes there are.
    """

    def __init__(self, tasks: Sequence[Task], ready: Ready, workers: int) -> None:
        self.left = deque(sorted(tasks, key=size_of, reverse=True))
        self._ready = ready
        self._first = pickle.dumps(ready, protocol=pickle.HIGHEST_PROTOCOL)
        self._events: SimpleQueue[tuple[Task, Event] | _DriverEnded] = SimpleQueue()
        self._workers: set[WorkerProcess] = set()
        self._lock = Lock()
        self._closed = False
        self._drivers = [Thread(target=self._drive, daemon=True) for _ in range(workers)]

    def __enter__(self) -> Pool:
        for driver in self._drivers:
            driver.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends every process at once, whatever it is doing."""
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.kill()
        for driver in self._drivers:
            driver.join()

    def events(self) -> Iterator[tuple[Task, Event]]:
        """What happens to the tasks, as it happens: files that are begun, and what came of each task.

        Raises:
            FupinError: the user asked for what can't be carried out.
        """
        running = len(self._drivers)
        while running:
            event = self._events.get()
            if not isinstance(event, _DriverEnded):
                yield event
                continue
            running -= 1
            if event.error is not None:
                raise event.error

    def _drive(self) -> None:
        """What each thread does: has one task after the other done by a worker."""
        worker: WorkerProcess | None = None
        error: BaseException | None = None
        try:
            while True:
                try:
                    task = self.left.popleft()
                except IndexError:
                    break
                worker, outcome = self._done(task, worker)
                self._events.put((task, outcome))
        except _NoWorkerError:
            self.left.append(task)
        except BaseException as raised:  # noqa: BLE001 - it is raised again where the events are awaited
            error = raised
        finally:
            if worker is not None:
                self._end(worker)
            self._events.put(_DriverEnded(error))

    def _done(self, task: Task, worker: WorkerProcess | None) -> tuple[WorkerProcess | None, Outcome]:
        """What came of a task, and the worker that takes the next one; None where a new one is to."""
        how = ""
        for _ in range(_ATTEMPTS):
            worker = worker or self._started()
            try:
                reply = self._reply(task, worker)
            except WorkerGoneError:
                how = worker.how_it_ended()
                self._end(worker)
                worker = None
                continue
            if isinstance(reply, Outcome):
                return worker, reply
            self._end(worker)
            if isinstance(reply, Refused):
                raise reply.error
            return None, failed_outcome(task, reply.reason, self._ready)
        return None, failed_outcome(task, death(how), self._ready)

    def _reply(self, task: Task, worker: WorkerProcess) -> Outcome | Refused | Failed:
        worker.send(pickle.dumps(task, protocol=pickle.HIGHEST_PROTOCOL))
        while True:
            message: Any = worker.message()
            if not isinstance(message, FileBegun):
                return message  # type: ignore[no-any-return]
            self._events.put((task, message))

    def _started(self) -> WorkerProcess:
        """A new worker that is ready for a task.

        Raises:
            _NoWorkerError: there can't be one.
        """
        with self._lock:
            if self._closed:
                raise _NoWorkerError
            try:
                worker = WorkerProcess()
            except OSError as error:
                raise _NoWorkerError from error
            self._workers.add(worker)
        try:
            worker.send(self._first)
            if worker.message() == STARTED:
                return worker
        except WorkerGoneError:
            pass
        self._end(worker)
        raise _NoWorkerError

    def _end(self, worker: WorkerProcess) -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.end()
