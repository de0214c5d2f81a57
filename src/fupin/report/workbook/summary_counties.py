"""The summary's part on a province: how many counties have submitted, and the names of those to look at."""

from __future__ import annotations

from collections.abc import Sequence

from fupin.model.text import Text
from fupin.report.counties import ABSENT, STRAY, SUBMITTED, UNREADABLE, province_figures
from fupin.report.workbook.kinds import Kind
from fupin.report.workbook.names import COUNTIES, COUNTY_RULES
from fupin.report.workbook.styles import CELL, LINK, NUMBER, marked
from fupin.report.workbook.summary_page import SummaryPage
from fupin.result import CheckResult, CountyResult

_SEE = Text("见各县表", "see the sheet of counties")
_SEE_RULES = Text("见县×规则表", "see the sheet of counties by rule")
_BY_RULE = Text("县×规则", "County by rule")


def write_counties_part(page: SummaryPage, result: CheckResult) -> None:
    """Writes the part, with links to the sheets that have all figures."""
    figures = province_figures(result)
    page.section(COUNTIES)
    _linked(page, SUBMITTED, _SEE, COUNTIES, len(figures.submitted))
    _linked(page, _BY_RULE, _SEE_RULES, COUNTY_RULES, None)
    _named(page, ABSENT, figures.absent)
    _named(page, UNREADABLE, [each.county for each in figures.unreadable])
    _named(page, STRAY, [each.county for each in figures.strays])


def _linked(page: SummaryPage, name: Text, told: Text, target: Text, count: int | None) -> None:
    page.sheet.text(page.row, 0, name.in_language(page.language), CELL)
    leads_to = target.in_language(page.language), "A1"
    page.sheet.link(page.row, 1, told.in_language(page.language), leads_to, LINK)
    if count is None:
        page.sheet.text(page.row, 2, "", CELL)
    else:
        page.sheet.number(page.row, 2, count, NUMBER)
    page.row += 1


def _named(page: SummaryPage, name: Text, counties: Sequence[CountyResult]) -> None:
    if not counties:
        return
    names = Text("、", ", ").in_language(page.language).join(county.county for county in counties)
    page.sheet.fit(page.row, {0: name.in_language(page.language), 1: names})
    page.sheet.text(page.row, 0, name.in_language(page.language), marked(CELL, Kind.PROBLEM, strong=True))
    page.sheet.text(page.row, 1, names, CELL)
    page.sheet.number(page.row, 2, len(counties), NUMBER)
    page.row += 1
