"""The workbook of a province's check: counties by exact counts, waivers, the baseline, and the receipt."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Language, Text
from fupin.report.content import Content
from fupin.report.counties import province_figures
from fupin.report.entries import entries
from fupin.report.receipt_words import receipt_facts
from fupin.report.standing_words import SINCE_BASELINE, WAIVER_HEADS, baseline_line, since_word, waiver_values
from fupin.report.workbook.choosing import chosen_copies
from fupin.report.workbook.inert import inert
from fupin.report.workbook.kinds import LOOKS, Kind, kind_of
from fupin.report.workbook.names import COUNTIES, COUNTY_RULES, FINDINGS, RECEIPT, SUMMARY
from fupin.result import CheckResult
from support.provincial import ABSENT, STRAY, UNREADABLE

EN = Language.ENGLISH


@pytest.fixture(scope="module")
def book(province_result: CheckResult, write: Callable[[Content, Language], bytes]) -> Workbook:
    return load_workbook(io.BytesIO(write(Content(province_result), EN)))


def rows(book: Workbook, name: Text) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book[name.en].iter_rows()]


def near(shares: Iterable[float | None]) -> list[float | None]:
    """Shares as exact as a workbook holds them."""
    return [None if share is None else round(share, 14) for share in shares]


def test_a_county_a_row_with_its_share_by_rule(book: Workbook, province_result: CheckResult) -> None:
    figures = province_figures(province_result)
    head, *found = rows(book, COUNTIES)
    rules = head[11:]
    assert rules == list(figures.rules)
    absent, *found, stray = found
    for row, county in zip(found, figures.submitted, strict=True):
        assert row[0] == inert(county.county.county)
        assert row[1:3] == ["submitted", county.county.unreadable]
        assert row[4] == county.county.summary.records
        shares = [county.share, *(county.by_rule.get(rule) for rule in rules)]
        expected = [None if each is None or each.fraction is None else float(each.fraction) for each in shares]
        assert near([row[3], *row[11:]]) == near(expected)
    assert absent[:2] == [inert(ABSENT), "not submitted"]
    assert set(absent[2:]) == {None}
    assert stray[:2] == [inert(STRAY), "not on the roster"]
    assert book[COUNTIES.en].freeze_panes == "B2"
    assert book[COUNTIES.en].conditional_formatting


def test_a_row_for_each_county_and_rule(book: Workbook, province_result: CheckResult) -> None:
    told = {(row[0], row[1]): row[3:] for row in rows(book, COUNTY_RULES)[1:]}
    counted = {
        (inert(county.county), count.rule): count
        for county in province_result.counties
        for count in county.verdicts
        if any((count.passed, count.fail, count.unknown, count.not_applicable, count.waived))
    }
    assert told.keys() == counted.keys()
    for key, count in counted.items():
        judged = count.passed + count.fail + count.waived
        figures = [count.passed, count.fail, count.unknown, count.not_applicable, count.waived, judged]
        shares = [
            count.fail / judged if judged else None,
            count.unknown / (judged + count.unknown) if judged + count.unknown else None,
        ]
        assert told[key][:6] == figures
        assert near(told[key][6:]) == near(shares)
    assert book[COUNTY_RULES.en].auto_filter.ref == f"A1:K{len(counted) + 1}"


def test_findings_tell_their_waivers_and_how_they_stand(book: Workbook, province_result: CheckResult) -> None:
    head, *found = rows(book, FINDINGS)
    since, first = head.index(SINCE_BASELINE.en), head.index(WAIVER_HEADS[0].en)
    for row, entry in zip(found, entries(province_result), strict=True):
        assert row[since] == (since_word(entry.since).en or None)
        values = (None,) * 4 if entry.waiver is None else tuple(map(inert, waiver_values(entry.waiver)))
        assert tuple(row[first : first + 4]) == values
    colours = {cell.fill.fgColor.rgb[2:] for cell in book[FINDINGS.en]["A"] if cell.value == "waived"}
    assert colours == {LOOKS[Kind.WAIVED].strong.removeprefix("#")}


def test_the_summary_tells_waived_ones_apart(book: Workbook, province_result: CheckResult) -> None:
    found = rows(book, SUMMARY)
    shown = {row[0]: row for row in found}
    assert shown["waived"][2] == province_result.summary.waived
    assert shown["error"][2] == province_result.summary.error
    assert province_result.baseline is not None
    assert baseline_line(province_result.baseline).en in shown
    waived = {row[0]: row[10] for row in found if row[0] in province_result.rules}
    assert waived == {each.rule: each.waived for each in province_result.verdicts}


def test_the_summary_names_whom_to_look_at_and_tells_files_last(book: Workbook) -> None:
    told = [row[:3] for row in rows(book, SUMMARY)]
    start = told.index([COUNTIES.en, None, None])
    assert told[start + 1] == ["submitted", "see the sheet of counties", 4]
    assert told[start + 3 : start + 6] == [
        ["not submitted", inert(ABSENT), 1],
        ["with an unreadable file", UNREADABLE, 1],
        ["not on the roster", inert(STRAY), 1],
    ]
    sections = [row[0] for row in told if row[0] in {COUNTIES.en, "Results by rule", "Files and sheets"}]
    assert sections == [COUNTIES.en, "Results by rule", "Files and sheets"]


def test_of_several_counties_only_sheets_with_something_found_are_copied(
    rich_content: Content, province_result: CheckResult
) -> None:
    result = rich_content.result
    clean = replace(rich_content.copies[0], path="整齐县.xlsx")
    noted = replace(rich_content.copies[0], path="提示县.xlsx")
    note = Problem(ProblemCode.COLUMN_UNKNOWN, noted.path, noted.sheet, params={"name": "甲"})
    whole = replace(result, problems=(*result.problems, note), counties=province_result.counties)
    content = replace(rich_content, result=whole, copies=(*rich_content.copies, clean, noted))
    chosen = chosen_copies(content, list(entries(whole)))
    found = {(entry.path, entry.sheet) for entry in entries(whole) if kind_of(entry) is not Kind.READING}
    assert {(each.path, each.sheet) for each in chosen.copies} == {
        (each.path, each.sheet) for each in rich_content.copies if (each.path, each.sheet) in found
    }
    assert chosen.copies and clean not in chosen.copies and noted not in chosen.copies
    assert chosen.clean == len(content.copies) - len(chosen.copies)
    (note_of_it,) = chosen.notes()
    assert note_of_it.en.startswith(f"{chosen.clean} sheets are not copied")
    alone = replace(content, result=replace(whole, counties=()))
    assert chosen_copies(alone, list(entries(alone.result))).copies == content.copies


def test_the_receipt_has_a_sheet(book: Workbook, province_result: CheckResult) -> None:
    facts = [(each.name.en, inert(each.of) or None, inert(each.value.en)) for each in receipt_facts(province_result)]
    assert [tuple(row) for row in rows(book, RECEIPT)[2:]] == facts
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_one_county_by_itself_has_the_receipt_only(books: Mapping[Language, Workbook]) -> None:
    names = books[EN].sheetnames
    assert RECEIPT.en in names
    assert not {COUNTIES.en, COUNTY_RULES.en} & set(names)
    heads = {cell.value for cell in books[EN][FINDINGS.en][1]}
    assert not {SINCE_BASELINE.en, *(head.en for head in WAIVER_HEADS)} & heads
