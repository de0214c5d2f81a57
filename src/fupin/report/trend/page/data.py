"""Everything that the page of a trend shows, as its data; texts are numbers in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from fupin.model.text import Language, Text
from fupin.progress.states import State
from fupin.report.page.texts import Texts
from fupin.report.progress.words import STATES
from fupin.report.trend.choice import Choice
from fupin.report.trend.notes import remarks_of, warnings_of
from fupin.report.trend.page.words import WORDS
from fupin.report.trend.sparks import GAP_SIGNS
from fupin.report.trend.target_rows import asked_text, share_change, shown_values, target_name, value_text
from fupin.report.trend.words import (
    DEFINITIONS,
    GAPS,
    MEASURES,
    NOTHING,
    TITLE,
    legend,
    name_of,
    share_text,
    shown_change,
    shown_value,
)
from fupin.trends.figures import Figures, Gap
from fupin.trends.measures import SHARES, Measure, better_high, worsening
from fupin.trends.series import Series, Value, worst_first
from fupin.trends.targets import TargetPoint, TargetSeries, TargetStanding
from fupin.trends.trend import Trend, UsedReport
from fupin.version import __version__

_WHOLE = 1000
"""A full bar; heights are told in thousandths, rounded down."""


def page_data(trend: Trend, choice: Choice, language: Language) -> dict[str, Any]:
    """The data of the page; its texts, numbered from 0, are in `texts`.

    Args:
        trend: the trend.
        choice: what the page shows first.
        language: the language that the page opens in.
    """
    texts = Texts()
    data = {
        "language": language.value,
        "titles": list(TITLE),
        "program": f"fupin {__version__}",
        "quarters": [str(quarter) for quarter in trend.quarters],
        "by": choice.by.value,
        "measure": choice.measure.value,
        "measures": {measure.value: texts.add(MEASURES[measure]) for measure in Measure},
        "gaps": {gap.value: texts.add(text) for gap, text in GAPS.items()},
        "signs": {gap.value: sign for gap, sign in GAP_SIGNS.items()},
        "attention": [texts.add(note) for note in warnings_of(trend)],
        "remarks": [texts.add(note) for note in remarks_of(trend)],
        "definitions": texts.add(DEFINITIONS),
        "legend": [texts.add(line) for line in _legend(trend)],
        "nothing": None if trend.has_figures else texts.add(NOTHING),
        "total": _series([trend.total], texts, {})[0] if trend.counties else None,
        "steady": None if trend.steady is None else _series([trend.steady], texts, {})[0],
        "steady_count": 0 if trend.steady is None else _counties_in(trend.steady),
        "counties": _series(trend.counties, texts, {}),
        "strays": _series(trend.strays, texts, {}),
        "rules": _series(trend.rules, texts, choice.titles),
        "targets": [_target(each, choice, trend.areas, texts) for each in trend.targets],
        "reports": [_report(each, texts) for each in trend.reports],
        "words": {key: list(text) for key, text in WORDS.items()},
    }
    return {**data, "texts": texts.table()}


def _legend(trend: Trend) -> Iterator[Text]:
    """What the signs mean that stand in place of figures."""
    series = [*trend.counties, *trend.strays, *trend.rules]
    states = [point.state for each in series for point in each.points]
    states_of_targets = [point.state for each in trend.targets for point in each.points]
    changes = [each.change(measure) for each in series for measure in Measure]
    changes += [share_change(each) for each in trend.targets]
    yield from legend(
        {state for state in (*states, *states_of_targets) if isinstance(state, Gap)},
        no_value=any(value is None for each in series for measure in SHARES for value in each.values(measure))
        or any(isinstance(state, TargetStanding) and state.share is None for state in states_of_targets),
        partial=any(change is not None and not change.whole for change in changes),
    )


def _series(series: Sequence[Series], texts: Texts, titles: Mapping[str, Text]) -> list[dict[str, Any]]:
    """Series with, by measure, heights, texts, change, and the places in the orders by change and by last value."""
    tops = {measure: _top(value for each in series for value in each.values(measure)) for measure in Measure}
    by_change = {measure: _places(worst_first(series, measure)) for measure in Measure}
    by_last = {measure: _places(_last_first(series, measure)) for measure in Measure}
    return [
        {
            "name": texts.add(name_of(each.name)),
            "title": texts.add_if(titles.get(each.name)),
            "measures": {
                measure.value: {
                    **_measured(each, measure, tops[measure], texts),
                    "worst": by_change[measure][each.name],
                    "last": by_last[measure][each.name],
                }
                for measure in Measure
                if any(value is not None and not isinstance(value, Gap) for value in each.values(measure))
                or all(isinstance(value, Gap) for value in each.values(measure))
            },
        }
        for each in series
    ]


def _counties_in(series: Series) -> int:
    return max(point.state.counties for point in series.points if isinstance(point.state, Figures))


def _measured(series: Series, measure: Measure, top: int | Fraction, texts: Texts) -> dict[str, Any]:
    values = series.values(measure)
    change = series.change(measure)
    worse = 0 if change is None else worsening(measure, change.by)
    return {
        "values": [_height(value, _top(values)) for value in values],
        "common": [_height(value, top) for value in values],
        "shown": [texts.add(shown_value(value, measure)) for value in values],
        "change": texts.add(shown_change(change, measure)),
        "worse": (worse > 0) - (worse < 0),
    }


def _top(values: Any) -> int | Fraction:
    return max((value for value in values if isinstance(value, int | Fraction)), default=0)


def _height(value: Value, top: int | Fraction) -> int | str | None:
    """A value in thousandths of the highest; what isn't 0 is at least 1. A gap stays one."""
    if value is None:
        return None
    if isinstance(value, Gap):
        return value.value
    if value <= 0 or top <= 0:
        return 0
    return min(max(int(Fraction(value) * _WHOLE / top), 1), _WHOLE)


