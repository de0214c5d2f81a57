"""What a Markdown report tells beside the entries: the counties, county by rule, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from fupin.model.text import Language, Text
from fupin.report.counties import ABSENT, NO_SHARE, STRAY, CountyFigures, Share, province_figures
from fupin.report.markdown.group import Group
from fupin.report.names import HEAD_FIGURES
from fupin.report.receipt_words import Fact, receipt_facts
from fupin.result import CheckResult, CountyResult

MOST_RULES = 20
"""How many rules have a column at most; a wider table would be read by nobody."""
_COUNTY = Text("县", "county")
_HEADS = (
    _COUNTY,
    Text("文件", "files"),
    Text("读不了", "unreadable"),
    Text("记录", "records"),
    *HEAD_FIGURES.values(),
    Text("不符合 / 已判断", "fails / judged"),
    Text("不符合率", "fail rate"),
)
_FACTS = (Text("依据", "made from"), Text("名称", "name"), Text("内容", "value"))


class ProvinceGroups:
    """Makes these groups of a result in a language."""

    def __init__(self, result: CheckResult, language: Language) -> None:
        self._result = result
        self._language = language
        self._figures = province_figures(result)

    def counties(self) -> Iterator[Group[Any]]:
        """Counties that have not submitted, the others from the worst on, and strays; then county by rule."""
        if not self._result.counties:
            return
        figures = self._figures
        counted, judged = figures.told, figures.judged
        told = Text(
            f"{counted.zh}。不符合率＝不符合 ÷ 已判断（{judged.zh}）。",
            f"{counted.en}. Fail rate: fails among the judged ({judged.en}).",
        )
        above = (self._title(Text("各县", "Counties")), self._told(told))
        yield Group(above, _HEADS, (*figures.absent, *figures.with_files), self._county, figures_from=1)
        if figures.rules:
            yield self._by_rule()

    def receipt(self) -> Iterator[Group[Any]]:
        """What the report was made from, with every hash."""
        facts = list(receipt_facts(self._result))
        if facts:
            yield Group((self._title(Text("回执", "Receipt")),), _FACTS, facts, self._fact)

    def _by_rule(self) -> Group[Any]:
        rules = list(islice(self._figures.rules, MOST_RULES))
        others = [share.fail for share in islice(self._figures.rules.values(), MOST_RULES, None)]
        title = Text("各县、各规则不符合的条数和不符合率", "Fails and fail rate by county and rule")
        more = Text(
            f"另有 {len(others)} 条规则，共 {sum(others)} 条不符合，没有列出。",
            f"{len(others)} more rules, with {sum(others)} fails, are not shown.",
        )
        clean = self._figures.clean
        rest = Text(f"其余 {clean} 个县没有不符合的。", f"The other counties ({clean}) have no fails.")
        above = (
            self._title(title),
            *([self._told(rest)] if clean else []),
            *([self._told(more)] if others else []),
        )
        rows = [(self._name(row.county), row.by_rule) for row in self._figures.failing]
        rows.append((self._told(Text("合计", "all")), self._figures.rules))

        def cells(row: Any) -> Sequence[str]:
            name, shares = row
            return name, *(_cell(shares.get(rule, Share(0, 0))) for rule in rules)

        return Group(above, (_COUNTY, *(Text(rule, rule) for rule in rules)), rows, cells, figures_from=1)

    def _county(self, row: CountyFigures | CountyResult) -> Sequence[str]:
        if isinstance(row, CountyResult):
            return row.county, self._told(ABSENT), *[""] * (len(_HEADS) - 2)
        county, share, summary = row.county, row.share, row.county.summary
        return (
            self._name(county),
            str(len(county.paths)),
            str(county.unreadable or ""),
            str(summary.records),
            str(summary.error),
            str(summary.warning),
            str(summary.note),
            str(summary.waived or ""),
            str(summary.unknown),
            str(summary.problems),
            f"{share.fail} / {share.judged}",
            share.percent,
        )

    def _name(self, county: CountyResult) -> str:
        if county.listed:
            return county.county
        return self._told(Text(f"{county.county}（{STRAY.zh}）", f"{county.county} ({STRAY.en})"))

    def _fact(self, fact: Fact) -> Sequence[str]:
        return self._told(fact.name), fact.of, self._told(fact.value)

    def _title(self, title: Text) -> str:
        return f"## {self._told(title)}"

    def _told(self, text: Text) -> str:
        return text.in_language(self._language)


def _cell(share: Share) -> str:
    if not share.judged:
        return NO_SHARE
    return f"{share.fail} ({share.percent})" if share.fail else "0"
