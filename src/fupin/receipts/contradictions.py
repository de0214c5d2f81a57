"""What in a report contradicts itself: its receipt against its parts, its figures against its entries."""

from __future__ import annotations

from collections.abc import Iterator

from fupin.model.receipt import Receipt
from fupin.model.text import Text
from fupin.past_reports.coherence import incoherence
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
    """What doesn't hold together.

    It finds what was taken out or written in by someone who left the figures as they were; who changes
    all of them is found only by checking again.
    """
    said, day = (report.options or {}).get("as_of"), report.as_of.isoformat()
    if report.options is not None and said != day:
        yield Text(f"as_of 写的是 {day}，options.as_of 却是 {said}", f"as_of says {day} but options.as_of is {said}")
    unhashed = next((each for each in report.inputs if each.sha256 is None and each.status == "checked"), None)
    if report.receipt is not None and unhashed is not None:
        yield Text(f"{unhashed.path} 读过，却没有校验值", f"{unhashed.path} was read but has no hash")
    wrong = incoherence(report)
    if wrong is not None:
        yield wrong
