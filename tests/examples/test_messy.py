"""The messy workbook: read as a careful clerk would, and what can't be is named at its cell."""

from __future__ import annotations

import runpy
from pathlib import Path

from fupin.reading.files import read_file

from .running import EXAMPLES, check, hold

FOLDER = EXAMPLES / "messy"
WORKBOOK = "附件2.xlsx"


def test_the_reports_are_the_stored_ones() -> None:
    hold(check(FOLDER, WORKBOOK, "--explain-reading"), FOLDER / "附件2.report")


def test_every_row_is_judged_or_left_out() -> None:
    (entry,) = check(FOLDER, WORKBOOK, "--explain-reading").report["inputs"]
    loans, workshops, townships = entry["sheets"]
    assert (loans["header_rows"], loans["records"]) == ([4, 5], 6)
    assert [(row["row"], row["why"]) for row in loans["ignored_rows"]] == [
        (1, "title"),
        (2, "title"),
        (3, "title"),
        (6, "column_numbers"),
        (10, "total"),
        (14, "total"),
        (15, "total"),
        (16, "footnote"),
        (17, "footnote"),
    ]
    assert (workshops["record"], townships["record"]) == ("workshop", "township")


def test_what_may_not_be_guessed_is_a_problem_at_its_cell() -> None:
    problems = check(FOLDER, WORKBOOK, "--explain-reading").report["problems"]
    assert {problem["cell"]: problem["code"] for problem in problems if problem["level"] == "error"} == {
        "F12": "DATA01",
        "G12": "DATA02",
        "I12": "DATA07",
        "D13": "DATA08",
        "F13": "DATA03",
        "H13": "DATA02",
        "I13": "DATA07",
        "G5": "DATA16",
    }


def test_the_program_that_writes_it_writes_the_same(tmp_path: Path) -> None:
    runpy.run_path(str(FOLDER / "make_messy.py"))["make_messy"](tmp_path / WORKBOOK)
    assert _cells(tmp_path / WORKBOOK) == _cells(FOLDER / WORKBOOK)


def _cells(path: Path) -> list[tuple[str, bool, object, list[list[str]]]]:
    sheets = [(sheet.name, sheet.raw) for sheet in read_file(path).sheets]
    return [
        (name, raw.hidden, (raw.merges, raw.hidden_rows), [raw.row_texts(row) for row in range(len(raw.rows))])
        for name, raw in sheets
    ]
