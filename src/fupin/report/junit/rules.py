"""The case of a rule in a JUnit report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from fupin.model.finding import Finding
from fupin.model.since import Since
from fupin.model.text import Language, Text
from fupin.model.verdict import Level, Verdict
from fupin.report.entries import Entry, finding_entry
from fupin.report.entry_words import entry_line, one_line
from fupin.report.junit.case import Case, Outcome
from fupin.report.names import VERDICTS
from fupin.report.standing_words import is_fresh, waiver_text
from fupin.result import CheckResult, VerdictCount

_FAILURE, _SLIGHT = "failure", "slight"
"""What makes a case fail; what is told of a case, whether it failed or not."""


def rule_case(count: VerdictCount, findings: Iterable[Finding], result: CheckResult, language: Language) -> Case:
    """The case of a rule.

    It fails by what is an error and not in the baseline; else it is skipped where something is in the baseline, can't
    be judged or is waived; else it passed. What is left to tell stands in its output.

    Args:
        count: how the records fared by it.
        findings: its findings.
        result: the result that they belong to.
        language: the language of all texts.
    """
    rule = result.rules[count.rule].rule
    told: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        told[_standing(finding)].append(finding)
    verdict = next((standing for standing in (_FAILURE, *_SKIPPED) if told[standing]), None)
    outcomes = []
    if verdict == _FAILURE:
        lines = remedied(_lines(told[_FAILURE], result, language), rule.remedy.in_language(language))
        outcomes.append(Outcome("failure", Level.ERROR, _failed(len(told[_FAILURE]), rule.clause, language), lines))
    elif verdict is not None:
        message = _SKIPPED[verdict](_number(verdict, told[verdict], count), finding_entry(told[verdict][0], result))
        lines = _lines(told[verdict], result, language)
        outcomes.append(Outcome("skipped", verdict, one_line(message.in_language(language)), lines))
    output: list[Iterable[str]] = [[_counts(count, language)]]
    output += [_lines(told[other], result, language) for other in _SKIPPED if other != verdict]
    if told[_SLIGHT]:
        output.append(remedied(_lines(told[_SLIGHT], result, language), rule.remedy.in_language(language)))
    outcomes.append(Outcome("system-out", None, None, (line for lines in output for line in lines)))
    return Case(f"{count.rule} {rule.title.in_language(language)}", count.record, tuple(outcomes))


def _standing(finding: Finding) -> str:
    """What a finding is to its case: a failure, one of the reasons to skip it, or a slight one."""
    if finding.verdict is not Verdict.FAIL:
        return finding.verdict.value
    if finding.level is not Level.ERROR:
        return _SLIGHT
    return _FAILURE if is_fresh(finding) else Since.KEPT.value


def _lines(findings: Iterable[Finding], result: CheckResult, language: Language) -> Iterator[str]:
    return (entry_line(finding_entry(finding, result), language) for finding in findings)


def remedied(lines: Iterable[str], remedy: str) -> Iterator[str]:
    """Lines, and below them what to do."""
    yield from lines
    yield from ("", remedy)


def _failed(number: int, clause: str, language: Language) -> str:
    return Text(f"不符合 {number} 处（{clause}）", f"failed: {number} ({clause})").in_language(language)


def _number(verdict: str, findings: Sequence[Finding], count: VerdictCount) -> int:
    """How many records it is about; one finding may say that a rule can judge none of a sheet."""
    return count.unknown if verdict == Verdict.UNKNOWN else len(findings)


def _kept(number: int, _: Entry) -> Text:
    return Text(f"基线里已有、没有变严重 {number} 处", f"in the baseline already, and not worse: {number}")


def _unknown(number: int, first: Entry) -> Text:
    """How many records can't be judged, and why the first can't."""
    reason = first.message
    return Text(f"{number} 条无法判断：{reason.zh}", f"unknown: {number}; {reason.en}")


def _waived(number: int, first: Entry) -> Text:
    """How many are waived, and by which waiver the first is."""
    by = Text("", "") if first.waiver is None else waiver_text(first.waiver)
    return Text(f"豁免 {number} 处：{by.zh}", f"waived: {number}; {by.en}")


_SKIPPED: dict[str, Callable[[int, Entry], Text]] = {
    Since.KEPT.value: _kept,
    Verdict.UNKNOWN.value: _unknown,
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
