"""Which reader takes a file, and what is said of a file that none takes."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fupin.model.errors import UnreadableInputError
from fupin.reading.files import read_file
from support.workbooks import make_workbook

HEADER = ["贷款编号", "县名"]


def names(path: Path) -> list[str]:
    return [sheet.name for sheet in read_file(path).sheets]


def reason(path: Path) -> str:
    with pytest.raises(UnreadableInputError) as caught:
        read_file(path)
    assert caught.value.text.zh
    return caught.value.text.en


@pytest.mark.parametrize("ending", ["xlsx", "csv", "txt"])
def test_a_workbook_is_known_by_its_content(tmp_path: Path, ending: str) -> None:
    path = make_workbook(tmp_path / f"a.{ending}", [HEADER], sheet="甲")
    assert names(path) == ["甲"]


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_parquet_is_known_by_its_content(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"loan.{ending}"
    pq.write_table(pa.table({"loan_id": ["1"]}), path)
    (sheet,) = read_file(path).sheets
    assert (sheet.name, sheet.raw.header) == ("loan", ("loan_id",))


@pytest.mark.parametrize(("ending", "text"), [("csv", "a,b\n1,2\n"), ("tsv", "a\tb\n1\t2\n"), ("txt", "a;b\n1;2\n")])
def test_delimited_text_is_called_after_its_file(tmp_path: Path, ending: str, text: str) -> None:
    path = tmp_path / f"贷款.2018.{ending}"
    path.write_text(text, encoding="utf-8")
    (sheet,) = read_file(path).sheets
    assert sheet.name == "贷款.2018"
    assert [column.to_pylist() for column in sheet.raw.columns] == [["a", "1"], ["b", "2"]]


def test_json_is_called_after_its_file_or_by_its_own_names(tmp_path: Path) -> None:
    rows = [{"loan_id": "1"}]
    for name, data in (("loan.json", rows), ("all.JSON", {"loan": rows, "": rows})):
        (tmp_path / name).write_text(json.dumps(data), encoding="utf-8")
    for name in ("loan.jsonl", "loan.ndjson"):
        (tmp_path / name).write_text(json.dumps(rows[0]), encoding="utf-8")
        assert names(tmp_path / name) == ["loan"]
    assert names(tmp_path / "loan.json") == ["loan"]
    assert names(tmp_path / "all.JSON") == ["loan", "all"]


def test_files_that_are_not_what_they_are_called_are_named(tmp_path: Path) -> None:
    old, text, damaged = tmp_path / "a.xls", tmp_path / "a.xlsx", tmp_path / "a.parquet"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    text.write_bytes(b"<html>")
    damaged.write_bytes(b"x")
    assert reason(old) == "an old .xls or a password-protected workbook; save it as .xlsx without a password"
    assert reason(text) == "not an .xlsx workbook"
    assert reason(damaged) == "not an intact Parquet file"


@pytest.mark.parametrize("name", ["a.xlsx", "a.json", "a.parquet"])
def test_an_empty_file_is_none_of_these(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert reason(tmp_path / name)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_an_empty_text_holds_no_records(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert sum(len(sheet.raw.rows) for sheet in read_file(tmp_path / name).sheets) == 0


def test_a_file_that_is_not_there_or_is_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    assert reason(tmp_path / "none.csv") == "can't be opened: No such file or directory"
    assert reason(tmp_path) == "can't be opened: Is a directory"
