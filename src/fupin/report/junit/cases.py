"""What a JUnit report tells, as suites and cases: files, then a suite a record kind, then problems of the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from fupin.model.finding import Finding
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.since import Since
from fupin.model.text import Language, Text, joined
from fupin.model.verdict import Level
from fupin.report.counties import ABSENT, STRAY, province_figures
from fupin.report.entries import UNREADABLE_INPUT, Entry, input_entries, problem_entries
from fupin.report.entry_words import entry_line, one_line
from fupin.report.junit.case import Case, Outcome, Suite
from fupin.report.junit.rules import remedied, rule_case
from fupin.report.line_groups import county_figures
from fupin.report.names import LEVELS, record_names
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.report.receipt_words import receipt_facts
from fupin.report.standing_words import baseline_line, baseline_name
from fupin.result import CheckResult


def suites(result: CheckResult, language: Language) -> Iterator[Suite]:
    """The suites of a result; what comes from the submission is on one line and has no sign that XML can't hold."""
    yield Suite(_FILES.in_language(language), tuple(_files(result, language)), tuple(_properties(result, language)))
    if result.counties:
        yield Suite(_COUNTIES.in_language(language), tuple(_counties(result, language)))
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        findings[finding.rule].append(finding)
    order = list(RECORDS)
    counts = sorted(result.verdicts, key=lambda count: order.index(count.record))
    for record, members in groupby(counts, key=lambda count: count.record):
        cases = (rule_case(count, findings[count.rule], result, language) for count in members)
        yield Suite(record_names(record).in_language(language), tuple(cases))
    yield Suite(_DATA.in_language(language), tuple(_problems(result, language)))


_FILES = Text("文件（input）", "input files")
_COUNTIES = Text("各县（county）", "counties")
_DATA = Text("数据问题（data）", "problems of the data")


def _properties(result: CheckResult, language: Language) -> Iterator[tuple[str, str]]:
    """What the report was made from, and how it stands to the baseline."""
    for fact in receipt_facts(result):
        name = " ".join(filter(None, (fact.name.in_language(language), one_line(fact.of))))
        yield name, one_line(fact.value.in_language(language))
    if result.baseline is not None:
        told = [baseline_name(result.baseline), baseline_line(result.baseline)]
        yield Text("基线", "baseline").in_language(language), one_line(joined(told, "；", "; ").in_language(language))


def _files(result: CheckResult, language: Language) -> Iterator[Case]:
    unread = {entry.path: entry for entry in input_entries(result)}
    for report in result.inputs:
        entry = unread.get(report.path)
        outcomes = () if entry is None else (_error(entry, language),)
        yield Case(one_line(report.path), "input", outcomes)


def _error(entry: Entry, language: Language) -> Outcome:
    message = one_line(entry.message.in_language(language))
    return Outcome("error", UNREADABLE_INPUT, message, [entry_line(entry, language)])


def _problems(result: CheckResult, language: Language) -> Iterator[Case]:
    by_code: dict[str, list[Entry]] = defaultdict(list)
    for entry in problem_entries(result):
        by_code[entry.rule].append(entry)
    for code in ProblemCode:
        note = PROBLEM_NOTES[code]
        outcomes = tuple(_problem(code, by_code[code.value], language)) if code.value in by_code else ()
        yield Case(f"{code.value} {note.title.in_language(language)}", "data", outcomes)


def _problem(code: ProblemCode, found: list[Entry], language: Language) -> Iterator[Outcome]:
    """What a kind of problem says: grave ones fail, but for those that the baseline has."""
    fresh: list[Entry] = []
    others: list[Entry] = []
    for entry in found:
        (fresh if code.level is Level.ERROR and entry.since is not Since.KEPT else others).append(entry)
    remedy = PROBLEM_NOTES[code].remedy.in_language(language)
    if fresh:
        level = LEVELS[code.level].in_language(language)
        message = Text(f"{level} {len(fresh)} 处", f"{level}: {len(fresh)}").in_language(language)
        lines = remedied((entry_line(entry, language) for entry in fresh), remedy)
        yield Outcome("failure", code.level, message, lines)
    if others:
        lines = remedied((entry_line(entry, language) for entry in others), remedy)
        yield Outcome("system-out", None, None, lines)


def _counties(result: CheckResult, language: Language) -> Iterator[Case]:
    """A case a county, with its figures; one that has not submitted is skipped; strays have a class of their own."""
    figures = province_figures(result)
    for row in figures.with_files:
        told = county_figures(row) if row.county.listed else joined([STRAY, county_figures(row)], " · ", " · ")
        lines = [one_line(told.in_language(language))]
        name = "county" if row.county.listed else "not_on_roster"
        yield Case(one_line(row.county.county), name, (Outcome("system-out", None, None, lines),))
    for county in figures.absent:
        message = ABSENT.in_language(language)
        yield Case(one_line(county.county), "county", (Outcome("skipped", "absent", message, [message]),))
