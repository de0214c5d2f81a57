"""Words about waivers and how they stand."""

from __future__ import annotations

from datetime import date

from fupin.model.text import Text
from fupin.model.waiver import Waiver
from fupin.report.names import field_name
from fupin.waivers.standing import WaiverState, quarter_end

STATES = {
    WaiverState.EXPIRED: Text("已到期", "expired"),
    WaiverState.THIS_QUARTER: Text("本季度到期", "expires this quarter"),
    WaiverState.NEXT_QUARTER: Text("下季度到期", "expires next quarter"),
    WaiverState.LATER: Text("以后到期", "expires later"),
    WaiverState.NOT_YET: Text("尚未生效", "not yet in force"),
}


def state_heading(state: WaiverState, as_of: date) -> Text:
    """A state with the days that it means at a date."""
    name = STATES[state]
    if state in (WaiverState.THIS_QUARTER, WaiverState.NEXT_QUARTER):
        last = quarter_end(as_of, 0 if state is WaiverState.THIS_QUARTER else 1)
        return Text(f"{name.zh}（至 {last}）", f"{name.en} (to {last})")
    return name


def days_words(days: int) -> Text:
    """How many days are left, or how long ago the last one was."""
    if days < 0:
        return Text(f"已过 {-days} 天", f"{-days} days ago")
    return Text("今天止", "ends today") if days == 0 else Text(f"剩 {days} 天", f"{days} days left")


def record_key(waiver: Waiver) -> Text:
    """The key of a waiver's record with the names of its fields."""
    names = [(field_name(waiver.record, name), text) for name, text in waiver.key.items()]
    return Text(
        " · ".join(f"{name.zh} {text}" for name, text in names),
        " · ".join(f"{name.en} {text}" for name, text in names),
    )
