"""Words, amounts and bars of the progress reports. What is rounded is rounded here, and says so."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from fupin.model.text import Text, joined
from fupin.progress.result import Bounds, Place, Shown, TargetProgress
from fupin.progress.states import Agreement, State, TaskState
from fupin.report.figures import shown_number
from fupin.report.names import record_name
from fupin.rulebook.policy_shapes import TargetShape

RATIO = "比例"

STATES = {
    State.MET: Text("达到", "met"),
    State.ON_THE_WAY: Text("进行中", "on the way"),
    State.OVERDUE: Text("逾期", "overdue"),
    State.UNKNOWN: Text("无法判断", "can't be judged"),
    State.NOT_REPORTED: Text("未填报", "not reported"),
    State.NOT_BEGUN: Text("未开始", "not begun"),
}
TASK_STATES = {
    TaskState.DONE: Text("完成", "done"),
    TaskState.OPEN: Text("未到期", "not yet due"),
    TaskState.OVERDUE: Text("逾期", "overdue"),
    TaskState.UNKNOWN: Text("无法判断", "can't be judged"),
    TaskState.NOT_REPORTED: Text("未填报", "not reported"),
}
AGREEMENTS = {
    Agreement.DIFFERS: Text("不符", "differ"),
    Agreement.AGREES: Text("一致", "agree"),
    Agreement.UNDECIDED: Text("无法核对", "can't be told"),
    Agreement.NOT_REPORTED: Text("没有填报", "not reported"),
}
SCOPE = Text(
    "目标是全省的目标；只计入这些文件填报的地区。“约”后面的数是舍入的。",
    "The targets are the province's; only what areas in these files reported counts. Figures behind ~ are rounded.",
)
NOTHING = Text(
    "没有任务指标、任务台账，也没有可以核对的记录。",
    "There are no indicators, no task ledger and no records to hold them against.",
)
BAR = 20
_FEW = 3
"""How many areas' records are told one by one."""


def bar(share: Fraction | None, width: int = BAR) -> str:
    """A share as a bar of signs: full only where it is reached, dashes where nothing is known."""
    if share is None:
        return "[" + "-" * width + "]"
    signs = min(max(int(share * width), 1 if share > 0 else 0), width)
    return "[" + "#" * signs + "." * (width - signs) + "]"


def target_bar(item: TargetProgress, width: int = BAR) -> str:
    """The bar of a target; what is met for sure is full, though how far beyond may be unknown."""
    return bar(Fraction(1) if item.state is State.MET else item.share, width)


def percent(share: Fraction, digits: int = 1) -> Text:
    """A share as a percentage, rounded down, so that what isn't reached never looks as if it were."""
    return _marked(share * 100, digits, ROUND_FLOOR, "%")


def amount(value: Fraction, unit: str, *, up: bool = False) -> Text:
    """A value with its unit, rounded only where it has more than two digits behind the point.

    Args:
        value: the value, in the target's unit.
        unit: the unit; shares become percents.
        up: round up (to a whole number), as what is needed is.
    """
    rounding = ROUND_CEILING if up else ROUND_FLOOR
    if unit == RATIO:
        return _marked(value * 100, 2, rounding, "%")
    figure, rounded = _decimal(value, 0 if up else 4, rounding)
    text = shown_number(figure, unit)
    return _about(text) if rounded else text


def bounds_text(bounds: Bounds, unit: str) -> Text:
    """A value as far as it is known."""
    low = None if bounds.low is None else amount(bounds.low, unit)
    high = None if bounds.high is None else amount(bounds.high, unit, up=False)
    if bounds.exact is not None and low is not None:
        return low
    if low is not None and high is not None:
        return Text(f"{low.zh}至{high.zh}", f"{low.en} to {high.en}")
    if low is not None:
        return Text(f"至少 {low.zh}", f"at least {low.en}")
    return Text("未知", "unknown") if high is None else Text(f"至多 {high.zh}", f"at most {high.en}")


def due_words(due: date, as_of: date) -> Text:
    """By when something is due, or was."""
    return Text(f"{due} 已到期", f"was due {due}") if due < as_of else Text(f"{due} 到期", f"due {due}")


def target_figure(target: TargetShape) -> Text:
    """What the target asks for, with its unit."""
    figure = amount(Fraction(target.value), target.unit)
    return figure if target.op == ">=" else Text(f"不超过 {figure.zh}", f"at most {figure.en}")


def target_name(item: TargetProgress) -> Text:
    """The name of a target, with the year of a yearly one."""
    name = item.target.name.text()
    return name if item.year is None else Text(f"{name.zh}（{item.year} 年）", f"{name.en} ({item.year})")


def reach(item: TargetProgress) -> Text:
    """The value reached of what is asked for."""
    value, figure = bounds_text(item.value, item.target.unit), target_figure(item.target)
    if item.value.exact is not None and item.target.unit != RATIO and item.target.op == ">=":
        value = Text(*(text.partition(" ")[0] for text in value))  # the figure behind it names the unit
    return Text(f"{value.zh} / {figure.zh}", f"{value.en} / {figure.en}")


