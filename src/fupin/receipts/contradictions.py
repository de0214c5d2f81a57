"""What in a report contradicts itself: its receipt against its parts, its figures against its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fupin.model.receipt import Receipt
from fupin.model.text import Text
from fupin.model.verdict import Level, Verdict
from fupin.past_reports.shapes import PastReport
from fupin.receipts.result import Fit


def fit_of(report: PastReport) -> Fit:
    """Whether the receipt fits the inputs, rule book, options and version that the report names."""
    if report.receipt is None or report.options is None:
        return Fit.ABSENT
    options = {name: tuple(value) if isinstance(value, list) else value for name, value in report.options.items()}
    inputs = tuple((entry.path, entry.sha256) for entry in report.inputs)
    said = Receipt(report.tool.version, report.rulebook.sha256, options, inputs)
    return Fit.FITS if said.sha256 == report.receipt else Fit.DIFFERS


def contradictions(report: PastReport) -> Iterator[Text]:
    """What doesn't add up.

    It finds what was taken out or written in by someone who left the figures as they were; who changes
    all of them is found only by checking again.
    """
    if report.options is not None and report.options.get("as_of") != report.as_of.isoformat():
        yield _differs("as_of", "options.as_of", str(report.as_of), str(report.options.get("as_of")))
    for name, said, counted in _figures(report):
        if said != counted:
            yield _differs(f"summary.{name}", "entries", str(said), str(counted))
    failed = Counter(finding.rule for finding in report.findings if finding.verdict is Verdict.FAIL)
    counts = Counter({count.rule: count.fail for count in report.verdicts})
    for rule in sorted(failed.keys() | counts.keys()):
        if failed[rule] != counts[rule]:
            yield _differs(f"verdicts {rule} fail", "findings", str(counts[rule]), str(failed[rule]))


def _figures(report: PastReport) -> Iterator[tuple[str, int, int]]:
    """The head figures: name, as the report says it, as its entries add up."""
    summary = report.summary
    verdicts = Counter(finding.verdict for finding in report.findings)
    levels = Counter(finding.level for finding in report.findings if finding.verdict is Verdict.FAIL)
    yield "records", summary.records, sum(sheet.records for entry in report.inputs for sheet in entry.sheets)
    yield "error", summary.error, levels[Level.ERROR]
    yield "warning", summary.warning, levels[Level.WARNING]
    yield "note", summary.note, levels[Level.NOTE]
    yield "unknown", summary.unknown, verdicts[Verdict.UNKNOWN]
    yield "waived", summary.waived, verdicts[Verdict.WAIVED]
    yield "problems", summary.problems, sum(problem.level is not Level.NOTE for problem in report.problems)


def _differs(name: str, other: str, said: str, counted: str) -> Text:
    return Text(f"{name} 写的是 {said}，而 {other} 是 {counted}", f"{name} says {said}, but {other} say {counted}")
