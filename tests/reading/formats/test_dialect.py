"""The delimiter of a text and its first records."""

from __future__ import annotations

import pytest

from fupin.reading.formats.dialect import cut_at_line, declared_delimiter, delimiter_of, first_records
from fupin.reading.kinds import HEAD


@pytest.mark.parametrize(
    ("head", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2\n", ";"),
        ("a\tb,c\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("a|x,b|y,c\n1,2,3\n", ","),
        ("题\n单位：万元\na;b;c\n1;2;3\n", ";"),
        ("a\n1\n", ","),
        ("", ","),
        ('"never,ended', ","),
    ],
)
def test_the_delimiter_makes_a_table_of_the_first_records(head: str, delimiter: str) -> None:
    assert delimiter_of(head) == delimiter


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"sep=;\na;b\n", (";", 6)),
        (b"Sep=,\r\na,b\r\n", (",", 7)),
        (b"SEP=\t\ra\tb\r", ("\t", 6)),
        (b'"sep=|"\na|b\n', ("|", 8)),
        (b"sep=,,,,\na,b\n", (",", 9)),
        (b"sep=;", (";", 5)),
        (b"sep=x\na,b\n", None),
        (b"sep=;a\n", None),
        (b"\nsep=;\n", None),
        (b"", None),
    ],
)
def test_a_first_line_that_declares_the_delimiter(body: bytes, found: tuple[str, int] | None) -> None:
    assert declared_delimiter(body) == found


def test_first_records_have_the_last_line_that_they_take_and_end_where_the_quoting_does() -> None:
    assert list(first_records('a,b\r\n"1\n2",3\n', ",")) == [(1, ["a", "b"]), (3, ["1\n2", "3"])]
    assert list(first_records('a,b\n"1"x,2\n', ",")) == [(1, ["a", "b"])]
    assert len(list(first_records("a\n" * 99, ","))) == 40


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_the_head_is_cut_at_the_end_of_a_line(end: bytes) -> None:
    line = "甲,乙".encode() + end
    assert cut_at_line(line * 3 + b"x") == line * 3 + b"x"
    cut = cut_at_line(line * HEAD)
    assert HEAD - len(line) < len(cut) <= HEAD
    assert cut == line * (len(cut) // len(line)) or cut.endswith(b"\r")
    assert len(cut_at_line(b"x" * 2 * HEAD)) == HEAD
