from datetime import date
from decimal import Decimal

import pytest

from fupin.rulebook.limits import DatedValue
from support.rules import make_limit

LIMIT = make_limit(
    "x",
    DatedValue(Decimal(5), date(2018, 8, 28), date(2018, 12, 31)),
    DatedValue(Decimal(3), date(2019, 1, 1), date(2019, 6, 30)),
    DatedValue(Decimal(4), date(2019, 9, 1)),
)


@pytest.mark.parametrize(
    ("day", "figure"),
    [
        (date(1990, 1, 1), 5),  # records made before the policy are held against its first figure
        (date(2018, 8, 28), 5),
        (date(2018, 12, 31), 5),
        (date(2019, 1, 1), 3),
        (date(2019, 6, 30), 3),
        (date(2019, 7, 1), None),
        (date(2019, 8, 31), None),
        (date(2019, 9, 1), 4),
        (date(2099, 1, 1), 4),
    ],
)
def test_the_figure_in_force_on_a_day(day: date, figure: int | None) -> None:
    assert LIMIT.at(day) == figure
