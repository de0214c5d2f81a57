"""Words and figures of the reports of a trend. Parts of targets are rounded down."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from fupin.model.text import Text, joined
from fupin.model.verdict import Level
from fupin.report.names import LEVELS
from fupin.report.rates import rate_text
from fupin.report.trend.sparks import GAP_SIGNS, NO_VALUE
from fupin.trends.figures import Gap
from fupin.trends.measures import SHARES, Measure
from fupin.trends.quarters import Quarter
from fupin.trends.series import Change, Value
from fupin.trends.trend import Trend

TITLE = Text("各季度变化", "Trend over the quarters")
COUNTY, RULE, TARGET = Text("县", "county"), Text("规则", "rule"), Text("目标", "target")
CHART, CHANGE = Text("走势", "chart"), Text("变化", "change")
UNNAMED = Text("（没有名称）", "(no name)")
MEASURES = {
    Measure.ERROR: LEVELS[Level.ERROR],
    Measure.WARNING: LEVELS[Level.WARNING],
    Measure.NOTE: LEVELS[Level.NOTE],
    Measure.FAILED: Text("不符合", "fail"),
    Measure.UNKNOWN: Text("无法判断", "unknown"),
    Measure.WAIVED: Text("豁免", "waived"),
    Measure.PROBLEMS: Text("数据问题", "problems"),
    Measure.RECORDS: Text("记录", "records"),
    Measure.FAIL_RATE: Text("不符合率", "fail rate"),
    Measure.COVERAGE: Text("可判断率", "coverage"),
}
GAPS = {
    Gap.NO_REPORT: Text("没有报告", "no report"),
    Gap.NOT_SUBMITTED: Text("没有报送", "not submitted"),
    Gap.UNREADABLE: Text("文件都读不了", "no file can be read"),
    Gap.NO_RECORDS: Text("没有可检查的记录", "no records to check"),
    Gap.CONFLICT: Text("报告互相矛盾", "reports contradict each other"),
    Gap.NOT_APPLIED: Text("没有用这条规则", "rule not applied"),
}
PARTIAL = Text("* 从有数的第一季到有数的最后一季", "* between the first and the last quarter with figures")
NOTHING = Text("这些报告里没有可以比较的数字。", "There are no figures in these reports.")
DEFINITIONS = Text(
    "不符合率 = 不符合 ÷（符合 + 不符合 + 豁免）；可判断率 = 其中三项 ÷（三项 + 无法判断），都按记录和规则逐条计；"
    "率和变化四舍五入到 0.1%，目标完成的部分向下取整；率的变化是百分点。",
    "fail rate = fail / (pass + fail + waived); coverage = these three / (the three + unknown), each record and rule"
    " counted; rates and changes are rounded to 0.1%, parts of targets down; changes of rates are percentage points.",
)


def quarter_head(quarter: Quarter, *, short: bool = False) -> str:
    """A quarter above its column: `2018Q1`, or `18Q1`."""
    return f"{quarter.year % 100:02}Q{quarter.number}" if short else str(quarter)


def shown_value(value: Value, measure: Measure) -> str:
    """What is measured in a quarter, or the sign of why it isn't."""
    if isinstance(value, Gap):
        return GAP_SIGNS[value]
    if value is None:
        return NO_VALUE
    return rate_text(Fraction(value)) if measure in SHARES else f"{value:,}"


def share_text(share: Fraction) -> str:
    """A part of a target in percent with one decimal, rounded down; what isn't 0 never looks so."""
    if 0 < share < Fraction(1, 1000):
        return "<0.1%"
    tenths = share.numerator * 1000 // share.denominator
    return f"{tenths // 10}%" if tenths % 10 == 0 and share * 1000 == tenths else f"{tenths // 10}.{tenths % 10}%"


def shown_change(change: Change | None, measure: Measure) -> str:
    """A change with its sign, of shares in percentage points; marked where it isn't from the first to the last."""
    if change is None:
        return ""
    size = f"{abs(change.by):,}" if measure not in SHARES else rate_text(abs(Fraction(change.by))).rstrip("%")
    sign = "+" if change.by > 0 else "-" if change.by < 0 else ""
    return f"{sign}{size}" + ("" if change.whole else "*")


def name_of(name: str) -> Text:
    """The name of a county, or what is said where it is empty."""
    return Text(name, name) if name.strip() else UNNAMED


def head_line(trend: Trend) -> Text:
    """What the trend is over: the quarters, how many reports and counties."""
    reports, counties = len(trend.reports), len(trend.counties)
    first, last = trend.quarters[0], trend.quarters[-1]
    over = str(first) if first == last else f"{first}-{last}"
    return Text(
        f"{TITLE.zh} {over} · 报告 {reports} 份 · 县 {counties} 个",
        f"{TITLE.en} {over} · reports {reports} · counties {counties}",
    )


def legend(gaps: Collection[Gap], *, no_value: bool, partial: bool) -> Iterator[Text]:
    """What the signs in place of figures mean, as far as they are used."""
    parts = [
        Text(f"{GAP_SIGNS[gap]} {text.zh}", f"{GAP_SIGNS[gap]} {text.en}")
        for gap, text in GAPS.items()
        if gap in gaps
    ]
    if no_value:
        parts.append(Text(f"{NO_VALUE} 没有可算的数", f"{NO_VALUE} nothing to work out"))
    if partial:
        parts.append(PARTIAL)
    if parts:
        yield joined(parts, " · ", " · ")
