"""Clean records of power stations, asset projects, land bases and agreements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .values import Dice, Record, Value
from .world import COUNTY, day_after, poor_villages, villages

_OLD = frozenset({2, 5})
"""Village stations built before the guidance with an enterprise's equity, put right since."""


def stations() -> Iterator[Record]:
    """Fourteen village stations, a large one and one on roofs."""
    dice = Dice("station")
    places = poor_villages()
    for number in range(1, 17):
        village = places[number % len(places)]
        kind = {15: "集中式", 16: "分布式"}.get(number, "村级")
        built = date(2016, 10, 12) if number in _OLD else day_after(dice, date(2017, 8, 1), 0, 300)
        applied = day_after(dice, built, 5, 30)
        reviewed = day_after(dice, applied, 7, 25)
        yield {
            "station_id": f"GF{number:03d}",
            "station_name": f"{village.name}{'' if kind == '村级' else kind}光伏扶贫电站",
            "county": COUNTY,
            "village": village.name,
            "station_type": kind,
            "poor_village": True,
            "capacity_kw": Decimal(20000) if kind == "集中式" else dice.step(100, 500, 50),
            "debt_yuan": Decimal(48000000) if kind == "集中式" else Decimal(0),
            "enterprise_equity_yuan": dice.step(200000, 400000, 50000) if number in _OLD else Decimal(0),
            "built_on": built,
            "rectified_on": day_after(dice, date(2018, 9, 10), 0, 60) if number in _OLD else None,
            "in_national_plan": True,
            "applied_on": applied,
            "reviewed_on": reviewed,
            "commissioned_on": day_after(dice, reviewed, 10, 40),
        }


_INDUSTRIES = ("种植", "养殖", "设施农业", "农产品加工", "仓储物流", "光伏", "乡村旅游", "家庭手工业")
_FUNDS = ("财政专项扶贫资金", "财政专项扶贫资金", "农业生产发展资金", "农村基础设施建设资金")


def asset_projects() -> Iterator[Record]:
    """Sixteen asset projects, all with an asset on the register and an income shared out."""
    dice = Dice("asset_project")
    places = poor_villages()
    for number in range(1, 17):
        funds = dice.step(200000, 1500000, 50000)
        income = funds * dice.randint(5, 9) / 100
        industry = _INDUSTRIES[number % len(_INDUSTRIES)]
        leading = dice.one_in(3)
        yield {
            "asset_id": f"ZC2018{number:02d}",
            "project_name": f"{places[number % len(places)].name}{industry}资产收益项目",
            "county": COUNTY,
            "industry": industry,
            "funds_source": dice.choice(_FUNDS),
            "funds_yuan": funds,
            "use_changed": False,
            "tangible_asset": True,
            "asset_register_no": f"示农资登〔2018〕{number:02d}号",
            "fixed_asset_yuan": funds * dice.randint(70, 95) / 100,
            "initial_value_yuan": funds,
            "current_value_yuan": funds * dice.randint(100, 106) / 100,
            "fiscal_equity_yuan": funds / 2 if leading else Decimal(0),
            "operator_is_leading": leading,
            "income_total_yuan": income,
            "income_to_poor_yuan": income * dice.randint(60, 90) / 100,
            "non_poor_households": 0,
            "workers_poor": dice.randint(3, 25),
            "in_distress": False,
            "force_majeure": False,
            "income_assured": True,
            "buyback_done": False,
            "buyback_funds": None,
            "liquidated": False,
            "debts_cleared": None,
            "poor_paid_first": None,
        }


def land_bases() -> Iterator[Record]:
    """Ten bases of transferred land: the large and lasting ones are rewarded, the others are not."""
    dice = Dice("land_base")
    for number in range(1, 11):
        small = number in _SMALL
        area = dice.step(40, 90, 5) if small else dice.step(100, 680, 20)
        yield {
            "base_id": f"JD{number:02d}",
            "base_name": f"{villages()[number].name}{dice.choice(('蔬菜', '药材', '果品', '杂粮'))}基地",
            "county": COUNTY,
            "area_mu": area,
            "term_months": dice.choice((60, 96, 120)),
            "reward_yuan": Decimal(0) if small else area * 100,
        }


_SMALL = frozenset({4, 9})
_PRICES = ("随行就市，最低每斤2.6元", "保底价每斤3.2元，高于市价时按市价", "按合同价每斤4元收购")
_AGREEMENTS = ("订单", "股份合作", "订单", "托管", "股份合作", "订单")


def agreements() -> Iterator[Record]:
    """Thirty agreements with households."""
    dice = Dice("agreement")
    households = [house for village in poor_villages() for house in village.households]
    for number in range(1, 31):
        kind = _AGREEMENTS[number % len(_AGREEMENTS)]
        yield {
            "agreement_id": f"XY-{number:03d}",
            "kind": kind,
            "county": COUNTY,
            "household_id": households[2 * number - 1],
            "signed_on": day_after(dice, date(2018, 1, 8), 0, 200),
            "term_months": dice.choice((36, 60)) if kind != "托管" else 12,
            "price_terms": dice.choice(_PRICES) if kind == "订单" else None,
            **_shares(dice, held=kind == "股份合作"),
        }


def _shares(dice: Dice, *, held: bool) -> dict[str, Value]:
    funds = dice.step(5000, 12000, 500)
    six = held and dice.one_in(2)
    return {
        "guaranteed_return": held,
        "dividend": held,
        "six_party": six,
        "party_types": 6 if six else dice.randint(2, 4),
        "special_funds_yuan": funds if held else Decimal(0),
        "shares_value_yuan": funds if held else Decimal(0),
        "guaranteed_paid_yuan": funds * 6 / 100 if held else Decimal(0),
        "dividend_paid_yuan": funds * 2 / 100 if held else Decimal(0),
    }
