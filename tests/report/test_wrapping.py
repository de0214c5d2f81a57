"""Line breaks in Chinese and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text as Styled

from fupin.report.wrapping import wrapped


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in wrapped(Styled(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("贷款金额 62,000 元，超过上限", 16, ["贷款金额", "62,000 元，超过", "上限"]),
        ("超出 0.01 元，原文", 11, ["超出", "0.01 元，原", "文"]),
        ("应为就业补助资金。", 16, ["应为就业补助资", "金。"]),
        ("the limit of 50,000 yuan", 12, ["the limit of", "50,000 yuan"]),
        ("", 10, [""]),
        ("  缩进", 10, ["  缩进"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("一\n二", 10, ["一", "二"]),
    ],
)
def test_breaks(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.text(alphabet="贷款元，。；（）“” 0123456789,.abc", max_size=60), st.integers(min_value=4, max_value=40))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in found)


def test_styles_stay_on_their_characters() -> None:
    text = Styled("贷款金额").append("超过上限", "bold")
    first, second = wrapped(text, 8)
    assert [span.style for span in first.spans] == []
    assert [span.style for span in second.spans] == ["bold"]
