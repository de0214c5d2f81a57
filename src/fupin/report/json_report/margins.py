"""The margins of passing records as the JSON formats have them."""

from __future__ import annotations

from typing import Any

from fupin.model.repair import Margin, MarginPlace


def margin_data(margin: Margin) -> dict[str, Any]:
    """How far passing records stand from one limit."""
    records = {"records": [_place(each) for each in margin.records]} if margin.records else {}
    return {
        "rule": margin.rule,
        "limit": margin.limit,
        "record": margin.record,
        "unit": margin.unit,
        "figure": margin.figure,
        "margin_unit": margin.margin_unit,
        "passed": margin.passed,
        "smallest": None if margin.nearest is None else margin.nearest.margin,
        "nearest": None if margin.nearest is None else _place(margin.nearest),
        **records,
    }


def _place(place: MarginPlace) -> dict[str, Any]:
    return {
        "path": place.path,
        "sheet": place.sheet,
        "row": place.row,
        "cell": place.cell,
        "key": dict(place.key),
        "margin": place.margin,
    }
