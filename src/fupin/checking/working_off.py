"""All submissions of a check worked off: those that have not changed are remembered, the others judged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fupin.cache import CacheFolder
from fupin.checking.ready import Ready
from fupin.checking.remembered import Remembered
from fupin.checking.running import Progress, Task, Tracker, outcomes
from fupin.reading.sources import Source
from fupin.result import SubmissionResult
from fupin.submissions import Submission


@dataclass(frozen=True)
class WorkedOff:
    """All submissions, in order.

    Attributes:
        results: what was found in each.
        submissions: each as it was read; empty where they were not to be kept.
    """

    results: tuple[SubmissionResult, ...]
    submissions: tuple[Submission, ...]


def work_off_all(
    sources: Sequence[Source],
    ready: Ready,
    progress: Progress | None,
    *,
    keep: bool,
    jobs: int | None,
    cache: CacheFolder | None,
) -> WorkedOff:
    """Reads and judges submissions; see `check_sources` for the options.

    Raises:
        FupinError: the user asked for what can't be carried out.
    """
    tracker = Tracker(sum(len(source.files) for source in sources), progress)
    remembered = None if cache is None else Remembered(cache, ready)
    results = {} if remembered is None else dict(_remembered(sources, remembered))
    submissions: dict[int, Submission] = {}
    tasks = list(_tasks(sources, results, keep=keep))
    for number in results.keys() - {task.number for task in tasks}:
        tracker.ends(number, len(sources[number].files))
    for task, outcome in outcomes(tasks, ready, tracker, jobs, alone=len(sources) == 1):
        tracker.ends(task.number, len(task.source.files))
        if outcome.submission is not None:
            submissions[task.number] = outcome.submission
        if outcome.result is not None:
            results[task.number] = outcome.result
            if remembered is not None:
                remembered.keep(task.number, task.source, outcome.result)
    if cache is not None:
        cache.clear_old()
    return WorkedOff(
        tuple(results[number] for number in sorted(results)),
        tuple(submissions[number] for number in sorted(submissions)),
    )


def _remembered(sources: Sequence[Source], remembered: Remembered) -> Iterator[tuple[int, SubmissionResult]]:
    """The results that an earlier run has kept, by the submissions' numbers."""
    for number, source in enumerate(sources):
        result = remembered.found(number, source)
        if result is not None:
            yield number, result


def _tasks(sources: Sequence[Source], found: Collection[int], *, keep: bool) -> Iterator[Task]:
    """What is left to do where some results were found; what is to be kept is read all the same."""
    for number, source in enumerate(sources):
        if keep or number not in found:
            yield Task(number, source, judge=number not in found, keep=keep)
