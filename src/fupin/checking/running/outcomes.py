"""What came of the tasks of a check, by whichever processes they were done."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from fupin.checking.ready import Ready
from fupin.checking.running.in_process import worked_off
from fupin.checking.running.sizing import workers_for
from fupin.checking.running.steps import Tracker
from fupin.checking.running.tasks import Outcome, Task


def outcomes(
    tasks: Sequence[Task], ready: Ready, tracker: Tracker, jobs: int | None, *, alone: bool
) -> Iterator[tuple[Task, Outcome]]:
    """What came of each task, as it comes; with several processes in no certain order.

    Args:
        tasks: what is to be done.
        ready: what the submissions are judged with.
        tracker: told of each file.
        jobs: how many processes may be used; None for as many as there are cores.
        alone: whether the check has one submission only: an error that nobody foresaw then ends it.

    Raises:
        FupinError: the user asked for what can't be carried out.
    """
    workers = workers_for(tasks, jobs)
    if workers > 1:
        tasks = yield from _pooled(tasks, ready, tracker, workers)
    if tasks:
        yield from worked_off(tasks, ready, tracker, alone=alone)


def _pooled(
    tasks: Sequence[Task], ready: Ready, tracker: Tracker, workers: int
) -> Generator[tuple[Task, Outcome], None, Sequence[Task]]:
    """What came of the tasks in worker processes; returns those that none could be started for."""
    from fupin.checking.running.pool import Pool

    with Pool(tasks, ready, workers) as pool:
        for task, event in pool.events():
            if isinstance(event, Outcome):
                yield task, event
            else:
                tracker.begins(task.number, task.source.files[event.number].label, event.number)
    return list(pool.left)
