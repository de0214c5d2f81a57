"""What a JUnit report tells, as suites and cases: files, then a suite a record kind, then problems of the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from fupin.model.finding import Finding
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.text import Language, Text
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import UNREADABLE_INPUT, Entry, finding_entry, input_entries, problem_entries
from fupin.report.entry_words import entry_line, one_line
from fupin.report.names import LEVELS, VERDICTS, record_names
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.result import CheckResult, VerdictCount


@dataclass(frozen=True)
class Outcome:
    """What a case tells.

    Attributes:
        name: the element: error, failure, skipped or system-out.
        type: the level or the verdict that it stands for; None of system-out.
        message: a line that says what it is about; None of system-out.
        lines: its lines, which can be gone through once.
    """

    name: str
    type: str | None
    message: str | None
    lines: Iterable[str]


@dataclass(frozen=True)
class Case:
    """A case: a rule, a kind of problem, or a file; it passed where no outcome says otherwise."""

    name: str
    kind: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Suite:
    """A suite of cases."""

    name: str
    cases: tuple[Case, ...]


def suites(result: CheckResult, language: Language) -> Iterator[Suite]:
    """The suites of a result; what comes from the submission is on one line and has no sign that XML can't hold."""
    yield Suite(_FILES.in_language(language), tuple(_files(result, language)))
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        findings[finding.rule].append(finding)
    order = list(RECORDS)
    counts = sorted(result.verdicts, key=lambda count: order.index(count.record))
    for record, members in groupby(counts, key=lambda count: count.record):
        cases = (_rule(count, findings[count.rule], result, language) for count in members)
        yield Suite(record_names(record).in_language(language), tuple(cases))
    yield Suite(_DATA.in_language(language), tuple(_problems(result, language)))


_FILES = Text("文件（input）", "input files")
_DATA = Text("数据问题（data）", "problems of the data")


def _files(result: CheckResult, language: Language) -> Iterator[Case]:
    unread = {entry.path: entry for entry in input_entries(result)}
    for report in result.inputs:
        entry = unread.get(report.path)
        outcomes = () if entry is None else (_error(entry, language),)
        yield Case(one_line(report.path), "input", outcomes)


def _error(entry: Entry, language: Language) -> Outcome:
    message = one_line(entry.message.in_language(language))
    return Outcome("error", UNREADABLE_INPUT, message, [entry_line(entry, language)])


def _rule(count: VerdictCount, findings: list[Finding], result: CheckResult, language: Language) -> Case:
    rule = result.rules[count.rule].rule
    failed = [finding for finding in findings if finding.verdict is Verdict.FAIL]
    unknown = [finding for finding in findings if finding.verdict is Verdict.UNKNOWN]
    grave = [finding for finding in failed if finding.level is Level.ERROR]
    others = [finding for finding in failed if finding.level is not Level.ERROR]
    remedy = rule.remedy.in_language(language)
    outcomes = []
    if grave:
        lines = _remedied(_lines(grave, result, language), remedy)
        outcomes.append(Outcome("failure", Level.ERROR, _failed(len(grave), rule.clause, language), lines))
    elif unknown:
        message = _unknown(count, finding_entry(unknown[0], result), language)
        outcomes.append(Outcome("skipped", Verdict.UNKNOWN, message, _lines(unknown, result, language)))
    output: list[Iterable[str]] = [[_counts(count, language)]]
    if grave and unknown:
        output.append(_lines(unknown, result, language))
    if others:
        output.append(_remedied(_lines(others, result, language), remedy))
    outcomes.append(Outcome("system-out", None, None, (line for lines in output for line in lines)))
    return Case(f"{count.rule} {rule.title.in_language(language)}", count.record, tuple(outcomes))


def _lines(findings: Iterable[Finding], result: CheckResult, language: Language) -> Iterator[str]:
    return (entry_line(finding_entry(finding, result), language) for finding in findings)


def _remedied(lines: Iterable[str], remedy: str) -> Iterator[str]:
    yield from lines
    yield from ("", remedy)


def _failed(number: int, clause: str, language: Language) -> str:
    return Text(f"不符合 {number} 处（{clause}）", f"failed: {number} ({clause})").in_language(language)


def _unknown(count: VerdictCount, first: Entry, language: Language) -> str:
    """How many records can't be judged, and why the first can't."""
    reason = one_line(first.message.in_language(language))
    return Text(f"{count.unknown} 条无法判断：{reason}", f"unknown: {count.unknown}; {reason}").in_language(language)


def _counts(count: VerdictCount, language: Language) -> str:
    figures = {
        Verdict.PASS: count.passed,
        Verdict.FAIL: count.fail,
        Verdict.UNKNOWN: count.unknown,
        Verdict.NOT_APPLICABLE: count.not_applicable,
    }
    return " · ".join(f"{VERDICTS[verdict].in_language(language)} {figure}" for verdict, figure in figures.items())


def _problems(result: CheckResult, language: Language) -> Iterator[Case]:
    by_code: dict[str, list[Entry]] = defaultdict(list)
    for entry in problem_entries(result):
        by_code[entry.rule].append(entry)
    for code in ProblemCode:
        note = PROBLEM_NOTES[code]
        outcomes = (_problem(code, by_code[code.value], language),) if code.value in by_code else ()
        yield Case(f"{code.value} {note.title.in_language(language)}", "data", outcomes)


def _problem(code: ProblemCode, found: list[Entry], language: Language) -> Outcome:
    lines = _remedied(
        (entry_line(entry, language) for entry in found), PROBLEM_NOTES[code].remedy.in_language(language)
    )
    if code.level is Level.NOTE:
        return Outcome("system-out", None, None, lines)
    level = LEVELS[code.level].in_language(language)
    message = Text(f"{level} {len(found)} 处", f"{level}: {len(found)}").in_language(language)
    return Outcome("failure", code.level, message, lines)
