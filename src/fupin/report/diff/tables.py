"""The figures of a comparison: by seriousness, by county and by rule, each with its standings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fupin.comparison import Compared, Comparison, Kind, Standing
from fupin.comparison.result import tallied
from fupin.model.text import Language, Text
from fupin.model.verdict import Level, Verdict
from fupin.report.diff.words import STANDINGS, Titles, title_of
from fupin.report.names import LEVELS

_UNKNOWN, _WAIVED, _PROBLEM = (
    Text("无法判断", "unknown"),
    Text("豁免", "waived"),
    Text("数据问题", "problem"),
)
_NO_COUNTY = Text("（没有县名）", "(no county)")


@dataclass(frozen=True)
class Tally:
    """A table: what its rows are, and for each of them how many entries have which standing."""

    head: Text
    rows: tuple[tuple[Text, dict[Standing, int]], ...]

    def cells(self, language: Language) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """The heads, and the rows, as texts."""
        heads = (self.head, *(STANDINGS[standing] for standing in Standing))
        rows = [
            (name.in_language(language), *(str(counts[standing]) for standing in Standing))
            for name, counts in self.rows
        ]
        return tuple(head.in_language(language) for head in heads), rows


def tallies(comparison: Comparison, titles: Titles) -> Iterator[Tally]:
    """The tables that say something: by seriousness, by county where there are several, by rule.

    Rules of which nothing but what was there before is found are not among the rows.
    """
    entries = comparison.entries
    if not entries:
        return
    yield _tally(Text("", ""), entries, _state)
    if len(comparison.counties) > 1:
        yield _tally(Text("县", "county"), entries, _county)
    changed = {entry.found.rule for entry in entries if entry.standing is not Standing.KEPT}
    told = [entry for entry in entries if entry.found.rule in changed]
    if told:
        yield _tally(Text("规则", "rule"), told, lambda entry: _rule(entry, titles))


def _tally(head: Text, entries: Iterable[Compared], name: Callable[[Compared], tuple[int, Text]]) -> Tally:
    """Counts entries by name, in the order of the names' ranks, then of the names."""
    groups: dict[tuple[int, Text], list[Compared]] = {}
    for entry in entries:
        groups.setdefault(name(entry), []).append(entry)
    ordered = sorted(groups.items(), key=lambda group: (group[0][0], group[0][1].zh))
    return Tally(head, tuple((text, tallied(group)) for (_, text), group in ordered))


def _state(entry: Compared) -> tuple[int, Text]:
    found = entry.found
    if found.kind is Kind.PROBLEM and found.level is not Level.NOTE:
        return 5, _PROBLEM
    if found.verdict is Verdict.UNKNOWN:
        return 3, _UNKNOWN
    if found.verdict is Verdict.WAIVED:
        return 4, _WAIVED
    return list(Level).index(found.level), LEVELS[found.level]


def _county(entry: Compared) -> tuple[int, Text]:
    county = entry.found.county
    return (1, _NO_COUNTY) if county is None else (0, Text(county, county))


def _rule(entry: Compared, titles: Titles) -> tuple[int, Text]:
    rule = entry.found.rule
    title = title_of(rule, titles)
    kind = list(Kind).index(entry.found.kind)
    return kind, Text(rule, rule) if title is None else Text(f"{rule} {title.zh}", f"{rule} {title.en}")
