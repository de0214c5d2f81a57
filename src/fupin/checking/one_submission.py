"""One submission by itself: read, judged, and what was found in it as it may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fupin.checking.options import CheckOptions, Progress
from fupin.checking.ready import Ready
from fupin.checking.shown import shown_input, shown_problem
from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.judging import judge_submission, only_county
from fupin.model.county_names import holds_county, same_county
from fupin.model.personal import mask_numbers, without_numbers
from fupin.model.problems import Problem
from fupin.model.records import RECORDS
from fupin.province.marking import marks_of, named_counties
from fupin.reading.keys import key_problems
from fupin.reading.sources import Source
from fupin.result import SubmissionResult
from fupin.submissions import Submission, read_source, submission_of


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
    return submission_of(source, files)


def judged_submission(submission: Submission, ready: Ready, engine: DuckDBEngine) -> SubmissionResult:
    """Judges one submission as it was read."""
    options = ready.options
    county = county_of(submission)
    judgement = judge_submission(
        engine,
        submission.readings,
        ready.rules,
        ready.as_of,
        county=county,
        show_personal=options.show_personal,
        changes=ready.changes,
        all_margins=options.margins,
        no_margins=options.no_margins,
    )
    compared = submission.readings if submission.compared else ()
    return SubmissionResult(
        county=county if options.show_personal else without_numbers(county),
        inputs=tuple(shown_input(file.report, personal=options.show_personal) for file in submission.files),
        verdicts=judgement.verdicts,
        findings=judgement.findings,
        problems=tuple(shown_problem(each, personal=options.show_personal) for each in _problems(submission)),
        margins=judgement.margins,
        used_pins=frozenset(line for file in submission.files for line in file.used_pins),
        named=tuple(named_counties(compared, show_personal=options.show_personal)),
        marks=tuple(marks_of(compared, show_personal=options.show_personal)),
    )


def county_of(submission: Submission) -> str | None:
    """The county that a submission comes from: what was told of it, else the only one that its records name.

    The name of a folder that isn't like a county's (`第一季度`) holds only where the records name none.
    """
    told, named = submission.county, only_county(submission.readings)
    if told is None or named is None:
        return told or named
    return told if submission.listed or holds_county(told) or same_county(told, named) else named


def _problems(submission: Submission) -> Iterator[Problem]:
    yield from submission.problems
    for record in RECORDS:
        yield from key_problems([reading for reading in submission.readings if reading.record == record])
