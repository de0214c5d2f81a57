"""The guard's look through delimited text: its records end where the reader's end."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.model.errors import UsageError
from fupin.reading.guard import text as guard
from fupin.reading.guard.limits import LimitExceededError, Limits
from support.examples import examples

NARROW = replace(Limits(), columns=5)


def refusal(data: bytes, encoding: str | None = None) -> str | None:
    try:
        guard.inspect_delimited(io.BytesIO(data), NARROW, encoding)
    except LimitExceededError as error:
        return error.text.en
    return None


WIDE = ",".join("abcdef")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_line_of_a_refusal_is_the_physical_one(end: str, codec: str) -> None:
    lines = ["贷款编号,县名", '"1', '2",甲县', "3,乙县", WIDE, "5,丙县"]
    said = refusal((end.join(lines) + end).encode(codec))
    assert said is not None
    assert "line 5)" in said
    assert "≥ 6" in said


def test_the_user_says_the_encoding() -> None:
    data = f"贷款编号,县名\n{WIDE}\n".encode("utf-16-be")
    assert refusal(data, "utf-16") == refusal(data) is not None
    with pytest.raises(UsageError):
        refusal(b"a,b\n", "klingon")


CELL = st.text(st.sampled_from('ab,"\n\r'), max_size=5)


@given(
    st.lists(st.lists(CELL, min_size=1, max_size=7), max_size=8),
    st.sampled_from(["\n", "\r", "\r\n"]),
    st.integers(1, 40),
)
@settings(max_examples=examples(100), deadline=None)
def test_records_of_any_ends_of_lines_in_pieces_of_any_size(rows: list[list[str]], end: str, piece: int) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    wide = max((len(row) for row in rows), default=0) > NARROW.columns
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guard, "_CHUNK", piece)
        assert (refusal(buffer.getvalue().encode()) is not None) is wide
