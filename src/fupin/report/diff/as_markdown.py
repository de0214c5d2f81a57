"""The comparison as Markdown, for a job's summary or a comment on a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from fupin.comparison import Compared, Comparison
from fupin.comparison.result import Side
from fupin.model.text import Language, Text
from fupin.report.diff.listing import Listed, listed
from fupin.report.diff.tables import tallies
from fupin.report.diff.words import (
    ABOUT,
    STANDINGS,
    Titles,
    closing,
    entry_words,
    key_words,
    place_in_file,
    state_of,
    unlike,
)
from fupin.report.markdown.text import escaped, table_head, table_row

_MOST = 500
"""How many entries of a standing are listed; a page of more is not shown where Markdown is."""
_SIDE_HEADS = (
    Text("", ""),
    Text("报告", "report"),
    Text("截至", "as of"),
    Text("规则库", "rule book"),
    Text("文件", "files"),
    Text("记录", "records"),
)
_SEPARATOR = Text("；", "; ")
_HEADS = (
    Text("规则", "rule"),
    Text("级别", "level"),
    Text("县", "county"),
    Text("文件", "file"),
    Text("位置", "place"),
    Text("编号", "key"),
    Text("情况", "what has become of it"),
)


def write_diff_markdown(comparison: Comparison, stream: TextIO, language: Language, titles: Titles) -> None:
    """Writes the comparison; what stands in cells and names of files is escaped."""
    stream.write("\n".join(_lines(comparison, language, titles)) + "\n")


def _lines(comparison: Comparison, language: Language, titles: Titles) -> Iterator[str]:
    def told(text: Text) -> str:
        return escaped(text.in_language(language))

    yield "# " + told(Text("与以前的报告比较", "Compared with the earlier report"))
    yield ""
    yield f"**{told(closing(comparison))}**"
    yield ""
    yield from table_head([head.in_language(language) for head in _SIDE_HEADS])
    for name, side in ((Text("以前", "before"), comparison.old), (Text("现在", "now"), comparison.new)):
        yield table_row((told(name), *map(escaped, _side(side))))
    for text in unlike(comparison):
        yield from ("", f"**{told(Text('注意', 'Note'))}**: {told(text)}")
    for tally in tallies(comparison, titles):
        heads, rows = tally.cells(language)
        yield ""
        yield from table_head([escaped(head) for head in heads], figures_from=1)
        yield from (table_row(map(escaped, row)) for row in rows)
    for each in listed(comparison, _MOST):
        yield from _listed(each, language)


def _side(side: Side) -> tuple[str, ...]:
    report = side.report
    book = f"{report.rulebook.id} {report.rulebook.version}"
    return side.name, report.as_of.isoformat(), book, str(len(report.inputs)), str(report.summary.records)


def _listed(each: Listed, language: Language) -> Iterator[str]:
    title = STANDINGS[each.standing].in_language(language)
    yield from ("", f"## {escaped(title)} ({each.total})", "", escaped(ABOUT[each.standing].in_language(language)))
    if each.shown:
        yield ""
        yield from table_head([head.in_language(language) for head in _HEADS])
        yield from (table_row(map(escaped, _cells(entry, language))) for entry in each.shown)
    if each.left is not None:
        yield from ("", escaped(each.left.in_language(language)))


def _cells(entry: Compared, language: Language) -> tuple[str, ...]:
    found = entry.found
    return (
        found.rule,
        state_of(found).in_language(language),
        found.county or "",
        found.path,
        place_in_file(found),
        key_words(found).in_language(language),
        _SEPARATOR.in_language(language).join(text.in_language(language) for text in entry_words(entry)),
    )
