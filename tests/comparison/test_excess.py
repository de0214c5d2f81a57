"""Whether a record has moved away from the figures that it misses."""

from __future__ import annotations

from typing import Any

import pytest

from fupin.comparison import Found, Kind
from fupin.comparison.excess import Alike, moved
from fupin.model.verdict import Level, Verdict
from fupin.past_reports.shapes import PastExcess

SAME = Alike(book=True, day=True)


def excess(by: str, limit: str | None = "max", compared: str | None = None, unit: str = "元") -> PastExcess:
    members: dict[str, Any] = {"fields": ("amount_yuan",), "side": "above", "by": by, "unit": unit}
    return PastExcess(limit=limit, compared=compared, **members)


def found(*distances: PastExcess, said: bool = True) -> Found:
    place = {"clause": None, "county": None, "record": "loan", "path": "a", "sheet": None, "row": 1, "cell": None}
    members: dict[str, Any] = {**place, "key": None, "fingerprint": "f", "message": ""}
    return Found(Kind.FINDING, 0, "LOAN01", Level.ERROR, Verdict.FAIL, excess=distances if said else None, **members)


@pytest.mark.parametrize(
    ("before", "now", "alike", "expected"),
    [
        ([excess("1")], [excess("2")], SAME, 1),
        ([excess("2")], [excess("1")], SAME, -1),
        ([excess("0.5")], [excess("1/2")], SAME, 0),
        ([excess("1/3")], [excess("0.3333333333")], SAME, -1),
        ([excess("1"), excess("5", "min")], [excess("0.5"), excess("6", "min")], SAME, 1),
        ([excess("1")], [excess("1"), excess("0", "min")], SAME, 1),
        ([excess("1")], [excess("1"), excess("0", "min")], Alike(book=False, day=True), 0),
        ([excess("1"), excess("0", "min")], [excess("1")], SAME, -1),
        ([excess("1")], [excess("2", unit="万元")], Alike(book=False, day=True), 0),
        ([excess("1", None, "as_of")], [excess("92", None, "as_of")], SAME, 1),
        ([excess("1", None, "as_of")], [excess("92", None, "as_of")], Alike(book=True, day=False), 0),
        ([], [], SAME, 0),
    ],
)
def test_further_in_any_is_further(
    before: list[PastExcess], now: list[PastExcess], alike: Alike, expected: int
) -> None:
    assert moved(found(*before), found(*now), alike) == expected


def test_a_report_that_says_nothing_of_distances_tells_nothing() -> None:
    assert moved(found(said=False), found(excess("1")), SAME) == 0
    assert moved(found(excess("1")), found(said=False), SAME) == 0
