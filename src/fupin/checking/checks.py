"""What others call: paths or frames in, a `CheckResult` out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from fupin.cache import CacheFolder, key_of_environment
from fupin.checking.named_files import with_named_files
from fupin.checking.one_submission import judged_submission, read_submission
from fupin.checking.options import CheckOptions
from fupin.checking.ready import Ready, refuse_unknown_record
from fupin.checking.receipts import receipt_of
from fupin.checking.running import Progress, Tracker
from fupin.checking.together import result_of
from fupin.checking.working_off import work_off_all
from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.province.assigning import assigned
from fupin.reading.sources import Source, find_sources
from fupin.result import CheckResult
from fupin.submissions import Submission, read_frames

if TYPE_CHECKING:
    import pandas as pd

    Inputs: TypeAlias = "str | Path | Sequence[str | Path] | Mapping[str, pd.DataFrame]"


def check(
    inputs: Inputs,
    *,
    rules: str | Path | None = None,
    as_of: date | None = None,
    record: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    show_personal: bool = False,
    mapping: str | Path | None = None,
    assume: Iterable[str] = (),
    roster: str | Path | None = None,
    repair: bool = False,
    margins: bool = False,
    waivers: str | Path | None = None,
    jobs: int | None = 1,
    cache: str | Path | None = None,
) -> CheckResult:
    """Checks submissions against a rule book.

    Args:
        inputs: paths of workbooks, data files or folders, or pandas frames by record kind. Frames
            form one submission; their column names are headers like a sheet's.
        rules: folder of the rule book; None for the one that ships with the program.
        as_of: the date that the check speaks of; None for today.
        record: the record kind of inputs that don't say what they hold.
        select: ids or prefixes of the rules to apply; empty for all.
        ignore: ids or prefixes of rules to leave out.
        show_personal: leave personal numbers and names unmasked.
        mapping: a mapping file, which says of sheets what the program can't know.
        assume: units of numbers that declare none anywhere, each `loan.amount_yuan=万元`.
        roster: a roster file, which lists the counties that hand in.
        repair: find with what each failed record would comply; the findings then have a `repair`.
        margins: keep every passing record's margin, not only the smallest of each limit.
        waivers: a file of exceptions that were granted.
        jobs: how many processes may be used; None for as many as there are cores. The result is the same.
        cache: a folder of kept results; what has not changed since is not checked again.

    Raises:
        RuleBookError: the rule book can't be used.
        MappingFaultsError: the mapping file can't be used.
        RosterFaultsError: the roster can't be used.
        WaiverFaultsError: the file of waivers can't be used.
        UsageError: an unknown record kind, a selection that matches no rule, or an assumption that
            can't be understood.
    """
    options = CheckOptions(
        rules=_path(rules),
        as_of=as_of,
        record=record,
        select=tuple(select),
        ignore=tuple(ignore),
        show_personal=show_personal,
        repair=repair,
        margins=margins,
    )
    options = with_named_files(
        options, mapping=_path(mapping), assume=assume, waivers=_path(waivers), roster=_path(roster)
    )
    if isinstance(inputs, Mapping):
        for name in inputs:
            refuse_unknown_record(name)
        return _checked_frames(inputs, options)
    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    folder = None if cache is None else CacheFolder(Path(cache), key_of_environment())
    return check_sources(find_sources([str(path) for path in paths]), options, jobs=jobs, cache=folder).result


def _path(named: str | Path | None) -> Path | None:
    return None if named is None else Path(named)


@dataclass(frozen=True)
class Checked:
    """The result of a check, and the submissions as they were read for it.

    Attributes:
        result: the result.
        submissions: the submissions, in order; empty where they were not to be kept.
    """

    result: CheckResult
    submissions: tuple[Submission, ...]


def check_sources(
    sources: Sequence[Source],
    options: CheckOptions,
    progress: Progress | None = None,
    *,
    keep: bool = False,
    jobs: int | None = 1,
    cache: CacheFolder | None = None,
) -> Checked:
    """Checks submissions that are already grouped; see `check` for the options and errors.

    Args:
        sources: the submissions.
        options: what the check is asked for.
        progress: told whenever the work has come further.
        keep: whether what was read is wanted too; it takes as much memory as all files together.
        jobs: how many processes may be used; None for as many as there are cores. The result is the same.
        cache: where the results of submissions that have not changed are found, and the others kept.
    """
    ready = Ready.for_options(options)
    sources = assigned(sources, options.roster)
    work = work_off_all(sources, ready, progress, keep=keep, jobs=jobs, cache=cache)
    result = result_of(work.results, ready, sources)
    return Checked(replace(result, receipt=receipt_of(result.inputs, ready)), work.submissions)


def read_sources(
    sources: Sequence[Source], options: CheckOptions, progress: Progress | None = None
) -> list[Submission]:
    """Reads submissions that are already grouped; what can't be read is told in them."""
    tracker = Tracker(sum(len(source.files) for source in sources), progress)
    submissions: list[Submission] = []
    for number, source in enumerate(sources):

        def begun(file: int, number: int = number, source: Source = source) -> None:
            tracker.begins(number, source.files[file].label, file)

        submissions.append(read_submission(source, options, begun))
        tracker.ends(number, len(source.files))
    return submissions


def _checked_frames(frames: Mapping[str, pd.DataFrame], options: CheckOptions) -> CheckResult:
    ready = Ready.for_options(options)
    with DuckDBEngine() as engine:
        return result_of([judged_submission(read_frames(frames, options.pins), ready, engine)], ready)
