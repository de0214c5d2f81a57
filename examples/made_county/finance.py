"""Clean records of loans, hiring subsidies and funds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .values import Dice, Record
from .world import COUNTY, credit_code, day_after, person, townships, villages

BANKS = ("示例县农村信用联社", "邮储银行示例县支行", "农业银行示例县支行")
_SHORT = 12
_LOANS, _BORROWERS_IN_TEN = 60, 7
_RATES = {True: Decimal("0.0435"), False: Decimal("0.0475")}


def loans() -> Iterator[Record]:
    """Sixty loans, one a household, none above any limit."""
    dice = Dice("loan")
    everyone = [(village, house) for village in villages() for house in village.households]
    found = [place for number, place in enumerate(everyone) if number % 10 < _BORROWERS_IN_TEN]
    banks = {name: BANKS[number % len(BANKS)] for number, (_, name) in enumerate(townships())}
    for number, (village, house) in enumerate(found[:_LOANS], 1):
        amount, term = dice.step(10000, 50000, 5000), dice.choice((12, 24, 36, 36))
        issued = day_after(dice, date(2017, 3, 1), 0, 560)
        yield {
            "loan_id": f"{number:04d}",
            "household_id": house,
            "borrower_name": person(dice),
            "county": COUNTY,
            "township": village.township,
            "bank": banks[village.township],
            "registered_poor": True,
            "credit_grade": dice.choice(("AAA", "AA", "AA", "A")),
            "amount_yuan": amount,
            "balance_yuan": min(amount, dice.step(5000, 50000, 5000)),
            "term_months": term,
            "annual_rate": _RATES[term <= _SHORT],
            "collateral": dice.choice(("信用", "信用", "信用", "政银保", "政银担")),
            "interest_subsidised": True,
            "risk_fund_covered": True,
            "used_by": "本户",
            "repaid_by": "本户",
            "issued_on": issued,
            "due_on": _years_later(issued, term // 12),
        }


def _years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years)


_EMPLOYERS = ("企业", "农业经营主体", "扶贫工厂（车间）")


def hirings() -> Iterator[Record]:
    """Thirty-two payments and claims, one a worker."""
    dice = Dice("hiring")
    for number in range(1, 33):
        kind = _EMPLOYERS[number % len(_EMPLOYERS)]
        months = dice.choice((3, 4, 6, 7, 8, 9, 12, 14, 18))
        yield {
            "hiring_id": f"BT18{number:04d}",
            "worker_id": f"LD{900 + 7 * number:05d}",
            "employer_id": credit_code(1800 + 37 * (number % 9 + 1)),
            "employer_type": kind,
            "employer_registered": True,
            "registered_poor": True,
            "stable_months": months,
            "subsidy_yuan": _subsidy(months),
            "funds_source": "就业补助资金",
        }


_ENOUGH, _LONG = 6, 12


def _subsidy(months: int) -> Decimal:
    if months < _ENOUGH:
        return Decimal(0)
    return Decimal(1000) if months < _LONG else Decimal(2000)


_FUNDS = (
    ("中央财政专项扶贫资金", (4300, 5120, 6390), (268000, 312000, 371000)),
    ("省级财政专项扶贫资金", (1860, 2180, 2840), (126500, 146000, 182000)),
    ("农业生产发展资金", (1390, 1460, 1610), (392000, 408000, 421500)),
    ("林业改革资金", (880, 930, 1020), (92800, 96500, 101800)),
    ("水利发展资金", (1590, 1705, 1900), (214000, 227000, 239400)),
)
"""Funds in 万元 of 2016, 2017 and 2018: what came to the county, what the province had."""


def fund_lines() -> Iterator[Record]:
    """Five funds over two years, each grown in the county at least as fast as in the province."""
    for step, year in enumerate((2017, 2018), 1):
        for name, poor, everywhere in _FUNDS:
            yield {
                "fund_line": name,
                "year": year,
                "poor_this_yuan": Decimal(poor[step] * 10000),
                "poor_last_yuan": Decimal(poor[step - 1] * 10000),
                "all_this_yuan": Decimal(everywhere[step] * 10000),
                "all_last_yuan": Decimal(everywhere[step - 1] * 10000),
            }
