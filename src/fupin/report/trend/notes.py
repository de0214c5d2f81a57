"""What a reader must know before comparing quarters: what differs, what was left out, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from fupin.model.text import Text, joined
from fupin.report.trend.words import GAPS, name_of
from fupin.trends.choosing import Conflict, LeftOut, Why
from fupin.trends.comparability import Variation
from fupin.trends.figures import Gap
from fupin.trends.quarters import Quarter
from fupin.trends.targets import TargetStanding
from fupin.trends.trend import Trend

_MOST = 10
"""How many names a note lists; all are counted."""
_LONGEST = 60
"""Signs of a name or value that are shown."""
_WHAT = {
    "rulebook": Text("规则库", "rule book"),
    "content": Text("规则库的内容", "content of the rule book"),
    "program": Text("程序版本", "program version"),
}


def warnings_of(trend: Trend) -> Iterator[Text]:
    """What makes figures not comparable or not usable: conflicts, and what the reports were made with."""
    yield from map(_conflict, trend.conflicts)
    for variation in trend.variations:
        yield _rules(variation) if variation.what == "rules" else _variation(variation)


def remarks_of(trend: Trend) -> Iterator[Text]:
    """What was left out, and what is missing in which quarter."""
    yield from map(_left_out, trend.left_out)
    for path, county in trend.unnamed:
        report, name = _cut(path), name_of(_cut(county))
        yield Text(
            f"{report} 没有写明是哪个县，按文件的名称算作：{name.zh}",
            f"{report} names no county; by the names of its files it is taken for: {name.en}",
        )
    yield from _of_progress(trend)
    yield from _missing(trend)


def _of_progress(trend: Trend) -> Iterator[Text]:
    """What targets lack: files that could not be read, and areas where but one reported."""
    whole = {
        point.state.path
        for target in trend.targets
        if target.area is None
        for point in target.points
        if isinstance(point.state, TargetStanding)
    }
    for report in trend.reports:
        path, at, unreadable = _cut(report.path), report.quarter, report.unreadable
        if report.kind != "progress" or not report.used:
            continue
        if unreadable:
            yield Text(
                f"{at}：{path} 有 {unreadable} 个文件读不了，目标的数不全",
                f"{at}: {path} could not read some files ({unreadable}), so that targets lack something",
            )
        if report.path in whole and report.counties == 1:
            yield Text(f"{at}：{path} 里只有一个地区填报了目标", f"{at}: in {path} only one area reported on targets")


_Lack = Gap | Literal["partly", "stray"]
"""What a quarter lacks of some counties, or has besides them."""
_ORDER: Sequence[_Lack] = (
    *(Gap.NOT_SUBMITTED, Gap.NO_REPORT, Gap.UNREADABLE, Gap.NO_RECORDS),
    *("partly", "stray"),
)
_LACKS: Mapping[_Lack, tuple[Text, Text]] = {
    **{gap: (Text(f"{what.zh}的", what.en), Text("个", "")) for gap, what in GAPS.items()},
    "partly": (
        Text("有文件读不了、数字不全的", "some files unreadable, so that figures lack something"),
        Text("个", ""),
    ),
    "stray": (
        Text("不在名册上、不算县而计入合计的", "not on the roster: no counties, but among the totals"),
        Text("份", ""),
    ),
}


def _missing(trend: Trend) -> Iterator[Text]:
    """What quarters lack; the same of several quarters is said once."""
    silent: list[Quarter] = []
    found: dict[_Lack, dict[Quarter, Sequence[str]]] = {lack: {} for lack in _ORDER}
    for number, quarter in enumerate(trend.quarters):
        if trend.total.points[number].state is Gap.NO_REPORT:
            silent.append(quarter)
            continue
        for lack, names in _lacks(trend, number).items():
            found[lack][quarter] = names
    if silent and trend.counties:
        at = _quarters(silent)
        yield Text(f"{at} 没有检查报告", f"{at}: no report of a check")
    told = [(quarters, lack, own) for lack in _ORDER for quarters, own in _folded(found[lack])]
    for quarters, lack, own in sorted(told, key=lambda each: each[0][0].place):
        at, count, listed = _quarters(quarters), len(own), _listed(own)
        what, measure = _LACKS[lack]
        yield Text(f"{at} {what.zh} {count} {measure.zh}：{listed.zh}", f"{at}, {what.en} ({count}): {listed.en}")


def _folded(found: Mapping[Quarter, Sequence[str]]) -> Sequence[tuple[Sequence[Quarter], Sequence[str]]]:
    """Names that are told of the same quarters together, or where that is shorter, quarters of the same names."""
    quarters_of: dict[str, list[Quarter]] = defaultdict(list)
    same_names: dict[tuple[str, ...], list[Quarter]] = defaultdict(list)
    for quarter, names in found.items():
        same_names[tuple(names)].append(quarter)
        for name in names:
            quarters_of[name].append(quarter)
    same_quarters: dict[tuple[Quarter, ...], list[str]] = defaultdict(list)
    for name, quarters in quarters_of.items():
        same_quarters[tuple(quarters)].append(name)
    if len(same_quarters) > len(same_names):
        return [(quarters, names) for names, quarters in same_names.items()]
    return list(same_quarters.items())


def _lacks(trend: Trend, number: int) -> Mapping[_Lack, list[str]]:
    """The names of those that lack something in a quarter, and of strays, by what it is."""
    found: dict[_Lack, list[str]] = {lack: [] for lack in _ORDER}
    for county in trend.counties:
        state = county.points[number].state
        if isinstance(state, Gap):
            found.setdefault(state, []).append(county.name)
        elif state.unreadable:
            found["partly"].append(county.name)
    found["stray"] = [each.name for each in trend.strays if each.points[number].state is not Gap.NO_REPORT]
    return {lack: found[lack] for lack in _ORDER if found[lack]}


def _conflict(conflict: Conflict) -> Text:
    names, paths = _listed(conflict.counties), _listed(conflict.paths)
    of = Text(f"{names.zh} ", f" of {names.en}") if conflict.counties else Text("", "")
    return Text(
        f"{of.zh}{conflict.quarter} 有几份截至同一天（{conflict.as_of}）而数字不同的报告，都没有采用：{paths.zh}；"
        "请只给出其中一份",
        f"{conflict.quarter}: reports{of.en} speak of the same day ({conflict.as_of}) with different figures,"
        f" and none is used: {paths.en}; give only one of them",
    )


def _variation(variation: Variation) -> Text:
    what = _WHAT.get(variation.what, Text(f"选项 {variation.what}", f"option {variation.what}"))
    values = joined(
        [
            Text(f"{_value(value).zh}（{_quarters(at)}）", f"{_value(value).en} ({_quarters(at)})")
            for value, at in variation.values
        ],
        "、",
        ", ",
    )
    return Text(
        f"各季度的{what.zh}不同，数字不完全可比：{values.zh}",
        f"the {what.en} is not the same in every quarter, so figures are not fully comparable: {values.en}",
    )


def _rules(variation: Variation) -> Text:
    count = len(variation.values)
    some = variation.values[:_MOST]
    zh = "、".join(f"{_cut(rule)}（{_quarters(at)}）" for rule, at in some) + ("等" if count > _MOST else "")
    en = ", ".join(f"{_cut(rule)} ({_quarters(at)})" for rule, at in some) + (" …" if count > _MOST else "")
    return Text(
        f"只在部分季度用过的规则 {count} 条，合计不完全可比：{zh}",
        f"rules applied in some of the quarters only ({count}), so totals are not fully comparable: {en}",
    )


def _left_out(left: LeftOut) -> Text:
    path, instead = _cut(left.path), _cut(left.instead)
    names = _listed(left.counties)
    whose = Text(f"（{names.zh}）", f" ({names.en})") if left.counties else Text(" ", "")
    if left.why is Why.SAME and left.path == left.instead:
        return Text(f"{path} 给出了两次，只算一次", f"{path} is given twice and counts once")
    if left.why is Why.SAME:
        return Text(
            f"{path}{whose.zh}与 {instead} 所说相同，只算一次",
            f"{path}{whose.en} says the same as {instead} and counts once",
        )
    if left.why is Why.NO_FIGURES:
        return Text(
            f"{left.quarter}：{path}{whose.zh}没有数字，以 {instead} 为准",
            f"{left.quarter}: {path}{whose.en} has no figures; {instead} counts",
        )
    return Text(
        f"{left.quarter}：{path}{whose.zh}截至 {left.as_of}，没有采用；以截至 {left.instead_as_of} 的 {instead} 为准",
        f"{left.quarter}: {path}{whose.en}, as of {left.as_of}, is left out;"
        f" {instead}, as of {left.instead_as_of}, counts",
    )


def _listed(names: Sequence[str]) -> Text:
    shown = joined([name_of(_cut(name)) for name in names[:_MOST]], "、", ", ")
    return Text(f"{shown.zh}等", f"{shown.en} …") if len(names) > _MOST else shown


def _quarters(quarters: Sequence[Quarter]) -> str:
    """Quarters with rows of them drawn together: `2018Q1-2018Q3, 2019Q1`."""
    rows: list[list[Quarter]] = []
    for quarter in quarters:
        if rows and rows[-1][-1].place + 1 == quarter.place:
            rows[-1].append(quarter)
        else:
            rows.append([quarter])
    return ", ".join(str(row[0]) if len(row) == 1 else f"{row[0]}-{row[-1]}" for row in rows)


def _value(value: str) -> Text:
    return Text(_cut(value), _cut(value)) if value else Text("没有", "none")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
