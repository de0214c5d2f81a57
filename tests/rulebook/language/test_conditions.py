from decimal import Decimal

import pytest

from fupin.model.records import RECORDS
from fupin.rulebook.language import nodes as n
from rulebook.language.scopes import LIMITS, parsed, refused

FIELDS = {name: n.FieldRef(field) for name, field in RECORDS["loan"].fields().items()}
POOR, AMOUNT, TERM = FIELDS["registered_poor"], FIELDS["amount_yuan"], FIELDS["term_months"]
ONE = n.Constant(Decimal(1))


def test_flags_and_connectives() -> None:
    assert parsed("registered_poor") == POOR
    assert parsed("NOT registered_poor") == n.Negation(POOR)
    assert parsed("registered_poor AND TRUE AND FALSE") == n.Both((POOR, n.Constant(True), n.Constant(False)))
    assert parsed("registered_poor OR NOT (TRUE AND FALSE)") == n.Either(
        (POOR, n.Negation(n.Both((n.Constant(True), n.Constant(False)))))
    )


@pytest.mark.parametrize("op", ["=", "<>", "<", "<=", ">", ">="])
def test_comparisons(op: n.Comparison) -> None:
    assert parsed(f"amount_yuan {op} amount_max") == n.Compare(
        op, AMOUNT, n.LimitRef("amount_max", LIMITS["amount_max"])
    )
    assert parsed(f"bank {op} borrower_name") == n.Compare(op, FIELDS["bank"], FIELDS["borrower_name"])


@pytest.mark.parametrize(
    ("op", "seen"), [("=", "="), ("<>", "<>"), ("<", ">"), ("<=", ">="), (">", "<"), (">=", "<=")]
)
def test_a_share_is_always_on_the_left(op: str, seen: n.Comparison) -> None:
    share = n.CompareShare(seen, AMOUNT, TERM, ONE)

    assert parsed(f"1 {op} share(amount_yuan, term_months)") == share
    assert parsed(f"((share(amount_yuan, term_months))) {seen} 1") == share


def test_a_share_between_two_numbers() -> None:
    assert parsed("share(amount_yuan, term_months) BETWEEN 1 AND amount_max") == n.Both(
        (
            n.CompareShare(">=", AMOUNT, TERM, ONE),
            n.CompareShare("<=", AMOUNT, TERM, n.LimitRef("amount_max", LIMITS["amount_max"])),
        )
    )


def test_between_is_two_comparisons() -> None:
    assert parsed("term_months BETWEEN 1 AND 1 + 1") == n.Both(
        (n.Compare(">=", TERM, ONE), n.Compare("<=", TERM, n.Arithmetic("+", ONE, ONE)))
    )
    assert isinstance(parsed("term_months NOT BETWEEN 1 AND 2"), n.Negation)


def test_lists() -> None:
    assert parsed("term_months IN (1, -1, steps)") == n.Listed(
        TERM, (ONE, n.Minus(ONE), n.LimitRef("steps", LIMITS["steps"]))
    )
    assert parsed("collateral NOT IN ('抵押', '质押')") == n.Negation(
        n.Listed(FIELDS["collateral"], (n.Constant("抵押"), n.Constant("质押")))
    )


def test_patterns() -> None:
    like = n.Like(FIELDS["bank"], "%农''商_行".replace("''", "'"))

    assert parsed("bank LIKE '%农''商_行'") == like
    assert parsed("bank NOT LIKE '%农''商_行'") == n.Negation(like)
    assert parsed("NOT bank LIKE '%农''商_行'") == n.Negation(like)


