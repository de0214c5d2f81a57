"""One submission by itself: read, judged, and what was found in it as it may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fupin.checking.options import CheckOptions
from fupin.checking.ready import Ready
from fupin.checking.record_keys import SheetKeys, located
from fupin.checking.shown import shown_input
from fupin.judging import Judgement, judge_submission, only_county
from fupin.model.personal import without_numbers
from fupin.model.problems import Problem
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.province.marking import marks_of, named_counties
from fupin.reading.keys import key_problems
from fupin.reading.sources import Source
from fupin.result import InputReport, SubmissionResult
from fupin.submissions import Submission, SubmittedFile, read_source, submission_of

if TYPE_CHECKING:
    from fupin.evaluation.duckdb_engine import DuckDBEngine


def read_submission(source: Source, options: CheckOptions, begun: Callable[[int], None]) -> Submission:
    """Reads one submission; what can't be read is told in it.

    Args:
        source: its files.
        options: what the check is asked for.
        begun: told the number of each file, from 0, before it is read.
    """
    files = []
    for number, file in enumerate(source.files):
        begun(number)
        files.append(read_source(file, options.limits, options.record, options.pins))
    return submission_of(source, files)


def unread_submission(source: Source, reason: Text) -> Submission:
    """A submission none of whose files could be read, for one reason."""
    files = (SubmittedFile(InputReport(file.label, None, reason)) for file in source.files)
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
    return _result(submission, county, judgement, ready)


def unread_result(submission: Submission, ready: Ready) -> SubmissionResult:
    """What is found in a submission none of whose files could be read."""
    return _result(submission, county_of(submission), Judgement((), ()), ready)


def _result(submission: Submission, county: str | None, judgement: Judgement, ready: Ready) -> SubmissionResult:
    options = ready.options
    sheets = [SheetKeys(reading, county) for reading in submission.readings]
    digests = [sheet.digests() for sheet in sheets]
    compared = submission.readings if submission.compared else ()
    return SubmissionResult(
        county=county if options.show_personal else without_numbers(county),
        inputs=tuple(_inputs(submission, digests, personal=options.show_personal)),
        verdicts=judgement.verdicts,
        findings=judgement.findings,
        problems=tuple(located(each, sheets, personal=options.show_personal) for each in _problems(submission)),
        margins=judgement.margins,
        keys=judgement.keys,
        used_pins=frozenset(line for file in submission.files for line in file.used_pins),
        named=tuple(named_counties(compared, show_personal=options.show_personal)),
        marks=tuple(marks_of(compared, digests, show_personal=options.show_personal)),
    )


def county_of(submission: Submission) -> str | None:
    """The county that a submission comes from: what was told of it, else the only one that its records name."""
    return submission.county or only_county(submission.readings)


def _inputs(submission: Submission, digests: Sequence[str | None], *, personal: bool) -> Iterator[InputReport]:
    """The files as they may be shown, each table with the digests of its records."""
    of_sheets = iter(digests)
    for file in submission.files:
        report = shown_input(file.report, personal=personal)
        yield replace(report, sheets=tuple(replace(sheet, digests=next(of_sheets)) for sheet in report.sheets))


def _problems(submission: Submission) -> Iterator[Problem]:
    yield from submission.problems
    for record in RECORDS:
        yield from key_problems([reading for reading in submission.readings if reading.record == record])
