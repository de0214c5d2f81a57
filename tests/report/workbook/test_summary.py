"""The summary: figures that agree with the result, the files with links, and a chart over its own table."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from openpyxl import Workbook

from fupin.model.text import Language
from fupin.report.content import Content
from fupin.report.entries import entries
from fupin.report.workbook.by_rule import counts_by_rule
from fupin.report.workbook.chart import CHARTED, bars_of
from fupin.report.workbook.inert import inert
from fupin.report.workbook.kinds import LOOKS, Kind, kind_of, shown_kinds
from fupin.report.workbook.names import SUMMARY


def _rows(books: Mapping[Language, Workbook], language: Language) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in books[language][SUMMARY.in_language(language)].iter_rows()]


@pytest.mark.parametrize("language", Language)
def test_figures_count_the_rows_of_the_findings(
    rich_content: Content, books: Mapping[Language, Workbook], language: Language
) -> None:
    shown = {row[0]: row[2] for row in _rows(books, language) if isinstance(row[2], int)}
    found = Counter(map(kind_of, entries(rich_content.result)))
    kinds = shown_kinds(found)
    assert {kind: shown[LOOKS[kind].name.in_language(language)] for kind in kinds} == {
        kind: found[kind] for kind in kinds
    }
    assert Kind.WAIVED not in kinds


@pytest.mark.parametrize("language", Language)
def test_rules_are_counted_by_level(
    rich_content: Content, books: Mapping[Language, Workbook], language: Language
) -> None:
    shown = {row[0]: row[4:10] for row in _rows(books, language)}
    counts = counts_by_rule(rich_content.result)
    for each in counts:
        assert shown[each.rule.id] == [*(each.of(kind) or None for kind in CHARTED), each.passed, each.others]
    total = shown["合计" if language is Language.CHINESE else "total"]
    assert total[3] == sum(each.unknown for each in counts)


def test_the_worst_rules_come_first(rich_content: Content) -> None:
    order = [(each.fail == 0, each.failed) for each in counts_by_rule(rich_content.result) if each.fail]
    assert order == sorted(order)
    assert len(order) > 3


def test_files_are_listed_with_links_to_their_copies(
    rich_content: Content, books: Mapping[Language, Workbook]
) -> None:
    sheet: Any = books[Language.CHINESE][SUMMARY.zh]
    texts = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {inert(report.path) for report in rich_content.result.inputs} <= texts
    targets = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    names = [target.rpartition("!")[0].strip("'").replace("''", "'") for target in targets]
    assert names == books[Language.CHINESE].sheetnames[3:]
    assert any(str(text).startswith("读不了：") for text in texts)
    assert "不像记录表，没有检查" in texts


def test_the_chart_shows_the_table(
    rich_content: Content, reports: Mapping[Language, bytes], books: Mapping[Language, Workbook]
) -> None:
    with zipfile.ZipFile(io.BytesIO(reports[Language.CHINESE])) as archive:
        charts = [archive.read(f"xl/charts/chart{number}.xml").decode("utf-8") for number in (1, 2)]
    chart = next(chart for chart in charts if 'barDir val="bar"' in chart)
    bars = bars_of(counts_by_rule(rich_content.result))
    sheet = books[Language.CHINESE][SUMMARY.zh]
    areas = re.findall(r"<c:cat>.*?<c:f>[^!]*!\$A\$(\d+):\$A\$(\d+)</c:f>", chart)
    assert areas
    for first, last in areas:
        assert [sheet[f"A{row}"].value for row in range(int(first), int(last) + 1)] == [each.rule.id for each in bars]
    assert f"<c:v>{bars[0].rule.id}</c:v>" in chart
    for kind in CHARTED:
        assert LOOKS[kind].strong[1:] in chart
