"""The example of a mapping file: it can be used as it stands, and speaks of the table beside it."""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase

from fupin.reading.pin_file import read_pins

from .running import EXAMPLES, check, hold

FOLDER = EXAMPLES / "mapping"
TABLE = FOLDER / "附件2.csv"


def test_the_mapping_file_can_be_used() -> None:
    (pin,) = read_pins(FOLDER / "对照.yaml").sheets
    assert fnmatchcase(TABLE.name, pin.file)
    assert (pin.record, pin.header_rows) == ("loan", (3, 4))
    assert {name: (column.field, column.unit and column.unit.name) for name, column in pin.columns.items()} == {
        "1": ("loan_id", None),
        "2": ("borrower_name", None),
        "3": ("amount_yuan", "万元"),
        "4": ("term_months", "年"),
        "5": ("annual_rate", None),
        "6": ("issued_on", None),
        "7": ("", None),
    }


def test_it_names_every_column_and_the_header_of_the_table() -> None:
    (pin,) = read_pins(FOLDER / "对照.yaml").sheets
    rows = list(csv.reader(TABLE.read_text(encoding="utf-8").splitlines()))
    assert {len(row) for row in rows} == {len(pin.columns)}
    assert [rows[number - 1][0] for number in pin.header_rows] == ["编码", ""]


def test_the_readme_shows_the_command() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "fupin check 附件2.csv --mapping 对照.yaml --explain-reading" in readme


def test_the_reports_are_the_stored_ones() -> None:
    hold(check(FOLDER, "附件2.csv", "--mapping", "对照.yaml", "--explain-reading"), FOLDER / "附件2.report")
