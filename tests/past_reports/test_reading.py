"""Earlier reports are read back exactly, and whatever is no such report is refused with the reason."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from fupin.model.errors import UsageError
from fupin.past_reports import reading
from fupin.past_reports.reading import read_report, report_of
from support.comparing import checked, written

ROWS = [("1", "60000", "12"), ("2", "40000", "48"), ("3", "40000", "约12")]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return written(checked(ROWS))


def refused(data: bytes) -> str:
    with pytest.raises(UsageError) as caught:
        report_of(data, "old.json")
    assert caught.value.text.zh.startswith("old.json 不是可用的报告")
    return str(caught.value).split(": ", 1)[1].split(";")[0]


def test_what_was_written_is_read_back(whole: bytes) -> None:
    read = report_of(b"\xef\xbb\xbf" + whole, "old.json")
    assert [(each.rule, each.key, each.verdict.value) for each in read.findings] == [
        ("LOAN01", {"loan_id": "1"}, "fail"),
        ("LOAN02", {"loan_id": "2"}, "fail"),
        ("LOAN02", {"loan_id": "3"}, "unknown"),
    ]
    assert [each.by for finding in read.findings for each in finding.excess or ()] == ["10000", "12"]
    assert [(each.code, each.key, each.record) for each in read.problems] == [("DATA01", {"loan_id": "3"}, "loan")]
    assert read.inputs[0].sheets[0].digests is not None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"[" * 100_000, "it isn't whole JSON"),
        (b"{" + b'"a":{' * 100_000, "it isn't whole JSON"),
        (b"\xff\xfe{\x00}\x00", "it is in UTF-16"),
        (b"null", "it is no check report of version 1"),
        (b"[]", "it is no check report of version 1"),
        (b'{"format": "fupin-report", "version": 2}', "it is no check report of version 1"),
        (b'{"format": "fupin-progress", "version": 1}', "it is a progress report"),
        (b'{"format": "fupin-diff", "version": 1}', "it is a comparison"),
        (b'{"type": "head", "format": "fupin-report"}\n{"type": "summary"}\n', "it is a report in JSON Lines"),
        (b'{"format": "fupin-report", "version": 1}', "tool is missing or wrong"),
    ],
)
def test_what_is_no_report_is_refused(data: bytes, reason: str) -> None:
    assert refused(data).startswith(reason)


def test_a_report_that_was_cut_off_is_refused_wherever_that_was(whole: bytes) -> None:
    end = len(whole.rstrip())
    assert {refused(whole[:cut]) for cut in range(1, end, 97)} == {"it isn't whole JSON, and may have been cut off"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"row": 1', f'"row": {"9" * 5000}'),
        ('"row": 1', '"row": -1'),
        ('"row": 1', '"row": "1"'),
        ('"row": 1', '"row": 1e400'),
        ('"row": 1', '"row": true'),
        ('"by": "10000"', '"by": "1e999999999"'),
        ('"by": "10000"', '"by": "NaN"'),
        ('"by": "10000"', '"by": "1/0"'),
        ('"by": "10000"', f'"by": "{"9" * 10_000}"'),
        ('"records": 3, "error"', '"records": -3, "error"'),
        ('"records": 3, "error"', '"records": NaN, "error"'),
        ('"as_of": "2018-12-31"', '"as_of": "2018-13-31"'),
        ('"county": null', '"county": "\\ud800"'),
        ('"level": "error"', '"level": "grave"'),
        ('"verdict": "fail"', '"verdict": "pass"'),
    ],
)
def test_a_member_that_is_not_as_it_is_written_is_refused(whole: bytes, old: str, new: str) -> None:
    text = whole.decode()
    assert old in text
    assert refused(text.replace(old, new, 1).encode()).startswith(("summary.", "findings.", "as_of", "it isn't"))


@pytest.mark.parametrize(
    ("member", "value"), [("as_of", '"2018-12-31"'), ("findings", "[]"), ("format", '"fupin-report"')]
)
def test_a_member_that_stands_twice_is_refused(whole: bytes, member: str, value: str) -> None:
    again = whole.rstrip().removesuffix(b"}") + f', "{member}": {value}}}'.encode()
    assert f"{member} " in refused(again)


def test_a_number_that_json_does_not_have_is_refused_anywhere(whole: bytes) -> None:
    assert refused(whole.rstrip().removesuffix(b"}") + b', "other": NaN}') == "it isn't proper JSON"


def test_what_is_crowded_with_lists_is_refused_but_not_what_is_written_so(whole: bytes) -> None:
    end = whole.rstrip().removesuffix(b"}")
    assert refused(end + b', "other": [' + b"[]," * 200_000 + b"[]]}") == "it is no check report"
    written_so = end + b', "other": "' + b'[{\\"' * 200_000 + b'"}'
    assert report_of(written_so, "old.json") == report_of(whole, "old.json")


def edited(whole: bytes, **members: Any) -> bytes:
    return json.dumps(json.loads(whole) | members).encode()


def test_a_report_that_was_edited_contradicts_itself(whole: bytes) -> None:
    told = json.loads(whole)
    edits: list[dict[str, Any]] = [
        {"findings": told["findings"][1:]},
        {"findings": [*told["findings"], told["findings"][0]]},
        {"findings": [told["findings"][0] | {"rule": "LOAN02"}, *told["findings"][1:]]},
        {"findings": [told["findings"][0] | {"path": "other"}, *told["findings"][1:]]},
        {"problems": []},
        {"summary": told["summary"] | {"error": 0}},
        {"summary": told["summary"] | {"records": 4}},
        {"verdicts": told["verdicts"][1:]},
        {"inputs": []},
    ]
    for members in edits:
        assert refused(edited(whole, **members)).startswith("it contradicts itself and may have been edited")


def test_only_an_ordinary_file_of_reasonable_size_is_read(
    whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(whole)
    (tmp_path / "link.json").symlink_to(path)
    assert read_report(tmp_path / "link.json") == read_report(path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken").symlink_to(tmp_path / "none")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("pipe", "broken", "loop", ".", "none", "a\0b", "old.json/x"):
        with pytest.raises(UsageError, match=r"ordinary file|can't be opened|no name of a file"):
            read_report(tmp_path / name)
    monkeypatch.setattr(reading, "MOST_BYTES", len(whole) - 1)
    with pytest.raises(UsageError, match="larger than"):
        read_report(path)


def test_a_report_that_is_not_there_is_told_so_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_report(tmp_path / "none.json")
    assert "none.json 不是可用的报告：无法打开，没有这个文件；" in caught.value.text.zh
    assert "it can't be opened (No such file or directory)" in caught.value.text.en
