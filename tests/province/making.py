"""Submissions for tests of the province: tables as they are read, and what is kept of them, without judging."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fupin.model.problems import Problem
from fupin.province.counties import Province, province_of
from fupin.province.marking import marks_of, named_counties
from fupin.province.roster import Roster
from fupin.province.roster_file import read_roster
from fupin.reading.layout.recognise import Evidence
from fupin.reading.layout.tables import Layout, find_tables
from fupin.reading.sheets import SheetReading, read_sheet
from fupin.reading.sources import Source
from fupin.result import InputReport, SheetReport, SubmissionResult
from support.sheets import Cells, make_sheet

LOAN = ("贷款编号", "户编号", "贷款人姓名", "县名", "贷款金额（元）", "贷款期限（月）", "放款日期")


def table(path: str, rows: Cells, record: str = "loan", sheet: str = "表") -> SheetReading:
    """A sheet of a workbook as it is read; its first row is the header."""
    (found,) = find_tables(make_sheet(rows, name=sheet), Evidence(sheet, (), record))
    assert isinstance(found.layout, Layout)
    return read_sheet(path, found.raw, found.layout)


def submission(county: str | None, *tables: SheetReading) -> SubmissionResult:
    """What is kept of a submission; its inputs are the files of its tables."""
    paths = list(dict.fromkeys(each.path for each in tables))
    return SubmissionResult(
        county=county,
        inputs=tuple(_report(path, [each for each in tables if each.path == path]) for path in paths),
        verdicts=(),
        findings=(),
        problems=(),
        named=tuple(named_counties(tables, show_personal=False)),
        marks=tuple(marks_of(tables, [None] * len(tables), show_personal=False)),
    )


def _report(path: str, tables: Sequence[SheetReading]) -> InputReport:
    sheets = tuple(SheetReport(each.sheet, each.record, (1,), each.table.rows, (), (), False) for each in tables)
    return InputReport(path, "0" * 64, None, sheets)


def loans(county: str, *rows: Sequence[str], path: str | None = None) -> SubmissionResult:
    """A county's loans: number, household, borrower, amount, term, day."""
    cells = [LOAN, *((*row[:3], county, *row[3:]) for row in rows)]
    return submission(county, table(path or f"{county}.xlsx", cells))


def province(
    *submissions: SubmissionResult, roster: Roster | None = None, sources: Sequence[Source] = ()
) -> Province:
    """What shows when they stand side by side."""
    return province_of(submissions, sources, roster, [])


def told(problems: Sequence[Problem]) -> list[tuple[str, str, str | None, str]]:
    """Problems as code, file, cell and the place that they name."""
    return [(each.code.value, each.path, each.cell, each.params.get("first", "")) for each in problems]


def roster(folder: Path, text: str) -> Roster:
    """A roster with these counties."""
    path = folder / "counties.yaml"
    path.write_text("format: fupin-roster/1\ncounties:\n" + text, encoding="utf-8")
    return read_roster(path)
