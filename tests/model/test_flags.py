"""Yes and no: words, marks, numbered choices and the boxes of printed forms; nothing in between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.cell import Reading
from fupin.model.problems import ProblemCode
from fupin.model.values import read_value
from support.sheets import field

FLAG = field("registered_poor")

YES = """
    是 有 对 √ ✓ ✔ ☑ ✅ Y y Yes YES TRUE true 1 １ Ｙ 1.是 1、是 1．是 (1)是 1)是 1是 是。 有。 是. 是√ √是
    是(√) 是（✓） ✔是 ☑是 是☑ 有√ ☑是□否 □否☑是 ■是□否 √是□否 是☑否□ 是√否□ 1.是☑2.否□ ☑有□无 ☒是☐否 √是×否
    是√否× ●是○否 ☑是/□否
    是(√)否() (√)是()否 是[√]否[] 是（√）
"""
NO = """
    否 无 没有 不是 × ✗ ✘ ✖ ❌ N n No NO FALSE false 0 ０ 2.否 2、否 0.否 0、否 (2)否 2)否 否。 无。 否× ×否
    否(×) ☑否 否☑ ✅无 □是☑否 是□否☑ □是■否 ☐是☒否 □有☑无 ×是√否 是×否√ 1.是□2.否☑ □是、√否
    是()否(√) ()是(√)否 是（）否（√）
"""
EITHER = """
    是否 是/否 有无 □是□否 ☑是☑否 √是√否 是☑否 □是 □否 是× 否√ √否 ×是 □ ☐ ■ ☒ ○ ● ×是□否 是□否× 有√无√ 否是 □是☑无
    是()否() () 是(×)否()
"""
NONE = """
    2 10 ① ⑴ 是（已办） 不详 X x ｘ T F t f 0.0 1.0 1. 0. 完成 2.是 1.否 3.否 (1)否 是是 基本是 部分 不
    待定 43340 ？
"""


@pytest.mark.parametrize(
    "text", [*YES.split(), " 是 ", "\u200b是", "✔\ufe0f", "☑ 是  □ 否", "□ 否\n☑ 是", "У", "是\u3000√"]
)
def test_yes(text: str) -> None:
    assert read_value(text, FLAG, None) == Reading(True, filled=True)


@pytest.mark.parametrize("text", [*NO.split(), " 否 ", "否\ufeff", "□ 是  ☑ 否", "沒有", "Ν"])
def test_no(text: str) -> None:
    assert read_value(text, FLAG, None) == Reading(False, filled=True)


@pytest.mark.parametrize("text", EITHER.split())
def test_what_could_be_either_says_so(text: str) -> None:
    expected = Reading(None, filled=True, problem=ProblemCode.UNREADABLE, readings=("是", "否"))
    assert read_value(text, FLAG, None) == expected


@pytest.mark.parametrize("text", [*NONE.split(), "是" * 21])
def test_what_is_no_flag_is_a_problem(text: str) -> None:
    assert read_value(text, FLAG, None) == Reading(None, filled=True, problem=ProblemCode.UNREADABLE)


@given(st.text("是否有无√×☑□☒■120.、()/ ", max_size=7))
def test_swapping_yes_and_no_swaps_the_value_or_leaves_none(text: str) -> None:
    """Only in texts of words and boxes: marks and numbers by themselves mean one of them."""
    swapped = text.translate(str.maketrans("是否有无", "否是无有"))
    one, other = (read_value(each, FLAG, None).value for each in (text, swapped))
    boxes = set(text) - set("是否有无☑□ /")
    if text != swapped and not boxes:
        assert one == (None if other is None else not other)
