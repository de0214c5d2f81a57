"""Which column holds each field, and which hold none."""

from __future__ import annotations

import pytest

from fupin.reading.layout.claims import Claims, claim_columns
from fupin.reading.layout.header_block import named_block


def claims(*headers: str) -> Claims:
    return claim_columns(named_block(headers), "loan")


def test_columns_may_stand_in_any_order_among_others() -> None:
    found = claims("序号", "贷款金额（元）", "", " ", "贷款编号", "备注")
    assert {at: match.field.name for at, match in found.columns.items()} == {1: "amount_yuan", 4: "loan_id"}
    assert list(found.columns) == [1, 4]
    assert found.repeated == {}
    assert found.unknown == ("序号", "备注")


@pytest.mark.parametrize("canonical", ["贷款金额（元）", "amount_yuan"])
def test_a_fields_own_header_goes_before_a_variant_wherever_it_stands(canonical: str) -> None:
    before, after = claims(canonical, "借款金额（元）"), claims("借款金额（元）", canonical)
    assert {at: match.field.name for at, match in before.columns.items()} == {0: "amount_yuan"}
    assert {at: match.field.name for at, match in after.columns.items()} == {1: "amount_yuan"}
    assert before.repeated == after.repeated == {}
    assert before.unknown == after.unknown == ("借款金额（元）",)


@pytest.mark.parametrize(
    "headers", [("贷款金额（元）", "贷款金额（万元）"), ("amount_yuan", "贷款金额"), ("借款金额", "放款金额")]
)
def test_two_columns_of_equal_claim_are_both_held(headers: tuple[str, str]) -> None:
    found = claims(headers[0], "贷款编号", headers[1])
    assert {at: match.field.name for at, match in found.columns.items()} == {0: "amount_yuan", 1: "loan_id"}
    assert found.repeated == {"amount_yuan": (0, 2)}
    assert found.unknown == ()


def test_a_variant_beside_two_of_the_fields_own_headers_is_unknown() -> None:
    found = claims("借款金额", "贷款金额", "贷款金额")
    assert found.repeated == {"amount_yuan": (1, 2)}
    assert found.unknown == ("借款金额",)
