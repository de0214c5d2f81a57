"""A trend as JSON, version 1: every figure exact, gaps as gaps."""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction
from typing import Any, TextIO

from fupin.model.exact import exact_or_none
from fupin.model.text import Language, Text
from fupin.report.json_report.writing import json_text
from fupin.report.trend.choice import Choice
from fupin.report.trend.notes import remarks_of, warnings_of
from fupin.report.trend.target_rows import target_name
from fupin.trends.choosing import Conflict, LeftOut
from fupin.trends.comparability import Variation
from fupin.trends.figures import Figures, Gap
from fupin.trends.measures import Measure
from fupin.trends.series import Point, Series
from fupin.trends.targets import TargetPoint, TargetSeries, TargetStanding
from fupin.trends.trend import Trend
from fupin.version import __version__

FORMAT, VERSION = "fupin-trend", 1


def write_trend_json(trend: Trend, choice: Choice, stream: TextIO, language: Language) -> None:
    """Writes the report: counties, rules and targets, whatever is chosen to be shown of them.

    Notes and titles are in the given language, all else is the same in every one.
    """
    stream.write(json_text(trend_data(trend, choice, language), indent=1) + "\n")


def trend_data(trend: Trend, choice: Choice, language: Language) -> dict[str, Any]:
    """The members of the report."""

    def told(text: Text) -> str:
        return text.in_language(language)

    return {
        "format": FORMAT,
        "version": VERSION,
        "tool": {"name": "fupin", "version": __version__},
        "quarters": [str(quarter) for quarter in trend.quarters],
        "chosen": {"counties": trend.chosen_counties, "rules": trend.chosen_rules},
        "reports": [
            {
                "path": each.path,
                "sha256": each.sha256,
                "kind": each.kind,
                "as_of": each.as_of.isoformat(),
                "quarter": str(each.quarter),
                "used": each.used,
                "counties": each.counties,
                "unreadable": each.unreadable,
            }
            for each in trend.reports
        ],
        "attention": [told(note) for note in warnings_of(trend)],
        "remarks": [told(note) for note in remarks_of(trend)],
        "conflicts": [_conflict(each) for each in trend.conflicts],
        "left_out": [_left_out(each) for each in trend.left_out],
        "variations": [_variation(each) for each in trend.variations],
        "total": series_data(trend.total),
        "steady": None if trend.steady is None else series_data(trend.steady),
        "counties": [{"county": each.name, **series_data(each)} for each in trend.counties],
        "not_on_roster": [{"name": each.name, **series_data(each)} for each in trend.strays],
        "rules": [
            {"rule": each.name, "title": _title(each.name, choice, language), **series_data(each)}
            for each in trend.rules
        ],
        "targets": [_target(each, choice, language) for each in trend.targets],
        "areas": [_target(each, choice, language) for each in trend.areas],
    }


def _title(rule: str, choice: Choice, language: Language) -> str | None:
    title = choice.titles.get(rule)
    return None if title is None else title.in_language(language)


def series_data(series: Series) -> dict[str, Any]:
    """The quarters of a series, and by how much each measure changed."""
    return {"quarters": [_point(point) for point in series.points], "change": _changes(series)}


def _changes(series: Series) -> dict[str, Any]:
    found = {measure.value: series.change(measure) for measure in Measure}
    return {
        name: {"from": str(change.first), "to": str(change.last), "by": _number(change.by)}
        for name, change in found.items()
        if change is not None
    }


def _point(point: Point) -> dict[str, Any]:
    head = {"quarter": str(point.quarter), "report": point.path}
    if isinstance(point.state, Gap):
        return {**head, "gap": point.state.value}
    return {**head, **_figures(point.state)}


def _figures(figures: Figures) -> dict[str, Any]:
    verdicts = asdict(figures.verdicts)
    return {
        "counties": figures.counties,
        "unreadable": figures.unreadable,
        "records": figures.records,
        "problems": figures.problems,
        "findings": asdict(figures.findings),
        "verdicts": {"pass": verdicts.pop("passed"), **verdicts},
        "fail_rate": exact_or_none(figures.verdicts.fail_rate),
        "coverage": exact_or_none(figures.verdicts.coverage),
    }


def _number(value: int | Fraction) -> int | str | None:
    return value if isinstance(value, int) else exact_or_none(value)


def _target(series: TargetSeries, choice: Choice, language: Language) -> dict[str, Any]:
    return {
        "target": series.id,
        "name": target_name(series, choice).in_language(language),
        "area": series.area,
        "op": series.op,
        "figure": exact_or_none(series.figure),
        "unit": series.unit,
        "due": series.due.isoformat(),
        "quarters": [_target_point(point) for point in series.points],
    }


def _target_point(point: TargetPoint) -> dict[str, Any]:
    state = point.state
    if isinstance(state, Gap):
        return {"quarter": str(point.quarter), "report": None, "gap": state.value}
    return {"quarter": str(point.quarter), "report": state.path, **_standing(state)}


def _standing(state: TargetStanding) -> dict[str, Any]:
    return {
        "state": state.state,
        "low": exact_or_none(state.low),
        "high": exact_or_none(state.high),
        "share": exact_or_none(state.share),
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "quarter": str(conflict.quarter),
        "as_of": conflict.as_of.isoformat(),
        "reports": conflict.paths,
        "counties": conflict.counties,
    }


def _left_out(left: LeftOut) -> dict[str, Any]:
    return {
        "quarter": str(left.quarter),
        "report": left.path,
        "as_of": left.as_of.isoformat(),
        "instead": left.instead,
        "why": left.why.value,
        "counties": left.counties,
    }


def _variation(variation: Variation) -> dict[str, Any]:
    values = [{"value": value, "quarters": [str(each) for each in at]} for value, at in variation.values]
    return {"what": variation.what, "values": values}
