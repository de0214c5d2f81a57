from decimal import Decimal

import pytest

from fupin.model.errors import ExpressionError
from fupin.model.records import RECORDS
from fupin.rulebook.language import nodes as n
from fupin.rulebook.language.nodes import Digits
from fupin.rulebook.language.typing import (
    MAX_PRECISION,
    Kind,
    common_digits,
    constant_digits,
    digits_of,
    kind_of,
)
from rulebook.language.scopes import parsed, refused


def left_side(text: str, record: str = "loan") -> n.Node:
    node = parsed(text, record)
    assert isinstance(node, n.Compare)
    return node.left


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("amount_yuan = 1", Kind.NUMBER),
        ("term_months = 1", Kind.NUMBER),
        ("annual_rate = 1", Kind.NUMBER),
        ("issued_on = as_of", Kind.DATE),
        ("loan_id = ''", Kind.TEXT),
        ("collateral = '信用'", Kind.TEXT),
        ("bank = ''", Kind.TEXT),
        ("amount_max = 1", Kind.NUMBER),
        ("in_force_on = as_of", Kind.DATE),
        ("1 = 1", Kind.NUMBER),
        ("'a' = 'b'", Kind.TEXT),
        ("DATE '2018-01-01' = as_of", Kind.DATE),
        ("as_of = issued_on", Kind.DATE),
        ("quarter_start(as_of, 1) = as_of", Kind.DATE),
        ("add_months(as_of, 1) = as_of", Kind.DATE),
        ("year_of(as_of) = 1", Kind.NUMBER),
        ("count_by(TRUE, bank) = 1", Kind.NUMBER),
        ("sum_by(1, bank) = 1", Kind.NUMBER),
        ("- 1 = 1", Kind.NUMBER),
        ("1 + 1 = 1", Kind.NUMBER),
        ("CASE WHEN TRUE THEN as_of END = as_of", Kind.DATE),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert kind_of(left_side(text)) is kind


@pytest.mark.parametrize(
    "text", ["registered_poor", "TRUE", "1 = 1", "NOT TRUE", "present(bank)", "bank LIKE 'a'", "share(1, 2) > 1"]
)
def test_conditions(text: str) -> None:
    assert kind_of(parsed(text)) is Kind.CONDITION


def test_every_kind_has_a_chinese_name() -> None:
    assert [kind.name_zh for kind in Kind] == ["条件", "数字", "日期", "文字"]


@pytest.mark.parametrize(
    ("text", "whole", "fraction"),
    [
        ("amount_yuan = 1", 14, 4),
        ("annual_rate = 1", 14, 8),
        ("50000 = 1", 5, 0),
        ("0.0435 = 1", 1, 4),
        ("- 0.10 = 1", 1, 2),
        ("yearly = 1", 1, 1),
        ("amount_yuan + 0.12345678 = 1", 15, 8),
        ("amount_yuan - amount_yuan = 1", 15, 4),
        ("amount_yuan * 100 = 1", 17, 4),
        ("sum_by(amount_yuan, bank) = 1", 23, 4),
        ("count_by(TRUE, bank) = 1", 12, 0),
        ("year_of(as_of) = 1", 4, 0),
        ("CASE WHEN TRUE THEN 1.25 ELSE 100 END = 1", 3, 2),
        ("CASE WHEN TRUE THEN 1.25 END = 1", 1, 2),
    ],
)
def test_digits(text: str, whole: int, fraction: int) -> None:
    assert digits_of(left_side(text)) == Digits(whole, fraction)


def test_digits_of_counts_are_whole() -> None:
    assert digits_of(left_side("workers_total = 1", "workshop")) == Digits(14, 0)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("0",), (1, 0)),
        (("0.000",), (1, 3)),
        (("-12.5", "0.125"), (2, 3)),
        (("1E+3",), (4, 0)),
        ((), (1, 0)),
    ],
)
def test_digits_of_constants(values: tuple[str, ...], expected: tuple[int, int]) -> None:
    assert constant_digits(*(Decimal(value) for value in values)) == Digits(*expected)


def test_common_digits_hold_both() -> None:
    assert common_digits(Digits(14, 0), Digits(1, 8)) == Digits(14, 8)
    assert Digits(14, 8).precision == 22


@pytest.mark.parametrize(
    "text",
    [
        "amount_yuan * balance_yuan * term_months > 1",
        "sum_by(amount_yuan * balance_yuan, bank) > 1",
        "amount_yuan > 0.1234567890123456789012345",
        "amount_yuan IN (0.1234567890123456789012345)",
        "amount_yuan * balance_yuan = annual_rate + 0.123456789012",
        "share(amount_yuan, annual_rate) >= amount_yuan",
        "count_by(amount_yuan * balance_yuan * term_months > 1, bank) = 1",
        "CASE WHEN amount_yuan * annual_rate > 1 THEN TRUE END",
        f"term_months > {'9' * 39}",
    ],
)
def test_what_needs_more_digits_than_any_engine_has(text: str) -> None:
    error = refused(text)

    assert "more than 38 digits" in error.text.en
    assert f"{MAX_PRECISION} 位" in error.text.zh


def test_what_just_fits() -> None:
    parsed("amount_yuan * balance_yuan > 1")
    parsed(f"loan_id = '{'9' * 60}' OR term_months > {'9' * 34}")
    parsed("add_months(issued_on, 12000) > as_of")


def test_a_number_node_that_no_engine_could_hold_says_so() -> None:
    amount = n.FieldRef(RECORDS["loan"].fields()["amount_yuan"])
    cube = n.Arithmetic("*", n.Arithmetic("*", amount, amount), amount)

    with pytest.raises(ExpressionError, match="could not be exact"):
        digits_of(cube)
