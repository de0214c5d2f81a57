"""A target at a date: the values of its areas put together, its state, and what it still takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from fupin.model.text import Text
from fupin.progress.areas import is_whole, why_apart
from fupin.progress.result import AreaValue, Bounds, Shown, TargetProgress
from fupin.progress.states import Agreement, State
from fupin.rulebook.policy_shapes import AreasShape, TargetShape

_NEVER_NEGATIVE = frozenset({"cumulative", "yearly"})


def dues(target: TargetShape) -> list[tuple[int | None, date]]:
    """The days by which a target is due; of a yearly one for each of its years, with the year."""
    if not target.years:
        return [(None, target.due)]
    return [(int(year), target.due.replace(year=int(year))) for year in target.years]


def measured(
    target: TargetShape,
    year: int | None,
    due: date,
    areas: Sequence[AreaValue],
    as_of: date,
    known: AreasShape | None,
) -> TargetProgress:
    """How a target stands by what its areas reported.

    Args:
        target: the target.
        year: of a yearly one, which year.
        due: the day by which it is due.
        areas: what each area reported last.
        as_of: the date.
        known: which areas contain others.
    """
    value, reason = together(target, areas, known)
    state = _state(target, value, due, as_of, reported=bool(areas))
    if not areas and year is not None and as_of.year < year:
        state = State.NOT_BEGUN
    missing = _missing(target, value.exact)
    months = months_between(as_of, due)
    return TargetProgress(
        target=target,
        year=year,
        due=due,
        state=state,
        value=value,
        share=_share(target, value.exact),
        missing=missing,
        months_left=months,
        per_month=missing / months if missing and months else None,
        areas=tuple(areas),
        reason=reason if state is State.UNKNOWN else None,
    )


def together(target: TargetShape, areas: Sequence[AreaValue], known: AreasShape | None) -> tuple[Bounds, Text | None]:
    """The value over all areas as far as it can be known, and why no further.

    Values that add up do so where the areas are apart. A share or a mean of the whole lies between
    those of its parts. Where an area's value is unknown, the others are a lower bound of a sum that
    can't fall.
    """
    wholes = [area for area in areas if is_whole(area.area, known)]
    chosen = wholes or list(areas)
    if not chosen:
        return Bounds(), None
    reason = next((area.reason for area in chosen if area.value is None), None)
    if len(chosen) == 1:
        return Bounds(chosen[0].value, chosen[0].value), reason
    apart = why_apart([area.area for area in chosen], known)
    if apart is not None:
        return Bounds(), apart
    values = [area.value for area in chosen if area.value is not None]
    complete = len(values) == len(chosen)
    if target.adds == "false":
        between = Text("各地区的比率或平均数不能相加", "shares and means of areas don't add up")
        return (Bounds(min(values), max(values)), between) if complete else (Bounds(), reason)
    if complete:
        return Bounds(sum(values, Fraction(0)), sum(values, Fraction(0))), None
    if target.kind in _NEVER_NEGATIVE and all(value >= 0 for value in values):
        return Bounds(sum(values, Fraction(0)), None), reason
    return Bounds(), reason


def _state(target: TargetShape, value: Bounds, due: date, as_of: date, *, reported: bool) -> State:
    if not reported:
        return State.NOT_REPORTED
    met = reached(target, value)
    if met is None:
        return State.UNKNOWN
    if met:
        return State.MET
    return State.OVERDUE if as_of > due else State.ON_THE_WAY


def reached(target: TargetShape, value: Bounds) -> bool | None:
    """Whether a value meets a target; None where its bounds don't tell."""
    figure = Fraction(target.value)
    low, high = value.low, value.high
    if target.op == ">=":
        if low is not None and low >= figure:
            return True
        return False if high is not None and high < figure else None
    if high is not None and high <= figure:
        return True
    return False if low is not None and low > figure else None


def held_against(item: TargetProgress, shown: tuple[Shown, ...]) -> TargetProgress:
    """The target with what records show of it.

    Where a reported value meets the target, but records that contradict it would not, it can't be judged.
    """
    item = replace(item, shown=shown)
    differing = [each for each in shown if each.agreement is Agreement.DIFFERS]
    if item.state is not State.MET or all(reached(item.target, _instead(item, each)) for each in differing):
        return item
    reason = Text("填报的数达到目标，记录显示的没有", "the reported value meets the target, the records' does not")
    return replace(item, state=State.UNKNOWN, share=None, missing=None, per_month=None, reason=reason)


def _instead(item: TargetProgress, shown: Shown) -> Bounds:
    """The whole's value with what records show in the place of what was reported."""
    if item.target.adds == "false" or shown.reported is None:
        return shown.shown
    low, high = (
        None if whole is None or part is None else whole - shown.reported + part
        for whole, part in ((item.value.low, shown.shown.low), (item.value.high, shown.shown.high))
    )
    return Bounds(low, high)


def _share(target: TargetShape, value: Fraction | None) -> Fraction | None:
    """The part reached; an upper limit has no base to measure it from, short of being met."""
    figure = Fraction(target.value)
    if value is None:
        return None
    if target.op == "<=":
        return Fraction(1) if value <= figure else None
    return value / figure if figure > 0 else None


def _missing(target: TargetShape, value: Fraction | None) -> Fraction | None:
    if value is None:
        return None
    figure = Fraction(target.value)
    return max(Fraction(0), figure - value if target.op == ">=" else value - figure)


def months_between(start: date, end: date) -> int:
    """Months from one day to a later one, begun ones counted; 0 where it isn't later."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months + (end.day > start.day)
