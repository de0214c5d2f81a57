"""Ids: kept to the digit, whatever a spreadsheet or an export put around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.cell import EMPTY, Reading
from fupin.model.problems import ProblemCode
from fupin.model.values import read_value
from support.sheets import field

ID = field("loan_id")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0017", "0017"),
        (" 0017 ", "0017"),
        ("\t130123198001011234", "130123198001011234"),
        ("００１７", "0017"),
        ("0017\u200b", "0017"),
        ("\ufeff130123198001011234", "130123198001011234"),
        ("\u202a0017\u202c", "0017"),
        ("0017\x00", "0017"),
        ("\x1f0017\x7f", "0017"),
        ("13012319800101123x", "13012319800101123x"),
        ("冀扶（2018）01号", "冀扶(2018)01号"),
        ("①", "①"),
        ("Ⅱ-3", "Ⅱ-3"),
        ("1 3", "1 3"),
        ("12E17", "12E17"),
        ("1E17", "1E17"),
        ("1.5", "1.5"),
        ("'0017", "0017"),
        ("＇0017", "0017"),
        ("'13012319800101123X", "13012319800101123X"),
        ("''0017", "''0017"),
        ("'A17", "'A17"),
        ("'", "'"),
        ("’0017", "’0017"),
        ('="0017"', "0017"),
        ('=" 0017 "', "0017"),
        ('="L-17"', "L-17"),
        ('="00"17"', '="00"17"'),
        ("=0017", "=0017"),
        ("戶０１", "戶01"),
        ("五", "五"),
    ],
)
def test_an_id_is_kept_to_the_digit(text: str, value: str) -> None:
    assert read_value(text, ID, None) == Reading(value, filled=True)


def test_a_quoted_nothing_is_nothing() -> None:
    assert read_value('=""', ID, None) == EMPTY
    assert read_value('=" "', ID, None) == EMPTY


@pytest.mark.parametrize(
    "text",
    [
        "1.30123E+17",
        "1E+15",
        "6.2E+17",
        "1.30123198001012e+17",
        "６E+17",
        "1.30123198001011E17",
        '="1E+17"',
    ],
)
def test_an_id_that_was_a_number_has_lost_its_digits(text: str) -> None:
    assert read_value(text, ID, None) == Reading(None, filled=True, problem=ProblemCode.DIGITS_LOST)


@given(
    st.from_regex(r"[0-9A-Z][0-9A-Z-]{0,20}", fullmatch=True), st.sampled_from(["", " ", "\u200b", "\t", "\u3000"])
)
def test_every_plain_id_comes_back(text: str, around: str) -> None:
    assert read_value(f"{around}{text}{around}", ID, None).value == text


@given(st.from_regex(r"[0-9]{1,18}", fullmatch=True))
def test_quotes_of_spreadsheets_and_full_width_leave_the_digits(digits: str) -> None:
    wide = digits.translate({ord(sign): chr(ord(sign) + 0xFEE0) for sign in "0123456789"})
    for text in (f"'{digits}", f'="{digits}"', wide):
        assert read_value(text, ID, None).value == digits
