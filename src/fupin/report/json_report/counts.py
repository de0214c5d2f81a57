"""The counts of a check as the JSON formats have them: by rule, by county, and of all."""

from __future__ import annotations

from typing import Any

from fupin.result import CountyResult, Summary, VerdictCount


def summary_data(summary: Summary) -> dict[str, Any]:
    """The head figures."""
    return {
        "records": summary.records,
        "error": summary.error,
        "warning": summary.warning,
        "note": summary.note,
        "unknown": summary.unknown,
        "problems": summary.problems,
        "waived": summary.waived,
    }


def county_data(county: CountyResult) -> dict[str, Any]:
    """What was found in one county."""
    return {
        "county": county.county,
        "listed": county.listed,
        "submitted": county.submitted,
        "paths": list(county.paths),
        "unreadable": county.unreadable,
        **summary_data(county.summary),
        "verdicts": [verdict_data(count) for count in county.verdicts],
    }


def verdict_data(count: VerdictCount) -> dict[str, Any]:
    """How the records of a kind fared by one rule."""
    return {
        "rule": count.rule,
        "record": count.record,
        "pass": count.passed,
        "fail": count.fail,
        "unknown": count.unknown,
        "not_applicable": count.not_applicable,
        "waived": count.waived,
    }
