"""Whether a report holds together: its head figures and counts are those of what it lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fupin.model.fingerprints import DIGEST_SIGNS
from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.past_reports.shapes import PastReport

Differing = tuple[str, int, int]
"""What is counted, how many the report says there are, and how many it lists."""


def incoherence(report: PastReport) -> Text | None:
    """The first thing in which a report contradicts itself, as one that was changed by hand does; None where none."""
    for name, said, listed in _figures(report):
        if said != listed:
            return Text(f"{name} 写的是 {said}，列出的却是 {listed}", f"{name} says {said} but {listed} are listed")
    paths = {each.path for each in report.inputs}
    if any(finding.path not in paths for finding in report.findings):
        return Text("有的结果不属于任何输入文件", "a finding lies in none of its inputs")
    return None


def _figures(report: PastReport) -> Iterator[Differing]:
    sheets = [sheet for each in report.inputs for sheet in each.sheets]
    summary, verdicts = report.summary, Counter(finding.verdict for finding in report.findings)
    failed = Counter(finding.level for finding in report.findings if finding.verdict is Verdict.FAIL)
    yield "summary.records", summary.records, sum(sheet.records for sheet in sheets)
    for level, said in zip(Level, (summary.error, summary.warning, summary.note), strict=True):
        yield f"summary.{level.value}", said, failed[level]
    yield "summary.unknown", summary.unknown, verdicts[Verdict.UNKNOWN]
    yield "summary.waived", summary.waived, verdicts[Verdict.WAIVED]
    yield "summary.problems", summary.problems, sum(problem.level is not Level.NOTE for problem in report.problems)
    yield from _counts(report)
    yield from _counties(report)
    for sheet in sheets:
        if sheet.digests is not None:
            yield "inputs.sheets.digests", sheet.records, len(sheet.digests) // DIGEST_SIGNS


def _counts(report: PastReport) -> Iterator[Differing]:
    """By rule and record kind, the fails and waived ones, which are listed record by record."""
    told: Counter[tuple[str, str, Verdict]] = Counter()
    listed: Counter[tuple[str, str, Verdict]] = Counter()
    listed.update((finding.rule, finding.record, finding.verdict) for finding in report.findings)
    for count in report.verdicts:
        told[count.rule, count.record, Verdict.FAIL] += count.fail
        told[count.rule, count.record, Verdict.WAIVED] += count.waived
    for rule, record, verdict in dict.fromkeys((*told, *listed)):
        if verdict is not Verdict.UNKNOWN:
            yield f"verdicts {rule} {verdict.value}", told[rule, record, verdict], listed[rule, record, verdict]


def _counties(report: PastReport) -> Iterator[Differing]:
    """By county, its records and fails, which are those of its files; nothing where two files have one name."""
    files = {each.path: sum(sheet.records for sheet in each.sheets) for each in report.inputs}
    if len(files) < len(report.inputs):
        return
    failed = Counter((each.path, each.level) for each in report.findings if each.verdict is Verdict.FAIL)
    for county in report.counties:
        yield f"counties {county.county} records", county.records, sum(files.get(path, 0) for path in county.paths)
        for level, said in zip(Level, (county.error, county.warning, county.note), strict=True):
            yield f"counties {county.county} {level.value}", said, sum(failed[path, level] for path in county.paths)
