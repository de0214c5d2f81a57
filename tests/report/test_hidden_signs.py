"""Hidden signs and formulas: what is written is inert, and is read back exactly."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.report.csv_report.cells import guarded, unguarded
from fupin.report.hidden_signs import escaped, unescaped
from fupin.report.json_report.writing import json_text

HOSTILE = st.text(
    st.sampled_from("=+-@＝＋－＠'\";|,\\u0123abf#[ \t\r\n\x1b\x7f\x9b\u202e\u2028\ufeff\ud800𝄞\U000e0041贷款")
)
TEXTS = HOSTILE | st.text(st.characters(codec=None, exclude_categories=[]))


@given(TEXTS)
def test_json_means_the_same_and_steers_nothing(text: str) -> None:
    written = json_text({text: [text]})
    assert json.loads(written) == {text: [text]} or any("\ud800" <= sign <= "\udfff" for sign in text)
    assert not set(written) & set("\x1b\x7f\x9b\u061c\u200e\u202e\u2066\u2028\u2029\ufeff\ud800")
    assert "##" not in written


@given(TEXTS)
def test_an_escaped_text_is_one_line_and_comes_back(text: str) -> None:
    assert len(escaped(text).splitlines()) <= 1
    assert "##" not in escaped(text)
    assert unescaped(escaped(text)).encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")


@given(TEXTS)
def test_a_cell_comes_back_and_is_no_formula(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell).encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")
    assert cell.lstrip()[:1] not in {*"=+@＝＋－＠"}
    assert not cell.lstrip().startswith("-") or float(cell.strip().rstrip("%")) <= 0


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  ＝1+1", "'  ＝1+1"),
        ("-5.2", "-5.2"),
        ("-5.2-1", "'-5.2-1"),
        ("-007", "'-007"),
        ("2:3", "'2:3"),
        ("5-3", "'5-3"),
        ("0017", "'0017"),
        ("1e5", "'1e5"),
        ("123456789012345", "123456789012345"),
        ("1234567890123456", "'1234567890123456"),
        ("0.25", "0.25"),
        ("4.35%", "4.35%"),
        ("2018-08-28", "2018-08-28"),
        ("'0017", "''0017"),
        ("a;=1", "a;\\u003d1"),
        ("一\n二", "一\\u000a二"),
        ("C:\\users", "C:\\users"),
        ("##[error]x", "#\\u0023[error]x"),
        ("\\u202e", "\\u005cu202e"),
        ("\u202e", "\\u202e"),
    ],
)
def test_cells_as_they_are_written(text: str, cell: str) -> None:
    assert (guarded(text), unguarded(cell)) == (cell, text)
