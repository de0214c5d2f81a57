"""What the reports of a check are made from: the check itself, and whatever else their formats show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from fupin.report.formats import Need

if TYPE_CHECKING:
    from fupin.cache import CacheFolder
    from fupin.checking import Checked, CheckOptions, Progress
    from fupin.progress.result import ProgressResult
    from fupin.reading.sources import Source
    from fupin.report.content import Content
    from fupin.rulebook.policy_files import PolicyFile
    from fupin.rulebook.policy_shapes import TaskFileShape


def gather(
    sources: Sequence[Source],
    options: CheckOptions,
    needs: Collection[Need],
    progress: Progress | None = None,
    *,
    jobs: int | None = None,
    cache: CacheFolder | None = None,
) -> Content:
    """Checks submissions and gathers what reports need.

    Args:
        sources: the submissions.
        options: what the check is asked for.
        needs: what the reports show beside findings and problems.
        progress: told whenever the work has come further.
        jobs: how many processes may be used; None for as many as there are cores.
        cache: where results are kept from one run to the next.

    Raises:
        FupinError: see `fupin.check`.
    """
    from fupin.checking import check_sources
    from fupin.copying import sheet_copies
    from fupin.report.content import Content

    keep = bool({Need.COPIES, Need.PROGRESS} & set(needs))
    checked = check_sources(sources, options, progress, keep=keep, jobs=jobs, cache=cache)
    copies = sheet_copies(checked.submissions, show_personal=options.show_personal) if Need.COPIES in needs else ()
    if Need.PROGRESS not in needs:
        return Content(checked.result, tuple(copies))
    return Content(checked.result, tuple(copies), _progress(checked, options), _departments(options))


def _progress(checked: Checked, options: CheckOptions) -> ProgressResult | None:
    from fupin.progress.following import follow_submissions
    from fupin.rulebook.agenda import find_agenda
    from fupin.rulebook.loading import default_book

    agenda = find_agenda(options.rules or default_book())
    return None if agenda is None else follow_submissions(checked.submissions, options, agenda)


def _departments(options: CheckOptions) -> dict[str, tuple[str, ...]]:
    """By clause, the departments of the tasks that carry it out."""
    from fupin.rulebook.loading import default_book
    from fupin.rulebook.policy_files import load_tasks

    tasks: PolicyFile[TaskFileShape] | None = load_tasks(options.rules or default_book())
    found: dict[str, tuple[str, ...]] = {}
    for task in () if tasks is None else tasks.shape.tasks:
        found[task.clause] = tuple(dict.fromkeys((*found.get(task.clause, ()), *task.departments)))
    return found
