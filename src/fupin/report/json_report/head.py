"""What a JSON report says of itself: by what it was made, from what, and against what."""

from __future__ import annotations

from typing import Any

from fupin.model.receipt import Receipt
from fupin.result import Baseline, CheckResult
from fupin.version import __version__

FORMAT, VERSION = "fupin-report", 1


def head_data(result: CheckResult) -> dict[str, Any]:
    """What the report is, by what it was made, and against what and for which day."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "fupin", "version": __version__},
        "rulebook": {"id": result.book.id, "version": result.book.version, "sha256": result.book.sha256},
        "as_of": result.as_of.isoformat(),
        **_one_county(result),
        **({} if result.receipt is None else _receipt(result.receipt)),
        **({} if result.baseline is None else {"baseline": _baseline(result.baseline)}),
    }


def _one_county(result: CheckResult) -> dict[str, str]:
    """The county, where all is of one; a province's check tells them by themselves."""
    named = {each.county for each in result.submissions}
    county = named.pop() if len(named) == 1 and not result.counties else None
    return {} if county is None else {"county": county}


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {"options": dict(receipt.options), "receipt": receipt.sha256}


def _baseline(baseline: Baseline) -> dict[str, Any]:
    return {
        "path": baseline.path,
        "sha256": baseline.sha256,
        "as_of": baseline.as_of.isoformat(),
        "new": baseline.new,
        "worsened": baseline.worsened,
        "kept": baseline.kept,
        "mended": baseline.mended,
        "gone": baseline.gone,
    }
