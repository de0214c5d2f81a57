"""The tables of a trend, as its text and its Markdown show them: a row a measure, a county, a rule or a target."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from fupin.model.text import Text
from fupin.report.counties import STRAY
from fupin.report.trend.choice import By, Choice
from fupin.report.trend.rows import Row
from fupin.report.trend.target_rows import target_row
from fupin.report.trend.words import COUNTY, MEASURES, RULE, TARGET, legend, name_of, shown_change, shown_value
from fupin.trends.figures import Figures, Gap
from fupin.trends.measures import Measure, neither_way, worsening
from fupin.trends.series import Series, worst_first
from fupin.trends.targets import TargetSeries
from fupin.trends.trend import Trend


@dataclass(frozen=True)
class Table:
    """A table over the quarters.

    Attributes:
        title: its title.
        lead: what is said below it; None for nothing.
        head: the head of the names.
        extras: the heads of the columns behind the change.
        rows: its rows, in order.
    """

    title: Text
    lead: Text | None
    head: Text
    extras: tuple[Text, ...]
    rows: tuple[Row, ...]


_OUTSIDE = Text("不算县，数字计入合计。", "These are no counties, but the totals have their figures.")
_ALL = Text("各县合计", "All counties")
_MEASURE = Text("项目", "measure")
_SHARES = Text(
    "各格是完成目标的比例，走势图到顶才是达到。",
    "Cells tell what share of the target is reached; charts are full only where all of it is.",
)
_VALUES = Text("各格是填报的完成值；目标是全省的。", "Cells tell the reported value; the target is the province's.")


def tables_of(trend: Trend, choice: Choice) -> Iterator[Table]:
    """The tables of a report, in order."""
    if trend.counties:
        yield _totals(trend)
    if trend.steady is not None:
        yield _steady(trend.steady)
    series = trend.counties if choice.by is By.COUNTY else trend.rules
    if series and (choice.by is By.RULE or len(series) > 1):
        yield _each(series, choice)
    if trend.strays and choice.by is By.COUNTY:
        yield _strays(trend.strays, choice)
    if trend.targets:
        yield _targets(trend.targets, choice)


def _targets(targets: Sequence[TargetSeries], choice: Choice) -> Table:
    areas = {each.area for each in targets}
    rows = tuple(target_row(each, choice, named=len(areas) > 1) for each in targets)
    lead = _SHARES if any(row.top is not None for row in rows) else _VALUES
    return Table(_targets_title(areas), lead, TARGET, (Text("状态", "state"),), rows)


def _targets_title(areas: Collection[str | None]) -> Text:
    area = next(iter(areas)) if len(areas) == 1 else None
    return Text("目标", "Targets") if area is None else Text(f"目标：{area}", f"Targets: {area}")


def _totals(trend: Trend) -> Table:
    series = trend.total
    rows = [_row(MEASURES[measure], series, measure) for measure in Measure if _is_told(series, measure)]
    if len(trend.counties) == 1:
        return Table(name_of(trend.counties[0].name), None, _MEASURE, (), tuple(rows))
    counts = tuple(p.state if isinstance(p.state, Gap) else p.state.counties for p in series.points)
    shown = tuple(shown_value(value, Measure.RECORDS) for value in counts)
    counties = Row(Text("有结果的县", "counties with figures"), shown, counts)
    return Table(_ALL, None, _MEASURE, (), (counties, *rows))


def _is_told(series: Series, measure: Measure) -> bool:
    """Whether there is anything of a measure; of some that are seldom used, whether it is ever more than nothing."""
    told = [value for value in series.values(measure) if value is not None and not isinstance(value, Gap)]
    return any(told) if measure is Measure.WAIVED else bool(told)


def _steady(series: Series) -> Table:
    count = next(point.state.counties for point in series.points if isinstance(point.state, Figures))
    title = Text(
        f"有报告的各季都有结果的 {count} 个县", f"Counties with figures in every quarter that has a report: {count}"
    )
    lead = Text("报送的县有多有少，只有这些县的合计各季可比。", "Other counties come and go; only these compare.")
    shown = (Measure.RECORDS, Measure.ERROR, Measure.FAIL_RATE, Measure.COVERAGE)
    rows = tuple(_row(MEASURES[each], series, each) for each in shown if _is_told(series, each))
    return Table(title, lead, _MEASURE, (), rows)


def _each(series: Sequence[Series], choice: Choice) -> Table:
    measure = choice.measure
    named, of = MEASURES[measure], COUNTY if choice.by is By.COUNTY else RULE
    title = Text(f"各{of.zh}：{named.zh}", f"By {of.en}: {named.en}")
    extras = tuple(each for each in (Measure.FAIL_RATE, Measure.COVERAGE) if each is not measure)
    rows, silent = [], 0
    for each in worst_first(series, measure):
        if choice.by is By.RULE and not any(value for value in each.values(measure) if not isinstance(value, Gap)):
            silent += 1
            continue
        last = [shown_value(each.values(extra)[-1], extra) for extra in extras]
        rows.append(_row(_name(each.name, choice), each, measure, tuple(Text(text, text) for text in last)))
    return Table(
        title,
        _lead(measure, len(series[0].points), silent),
        of,
        tuple(MEASURES[extra] for extra in extras),
        tuple(rows),
    )


def _lead(measure: Measure, quarters: int, silent: int) -> Text:
    """In which order rows stand, and how many rules have none, because there is nothing of them in any quarter."""
    lead = Text("变坏最多的在前。", "Those that got worse most come first.")
    if neither_way(measure) or quarters < 2:
        lead = Text("最近一次数目大的在前。", "Those with the highest last figure come first.")
    if not silent:
        return lead
    return Text(
        f"{lead.zh}各季都是 0 的 {silent} 条没有列出。", f"{lead.en} Not listed, 0 in every quarter: {silent}."
    )


def _strays(series: Sequence[Series], choice: Choice) -> Table:
    table = _each(series, choice)
    title = Text(f"{STRAY.zh}：{MEASURES[choice.measure].zh}", f"{STRAY.en}: {MEASURES[choice.measure].en}")
    return replace(table, title=title, lead=_OUTSIDE, head=Text("文件", "file"))


def _name(name: str, choice: Choice) -> Text:
    title = choice.titles.get(name) if choice.by is By.RULE else None
    return name_of(name) if title is None else Text(f"{name} {title.zh}", f"{name} {title.en}")


def _row(name: Text, series: Series, measure: Measure, extras: tuple[Text, ...] = ()) -> Row:
    values = series.values(measure)
    change = series.change(measure)
    worse = 0 if change is None else worsening(measure, change.by)
    return Row(
        name,
        tuple(shown_value(value, measure) for value in values),
        values,
        shown_change(change, measure),
        worse=worse > 0,
        extras=extras,
    )


def legend_of(tables: Sequence[Table]) -> Iterator[Text]:
    """What the signs that stand in the tables in place of figures mean."""
    rows = [row for table in tables for row in table.rows]
    values = [value for row in rows for value in row.values]
    yield from legend(
        {value for value in values if isinstance(value, Gap)},
        no_value=any(value is None for value in values),
        partial=any(row.change.endswith("*") for row in rows),
    )
