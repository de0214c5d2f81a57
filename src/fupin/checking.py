"""The check: paths or frames in, a `CheckResult` out. It joins the rooms and prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.findings import shown_text
from fupin.judging import Judgement, judge_submission, merge
from fupin.mending import merged_margins
from fupin.model.errors import UsageError
from fupin.model.personal import mask_numbers, without_numbers
from fupin.model.problems import Problem
from fupin.model.records import RECORDS
from fupin.model.suggestions import suggestion, unknown
from fupin.model.text import Text
from fupin.reading.guard.limits import Limits
from fupin.reading.keys import key_problems
from fupin.reading.pin_file import pins_of
from fupin.reading.pins import Pins
from fupin.reading.sources import Source, find_sources
from fupin.reading.submitted import unused_pins
from fupin.result import CheckResult, InputReport
from fupin.rulebook.book import RuleBook
from fupin.rulebook.changes import Changes, load_changes
from fupin.rulebook.loading import default_book
from fupin.rulebook.parsed import ParsedRule, load_parsed_book
from fupin.submissions import Submission, passed_over, read_frames, read_source

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
        pins: what the user says of sheets, columns and units.
        repair: find with what each failed record would comply.
        margins: keep every passing record's margin, not only the smallest of each limit.
        no_margins: find no margins at all, for reports that don't show them.
    """

    rules: Path | None = None
    as_of: date | None = None
    record: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    show_personal: bool = False
    limits: Limits = field(default_factory=Limits)
    pins: Pins = field(default_factory=Pins)
    repair: bool = False
    margins: bool = False
    no_margins: bool = False


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
    repair: bool = False,
    margins: bool = False,
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
        repair: find with what each failed record would comply; the findings then have a `repair`.
        margins: keep every passing record's margin, not only the smallest of each limit.

    Raises:
        RuleBookError: the rule book can't be used.
        MappingFaultsError: the mapping file can't be used.
        UsageError: an unknown record kind, a selection that matches no rule, or an assumption that
            can't be understood.
    """
    options = CheckOptions(
        rules=None if rules is None else Path(rules),
        as_of=as_of,
        record=record,
        select=tuple(select),
        ignore=tuple(ignore),
        show_personal=show_personal,
        pins=pins_of(None if mapping is None else Path(mapping), assume),
        repair=repair,
        margins=margins,
    )
    if isinstance(inputs, Mapping):
        for name in inputs:
            _known_record(name)
        return _Ready.for_options(options).judged([read_frames(inputs, options.pins)])
    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    return check_sources(find_sources([str(path) for path in paths]), options).result


@dataclass(frozen=True)
class Checked:
    """The result of a check, and the submissions as they were read for it."""

    result: CheckResult
    submissions: tuple[Submission, ...]


def check_sources(sources: Sequence[Source], options: CheckOptions, progress: Progress | None = None) -> Checked:
    """Checks submissions that are already grouped; see `check` for the options and errors."""
    ready = _Ready.for_options(options)
    submissions = read_sources(sources, options, progress)
    return Checked(ready.judged(submissions), tuple(submissions))


def read_sources(
    sources: Sequence[Source], options: CheckOptions, progress: Progress | None = None
) -> list[Submission]:
    """Reads submissions that are already grouped; what can't be read is told in them."""
    total = sum(len(source.files) for source in sources)
    done = 0
    submissions = []
    for source in sources:
        files = []
        for file in source.files:
            if progress is not None:
                progress(mask_numbers(file.label), done, total)
            files.append(read_source(file, options.limits, options.record, options.pins))
            done += 1
        submissions.append(Submission(tuple(files), passed_over(source)))
    return submissions


@dataclass(frozen=True)
class _Ready:
    """A rule book and a selection that can be used; made before any input is read."""

    options: CheckOptions
    book: RuleBook
    rules: tuple[ParsedRule, ...]
    changes: Changes | None

    @classmethod
    def for_options(cls, options: CheckOptions) -> _Ready:
        if options.record is not None:
            _known_record(options.record)
        folder = options.rules or default_book()
        book, rules = load_parsed_book(folder)
        changes = load_changes(folder) if options.repair else None
        return cls(options, book, tuple(_selected(rules, options)), changes)

    def judged(self, submissions: Sequence[Submission]) -> CheckResult:
        """The result over all submissions as read."""
        as_of = self.options.as_of or date.today()
        judgements: list[Judgement] = []
        problems: list[Problem] = []
        used: set[int] = set()
        with DuckDBEngine() as engine:
            for submission in submissions:
                judgements.append(self._judged(engine, submission, as_of))
                problems += submission.problems
                used |= {line for file in submission.files for line in file.used_pins}
                for record in RECORDS:
                    problems += key_problems([r for r in submission.readings if r.record == record])
        problems += unused_pins(self.options.pins, used)
        order = [rule.rule.id for rule in self.rules]
        return CheckResult(
            book=self.book,
            rules={rule.rule.id: rule for rule in self.rules},
            as_of=as_of,
            inputs=tuple(
                shown_input(file.report, self.options) for submission in submissions for file in submission.files
            ),
            verdicts=merge(judgements, order),
            findings=tuple(finding for judgement in judgements for finding in judgement.findings),
            problems=tuple(shown_problem(problem, personal=self.options.show_personal) for problem in problems),
            margins=merged_margins([judgement.margins for judgement in judgements], order),
        )

    def _judged(self, engine: DuckDBEngine, submission: Submission, as_of: date) -> Judgement:
        return judge_submission(
            engine,
            submission.readings,
            self.rules,
            as_of,
            show_personal=self.options.show_personal,
            changes=self.changes,
            all_margins=self.options.margins,
            no_margins=self.options.no_margins,
        )


def shown_input(report: InputReport, options: CheckOptions) -> InputReport:
    """How a file was read, as it may be shown."""
    return report if options.show_personal else replace(without_numbers(report), sha256=report.sha256)


def shown_problem(problem: Problem, *, personal: bool) -> Problem:
    """A problem as it may be shown: its text shortened, names and personal numbers masked unless `personal` is."""
    text = shown_text(problem.text, problem.field, name=problem.field in _names(), show_personal=personal)
    if personal:
        return replace(problem, text=text)
    hidden = without_numbers(problem)
    if sums := _SUMS & problem.params.keys():
        hidden = replace(hidden, params={**hidden.params, **{name: problem.params[name] for name in sums}})
    return replace(hidden, text=text)


_SUMS = frozenset({"sum", "difference"})
"""Figures of this program's own, which are nobody's number."""


@cache
def _names() -> frozenset[str]:
    """The fields that hold a person's name, of all record kinds."""
    return frozenset(name for model in RECORDS.values() for name, spec in model.fields().items() if spec.personal)


def _known_record(name: str) -> None:
    if name not in RECORDS:
        raise UsageError(unknown("记录种类", "record kind", name, RECORDS))


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
