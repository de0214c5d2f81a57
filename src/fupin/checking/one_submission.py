"""One submission by itself: read, judged, and what was found in it as it may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fupin.checking.options import CheckOptions, Progress
from fupin.checking.ready import Ready
from fupin.checking.record_keys import SheetKeys, located
from fupin.checking.shown import shown_input
from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.judging import judge_submission, only_county
from fupin.model.personal import mask_numbers, without_numbers
from fupin.model.problems import Problem
from fupin.model.records import RECORDS
from fupin.reading.keys import key_problems
from fupin.reading.sources import Source
from fupin.result import InputReport, SubmissionResult
from fupin.submissions import Submission, passed_over, read_source


@dataclass(frozen=True)
class Done:
    """How many files of all submissions have been read.

    Attributes:
        files: those of the submissions before this one.
        total: those of all.
        progress: told before each file; None where nobody wants to know.
    """

    files: int
    total: int
    progress: Progress | None


def read_submission(source: Source, options: CheckOptions, done: Done) -> Submission:
    """Reads one submission; what can't be read is told in it."""
    files = []
    for number, file in enumerate(source.files):
        if done.progress is not None:
            done.progress(mask_numbers(file.label), done.files + number, done.total)
        files.append(read_source(file, options.limits, options.record, options.pins))
    return Submission(tuple(files), passed_over(source))


def judged_submission(submission: Submission, ready: Ready, engine: DuckDBEngine) -> SubmissionResult:
    """Judges one submission as it was read."""
    options = ready.options
    judgement = judge_submission(
        engine,
        submission.readings,
        ready.rules,
        ready.as_of,
        show_personal=options.show_personal,
        changes=ready.changes,
        all_margins=options.margins,
        no_margins=options.no_margins,
    )
    county = only_county(submission.readings)
    sheets = [SheetKeys(reading, county) for reading in submission.readings]
    return SubmissionResult(
        county=county if options.show_personal else without_numbers(county),
        inputs=tuple(_inputs(submission, sheets, personal=options.show_personal)),
        verdicts=judgement.verdicts,
        findings=judgement.findings,
        problems=tuple(located(each, sheets, personal=options.show_personal) for each in _problems(submission)),
        margins=judgement.margins,
        keys=judgement.keys,
        used_pins=frozenset(line for file in submission.files for line in file.used_pins),
    )


def _inputs(submission: Submission, sheets: Sequence[SheetKeys], *, personal: bool) -> Iterator[InputReport]:
    """The files as they may be shown, each table with the digests of its records."""
    digests = iter([sheet.digests() for sheet in sheets])
    for file in submission.files:
        report = shown_input(file.report, personal=personal)
        yield replace(report, sheets=tuple(replace(sheet, digests=next(digests)) for sheet in report.sheets))


def _problems(submission: Submission) -> Iterator[Problem]:
    yield from submission.problems
    for record in RECORDS:
        yield from key_problems([reading for reading in submission.readings if reading.record == record])
