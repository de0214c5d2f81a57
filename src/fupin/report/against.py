"""A result held against an earlier report: every finding and problem gets to know how it stands to that one."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from fupin.comparison import Comparison, Gone, Kind, Standing, compare
from fupin.comparison.result import Side, tallied
from fupin.model.finding import Finding
from fupin.model.problems import Problem
from fupin.model.receipt import Receipt
from fupin.model.since import Since
from fupin.past_reports.reading import own_report
from fupin.past_reports.shapes import PastReport
from fupin.report.json_report.report import write_compared
from fupin.result import Baseline, CheckResult, SubmissionResult

_Item = TypeVar("_Item", Finding, Problem)
_NOW = "now"


@dataclass(frozen=True)
class BaselineReport:
    """The report that a check is held against.

    Attributes:
        path: its file, as it may be shown.
        sha256: of its bytes.
        report: what stands in it.
    """

    path: str
    sha256: str
    report: PastReport


def against(result: CheckResult, baseline: BaselineReport, *, changed: bool = False) -> CheckResult:
    """The result with `since` in every finding and problem, and with how many stand how.

    What is compared is what the JSON report of the result says, so that `fupin diff` says the same.

    Args:
        result: the result.
        baseline: the earlier report.
        changed: whether only what a change touches was checked: a record that isn't there is not counted then,
            as it may be in a file that was not.

    Raises:
        UsageError: the baseline is by an earlier version of the program.
    """
    compared = compare(Side(baseline.path, baseline.report), Side(_NOW, _written(result)))
    findings = _marked(result.findings, _standings(compared, Kind.FINDING))
    problems = _marked(result.problems, _standings(compared, Kind.PROBLEM))
    again = {id(old): new for old, new in zip(result.findings, findings, strict=True)}
    problem_again = {id(old): new for old, new in zip(result.problems, problems, strict=True)}

    def marked(each: SubmissionResult) -> SubmissionResult:
        return replace(
            each,
            findings=tuple(again.get(id(finding), finding) for finding in each.findings),
            problems=tuple(problem_again.get(id(problem), problem) for problem in each.problems),
        )

    return replace(
        result,
        findings=findings,
        problems=problems,
        submissions=tuple(marked(each) for each in result.submissions),
        receipt=_with_baseline(result.receipt, baseline),
        baseline=_counted(compared, baseline, changed=changed),
    )


def _with_baseline(receipt: Receipt | None, baseline: BaselineReport) -> Receipt | None:
    """The receipt, to which the baseline belongs as every other file that changes what is told."""
    if receipt is None:
        return None
    return replace(receipt, options={**receipt.options, "baseline": baseline.sha256})


def _written(result: CheckResult) -> PastReport:
    """What the JSON report of a result says, but for its messages."""
    stream = io.StringIO()
    write_compared(result, stream)
    return own_report(stream.getvalue().encode())


def _standings(compared: Comparison, kind: Kind) -> Mapping[int, Since]:
    """How each entry of the later report stands, by its number among those of its kind."""
    found = ((entry.now, entry.standing) for entry in compared.entries)
    return {now.at: standing.since for now, standing in found if now is not None and now.kind is kind}


def _marked(items: Sequence[_Item], standings: Mapping[int, Since]) -> tuple[_Item, ...]:
    return tuple(replace(item, since=standings[at]) for at, item in enumerate(items))


def _counted(compared: Comparison, baseline: BaselineReport, *, changed: bool) -> Baseline:
    """How many findings and problems stand how; a file that can't be read is neither."""
    entries = [entry for entry in compared.entries if entry.found.kind is not Kind.INPUT]
    counts = tallied(entry for entry in entries if not (changed and entry.gone is not None))
    if changed:  # submissions were checked whole, so that no other file matters to what was found in them
        counts[Standing.MENDED] += sum(entry.gone is Gone.OTHER_FILE for entry in entries)
    return Baseline(
        path=baseline.path,
        sha256=baseline.sha256,
        as_of=baseline.report.as_of,
        new=counts[Standing.NEW],
        worsened=counts[Standing.WORSENED],
        kept=counts[Standing.KEPT],
        mended=counts[Standing.MENDED] + counts[Standing.GONE],
        gone=counts[Standing.GONE],
    )
