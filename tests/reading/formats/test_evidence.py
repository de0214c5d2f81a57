"""What speaks for one reading of a text's first lines against another."""

from __future__ import annotations

import pytest

from fupin.reading.formats.evidence import better, is_table

LOAN = "贷款编号,县名,担保方式\n"


@pytest.mark.parametrize(
    ("text", "other", "first"),
    [
        (LOAN, "甲,乙,丙\n", LOAN),
        ("甲,乙,丙\n", LOAN, LOAN),
        ("贷款编号,x\n", LOAN, LOAN),
        ("2018年台账\n单位：万元\n" + LOAN, "贷款编号,x\n", "2018年台账\n单位：万元\n" + LOAN),
        ("sep=;\n贷款编号;县名\n", "贷款编号,x\n", "sep=;\n贷款编号;县名\n"),
        (LOAN + "1,甲,信用\n", LOAN + "1,乙,丙\n", LOAN + "1,甲,信用\n"),
        (LOAN + "1,甲,丙\n", LOAN + "1,乙,信用\n", LOAN + "1,乙,信用\n"),
        (LOAN + "1,甲县\n", LOAN + "1,\u00e9\n", LOAN + "1,甲县\n"),
        (LOAN + "1,\u00e9\n", LOAN + "1,甲县\n", None),
        (LOAN + "1,甲县\n", LOAN + "1,乙县\n", None),
        ("甲\n", "乙\n", "甲\n"),
        ("", "乙\n", ""),
    ],
)
def test_headers_then_values_then_words_decide(text: str, other: str, first: str | None) -> None:
    assert better(text, other) == first


def test_without_a_fallback_only_headers_and_values_decide() -> None:
    assert better(LOAN, "甲\n", fallback=False) == LOAN
    assert better(LOAN + "1,甲县\n", LOAN + "1,\u00e9\n", fallback=False) is None
    assert better("甲\n", "乙\n", fallback=False) is None


def test_a_text_is_a_table_where_any_header_is_known() -> None:
    assert is_table(LOAN)
    assert not is_table("甲,乙\n")
