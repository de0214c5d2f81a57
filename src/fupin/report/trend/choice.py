"""What of a trend a report shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fupin.model.text import Text
from fupin.trends.measures import Measure


class By(StrEnum):
    """What a report of a trend has a row each for."""

    COUNTY = "county"
    RULE = "rule"


_USUAL = {By.COUNTY: Measure.ERROR, By.RULE: Measure.FAILED}


@dataclass(frozen=True)
class Choice:
    """What of a trend a report shows.

    Attributes:
        by: what there is a row each for.
        measure: what is measured of these.
        titles: titles of rules and names of targets by id, where they are known.
    """

    by: By = By.COUNTY
    measure: Measure = Measure.ERROR
    titles: Mapping[str, Text] = field(default_factory=dict)


def usual_measure(by: By) -> Measure:
    """What is measured where nothing else is asked for: errors of counties, all fails of rules."""
    return _USUAL[by]
