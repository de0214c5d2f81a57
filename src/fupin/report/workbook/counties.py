"""The sheets of a province's check: a county a row with its shares by rule, and a row for each county and rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from fupin.model.text import Language, Text
from fupin.report.counties import ABSENT, STRAY, SUBMITTED, CountyFigures, ProvinceFigures, province_figures
from fupin.report.names import LEVELS, VERDICTS
from fupin.report.workbook.book import Book, Sheet
from fupin.report.workbook.kinds import LOOKS, Kind
from fupin.report.workbook.limits import MAX_ROWS
from fupin.report.workbook.names import COUNTIES, COUNTY_RULES
from fupin.report.workbook.styles import CELL, CENTRE, HEAD, NUMBER, SHARE, marked
from fupin.result import CheckResult, CountyResult, Summary, VerdictCount

_COUNTY = Text("县", "County")
_STATE = Text("报送", "Submitted")
_UNREADABLE = Text("读不了的文件", "Unreadable files")
_RECORDS = Text("检查的记录", "Records")
_RATE = Text("不符合率", "Fail rate")
_JUDGED = Text("已判断", "Judged")
_SHARE_OF_UNKNOWN = Text("无法判断占比", "Share of unknown")
_RULE, _TITLE = Text("规则", "Rule"), Text("要求", "Title")
_FIGURES = (
    _RECORDS,
    *LEVELS.values(),
    LOOKS[Kind.UNKNOWN].name,
    LOOKS[Kind.WAIVED].name,
    LOOKS[Kind.PROBLEM].name,
)
_HEADINGS = (_COUNTY, _STATE, _UNREADABLE, _RATE, *_FIGURES)
_WIDTHS = (18, 14, 9, 10, 9, 8, 8, 8, 9, 8, 9)
_RULE_WIDTH = 9
_LONG_HEADINGS = (_COUNTY, _RULE, _TITLE, *VERDICTS.values(), _JUDGED, _RATE, _SHARE_OF_UNKNOWN)
_LONG_WIDTHS = (18, 10, 36, 9, 9, 9, 9, 9, 9, 10, 10)


def write_counties(book: Book, result: CheckResult) -> None:
    """Writes both sheets; every figure is exact, and shares are rounded only where they are shown."""
    figures = province_figures(result)
    _write_matrix(book.sheet(COUNTIES.in_language(book.language)), figures, book.language)
    _write_rows(book.sheet(COUNTY_RULES.in_language(book.language)), figures, result, book.language)


def _write_matrix(sheet: Sheet, figures: ProvinceFigures, language: Language) -> None:
    """A county a row, the absent first, strays last; a column for each rule that fails anywhere."""
    rules, first = list(figures.rules), len(_HEADINGS)
    widths = (*_WIDTHS, *(_RULE_WIDTH for _ in rules))
    sheet.columns(dict(enumerate(widths)))
    sheet.freeze(1, 1)
    _write_headings(sheet, [*(text.in_language(language) for text in _HEADINGS), *rules])
    rows = len(figures.with_files) + len(figures.absent)
    sheet.filterable(0, 0, rows, len(widths) - 1)
    for row, county in enumerate(figures.absent, 1):
        _write_absent(sheet, row, county, len(widths), language)
    for row, each in enumerate(figures.with_files, 1 + len(figures.absent)):
        _write_county(sheet, row, each, rules, language)
    if rules:
        sheet.shade(1, first, rows, first + len(rules) - 1)


def _write_headings(sheet: Sheet, headings: Sequence[str]) -> None:
    sheet.fit(0, dict(enumerate(headings)))
    for at, heading in enumerate(headings):
        sheet.text(0, at, heading, HEAD)


def _write_county(sheet: Sheet, row: int, figures: CountyFigures, rules: Sequence[str], language: Language) -> None:
    county = figures.county
    sheet.fit(row, {0: county.county})
    sheet.text(row, 0, county.county, CELL)
    state, style = (SUBMITTED, CENTRE) if county.listed else (STRAY, marked(CENTRE, Kind.WARNING, strong=True))
    sheet.text(row, 1, state.in_language(language), style)
    unreadable = marked(NUMBER, Kind.PROBLEM, strong=True) if county.unreadable else NUMBER
    sheet.number(row, 2, county.unreadable, unreadable)
    _write_share(sheet, row, 3, figures.share.fraction)
    for at, figure in enumerate(_summary_figures(county.summary), 4):
        sheet.number(row, at, figure, NUMBER)
    for at, rule in enumerate(rules, len(_HEADINGS)):
        share = figures.by_rule.get(rule)
        _write_share(sheet, row, at, None if share is None else share.fraction)


def _write_absent(sheet: Sheet, row: int, county: CountyResult, columns: int, language: Language) -> None:
    sheet.fit(row, {0: county.county})
    sheet.text(row, 0, county.county, CELL)
    sheet.text(row, 1, ABSENT.in_language(language), marked(CENTRE, Kind.WARNING, strong=True))
    for at in range(2, columns):
        sheet.text(row, at, "", CELL)


def _summary_figures(summary: Summary) -> tuple[int, ...]:
    levels = (summary.error, summary.warning, summary.note)
    return (summary.records, *levels, summary.unknown, summary.waived, summary.problems)


def _write_share(sheet: Sheet, row: int, column: int, share: Fraction | None) -> None:
    """A share; an empty cell where nothing could be judged."""
    if share is None:
        sheet.text(row, column, "", CELL)
    else:
        sheet.share(row, column, share, SHARE)


def _write_rows(sheet: Sheet, figures: ProvinceFigures, result: CheckResult, language: Language) -> None:
    """A row for each county and rule that concerns one of its records, with counts and shares."""
    sheet.columns(dict(enumerate(_LONG_WIDTHS)))
    sheet.freeze(1, 2)
    _write_headings(sheet, [text.in_language(language) for text in _LONG_HEADINGS])
    rows = list(_long_rows(figures))[: MAX_ROWS - 1]
    sheet.filterable(0, 0, max(len(rows), 1), len(_LONG_HEADINGS) - 1)
    for row, (each, count) in enumerate(rows, 1):
        county = _name(each.county, language)
        title = result.rules[count.rule].rule.title.in_language(language)
        sheet.fit(row, {0: county, 2: title})
        for at, text in enumerate((county, count.rule, title)):
            sheet.text(row, at, text, CELL)
        for at, figure in enumerate((*count.figures, count.judged), 3):
            sheet.number(row, at, figure, NUMBER)
        _write_share(sheet, row, 9, count.fail_rate)
        _write_share(sheet, row, 10, count.unknown_rate)
    if rows:
        sheet.shade(1, 9, len(rows), 9)


def _name(county: CountyResult, language: Language) -> str:
    """A county's name; of what is no county's of the roster, with these words, as it may be named like one."""
    told = Text(f"{county.county}（{STRAY.zh}）", f"{county.county} ({STRAY.en})")
    return county.county if county.listed else told.in_language(language)


def _long_rows(figures: ProvinceFigures) -> Iterator[tuple[CountyFigures, VerdictCount]]:
    for each in figures.with_files:
        for count in each.county.verdicts:
            if any(count.figures):
                yield each, count