def test_case() -> None:
    assert parsed("CASE WHEN registered_poor THEN TRUE WHEN term_months > 1 THEN FALSE END") == n.Case(
        ((POOR, n.Constant(True)), (n.Compare(">", TERM, ONE), n.Constant(False))), None
    )
    assert parsed("CASE WHEN registered_poor THEN 1 ELSE term_months END > 1") == n.Compare(
        ">", n.Case(((POOR, ONE),), TERM), ONE
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("term_months", "a condition is expected here, but term_months is a number"),
        ("issued_on", "a condition is expected here, but issued_on is a date"),
        ("'x'", "a condition is expected here, but 'x' is a text"),
        ("NOT term_months", "a condition is expected here, but term_months is a number"),
        ("registered_poor AND term_months", "a condition is expected here, but term_months is a number"),
        ("issued_on > 5", "a date can't be compared with a number: issued_on, 5"),
        ("issued_on > '2018-01-01'", "a date can't be compared with a text"),
        ("issued_on >= amount_max", "a date can't be compared with a number"),
        ("term_months = '36'", "a number can't be compared with a text"),
        ("loan_id = 17", "a text can't be compared with a number"),
        ("term_months BETWEEN 1 AND issued_on", "a number can't be compared with a date"),
        ("registered_poor = TRUE", "a flag stands by itself (or behind NOT) and is not compared"),
        ("registered_poor = interest_subsidised", "is not compared"),
        ("registered_poor = '是'", "is not compared"),
        ("registered_poor IN (TRUE)", "is not compared"),
        ("registered_poor <> (term_months > 1)", "is not compared"),
        ("term_months = term_months = term_months", "is not compared"),
        ("1 < term_months < 36", "is not compared"),
        ("term_months IN ('36')", "a number can't be compared with a text"),
        ("term_months IN (36, DATE '2018-01-01')", "a number can't be compared with a date"),
        ("term_months IN (amount_yuan)", "IN takes literals only: amount_yuan"),
        ("term_months IN (1 + 1)", "IN takes literals only: 1 + 1"),
        ("term_months IN (- amount_yuan)", "IN takes literals only: -amount_yuan"),
        ("issued_on IN (as_of)", "IN takes literals only: as_of"),
        ("share(1, 2) IN (1)", "share stands only as one side of a comparison with a number"),
        ("share(1, 2) >= share(1, 2)", "share stands only as one side of a comparison with a number"),
        ("share(1, 2) + 1 > 1", "share stands only as one side of a comparison with a number"),
        ("NOT share(1, 2)", "share stands only as one side of a comparison with a number"),
        ("share(1, 2) >= issued_on", "a number is expected here, but issued_on is a date"),
        ("share(issued_on, 2) >= 1", "a number is expected here, but issued_on is a date"),
        ("share(1, 2, 3) >= 1", "share takes 2 arguments, found 3"),
        ("share(1) >= 1", "share takes 2 arguments, found 1"),
        ("term_months LIKE '3%'", "a text is expected here, but term_months is a number"),
        ("registered_poor LIKE '是'", "a text is expected here, but registered_poor is a condition"),
        (r"bank LIKE '100\%'", "a LIKE pattern holds no backslash"),
        ("CASE WHEN term_months THEN TRUE END", "a condition is expected here"),
        ("CASE WHEN TRUE THEN TRUE ELSE 1 END", "the branches of CASE have different types"),
        ("CASE WHEN TRUE THEN 1 WHEN FALSE THEN DATE '2018-01-01' END = 1", "the branches of CASE have different"),
        ("(term_months, 1)", "Tuple is not part of the language: (term_months, 1)"),
        ("term_months IN ((1, 2))", "Tuple is not part of the language"),
    ],
)
def test_what_does_not_fit(text: str, message: str) -> None:
    assert message in refused(text).text.en


@pytest.mark.parametrize(
    "text",
    [
        "collateral = '信用卡'",
        "'信用卡' <> collateral",
        "collateral IN ('抵押', '信用卡')",
        "CASE WHEN TRUE THEN '抵押' ELSE '信用卡' END = collateral",
        "CASE WHEN TRUE THEN collateral ELSE used_by END = '信用卡'",
        "CASE WHEN TRUE THEN CASE WHEN TRUE THEN collateral ELSE used_by END END IN ('信用卡')",
    ],
)
def test_a_text_that_an_enum_never_holds(text: str) -> None:
    error = refused(text)

    assert "is called 信用卡; did you mean 信用" in error.text.en
    assert "没有叫 信用卡 的collateral" in error.text.zh


@pytest.mark.parametrize(
    "text",
    [
        "collateral = '信用'",
        "CASE WHEN TRUE THEN collateral ELSE used_by END = '企业'",
        "CASE WHEN TRUE THEN collateral ELSE bank END = '任何银行'",
        "collateral = bank",
        "'a' <> 'b'",
    ],
)
def test_texts_that_fit(text: str) -> None:
    assert isinstance(parsed(text), n.Compare)
