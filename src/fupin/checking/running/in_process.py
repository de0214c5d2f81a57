"""Submissions worked off one after the other in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from fupin.checking.ready import Ready
from fupin.checking.running.steps import Tracker
from fupin.checking.running.tasks import Failed, Outcome, Task, failed_outcome, work_off
from fupin.model.errors import FupinError


def worked_off(
    tasks: Sequence[Task], ready: Ready, tracker: Tracker, *, alone: bool
) -> Iterator[tuple[Task, Outcome]]:
    """What came of each task, in order.

    Args:
        tasks: what is to be done.
        ready: what the submissions are judged with.
        tracker: told of each file.
        alone: whether the check has this submission only: an error that nobody foresaw then ends it.

    Raises:
        FupinError: the user asked for what can't be carried out.
    """
    from fupin.evaluation.duckdb_engine import DuckDBEngine

    with ExitStack() as stack:
        engine = stack.enter_context(DuckDBEngine())
        for task in tasks:

            def begun(number: int, task: Task = task) -> None:
                tracker.begins(task.number, task.source.files[number].label, number)

            try:
                outcome = work_off(task, ready, engine, begun)
            except FupinError:
                raise
            except Exception as error:  # one submission that the program fails at must not hide the others
                if alone:
                    raise
                engine = stack.enter_context(DuckDBEngine())  # the other one may be out of order
                outcome = failed_outcome(task, Failed.of(error).reason, ready)
            yield task, outcome
