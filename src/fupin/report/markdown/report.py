"""The report as Markdown, which GitHub and GitLab show whole, such as in the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from fupin.model.text import Language, Text
from fupin.report.markdown.group import Group
from fupin.report.markdown.groups import Groups
from fupin.report.markdown.province import ProvinceGroups
from fupin.report.markdown.text import escaped, table_head, table_row
from fupin.report.sampling import Sample, sample
from fupin.report.standing_words import baseline_line, baseline_name
from fupin.report.totals import summary_line, totals
from fupin.result import CheckResult

MOST_BYTES = 1_000_000
"""How long a report is at most; GitHub shows no summary of a job above 1 MiB, not even its beginning."""
_SHORTEST_ROW = 40
MOST_SIGNS = 500
"""How many signs of a text are shown, so that none takes the room of all others."""


def write_markdown(result: CheckResult, stream: TextIO, language: Language, most_bytes: int = MOST_BYTES) -> None:
    """Writes the report, as much of it as fits: all entries are counted, of each group some are shown.

    Args:
        result: the result.
        stream: where to.
        language: the language of all texts.
        most_bytes: how many bytes of UTF-8 there is room for; headings and figures are written in any case.
    """
    stream.write(_fitting(_Report(result, language), most_bytes))


def _fitting(report: _Report, most_bytes: int) -> str:
    """The report with as many rows as there is room for, found by halving."""
    low, high = 0, min(report.total, most_bytes // _SHORTEST_ROW) + 1
    best = "\n".join(report.lines(low)) + "\n"
    middle = high - 1
    while high - low > 1:
        text = _bounded(report.lines(middle), most_bytes)
        if text is None:
            high = middle
        else:
            low, best = middle, text
        middle = (low + high) // 2
    return best


def _bounded(lines: Iterable[str], most_bytes: int) -> str | None:
    """The lines as a text, or None where they are longer."""
    kept, size = [], 0
    for line in lines:
        size += len(line.encode("utf-8", "backslashreplace")) + 1
        if size > most_bytes:
            return None
        kept.append(line)
    return "\n".join(kept) + "\n"


class _Report:
    """The lines of a report."""

    def __init__(self, result: CheckResult, language: Language) -> None:
        self._result = result
        self._language = language
        self._summary = summary_line(result).in_language(language)
        self._figures = totals(result, language)
        groups, province = Groups(result, language), ProvinceGroups(result, language)
        self._unread = [_Table(group, language) for group in groups.unread()]
        rest = (*province.counties(), *groups.told(), *groups.sheets(), *province.receipt())
        self._rest = [_Table(group, language) for group in rest]
        self.total = sum(len(table.group.items) for table in (*self._unread, *self._rest))

    def lines(self, most: int) -> Iterator[str]:
        """The report with at most so many rows."""
        samples = self._samples(most)
        yield from self._head(sum(shown.left for shown in samples))
        for table, shown in zip(self._unread, samples, strict=False):
            yield from table.lines(shown)
        yield from self._totals()
        for table, shown in zip(self._rest, samples[len(self._unread) :], strict=True):
            yield from table.lines(shown)

    def _samples(self, most: int) -> list[Sample[int]]:
        """What is shown of each table; what the baseline has takes the room that all else leaves."""
        tables = [*self._unread, *self._rest]
        rows = [range(len(table.group.items)) for table in tables]
        fresh = list(sample([() if table.group.kept else row for table, row in zip(tables, rows, strict=True)], most))
        room = most - sum(shown.share for shown in fresh)
        kept = sample([row if table.group.kept else () for table, row in zip(tables, rows, strict=True)], room)
        return [old if table.group.kept else new for table, new, old in zip(tables, fresh, kept, strict=True)]

    def _say(self, zh: str, en: str) -> str:
        return Text(zh, en).in_language(self._language)

    def _head(self, left: int) -> Iterator[str]:
        book, rules, day = self._result.book, len(self._result.rules), self._result.as_of
        name = escaped(book.title.in_language(self._language))
        yield "# " + self._say("检查报告", "Report of a check")
        yield from ("", f"**{self._summary}**", "")
        baseline = self._result.baseline
        if baseline is not None:
            yield from (f"**{baseline_line(baseline).in_language(self._language)}**", "")
            yield from (escaped(_cut(baseline_name(baseline).in_language(self._language))), "")
        if len(self._result.inputs) == 1:
            yield from (self._say("文件：", "File: ") + escaped(_cut(self._result.inputs[0].path)), "")
        yield self._say(
            f"规则库：{name}（{book.id}，{rules} 条）· 截至 {day}",
            f"Rule book: {name} ({book.id}, {rules} rules) · as of {day}",
        )
        if left:
            yield ""
            yield self._say(
                f"篇幅所限，另有 {left} 行未列出，各表之下写明；完整结果请用其他格式，如 csv。",
                f"{left} rows are not shown, as each table says; other formats have all, such as csv.",
            )

    def _totals(self) -> Iterator[str]:
        if self._figures.rows:
            yield from ("", "## " + self._say("合计", "Totals"), "")
            yield from table_head(self._figures.heads, figures_from=1)
            yield from map(table_row, self._figures.rows)


class _Table:
    """A group in Markdown; a row that was made once is kept."""

    def __init__(self, group: Group[Any], language: Language) -> None:
        self.group = group
        self._language = language
        self._rows: list[list[str]] = []

    def lines(self, shown: Sample[int]) -> Iterator[str]:
        """What stands above the rows, the rows that are shown, and how many are not."""
        for paragraph in self.group.above:
            yield from ("", paragraph)
        rows = self._first(shown.share)
        if rows:
            columns = [number for number in range(len(self.group.heads)) if any(row[number] for row in rows)]
            heads = [self.group.heads[number].in_language(self._language) for number in columns]
            yield from ("", *table_head(heads, figures_from=self.group.figures_from))
            yield from (table_row(row[number] for number in columns) for row in rows)
        if shown.left:
            left = Text(f"另有 {shown.left} 行未列出。", f"{shown.left} rows are not shown.")
            yield from ("", left.in_language(self._language))

    def _first(self, number: int) -> list[list[str]]:
        while len(self._rows) < number:
            cells = self.group.cells(self.group.items[len(self._rows)])
            self._rows.append([escaped(_cut(cell)) for cell in cells])
        return self._rows[:number]


def _cut(text: str) -> str:
    return text if len(text) <= MOST_SIGNS else text[: MOST_SIGNS - 1] + "…"
