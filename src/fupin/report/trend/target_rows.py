"""A target over the quarters as a row: the share that is reached, else the value, and its last state."""

from __future__ import annotations

from fractions import Fraction

from fupin.model.text import Text
from fupin.progress.result import Bounds
from fupin.progress.states import State
from fupin.report.progress.words import RATIO, STATES, amount, bounds_text
from fupin.report.trend.choice import Choice
from fupin.report.trend.rows import Row
from fupin.report.trend.sparks import GAP_SIGNS, NO_VALUE
from fupin.report.trend.words import share_text, shown_change
from fupin.trends.figures import Gap
from fupin.trends.measures import Measure
from fupin.trends.series import Change, Value
from fupin.trends.targets import TargetSeries, TargetStanding


def target_row(series: TargetSeries, choice: Choice, *, named: bool) -> Row:
    """The row of a target: its shares, or of an area, which has none of its own, its values.

    Args:
        series: the target.
        choice: names of targets.
        named: whether the row tells the area.
    """
    asked, name = asked_text(series), target_name(series, choice)
    area = "" if series.area is None or not named else f"{series.area} "
    label = Text(f"{area}{series.id} {name.zh}（{asked.zh}）", f"{area}{series.id} {name.en} ({asked.en})")
    if _has_shares(series):
        change = share_change(series)
        return Row(
            label,
            tuple(_shown_share(point.state) for point in series.points),
            tuple(_share(point.state) for point in series.points),
            shown_change(change, Measure.COVERAGE),
            worse=change is not None and change.by < 0,
            extras=(last_state(series),),
            top=1,
        )
    return Row(label, shown_values(series), tuple(value_of(point.state) for point in series.points),
               extras=(last_state(series),))  # fmt: skip


def _has_shares(series: TargetSeries) -> bool:
    return any(isinstance(point.state, TargetStanding) and point.state.state is not None for point in series.points)


def shown_values(series: TargetSeries) -> tuple[str, ...]:
    """The values quarter by quarter, without their unit, which the target's figure has."""
    values = (value_of(point.state) for point in series.points)
    return tuple(_shown_value(value, series.unit) for value in values)


def value_of(state: TargetStanding | Gap) -> Value:
    """The value of a quarter, where it is known."""
    if isinstance(state, Gap):
        return state
    return state.low if state.low == state.high else None


def _shown_value(value: Value, unit: str) -> str:
    if isinstance(value, Gap):
        return GAP_SIGNS[value]
    if value is None:
        return NO_VALUE
    if unit == RATIO:
        return share_text(Fraction(value))
    hundredths = Fraction(value).numerator * 100 // Fraction(value).denominator
    whole, rest = divmod(hundredths, 100)
    return f"{whole:,}" + (f".{rest:02}".rstrip("0") if rest else "")


def target_name(series: TargetSeries, choice: Choice) -> Text:
    """The name of a target in both languages, where the rule book has it; else as its last report names it."""
    target, _, year = series.id.partition("/")
    name = choice.titles.get(target)
    if name is None:
        return Text(series.name, series.name)
    return Text(f"{name.zh}（{year} 年）", f"{name.en} ({year})") if year else name


def asked_text(series: TargetSeries) -> Text:
    """What the target asks for, with its unit."""
    figure = amount(series.figure, series.unit)
    return figure if series.op == ">=" else Text(f"不超过 {figure.zh}", f"at most {figure.en}")


def share_change(series: TargetSeries) -> Change | None:
    """By how much the share changed, from the first quarter that has one to the last."""
    shares = [(point.quarter, _share(point.state)) for point in series.points]
    told = [(quarter, share) for quarter, share in shares if isinstance(share, Fraction)]
    if len(told) < 2:
        return None
    (first, before), (last, after) = told[0], told[-1]
    ends = series.points[0].quarter, series.points[-1].quarter
    return Change(first, last, after - before, whole=(first, last) == ends)


def last_state(series: TargetSeries) -> Text:
    """How it stood, in words, when it was last told."""
    standing = next((p.state for p in reversed(series.points) if isinstance(p.state, TargetStanding)), None)
    if standing is None:
        return Text("", "")
    return value_text(standing, series.unit) if standing.state is None else STATES[State(standing.state)]


def value_text(standing: TargetStanding, unit: str) -> Text:
    """The value with its unit, as far as it is known."""
    return bounds_text(Bounds(standing.low, standing.high), unit)


def _share(state: TargetStanding | Gap) -> Value:
    return state if isinstance(state, Gap) else state.share


def _shown_share(state: TargetStanding | Gap) -> str:
    if isinstance(state, Gap):
        return GAP_SIGNS[state]
    return NO_VALUE if state.share is None else share_text(state.share)
