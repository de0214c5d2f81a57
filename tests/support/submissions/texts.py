"""Texts as they stand in cells, by hypothesis: near-values of every kind, and what is none."""

from __future__ import annotations

from hypothesis import strategies as st

from fupin.model.records import RECORDS

from .spelling import FALSE_TEXTS, TRUE_TEXTS
from .units import full_width
from .unreadable import UNREADABLE_TEXTS

_UNITS = (
    *("", "", "", "元", "万元", "亿元", "万", "千元", "元整", "元人民币", "元/亩"),
    *("月", "个月", "年", "亩", "公顷", "千瓦", "kW", "KW", "MW", "万千瓦", "%", "‰", "％", "比例"),
    *("人", "户", "万人", "万户", "个", "类", "天", "年度", "左右"),
)
_EDGES = ("0", "1", "9" * 14, "1" + "0" * 14, "0" * 15, "0.0435", "50000.0001", "36", "007", "1e5", "4.1E+17")
_ENUM_VALUES = tuple(
    sorted({value for model in RECORDS.values() for field in model.fields().values() for value in field.values})
)
_WORDS = tuple(sorted({text for texts in UNREADABLE_TEXTS.values() for text in texts}))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """Give a text like a number, plain or with separators, a unit, signs, blanks or full width."""
    whole = draw(st.one_of(st.sampled_from(_EDGES), st.integers(0, 10**16).map(str), st.integers(0, 999).map(str)))
    if draw(st.integers(0, 3)) == 0 and whole.isdigit():
        whole = f"{int(whole):,}"
    fraction = draw(st.sampled_from(["", "", ".", ".0", ".00000"]) | st.from_regex(r"\A\.[0-9]{1,10}\Z"))
    sign = draw(st.sampled_from(["", "", "", "", "-", "－", "−", "+", "¥", "￥", "- "]))
    unit = draw(st.sampled_from(_UNITS))
    gap = draw(st.sampled_from(["", "", "", " ", "　"]))
    text = f"{sign}{whole}{fraction}{gap}{unit}"
    return full_width(text) if draw(st.integers(0, 4)) == 0 else text


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Give a text like a date, real days and others."""
    year, month, day = draw(st.integers(0, 10000)), draw(st.integers(0, 13)), draw(st.integers(0, 32))
    year = draw(st.sampled_from([year, 2018, 2020, 1900, 999, 9999]))
    form = draw(
        st.sampled_from(
            [
                *("{:04}-{:02}-{:02}", "{}-{}-{}", "{}年{}月{}日", "{}.{}.{}", "{}/{}/{}", "{:04}{:02}{:02}"),
                *("{:04}-{:02}-{:02} 00:00:00", "{:04}-{:02}-{:02}T10:30", "{}年{}月{}", "{}-{}.{}", "{2}/{1}/{0}"),
            ]
        )
    )
    text = form.format(year, month, day)
    return full_width(text) if draw(st.integers(0, 4)) == 0 else text


def cell_texts() -> st.SearchStrategy[str]:
    """Give any text that may stand in a cell."""
    plain = st.one_of(
        numbers(),
        numbers(),
        dates(),
        st.sampled_from(TRUE_TEXTS + FALSE_TEXTS),
        st.sampled_from(_ENUM_VALUES),
        st.sampled_from(_WORDS),
        st.sampled_from(["-", "—", "－", "/", "", " ", "　", "无", "--", "\t", "\u200b", "\ufeff", "\xa0"]),
        st.text(max_size=8),
        st.from_regex(r"\A[0-9]{14,18}[0-9Xx]\Z"),
    )
    padded = st.tuples(st.sampled_from([" ", "　", "\n", "\u200b", "\xa0"]), plain).map("".join)
    return st.one_of(plain, plain, plain, padded, padded.map(lambda text: text[::-1]))
