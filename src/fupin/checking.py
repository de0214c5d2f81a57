"""The check: paths or frames in, a `CheckResult` out. It joins the rooms and prints nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.judging import Judgement, judge_submission, merge, shown_text
from fupin.model.errors import UnreadableInputError, UsageError
from fupin.model.personal import mask_numbers
from fupin.model.problems import Problem, ProblemCode
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.reading.files import NamedSheet
from fupin.reading.guard.child import read_guarded
from fupin.reading.guard.limits import Limits
from fupin.reading.keys import key_problems
from fupin.reading.recognise import NotRecognised, recognise
from fupin.reading.sheets import SheetReading, read_sheet
from fupin.reading.sources import Source, SourceFile, find_sources
from fupin.result import CheckResult, InputReport, SheetReport
from fupin.rulebook.book import RuleBook
from fupin.rulebook.faults import suggestion
from fupin.rulebook.loading import default_book
from fupin.rulebook.parsed import ParsedRule, load_parsed_book

if TYPE_CHECKING:
    import pandas as pd

    Inputs: TypeAlias = "str | Path | Sequence[str | Path] | Mapping[str, pd.DataFrame]"

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told before each file: its name, how many are done, how many there are."""


@dataclass(frozen=True)
class CheckOptions:
    """What a check is asked for.

    Attributes:
        rules: folder of the rule book; None for the one that ships.
        as_of: the date that the check speaks of; None for today.
        record: the record kind of inputs that don't say what they hold.
        select: ids or prefixes of the rules to apply; empty for all.
        ignore: ids or prefixes of rules to leave out.
        show_personal: leave personal numbers and names unmasked.
        limits: what one input file may cost.
    """

    rules: Path | None = None
    as_of: date | None = None
    record: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    show_personal: bool = False
    limits: Limits = field(default_factory=Limits)


