"""What reports without tables tell in lines beside the entries: the counties, and what the report was made from."""

from __future__ import annotations

from collections.abc import Iterator

from fupin.model.text import Text, joined
from fupin.report.counties import ABSENT, STRAY, CountyFigures, province_figures
from fupin.report.names import HEAD_FIGURES
from fupin.report.receipt_words import Fact, receipt_facts, receipt_line
from fupin.result import CheckResult, CountyResult


def county_lines(result: CheckResult) -> Iterator[tuple[Text, list[Text]]]:
    """The title and a line a county, the worst first, those that have not submitted and strays last."""
    if not result.counties:
        return
    figures = province_figures(result)
    title = Text(f"各县：{figures.told.zh}", f"Counties: {figures.told.en}")
    lines = [_named(row.county, county_figures(row)) for row in figures.submitted]
    lines += [_named(county, ABSENT) for county in figures.absent]
    yield (
        title,
        lines + [_named(row.county, joined([STRAY, county_figures(row)], " · ", " · ")) for row in figures.strays],
    )


def _named(county: CountyResult, told: Text) -> Text:
    return Text(f"{county.county}：{told.zh}", f"{county.county}: {told.en}")


def county_figures(row: CountyFigures) -> Text:
    """The figures of a county in a line; of nothing there is no figure."""
    summary, share = row.county.summary, row.share
    counts = [(word, count) for word, count in zip(_WORDS, _counts(row), strict=True) if count]
    parts = [Text(f"记录 {summary.records}", f"records {summary.records}")]
    parts += [Text(f"{word.zh} {count}", f"{word.en} {count}") for word, count in counts]
    rate = Text(
        f"不符合率 {share.percent}（{share.fail}/{share.judged}）",
        f"fail rate {share.percent} ({share.fail}/{share.judged})",
    )
    return joined([*parts, rate], " · ", " · ")


_WORDS = (
    *HEAD_FIGURES.values(),
    Text("读不了的文件", "unreadable files"),
)


def _counts(row: CountyFigures) -> tuple[int, ...]:
    found = row.county.summary
    levels = (found.error, found.warning, found.note)
    return (*levels, found.waived, found.unknown, found.problems, row.county.unreadable)


def receipt_lines(result: CheckResult) -> Iterator[tuple[Text, list[Text]]]:
    """The title and a line a fact; nothing without a receipt."""
    if result.receipt is None:
        return
    lines = [joined([text for text in _parts(fact) if text.zh], " ", " ") for fact in receipt_facts(result)]
    yield receipt_line(result.receipt, result), lines


def _parts(fact: Fact) -> tuple[Text, Text, Text]:
    return fact.name, Text(fact.of, fact.of), fact.value
