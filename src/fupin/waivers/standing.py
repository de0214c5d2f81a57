"""How waivers stand at a date: in force, not yet, or expired, and by calendar quarter when they will expire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fupin.model.calendar import quarter_start
from fupin.model.county_names import squeezed
from fupin.model.fingerprints import key_digest
from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Text
from fupin.model.waiver import Waiver
from fupin.waivers.telling import waiver_problem


class WaiverState(StrEnum):
    """How a waiver stands at a date; the values are shown to users and are stable."""

    EXPIRED = "expired"
    THIS_QUARTER = "this_quarter"
    NEXT_QUARTER = "next_quarter"
    LATER = "later"
    NOT_YET = "not_yet"


def state_at(waiver: Waiver, as_of: date) -> WaiverState:
    """How a waiver stands; of one in force, in which calendar quarter it expires."""
    if waiver.expires_on < as_of:
        return WaiverState.EXPIRED
    if as_of < waiver.granted_on:
        return WaiverState.NOT_YET
    if waiver.expires_on <= quarter_end(as_of):
        return WaiverState.THIS_QUARTER
    return WaiverState.NEXT_QUARTER if waiver.expires_on <= quarter_end(as_of, 1) else WaiverState.LATER


def quarter_end(day: date, quarters: int = 0) -> date:
    """The last day of the calendar quarter of a day, or of one some quarters later; the calendar ends with 9999."""
    next_one = quarter_start(day, quarters + 1)
    return date.max if next_one is None else next_one - timedelta(days=1)


@dataclass(frozen=True)
class WaiversAt:
    """The waivers in force at a date, and what is to be said of the others."""

    in_force: tuple[Waiver, ...]
    problems: tuple[Problem, ...]


def standing(waivers: Sequence[Waiver], as_of: date) -> WaiversAt:
    """The waivers in force at a date, one for each rule and record.

    Args:
        waivers: the waivers, in the order of the file.
        as_of: the date.

    Returns:
        The first in force of each rule, record and county. One that has expired, or is not yet in force,
        is a problem; beside another one in force it is only of no use.
    """
    holding: dict[tuple[str, str, str], Waiver] = {}
    for waiver in waivers:
        if waiver.granted_on <= as_of <= waiver.expires_on:
            holding.setdefault(_subject(waiver), waiver)
    problems = [
        _not_holding(waiver, holding, as_of) for waiver in waivers if holding.get(_subject(waiver)) is not waiver
    ]
    return WaiversAt(tuple(holding.values()), tuple(problems))


def _subject(waiver: Waiver) -> tuple[str, str, str]:
    return waiver.rule, key_digest(waiver.record, list(waiver.key.values())), squeezed(waiver.county or "")


def _not_holding(waiver: Waiver, holding: Mapping[tuple[str, str, str], Waiver], as_of: date) -> Problem:
    when = _when(waiver, as_of)
    other = holding.get(_subject(waiver))
    if other is not None:
        what = Text(
            f"{when.zh}第 {other.line} 行的一项豁免了同一条记录的同一条规则；删去这一项",
            f"{when.en}line {other.line} waives the same rule for the same record; remove this entry",
        )
        return waiver_problem(ProblemCode.WAIVER_UNUSED, waiver, what)
    if waiver.expires_on < as_of:
        what = Text(f"{when.zh}按规则整改，或重新报批后更新", f"{when.en}mend the record, or have it granted anew")
    else:
        what = Text(f"{when.zh}在此之前不能豁免", f"{when.en}until then nothing is waived")
    return waiver_problem(ProblemCode.WAIVER_NOT_IN_FORCE, waiver, what)


def _when(waiver: Waiver, as_of: date) -> Text:
    """Whether it has expired, or begins only; empty where it is in force."""
    if waiver.expires_on < as_of:
        return Text(f"已于 {waiver.expires_on} 到期；", f"expired on {waiver.expires_on}; ")
    if as_of < waiver.granted_on:
        return Text(f"{waiver.granted_on} 起才生效；", f"holds only from {waiver.granted_on} on; ")
    return Text("", "")