def check(
    inputs: Inputs,
    *,
    rules: str | Path | None = None,
    as_of: date | None = None,
    record: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    show_personal: bool = False,
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

    Raises:
        RuleBookError: the rule book can't be used.
        UsageError: an unknown record kind, or a selection that matches no rule.
    """
    options = CheckOptions(
        None if rules is None else Path(rules), as_of, record, tuple(select), tuple(ignore), show_personal
    )
    if isinstance(inputs, Mapping):
        return _Ready.for_options(options).judged([_frames(inputs)])
    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    return check_sources(find_sources([str(path) for path in paths]), options)


def check_sources(sources: Sequence[Source], options: CheckOptions, progress: Progress | None = None) -> CheckResult:
    """Checks submissions that are already grouped; see `check` for the options and errors."""
    ready = _Ready.for_options(options)
    total = sum(len(source.files) for source in sources)
    done = 0
    submissions = []
    for source in sources:
        files = []
        for file in source.files:
            if progress is not None:
                progress(file.label, done, total)
            files.append(_read(file, options))
            done += 1
        submissions.append(_Submission(tuple(files)))
    return ready.judged(submissions)


@dataclass(frozen=True)
class _File:
    """One file as read."""

    report: InputReport
    readings: tuple[SheetReading, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Submission:
    files: tuple[_File, ...]

    @property
    def readings(self) -> tuple[SheetReading, ...]:
        return tuple(reading for file in self.files for reading in file.readings)


def _read(file: SourceFile, options: CheckOptions) -> _File:
    try:
        digest = _sha256(file.path)
        contents = read_guarded(file.path, options.limits)
    except UnreadableInputError as error:
        return _File(InputReport(file.label, None, error.text))
    except OSError as error:
        reason = Text("没有这个文件" if isinstance(error, FileNotFoundError) else "无法打开", f"{error.strerror}")
        return _File(InputReport(file.label, None, reason))
    found = _read_sheets(file.label, digest, contents.sheets, options.record)
    notes = [Problem(code, file.label, params=params) for code, params in contents.notes]
    return replace(found, problems=(*notes, *found.problems))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_sheets(label: str, digest: str | None, sheets: Iterable[NamedSheet], record: str | None) -> _File:
    readings: list[SheetReading] = []
    problems: list[Problem] = []
    for sheet in sheets:
        layout = recognise(sheet.raw, sheet.name, record)
        if isinstance(layout, NotRecognised):
            problems += [] if layout.empty else [_unrecognised(label, sheet, layout)]
            continue
        reading = read_sheet(label, sheet.raw, layout)
        readings.append(reading)
        problems += reading.problems
    reports = tuple(_sheet_report(reading) for reading in readings)
    return _File(InputReport(label, digest, None, reports), tuple(readings), tuple(problems))


def _unrecognised(label: str, sheet: NamedSheet, found: NotRecognised) -> Problem:
    code = ProblemCode.SHEET_UNKNOWN if found.table else ProblemCode.SHEET_SKIPPED
    return Problem(code, label, sheet.raw.name, params={"name": sheet.name, "nearest": ",".join(found.nearest)})


def _sheet_report(reading: SheetReading) -> SheetReport:
    return SheetReport(
        reading.sheet,
        reading.record,
        reading.header_rows,
        reading.table.rows,
        reading.left_out,
        reading.unknown_columns,
        reading.raw.hidden,
    )


def _frames(frames: Mapping[str, pd.DataFrame]) -> _Submission:
    from fupin.reading.formats.records import read_frame

    files = []
    for name, frame in frames.items():
        _known_record(name)
        files.append(_read_sheets(name, None, [NamedSheet(name, read_frame(frame))], name))
    return _Submission(tuple(files))


@dataclass(frozen=True)
class _Ready:
    """A rule book and a selection that can be used; made before any input is read."""

    options: CheckOptions
    book: RuleBook
    rules: tuple[ParsedRule, ...]

    @classmethod
    def for_options(cls, options: CheckOptions) -> _Ready:
        if options.record is not None:
            _known_record(options.record)
        book, rules = load_parsed_book(options.rules or default_book())
        return cls(options, book, tuple(_selected(rules, options)))

    def judged(self, submissions: Sequence[_Submission]) -> CheckResult:
        """The result over all submissions as read."""
        as_of = self.options.as_of or date.today()
        judgements: list[Judgement] = []
        problems: list[Problem] = []
        with DuckDBEngine() as engine:
            for submission in submissions:
                judgements.append(self._judged(engine, submission, as_of))
                problems += [problem for file in submission.files for problem in file.problems]
                for record in RECORDS:
                    problems += key_problems([r for r in submission.readings if r.record == record])
        return CheckResult(
            book=self.book,
            rules={rule.rule.id: rule for rule in self.rules},
            as_of=as_of,
            inputs=tuple(file.report for submission in submissions for file in submission.files),
            verdicts=merge(judgements, [rule.rule.id for rule in self.rules]),
            findings=tuple(finding for judgement in judgements for finding in judgement.findings),
            problems=tuple(_shown(problem, personal=self.options.show_personal) for problem in problems),
        )

    def _judged(self, engine: DuckDBEngine, submission: _Submission, as_of: date) -> Judgement:
        show_personal = self.options.show_personal
        return judge_submission(engine, submission.readings, self.rules, as_of, show_personal=show_personal)


def _shown(problem: Problem, *, personal: bool) -> Problem:
    """A problem as it may be shown: its text shortened, text and readings masked unless `personal` is."""
    fields = [model.fields()[problem.field] for model in RECORDS.values() if problem.field in model.fields()]
    name = bool(fields) and fields[0].personal
    readings = problem.readings if personal else tuple(map(mask_numbers, problem.readings))
    return replace(
        problem, text=shown_text(problem.text, problem.field, name=name, show_personal=personal), readings=readings
    )


def _known_record(name: str) -> None:
    if name not in RECORDS:
        hint = suggestion(name, RECORDS)
        raise UsageError(Text(f"没有记录种类 {name}{hint.zh}", f"there is no record kind {name}{hint.en}"))


def _selected(rules: Sequence[ParsedRule], options: CheckOptions) -> list[ParsedRule]:
    """The rules that the selection lets through; each prefix must match one."""
    for prefix in (*options.select, *options.ignore):
        if not any(rule.rule.id.startswith(prefix) for rule in rules):
            hint = suggestion(prefix, [rule.rule.id for rule in rules])
            raise UsageError(Text(f"没有规则 {prefix}{hint.zh}", f"no rule is called {prefix}{hint.en}"))
    return [
        rule
        for rule in rules
        if (not options.select or rule.rule.id.startswith(options.select))
        and not (options.ignore and rule.rule.id.startswith(options.ignore))
    ]
