"""The first sheet: figures with the meaning of colours, charts, files and counties, and how records fared by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from fupin.model.text import Text
from fupin.report.content import Content
from fupin.report.entries import Entry
from fupin.report.receipt_words import receipt_line
from fupin.report.standing_words import baseline_line, baseline_name
from fupin.report.workbook.book import Book, Sheet
from fupin.report.workbook.by_rule import RuleCounts, counts_by_rule
from fupin.report.workbook.chart import CHARTED, bars_of, chart_rows, kind_chart, rule_chart
from fupin.report.workbook.file_rows import FILE_HEADINGS, FileRow, file_rows
from fupin.report.workbook.kinds import LOOKS, Kind, kind_of, shown_kinds
from fupin.report.workbook.placing import PlacedCopies
from fupin.report.workbook.styles import CELL, CENTRE, FAINT, HEAD, LINK, NUMBER, SUBTITLE, TITLE, marked
from fupin.report.workbook.summary_counties import write_counties_part
from fupin.report.workbook.summary_page import SummaryPage
from fupin.version import __version__

_WIDTHS = {0: 20, 1: 46, 2: 18, 3: 16, 4: 9, 5: 11, 6: 9, 7: 11, 8: 9, 9: 12}
_FIGURES = Text("结果和颜色", "Results and colours")
_FILES = Text("文件和工作表", "Files and sheets")
_RULES = Text("各规则的结果", "Results by rule")
_NOTES = Text("本工作簿没有写全的内容", "What this workbook leaves out")
_RECORDS = (Text("记录", "records"), Text("检查过的行", "rows that were checked"))
_RULE_HEADINGS = (Text("规则", "Rule"), Text("要求", "Title"), Text("条款", "Clause"), Text("级别", "Level"))
_OTHER_HEADINGS = (Text("符合", "pass"), Text("不适用", "not applicable"))
_ALL = Text("合计", "total")
_RULE, _FIRST_COUNT = 0, 4


def write_summary(
    book: Book, sheet: Sheet, content: Content, entries: Sequence[Entry], copies: PlacedCopies, notes: Sequence[Text]
) -> None:
    """Writes the sheet.

    Args:
        book: the workbook, for its chart.
        sheet: the empty sheet.
        content: what the report is made from.
        entries: what the workbook tells.
        copies: the copied sheets, to which the list of files leads.
        notes: what the workbook leaves out.
    """
    sheet.columns(_WIDTHS)
    page, result = SummaryPage(sheet, book.language), content.result
    counts = counts_by_rule(result)
    bars = bars_of(counts)
    _heading(page, content)
    top = page.row
    found = Counter(map(kind_of, entries))
    _figures(page, result.summary.records, found)
    if bars:
        numbers = {kind: found[kind] for kind in shown_kinds(found)}
        figures = (page.row - len(numbers), page.row - 1)
        sheet.chart(page.row + 1, 0, kind_chart(book, sheet.name, figures, (0, 2), numbers, len(bars)))
        page.row = max(page.row, top + 2 + chart_rows(len(bars)))
    if notes:
        page.section(_NOTES)
        for note in notes:
            sheet.text(page.row, 0, note.in_language(book.language), FAINT)
            page.row += 1
    if result.counties:
        write_counties_part(page, result)
    else:
        _files(page, file_rows(result, copies))
    page.section(_RULES)
    heading = page.row
    _rules(page, counts)
    if result.counties:
        _files(page, file_rows(result, copies))
    if bars:
        chart = rule_chart(book, sheet.name, (heading + 1, heading), (_RULE, _FIRST_COUNT), bars)
        sheet.chart(top + 2, 3, chart)


def _heading(page: SummaryPage, content: Content) -> None:
    result, language = content.result, page.language
    book = result.book
    title = Text("报送数据检查报告", "Report of a check of submitted data").in_language(language)
    page.sheet.text(0, 0, title, TITLE)
    name = f"{book.title.in_language(language)} · {book.id} {book.version}"
    line = Text(
        f"{name} · 截至 {result.as_of} · fupin {__version__}", f"{name} · as of {result.as_of} · fupin {__version__}"
    )
    page.sheet.text(1, 0, line.in_language(language), FAINT)
    page.row = 2
    told = [] if result.baseline is None else [baseline_name(result.baseline), baseline_line(result.baseline)]
    told += [] if result.receipt is None else [receipt_line(result.receipt, result)]
    for text in told:
        page.sheet.text(page.row, 0, text.in_language(language), FAINT)
        page.row += 1


def _figures(page: SummaryPage, records: int, found: Mapping[Kind, int]) -> None:
    page.section(_FIGURES)
    lines = [(*_RECORDS, records, CELL)]
    lines += [
        (LOOKS[kind].name, LOOKS[kind].meaning, found[kind], marked(CELL, kind, strong=True))
        for kind in shown_kinds(found)
    ]
    for name, meaning, count, style in lines:
        page.sheet.text(page.row, 0, name.in_language(page.language), style)
        page.sheet.text(page.row, 1, meaning.in_language(page.language), CELL)
        page.sheet.number(page.row, 2, count, NUMBER)
        page.row += 1


def _files(page: SummaryPage, rows: Sequence[FileRow]) -> None:
    page.section(_FILES)
    page.headings(FILE_HEADINGS)
    path = None
    for row in rows:
        if row.path != path:
            path = row.path
            page.sheet.text(page.row, 0, path, SUBTITLE)
            page.row += 1
        _file_row(page, row)


def _file_row(page: SummaryPage, row: FileRow) -> None:
    told = row.told.in_language(page.language)
    page.sheet.fit(page.row, {0: row.sheet, 1: told})
    if row.target is None:
        page.sheet.text(page.row, 0, row.sheet, CELL)
    else:
        page.sheet.link(page.row, 0, row.sheet, (row.target, "A1"), LINK)
    page.sheet.text(page.row, 1, told, CELL if row.kind is None else marked(CELL, row.kind, strong=True))
    page.sheet.text(page.row, 2, row.record.in_language(page.language), CELL)
    page.sheet.text(page.row, 3, row.format, CENTRE)
    for at, count in enumerate((row.records, row.not_judged), 4):
        if count is None:
            page.sheet.text(page.row, at, "", CELL)
        else:
            page.sheet.number(page.row, at, count, NUMBER)
    page.row += 1


def _rules(page: SummaryPage, counts: Sequence[RuleCounts]) -> None:
    waived = any(each.waived for each in counts)
    others = (*_OTHER_HEADINGS, LOOKS[Kind.WAIVED].name) if waived else _OTHER_HEADINGS
    page.headings([*_RULE_HEADINGS, *(LOOKS[kind].name for kind in CHARTED), *others])
    for each in counts:
        rule = each.rule
        title = rule.title.in_language(page.language)
        page.sheet.fit(page.row, {1: title, 2: rule.clause})
        page.sheet.text(page.row, 0, rule.id, CELL)
        page.sheet.text(page.row, 1, title, CELL)
        page.sheet.text(page.row, 2, rule.clause, CELL)
        page.sheet.text(page.row, 3, LOOKS[each.failed].name.in_language(page.language), CENTRE)
        _counts(
            page,
            {kind: each.of(kind) for kind in CHARTED},
            _others(each.passed, each.others, each.waived, waived=waived),
        )
    page.sheet.text(page.row, 0, _ALL.in_language(page.language), HEAD)
    for column in (1, 2, 3):
        page.sheet.text(page.row, column, "", HEAD)
    sums = {kind: sum(each.of(kind) for each in counts) for kind in CHARTED}
    passed, none = sum(each.passed for each in counts), sum(each.others for each in counts)
    _counts(page, sums, _others(passed, none, sum(each.waived for each in counts), waived=waived))


def _others(passed: int, none: int, lifted: int, *, waived: bool) -> tuple[int, ...]:
    """The counts that are no findings; of waived records where there are any."""
    return (passed, none, lifted) if waived else (passed, none)


def _counts(page: SummaryPage, findings: dict[Kind, int], others: tuple[int, ...]) -> None:
    """Writes the counts of a row: those of findings in their colours, zeros as blank cells."""
    for at, (kind, count) in enumerate(findings.items(), _FIRST_COUNT):
        if count:
            page.sheet.number(page.row, at, count, marked(NUMBER, kind, strong=True))
        else:
            page.sheet.text(page.row, at, "", NUMBER)
    for at, count in enumerate(others, _FIRST_COUNT + len(findings)):
        page.sheet.number(page.row, at, count, NUMBER)
    page.row += 1
