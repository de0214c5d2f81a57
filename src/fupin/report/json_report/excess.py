"""How far a failed record is from the figures that it misses, as the JSON formats have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fupin.model.exact import exact
from fupin.model.finding import Finding
from fupin.model.verdict import Verdict
from fupin.report.distances import Distance, distances
from fupin.result import CheckResult


def missed_by(finding: Finding, result: CheckResult) -> list[Distance]:
    """The figures that the record of a finding misses; none of an unknown one."""
    unknown = finding.verdict is Verdict.UNKNOWN
    return [] if unknown else list(distances(result.rules[finding.rule], finding, result.as_of))


def excess_data(finding: Finding, missed: Sequence[Distance]) -> Iterator[dict[str, Any]]:
    """The distance from each figure that the record of a finding misses, exact."""
    if finding.verdict is Verdict.UNKNOWN:
        return
    for distance in missed:
        yield {
            "fields": [field.name for field in distance.fields],
            "limit": distance.limit,
            "compared": distance.compared,
            "side": "above" if distance.above else "below",
            "by": exact(distance.by),
            "unit": distance.unit,
        }
    for apart in finding.group_distances:
        yield {
            "fields": list(apart.fields),
            "limit": apart.limit,
            "compared": apart.compared,
            "side": "above" if apart.above else "below",
            "by": apart.by,
            "unit": apart.unit,
        }
