"""Counties as the page's data: their head figures, and the exact counts of every rule."""

from __future__ import annotations

from typing import Any

from fupin.report.counties import CountyFigures, province_figures
from fupin.report.json_report.counts import summary_data
from fupin.report.page.texts import Texts
from fupin.result import CheckResult, CountyResult


def county_data(result: CheckResult, texts: Texts) -> list[dict[str, Any]]:
    """The counties that have not submitted, the others from the worst on, then what is no county's of the roster.

    `verdicts` holds, by rule that concerned a record, passed, fail, unknown, not applicable and waived, over all
    record kinds.
    """
    figures = province_figures(result)
    return [
        *(_county(each, texts) for each in figures.absent),
        *(_submitted(each, texts) for each in figures.submitted),
        *(_submitted(each, texts) for each in figures.strays),
    ]


def _submitted(figures: CountyFigures, texts: Texts) -> dict[str, Any]:
    return {**_county(figures.county, texts), "fail": figures.share.fail, "judged": figures.share.judged}


def _county(county: CountyResult, texts: Texts) -> dict[str, Any]:
    return {
        "county": texts.add(county.county),
        "listed": county.listed,
        "paths": [texts.add(path) for path in county.paths],
        "unreadable": county.unreadable,
        **summary_data(county.summary),
        "fail": 0,
        "judged": 0,
        "verdicts": _verdicts(county),
    }


def _verdicts(county: CountyResult) -> dict[str, list[int]]:
    counts: dict[str, list[int]] = {}
    for each in county.verdicts:
        if any(each.figures):
            before = counts.get(each.rule, [0] * len(each.figures))
            counts[each.rule] = [one + other for one, other in zip(before, each.figures, strict=True)]
    return counts
