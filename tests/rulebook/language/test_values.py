from datetime import date
from decimal import Decimal

import pytest

from fupin.model.records import RECORDS
from fupin.rulebook.language import nodes as n
from rulebook.language.scopes import LIMITS, parsed, refused

TERM = n.FieldRef(RECORDS["loan"].fields()["term_months"])


def right_side(text: str) -> n.Node:
    node = parsed(text)
    assert isinstance(node, n.Compare)
    return node.right


def test_numbers_are_exact() -> None:
    assert right_side("term_months = 0.10") == n.Constant(Decimal("0.10"))
    assert right_side("term_months = 007") == n.Constant(Decimal(7))
    assert right_side("term_months = 0.1234567890123456789") == n.Constant(Decimal("0.1234567890123456789"))


def test_arithmetic() -> None:
    one, two, three = (n.Constant(Decimal(number)) for number in (1, 2, 3))

    assert right_side("term_months = 1 + 2 * 3") == n.Arithmetic("+", one, n.Arithmetic("*", two, three))
    assert right_side("term_months = (1 - 2) * 3") == n.Arithmetic("*", n.Arithmetic("-", one, two), three)
    assert right_side("term_months = - 1 - - 2") == n.Arithmetic("-", n.Minus(one), n.Minus(two))


def test_names() -> None:
    assert right_side("issued_on = as_of") == n.AsOf()
    assert right_side("issued_on = in_force_on") == n.LimitRef("in_force_on", LIMITS["in_force_on"])
    assert right_side("term_months = term_months") == TERM


def test_dates() -> None:
    assert right_side("issued_on = DATE '2016-02-29'") == n.Constant(date(2016, 2, 29))
    assert right_side("issued_on = date '0001-01-01'") == n.Constant(date(1, 1, 1))


def test_texts() -> None:
    assert right_side("bank = '农商行''s'") == n.Constant("农商行's")
    assert right_side("bank = ''") == n.Constant("")


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-30",
        "2018-2-3",
        "20180203",
        "2018-W01-1",
        "18-02-03",
        "2018-02-03 ",
        "２０１８-02-03",
        "2018-02-03T00:00",
        "",
    ],
)
def test_a_date_is_a_day_of_the_calendar(text: str) -> None:
    error = refused(f"issued_on = DATE '{text}'")

    assert error.text.en == f"DATE '{text}' is no date; expected YYYY-MM-DD"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("amount_yaun > 1", "no field or limit is called amount_yaun; did you mean amount_yuan"),
        ("amount_mx > 1", "no field or limit is called amount_mx; did you mean amount_max"),
        ("Amount_Yuan > 1", "did you mean amount_yuan"),
        ("as_off > issued_on", "did you mean as_of"),
        ("zzzzzz > 1", "no field or limit is called zzzzzz"),
        ("household = '1'", "no field or limit is called household; did you mean household_id"),
        ("NULL = term_months", "no field or limit is called NULL"),
        ("x" * 90 + " = 1", f"no field or limit is called {'x' * 57}..."),
        ("issued_on + 1 > as_of", "a number is expected here, but issued_on is a date"),
        ("term_months * bank > 1", "a number is expected here, but bank is a text"),
        ("- issued_on > as_of", "a number is expected here, but issued_on is a date"),
        ("registered_poor + 1 > 1", "a number is expected here, but registered_poor is a condition"),
    ],
)
def test_what_does_not_fit(text: str, message: str) -> None:
    assert message in refused(text).text.en
