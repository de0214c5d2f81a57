"""A result with all that a province's check can tell besides: waivers, a baseline, a receipt, and counties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.receipt import OptionValue, Receipt
from fupin.model.since import Since
from fupin.model.verdict import Verdict
from fupin.model.waiver import Waiver
from fupin.result import Baseline, CheckResult, CountyResult, Summary, VerdictCount
from support.reported import BOOK, BROKEN, HOSTILE_TEXTS, TABLE

COUNTIES = ("示例县", "::error::县|<b>[x](http://example.com)", "=SUM(A1)\x1b[31m县\u202e##[error]")
"""The counties that have submitted; two of them have a name that would like to be live."""
ABSENT, UNREADABLE = "没报县 @octocat\n# a", "坏文件县"
"""A county that has not submitted, and one whose only file can't be read."""
STRAY = "汇总表 ::error::|<b>"
"""A submission of no county on the roster."""
BASELINE_PATH = "上季度 ::warning::##[error]\x1b[31m|<b>[x](y) =1+1.json"
WAIVERS_PATH = "豁免 ::error::|<b>\u202e[x](y).yaml"
_SHARES = (6, 3, 1)
"""How much of all records each county has, in tenths."""
_STANDING = (Since.NEW, Since.WORSENED, Since.KEPT)


def provincial(result: CheckResult, texts: Sequence[str] = HOSTILE_TEXTS) -> CheckResult:
    """The result as it would be with waivers, a baseline, a receipt and counties.

    Every third fail is waived, the others and the problems are new, worsened and kept in turn. The counties share out
    the records; their figures add up to those of the result.

    Args:
        result: what `support.reported.reported` gives, or the like.
        texts: what stands in the waivers in turn.
    """
    findings = _standing(_waived(result.findings, texts))
    problems = tuple(
        replace(each, since=Since.KEPT if number % 3 else Since.NEW) for number, each in enumerate(result.problems)
    )
    verdicts = _with_waived(result.verdicts, findings)
    whole = replace(
        result,
        findings=findings,
        problems=problems,
        verdicts=verdicts,
        baseline=_baseline(findings, problems),
        receipt=_receipt(result),
    )
    return replace(whole, counties=_counties(whole))


def _waived(findings: Sequence[Finding], texts: Sequence[str]) -> list[Finding]:
    fails = 0
    given = []
    for finding in findings:
        if finding.verdict is Verdict.FAIL:
            fails += 1
            if fails % 3 == 0:
                waiver = _waiver(finding, fails // 3, texts)
                finding = replace(finding, verdict=Verdict.WAIVED, waiver=waiver)
        given.append(finding)
    return given


def _waiver(finding: Finding, number: int, texts: Sequence[str]) -> Waiver:
    reason, authority, document = (texts[(number * 3 + part) % len(texts)] for part in range(3))
    granted = date(2018, 9, 1)
    return Waiver(
        rule=finding.rule,
        record=finding.record,
        key=finding.key or {},
        county=None,
        reason=reason,
        authority=authority,
        document=document,
        granted_on=granted,
        expires_on=granted + timedelta(days=200 + number),
        path=WAIVERS_PATH,
        line=5 * number,
    )


def _standing(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(each, since=_STANDING[number % 7 % 3]) for number, each in enumerate(findings))


def _with_waived(verdicts: Sequence[VerdictCount], findings: Sequence[Finding]) -> tuple[VerdictCount, ...]:
    waived = Counter(each.rule for each in findings if each.verdict is Verdict.WAIVED)
    return tuple(
        replace(each, fail=each.fail - waived[each.rule], waived=waived[each.rule]) if waived[each.rule] else each
        for each in verdicts
    )


def _baseline(findings: Sequence[Finding], problems: Sequence[Problem]) -> Baseline:
    found = Counter([each.since for each in findings] + [each.since for each in problems])
    return Baseline(
        path=BASELINE_PATH,
        sha256="ab" * 32,
        as_of=date(2018, 9, 30),
        new=found[Since.NEW],
        worsened=found[Since.WORSENED],
        kept=found[Since.KEPT],
        mended=7,
        gone=2,
    )


def _receipt(result: CheckResult) -> Receipt:
    """A receipt whose hashes are the same in every run: a workbook has the time at which it was written."""
    options: dict[str, OptionValue] = {
        "as_of": "2018-12-31",
        "select": ("LOAN01", "\u202e=cmd|##[error]::x"),
        "repair": False,
        "mapping": "cd" * 32,
        "record": None,
    }
    inputs = tuple((report.path, f"{number:02d}" * 32) for number, report in enumerate(result.inputs))
    return Receipt("9.8.7", "ef" * 32, options, (*inputs, ("gone.csv", None)))


def _counties(result: CheckResult) -> tuple[CountyResult, ...]:
    """Counties with files by share, one that has not submitted, one that could not be read, and a stray."""
    paths = ((BOOK,), (TABLE,), (f"{TABLE}.2",))
    shared = [
        CountyResult(name, paths[number], 0, _part_of_verdicts(result, number), _part_of_summary(result, number))
        for number, name in enumerate(COUNTIES)
    ]
    none = Summary(0, 0, 0, 0, 0, 0)
    return (
        *shared[:2],
        CountyResult(ABSENT, (), 0, (), none),
        CountyResult(UNREADABLE, (BROKEN,), 1, (), none),
        *shared[2:],
        CountyResult(STRAY, ("汇总表.xlsx",), 0, (), none, listed=False),
    )


def _part(whole: int, number: int) -> int:
    """What the county with this number has of a figure; all that is left for the last."""
    parts = [whole * share // 10 for share in _SHARES[:-1]]
    return [*parts, whole - sum(parts)][number]


def _part_of_verdicts(result: CheckResult, number: int) -> tuple[VerdictCount, ...]:
    return tuple(
        VerdictCount(
            count.rule,
            count.record,
            *(
                _part(figure, number)
                for figure in (count.passed, count.fail, count.unknown, count.not_applicable, count.waived)
            ),
        )
        for count in result.verdicts
    )


def _part_of_summary(result: CheckResult, number: int) -> Summary:
    whole = result.summary
    levels = (whole.error, whole.warning, whole.note)
    figures = (whole.records, *levels, whole.unknown, whole.problems, whole.waived)
    return Summary(*(_part(figure, number) for figure in figures))