def needed(item: TargetProgress) -> Text | None:
    """What is still missing and what that is a month; None where nothing is."""
    if not item.missing:
        return None
    gap = amount(item.missing, item.target.unit)
    text = Text(f"还差 {gap.zh}", f"missing {gap.en}")
    if item.target.op == "<=":
        text = Text(f"还要减少 {gap.zh}", f"still to cut: {gap.en}")
    if item.state is State.OVERDUE:
        return text
    if item.per_month is None:
        return Text(f"{text.zh}，当天到期", f"{text.en}, due on this very day")
    rate = amount(item.per_month, item.target.unit, up=True)
    months = item.months_left
    plural = "month" if months == 1 else "months"
    return Text(
        f"{text.zh}，还有 {months} 个月，每月要 {rate.zh}",
        f"{text.en}, that is {rate.en} a month for {months} {plural}",
    )


def reported_by(item: TargetProgress) -> Text:
    """Which areas reported, and when; where there are many, how many and the latest day."""
    if len(item.areas) == 1:
        area = item.areas[0]
        day = "" if area.reported_on is None else f" {area.reported_on}"
        return Text(f"{area.area or '未写地区'}{day}", f"{area.area or 'no area named'}{day}")
    days = [area.reported_on for area in item.areas if area.reported_on is not None]
    last = f"{max(days)}" if days else "?"
    return Text(f"{len(item.areas)} 个地区，最近 {last}", f"{len(item.areas)} areas, last {last}")


def shown_words(item: TargetProgress, shown: Shown) -> Text:
    """What records show of a target, and how that stands to what was reported."""
    record = record_name(shown.record)
    source = Text(f"“{record.zh}”{shown.records} 条记录", f"{record.en} records ({shown.records})")
    if shown.agreement is Agreement.AGREES:
        return Text(f"与{source.zh}一致", f"agrees with the {source.en}")
    if shown.agreement is Agreement.UNDECIDED:
        why = shown.reason or Text("", "")
        return Text(f"无法与{source.zh}核对：{why.zh}", f"can't be held against the {source.en}: {why.en}")
    value = bounds_text(shown.shown, item.target.unit)
    found = Text(f"{source.zh}显示 {value.zh}", f"{source.en} show {value.en}")
    if shown.agreement is Agreement.NOT_REPORTED:
        return Text(f"这份报送没有填报；{found.zh}", f"not reported in this submission; {found.en}")
    gap = _difference(shown, item.target.unit)
    return Text(f"与记录不符：{found.zh}，{gap.zh}", f"differs from the records: {found.en}, {gap.en}")


def all_shown_words(item: TargetProgress) -> list[Text]:
    """What records show of a target; where many areas are held against theirs, how many stand how."""
    if len(item.shown) <= _FEW:
        return [shown_words(item, shown) for shown in item.shown]
    found = Counter(shown.agreement for shown in item.shown)
    counts = counts_text([(name, found[agreement]) for agreement, name in AGREEMENTS.items()])
    return [Text(f"与各自的记录核对：{counts.zh}", f"held against the records of each: {counts.en}")]


def difference_words(item: TargetProgress, shown: Shown) -> Text:
    """A difference: what was reported, what the records show, and by how much they differ."""
    reported = amount(shown.reported or Fraction(0), item.target.unit)
    words = shown_words(item, shown)
    return Text(f"填报 {reported.zh}，{words.zh}", f"reported {reported.en}, {words.en}")


def _difference(shown: Shown, unit: str) -> Text:
    """By how much the reported value is off the nearest value that the records allow."""
    reported = shown.reported or Fraction(0)
    low, high = shown.shown.low, shown.shown.high
    nearest = high if high is not None and reported > high else low
    gap = reported - (nearest if nearest is not None else reported)
    size = amount(abs(gap), unit)
    if unit == RATIO:
        size = Text(size.zh.replace("%", " 个百分点"), size.en.replace("%", " percentage points"))
    return Text(f"填报多 {size.zh}", f"reported {size.en} more") if gap > 0 else Text(
        f"填报少 {size.zh}", f"reported {size.en} less"
    )  # fmt: skip


def place_text(place: Place, *, several: bool) -> str:
    """File, sheet and cell of a place, as the check's report names them."""
    cell = place.cell or f"{place.row}"
    if place.sheet is None:
        return f"{place.path}:{cell}"
    return f"{place.path}  {place.sheet}!{cell}" if several else f"{place.sheet}!{cell}"


def counts_text(counts: list[tuple[Text, int]]) -> Text:
    """Names with their numbers, those that are 0 left out."""
    parts = [Text(f"{name.zh} {count}", f"{name.en} {count}") for name, count in counts if count]
    return joined(parts, " · ", " · ")


def _marked(value: Fraction, digits: int, rounding: str, sign: str) -> Text:
    figure, rounded = _decimal(value, digits, rounding)
    plain = f"{figure:f}"
    if not rounded and "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    text = Text(f"{plain}{sign}", f"{plain}{sign}")
    return _about(text) if rounded else text


def _about(text: Text) -> Text:
    return Text(f"约 {text.zh}", f"~{text.en}")


def _decimal(value: Fraction, digits: int, rounding: str) -> tuple[Decimal, bool]:
    """A fraction as a decimal of so many digits behind the point, and whether that is rounded."""
    scaled = value * 10**digits
    whole = scaled.numerator // scaled.denominator
    if scaled.denominator != 1 and rounding == ROUND_CEILING:
        whole += 1
    return Decimal(whole).scaleb(-digits), scaled.denominator != 1
