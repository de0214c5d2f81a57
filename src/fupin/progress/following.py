"""Progress: sources in, a `ProgressResult` out. It joins the parts and prints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fupin.checking import CheckOptions, Progress, read_sources, shown_input, shown_problem
from fupin.evaluation.duckdb_engine import DuckDBEngine
from fupin.model.personal import without_numbers
from fupin.model.problems import Problem
from fupin.model.suggestions import unknown
from fupin.model.text import Text
from fupin.model.verdict import Level
from fupin.progress.latest import latest_by_area
from fupin.progress.ledger import followed
from fupin.progress.measuring import dues, held_against, measured
from fupin.progress.proving import Evidence, Prover
from fupin.progress.result import ProgressResult, TargetProgress, TaskProgress, UnusedRow
from fupin.progress.rows import INDICATOR, TASK, Entry, Indicator, entries, indicators
from fupin.progress.states import State
from fupin.progress.tallies import by_deadline, by_department, by_unit
from fupin.reading.sources import Source
from fupin.rulebook.agenda import Agenda, load_agenda
from fupin.rulebook.head import read_head
from fupin.rulebook.loading import default_book
from fupin.submissions import Submission


def follow(sources: Sequence[Source], options: CheckOptions, progress: Progress | None = None) -> ProgressResult:
    """How targets and tasks stand by what submissions report and what their records show.

    Args:
        sources: the submissions.
        options: as of a check; the rules of the rule book are not applied.
        progress: told whenever the work has come further.

    Raises:
        RuleBookError: the rule book has no targets and tasks, or they have faults.
    """
    agenda = load_agenda(options.rules or default_book())
    return follow_submissions(read_sources(sources, options, progress), options, agenda)


def follow_submissions(submissions: Sequence[Submission], options: CheckOptions, agenda: Agenda) -> ProgressResult:
    """How the targets and tasks of an agenda stand by submissions that were read already; see `follow`."""
    head = read_head(options.rules or default_book()).shape
    as_of = options.as_of or date.today()
    reported = indicators(submissions, show_personal=options.show_personal)
    ledger = entries(submissions, show_personal=options.show_personal)
    targets = _targets(agenda, submissions, reported, as_of)
    tasks = tuple(followed(task, [e for e in ledger if f"{e.task}" == task.no], as_of) for task in agenda.tasks)
    result = ProgressResult(
        book=head.id,
        version=head.version,
        as_of=as_of,
        inputs=tuple(
            shown_input(f.report, personal=options.show_personal) for each in submissions for f in each.files
        ),
        targets=targets,
        tasks=tasks,
        departments=by_department(targets, tasks),
        deadlines=by_deadline(targets, tasks),
        units=by_unit(tasks),
        unused=(*_unused_indicators(agenda, reported), *_unused_entries(agenda, ledger)),
        problems=tuple(
            shown_problem(problem, personal=options.show_personal) for problem in _problems(agenda, submissions)
        ),
        records=sum(
            reading.table.rows for each in submissions for reading in each.readings if reading.record in _used(agenda)
        ),
    )
    return result if options.show_personal else _masked(result)


def _targets(
    agenda: Agenda, submissions: Sequence[Submission], reported: Sequence[Indicator], as_of: date
) -> tuple[TargetProgress, ...]:
    """Every target, a yearly one for each of its years; records are held against the years that have begun."""
    found = []
    with DuckDBEngine() as engine:
        prover = Prover(engine, [Evidence.of(each) for each in submissions], agenda.areas)
        for target in agenda.targets:
            rows = [row for row in reported if row.identity == target.id]
            for year, due in dues(target):
                last = latest_by_area(rows, as_of, year, agenda.areas)
                item = measured(target, year, due, [area for area, _ in last], as_of, agenda.areas)
                if item.state is not State.NOT_BEGUN:
                    item = held_against(item, tuple(prover.shown(target, agenda.proofs[target.id], last, as_of)))
                found.append(item)
    return tuple(found)


def _used(agenda: Agenda) -> frozenset[str]:
    """The record kinds that progress is taken from."""
    return frozenset({INDICATOR, TASK, *(proof.record for found in agenda.proofs.values() for proof in found)})


def _unused_indicators(agenda: Agenda, rows: Sequence[Indicator]) -> list[UnusedRow]:
    known = [target.id for target in agenda.targets]
    unused = []
    for row in rows:
        if row.identity is None:
            unused.append(UnusedRow(row.place, None, Text("没有指标编号", "it names no target")))
        elif row.identity not in known:
            unused.append(UnusedRow(row.place, row.identity, unknown("目标", "target", row.identity, known)))
    return unused


def _unused_entries(agenda: Agenda, rows: Sequence[Entry]) -> list[UnusedRow]:
    known = [task.no for task in agenda.tasks]
    unused = []
    for row in rows:
        if row.task is None:
            unused.append(UnusedRow(row.place, row.text, Text("没有任务序号", "it names no task")))
        elif f"{row.task}" not in known:
            text = Text(f"附件没有任务 {row.task}", f"the annex has no task {row.task}")
            unused.append(UnusedRow(row.place, row.text, text))
    return unused


def _problems(agenda: Agenda, submissions: Sequence[Submission]) -> list[Problem]:
    """What could not be read of the sheets that progress is taken from, and of files and sheets as a whole."""
    used, others = set[tuple[str, str | None]](), set[tuple[str, str | None]]()
    for submission in submissions:
        for reading in submission.readings:
            (used if reading.record in _used(agenda) else others).add((reading.path, reading.sheet))
    problems = [problem for submission in submissions for problem in submission.problems]
    errors = [problem for problem in problems if problem.level is not Level.NOTE]
    return [p for p in errors if (p.path, p.sheet) in used or (p.path, p.sheet) not in others]


def _masked(result: ProgressResult) -> ProgressResult:
    """The result with personal numbers masked; inputs and problems are already."""
    tasks: tuple[TaskProgress, ...] = without_numbers(result.tasks)
    return replace(
        result,
        targets=without_numbers(result.targets),
        tasks=tasks,
        units=without_numbers(result.units),
        unused=without_numbers(result.unused),
    )
