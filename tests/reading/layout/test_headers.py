"""Headers: English names, canonical headers and variants, with and without units."""

from __future__ import annotations

from collections import Counter

import pytest

from fupin.model.records import RECORDS
from fupin.model.units import base_of
from fupin.reading.layout.headers import EXACT, VARIANT, line_unit, match_header, match_row, normalised
from fupin.reading.layout.word_lists import word_list
from support.sheets import field


@pytest.mark.parametrize(
    ("header", "name", "rank", "unit"),
    [
        ("amount_yuan", "amount_yuan", EXACT, "元"),
        ("AMOUNT_YUAN", "amount_yuan", EXACT, "元"),
        (" amount_yuan ", "amount_yuan", EXACT, "元"),
        ("amount_yuan（元）", "amount_yuan", EXACT, "元"),
        ("term_months(月)", "term_months", EXACT, "月"),
        ("annual_rate", "annual_rate", EXACT, "比例"),
        ("贷款金额", "amount_yuan", EXACT, None),
        ("贷款金额（万元）", "amount_yuan", EXACT, "万元"),
        ("贷款金额(万元)", "amount_yuan", EXACT, "万元"),
        ("贷款金额（亩）", "amount_yuan", EXACT, "亩"),
        ("贷款\n金额 （ 万 元 ）", "amount_yuan", EXACT, "万元"),
        ("*贷款金额（万元）：", "amount_yuan", EXACT, "万元"),
        ("贷款金额*（万元）", "amount_yuan", EXACT, "万元"),
        ("贷款\u200b金额\u00a0", "amount_yuan", EXACT, None),
        ("贷款金额：", "amount_yuan", EXACT, None),
        ("借款金额（元）", "amount_yuan", VARIANT, "元"),
        ("贷款期限（年）", "term_months", EXACT, "年"),
        ("执行年利率(%)", "annual_rate", VARIANT, "%"),
        ("执行年利率（％）", "annual_rate", VARIANT, "%"),
        ("乡（镇）", "township", VARIANT, None),
        ("3.*贷款金额（元）", "amount_yuan", EXACT, "元"),
        ("loan_id", "loan_id", EXACT, None),
    ],
)
def test_a_header_that_means_a_field(header: str, name: str, rank: int, unit: str | None) -> None:
    match = match_header(header, "loan")
    assert match is not None
    assert (match.field.name, match.rank) == (name, rank)
    assert (None if match.unit is None else match.unit.name) == unit


@pytest.mark.parametrize(
    "header",
    [
        "序号",
        "备注",
        "贷款金额（本年）",
        "贷款金额（元/亩）",
        "amount_yuan（万元）",
        "annual_rate(%)",
        "贷款",
        "",
        "（元）",
        "金额",
    ],
)
def test_a_header_that_means_none(header: str) -> None:
    assert match_header(header, "loan") is None


def test_a_row_is_matched_by_column() -> None:
    matches = [(at, match.field.name) for at, match in match_row(["序号", "贷款编号", "", "贷款金额（元）"], "loan")]
    assert matches == [(1, "loan_id"), (3, "amount_yuan")]


@pytest.mark.parametrize(
    ("units", "name", "record", "expected"),
    [
        (("万元",), "amount_yuan", "loan", "万元"),
        (("户", "万元"), "amount_yuan", "loan", "万元"),
        (("元", "万元"), "amount_yuan", "loan", None),
        (("元", "人民币元"), "amount_yuan", "loan", "元"),
        (("亩",), "amount_yuan", "loan", None),
        (("年",), "term_months", "loan", "年"),
        (("万户",), "poor_households", "project", "万户"),
        (("人",), "poor_households", "project", None),
        (("万元",), "bank", "loan", None),
        ((), "amount_yuan", "loan", None),
    ],
)
def test_the_unit_line_gives_the_one_unit_that_fits(
    units: tuple[str, ...], name: str, record: str, expected: str | None
) -> None:
    unit = line_unit(units, field(name, record))
    assert (None if unit is None else unit.name) == expected


def test_every_name_and_every_canonical_header_means_its_field_in_its_record() -> None:
    for record, model in RECORDS.items():
        for name, spec in model.fields().items():
            by_name, by_header = match_header(name, record), match_header(spec.header, record)
            assert by_name is not None
            assert by_header is not None
            assert (by_name.field, by_name.unit) == (spec, base_of(spec))
            assert (by_header.field, by_header.rank, by_header.unit) == (spec, EXACT, None)


def test_every_variant_belongs_to_one_field_that_is_there() -> None:
    for record, variants in word_list("aliases").items():
        fields = RECORDS[record].fields()
        assert list(variants) == [name for name in fields if name in variants]
        seen = Counter(normalised(header) for headers in variants.values() for header in headers)
        assert [header for header, times in seen.items() if times > 1] == []
        assert not seen.keys() & {normalised(spec.header) for spec in fields.values()}
        for name, headers in variants.items():
            for header in headers:
                match = match_header(header, record)
                assert match is not None
                assert (match.field.name, match.rank) == (name, VARIANT), header
