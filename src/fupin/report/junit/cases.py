"""What a JUnit report tells, as suites and cases: files, then a suite a record kind, then problems of the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from fupin.model.finding import Finding
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.since import Since
from fupin.model.text import Language, Text, joined
from fupin.model.verdict import Level, Verdict
from fupin.report.counties import province_figures
from fupin.report.entries import UNREADABLE_INPUT, Entry, finding_entry, input_entries, problem_entries
from fupin.report.entry_words import entry_line, one_line
from fupin.report.line_groups import ABSENT, county_figures
from fupin.report.names import LEVELS, VERDICTS, record_names
from fupin.report.problem_notes import PROBLEM_NOTES
from fupin.report.receipt_words import receipt_facts
from fupin.report.standing_words import baseline_line, baseline_name, is_fresh, waiver_text
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
    """A suite of cases, and what is told of it by name."""

    name: str
    cases: tuple[Case, ...]
    properties: tuple[tuple[str, str], ...] = ()


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
        cases = (_rule(count, findings[count.rule], result, language) for count in members)
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


def _rule(count: VerdictCount, findings: list[Finding], result: CheckResult, language: Language) -> Case:
    rule = result.rules[count.rule].rule
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        told[_standing(finding)].append(finding)
    verdict = next((standing for standing in (FAILURE, *_SKIPPED) if told[standing]), None)
    outcomes = []
    if verdict == FAILURE:
        lines = _remedied(_lines(told[FAILURE], result, language), rule.remedy.in_language(language))
        outcomes.append(Outcome("failure", Level.ERROR, _failed(len(told[FAILURE]), rule.clause, language), lines))
    elif verdict is not None:
        message = _SKIPPED[verdict](count, [finding_entry(each, result) for each in told[verdict]])
        lines = _lines(told[verdict], result, language)
        outcomes.append(Outcome("skipped", verdict, one_line(message.in_language(language)), lines))
    output: list[Iterable[str]] = [[_counts(count, language)]]
    output += [_lines(told[other], result, language) for other in _SKIPPED if other != verdict]
    if told[SLIGHT]:
        output.append(_remedied(_lines(told[SLIGHT], result, language), rule.remedy.in_language(language)))
    outcomes.append(Outcome("system-out", None, None, (line for lines in output for line in lines)))
    return Case(f"{count.rule} {rule.title.in_language(language)}", count.record, tuple(outcomes))


FAILURE, SLIGHT = "failure", "slight"
"""What makes a case fail; what is told of a case, whether it failed or not."""


def _standing(finding: Finding) -> str:
    """What a finding is to its case: a failure, one of the reasons to skip it, or a slight one."""
    if finding.verdict is not Verdict.FAIL:
        return finding.verdict.value
    if finding.level is not Level.ERROR:
        return SLIGHT
    return FAILURE if is_fresh(finding) else Since.KEPT.value


def _lines(findings: Iterable[Finding], result: CheckResult, language: Language) -> Iterator[str]:
    return (entry_line(finding_entry(finding, result), language) for finding in findings)


def _remedied(lines: Iterable[str], remedy: str) -> Iterator[str]:
    yield from lines
    yield from ("", remedy)


def _failed(number: int, clause: str, language: Language) -> str:
    return Text(f"不符合 {number} 处（{clause}）", f"failed: {number} ({clause})").in_language(language)


def _unknown(count: VerdictCount, found: list[Entry]) -> Text:
    """How many records can't be judged, and why the first can't."""
    reason = found[0].message
    return Text(f"{count.unknown} 条无法判断：{reason.zh}", f"unknown: {count.unknown}; {reason.en}")


def _kept(_: VerdictCount, found: list[Entry]) -> Text:
    return Text(f"基线里已有、没有变严重 {len(found)} 处", f"in the baseline already, and not worse: {len(found)}")


def _waived(_: VerdictCount, found: list[Entry]) -> Text:
    """How many are waived, and by which waiver the first is."""
    waiver = found[0].waiver
    first = Text("", "") if waiver is None else waiver_text(waiver)
    return Text(f"豁免 {len(found)} 处：{first.zh}", f"waived: {len(found)}; {first.en}")


_SKIPPED: dict[str, Callable[[VerdictCount, list[Entry]], Text]] = {
    Verdict.UNKNOWN.value: _unknown,
    Since.KEPT.value: _kept,
    Verdict.WAIVED.value: _waived,
}
"""Why a case is skipped that has not failed, the gravest reason first, and the line that says so."""


def _counts(count: VerdictCount, language: Language) -> str:
    figures = {
        Verdict.PASS: count.passed,
        Verdict.FAIL: count.fail,
        Verdict.UNKNOWN: count.unknown,
        Verdict.NOT_APPLICABLE: count.not_applicable,
        **({Verdict.WAIVED: count.waived} if count.waived else {}),
    }
    return " · ".join(f"{VERDICTS[verdict].in_language(language)} {figure}" for verdict, figure in figures.items())


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
        lines = _remedied((entry_line(entry, language) for entry in fresh), remedy)
        yield Outcome("failure", code.level, message, lines)
    if others:
        lines = _remedied((entry_line(entry, language) for entry in others), remedy)
        yield Outcome("system-out", None, None, lines)


def _counties(result: CheckResult, language: Language) -> Iterator[Case]:
    """A case a county, with its figures; one that has not submitted is skipped."""
    figures = province_figures(result)
    for row in figures.submitted:
        lines = [one_line(county_figures(row).in_language(language))]
        yield Case(one_line(row.county.county), "county", (Outcome("system-out", None, None, lines),))
    for county in figures.absent:
        message = ABSENT.in_language(language)
        yield Case(one_line(county.county), "county", (Outcome("skipped", "absent", message, [message]),))
