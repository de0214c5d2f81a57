"""JSON and JSON Lines, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin.model.errors import UnreadableInputError
from fupin.reading.formats.json_text import read_json, read_json_lines
from fupin.reading.raw import Addressing, RawSheet


def parsed(tmp_path: Path, text: str | bytes) -> list[tuple[str | None, RawSheet]]:
    path = tmp_path / "a.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_json(path)


def lines(tmp_path: Path, text: str) -> RawSheet:
    path = tmp_path / "a.jsonl"
    path.write_bytes(text.encode())
    (sheet,) = read_json_lines(path)
    return sheet


def cells(sheet: RawSheet) -> dict[str, list[str | None]]:
    assert sheet.header is not None
    return {name: column.to_pylist() for name, column in zip(sheet.header, sheet.columns, strict=True)}


def test_a_list_of_records(tmp_path: Path) -> None:
    ((name, sheet),) = parsed(tmp_path, '[{"loan_id": "0017", "amount_yuan": 5.20}, {"county": "甲", "loan_id": 2}]')
    assert (name, sheet.name, sheet.addressing, sheet.rows.tolist()) == (None, None, Addressing.LINE, [1, 2])
    assert cells(sheet) == {"loan_id": ["0017", "2"], "amount_yuan": ["5.2", None], "county": [None, "甲"]}


def test_values_of_every_type(tmp_path: Path) -> None:
    exact = '"a": 0.1000000000000000055511151231257827, "b": 130123198001011234'
    text = f'[{{{exact}, "c": true, "d": null, "e": "", "f": 1e3, "g": [1]}}]'
    ((_, sheet),) = parsed(tmp_path, text)
    assert cells(sheet) == {
        "a": ["0.1000000000000000055511151231257827"],
        "b": ["130123198001011234"],
        "c": ["true"],
        "d": [None],
        "e": [None],
        "f": ["1000"],
        "g": ["[1]"],
    }
    assert {place: reading.problem.value for place, reading in sheet.faults.items() if reading.problem} == {
        (0, 6): "DATA01"
    }


def test_numbers_beyond_all_sense_are_problems(tmp_path: Path) -> None:
    ((_, sheet),) = parsed(tmp_path, '[{"a": 1e999}]')
    assert cells(sheet) == {"a": ["1E+999"]}
    assert list(sheet.faults) == [(0, 0)]


def test_lists_of_records_by_name(tmp_path: Path) -> None:
    tables = parsed(tmp_path, b'\xef\xbb\xbf{"loan": [{"loan_id": 1}], "household": []}')
    assert [name for name, _ in tables] == ["loan", "household"]
    assert [len(sheet.rows) for _, sheet in tables] == [1, 0]


def test_records_without_fields_are_records(tmp_path: Path) -> None:
    ((_, sheet),) = parsed(tmp_path, "[{}, {}]")
    assert (sheet.header, len(sheet.rows)) == ((), 2)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "line 1 is not JSON: Expecting value"),
        ('[{"a": 1},\n{"a": }]', "line 2 is not JSON: Expecting value"),
        ('[{"a": 1, "a": 2}]', "line 1 is not JSON: a key stands twice in one object"),
        ('[{"a": "}"},\n {"b": {}},\n {"a": 1,\n "a": 2}]', "line 4 is not JSON: a key stands twice in one object"),
        ('[{"a": "NaN"},\n {"a": NaN}]', "line 2 is not JSON: NaN is not JSON"),
        ('[{"a": -Infinity}]', "line 1 is not JSON: -Infinity is not JSON"),
        ("[" * 100_000, "line 1 is not JSON: maximum recursion depth exceeded"),
        ('[{"a": 1}] x', "line 1 is not JSON: Extra data"),
        ("[1]", "expected a list of records (objects), or an object of such lists"),
        ("[null]", "expected a list of records (objects), or an object of such lists"),
        ("{}", "expected a list of records (objects), or an object of such lists"),
        ('{"loan_id": 1}', "expected a list of records (objects), or an object of such lists"),
        ('{"loan": [1]}', "expected a list of records (objects), or an object of such lists"),
        ('"x"', "expected a list of records (objects), or an object of such lists"),
        ("[1]", "expected a list of records (objects), or an object of such lists; number 1 is none"),
        ('[{}, {}, "x"]', "expected a list of records (objects), or an object of such lists; number 3 is none"),
        ('["贷款"]'.encode("gb18030"), "the JSON is not UTF-8, it seems to be GB18030; save it as UTF-8"),
        ('[{"贷款": 1}]'.encode("utf-16"), "the JSON is not UTF-8, it seems to be UTF-16; save it as UTF-8"),
        ('[{"贷款": 1}]'.encode("utf-16-be"), "the JSON is not UTF-8, it seems to be UTF-16; save it as UTF-8"),
        (b'[{"a": "\xff"}]', "the JSON is not UTF-8; save it as UTF-8"),
    ],
)
def test_what_is_not_records_in_json_is_refused(tmp_path: Path, text: str | bytes, reason: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        parsed(tmp_path, text)
    assert caught.value.text.en.startswith(reason)


@pytest.mark.parametrize("text", [r'[{"a": "\ud800"}]', r'[{"\uDBFF": 1}]', r'[{"a": ["\udfff"]}]'])
def test_half_a_sign_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        parsed(tmp_path, text)
    assert "surrogates not allowed" in caught.value.text.en


def test_a_whole_sign_in_two_halves_is_taken(tmp_path: Path) -> None:
    ((_, sheet),) = parsed(tmp_path, r'[{"a": "\ud842\udfb7"}]')
    assert cells(sheet) == {"a": ["𠮷"]}


@pytest.mark.parametrize(
    ("number", "text", "unreadable"),
    [
        ("130123198001011234", "130123198001011234", False),
        ("-0", "0", False),
        ("-0.0", "0", False),
        ("0.1000000000000000055", "0.1000000000000000055", False),
        ("9" * 61, "9" * 61, False),
        ("9" * 5000, "9" * 5000, True),
        ("1e400", "1E+400", True),
        ("-1e-400", "-1E-400", True),
        ("1e" + "9" * 30, "1e" + "9" * 30, False),
    ],
)
def test_numbers_are_kept_to_the_digit(tmp_path: Path, number: str, text: str, unreadable: bool) -> None:
    ((_, sheet),) = parsed(tmp_path, f'[{{"a": {number}}}]')
    assert cells(sheet) == {"a": [text]}
    assert bool(sheet.faults) is unreadable


def test_what_is_nested_is_a_problem_of_its_cell(tmp_path: Path) -> None:
    ((_, sheet),) = parsed(tmp_path, '[{"a": {"b": 1.50}, "c": [], "d": 5}]')
    assert cells(sheet) == {"a": ['{"b": "1.50"}'], "c": ["[]"], "d": ["5"]}
    assert list(sheet.faults) == [(0, 0), (0, 1)]


def test_lines_are_records_and_blank_ones_are_passed_over(tmp_path: Path) -> None:
    sheet = lines(tmp_path, '\ufeff{"loan_id": 1}\r\n\n {"loan_id": 2, "county": "甲\u2028乙"} \n')
    assert cells(sheet) == {"loan_id": ["1", "2"], "county": [None, "甲\u2028乙"]}
    assert sheet.rows.tolist() == [1, 2]
    assert len(lines(tmp_path, "\n").rows) == 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": 1}\n\n{"a": }\n', "line 3 is not JSON: Expecting value"),
        ('{"a": 1}\n[]\n', "line 2 is no record (object)"),
        ('{"a": 1}\n{"a": 1, "a": 2}\n', "line 2 is not JSON: a key stands twice in one object"),
        ('{"a": 1}\r\n{"a": Infinity}\r\n', "line 2 is not JSON: Infinity is not JSON"),
        ('{"a": 1} {"a": 2}\n', "line 1 is not JSON: Extra data"),
    ],
)
def test_a_line_that_is_no_record_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        lines(tmp_path, text)
    assert caught.value.text.en == reason