def _places(ordered: Sequence[Series]) -> Mapping[str, int]:
    return {each.name: place for place, each in enumerate(ordered)}


def _last_first(series: Sequence[Series], measure: Measure) -> list[Series]:
    """The series with the worst value in the last quarter first; those without one last."""

    def rank(each: Series) -> tuple[bool, int | Fraction, str]:
        value = each.values(measure)[-1]
        told = value is not None and not isinstance(value, Gap)
        number = value if isinstance(value, int | Fraction) else 0
        return not told, number if better_high(measure) else -number, each.name

    return sorted(series, key=rank)


def _target(series: TargetSeries, choice: Choice, areas: Sequence[TargetSeries], texts: Texts) -> dict[str, Any]:
    return {
        "id": texts.add(series.id),
        "name": texts.add(target_name(series, choice)),
        "area": texts.add_if(series.area),
        "asked": texts.add(asked_text(series)),
        "due": series.due.isoformat(),
        "change": texts.add(shown_change(share_change(series), Measure.COVERAGE)),
        "areas": _areas(series, areas, texts),
        "points": [_target_point(point, series.unit, texts) for point in series.points],
    }


def _areas(target: TargetSeries, areas: Sequence[TargetSeries], texts: Texts) -> list[list[int]]:
    """Of a target of a province, a row for each area: its name, and its values quarter by quarter."""
    own = [each for each in areas if target.area is None and each.id == target.id]
    return [[texts.add(each.area or ""), *(texts.add(text) for text in shown_values(each))] for each in own]


def _target_point(point: TargetPoint, unit: str, texts: Texts) -> dict[str, Any]:
    state = point.state
    if isinstance(state, Gap):
        return {"gap": state.value}
    return {
        "height": _height(state.share, 1),
        "share": None if state.share is None else texts.add(share_text(state.share)),
        "value": None if _unknown(state) else texts.add(value_text(state, unit)),
        "state": None if state.state is None else state.state,
        "words": None if state.state is None else texts.add(STATES[State(state.state)]),
    }


def _unknown(state: TargetStanding) -> bool:
    return state.low is None and state.high is None


def _report(report: UsedReport, texts: Texts) -> dict[str, Any]:
    return {
        "path": texts.add(report.path),
        "sha256": report.sha256,
        "kind": report.kind,
        "as_of": report.as_of.isoformat(),
        "quarter": str(report.quarter),
        "used": report.used,
        "counties": report.counties,
    }
