"""Clean records of villages, households, townships, the county and its land."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .finance import BANKS
from .values import Dice, Record, Value
from .world import COUNTY, day_after, person, townships, villages


def village_years() -> Iterator[Record]:
    """The eighteen villages in 2017 and 2018."""
    dice = Dice("village")
    for year in (2017, 2018):
        for village in villages():
            operating = dice.step(0, 60000, 2000) if year == _FIRST else dice.step(20000, 160000, 2000)
            yield {
                "village_id": village.id,
                "village_name": village.name,
                "county": COUNTY,
                "year": year,
                "poor_village": village.poor,
                "deep_poverty_village": village.deep,
                "operating_income_yuan": operating,
                "collective_income_yuan": operating + dice.step(5000, 60000, 1000),
                "key_tourism_village": village.tourism,
                "tourism_trained": True if village.tourism else None,
                "expert_team": village.deep or village.tourism,
            }


_FIRST = 2017
_WITH_LABOUR = ("特色种养", "特色种养", "林果", "家庭手工业", "务工就业", "公益岗位", "电商", "乡村旅游")
_WITHOUT = ("土地流转", "光伏", "资产收益")


def households() -> Iterator[Record]:
    """The households of all villages."""
    dice = Dice("household")
    for village in villages():
        guide = person(dice)
        for house in village.households:
            labour = not dice.one_in(4)
            measure = dice.choice(_WITH_LABOUR if labour else _WITHOUT)
            supported = measure in ("特色种养", "林果") and dice.one_in(2)
            yield {
                "household_id": house,
                "county": COUNTY,
                "registered_poor": True,
                "has_labour": labour,
                "measure": measure,
                "has_land": True,
                "willing": supported or not dice.one_in(5),
                "lacks_funds": supported or dice.one_in(2),
                "fund_support_yuan": dice.step(3000, 8000, 500) if supported else Decimal(0),
                "guide": guide,
                "credit_grade": dice.choice(("AAA", "AA", "A", "A", "B")),
            }


def township_banks() -> Iterator[Record]:
    """The eight townships, each with one bank."""
    for number, (township, name) in enumerate(townships()):
        yield {
            "township_id": township,
            "township_name": name,
            "county": COUNTY,
            "bank": BANKS[number % len(BANKS)],
        }


def county_years() -> Iterator[Record]:
    """The county in 2017 and 2018."""
    for year, poor, covered, factories, fund in ((2017, 4120, 3376, 0, 22000000), (2018, 2986, 2986, 11, 30000000)):
        yield {
            "county": COUNTY,
            "year": year,
            "poverty_class": "深度贫困县",
            "households_poor": poor,
            "households_covered": covered,
            "micro_factories": factories,
            "library_established": True,
            "early_warning_system": True,
            "survey_done": True,
            "industry_plan": True,
            "annual_plan": True,
            "risk_fund_yuan": Decimal(fund),
            "ledger_kept": True,
        }


_CLASSES = ("工业", "基础设施", "易地扶贫搬迁", "民生发展", "基础设施", "工业")


def land_uses() -> Iterator[Record]:
    """Ten uses of land: farmland replaced, permanent farmland only where the guidance lets it."""
    dice = Dice("land_use")
    for number in range(1, 11):
        project_class = _CLASSES[number % len(_CLASSES)]
        approved = day_after(dice, date(2018, 9, 3), 0, 70)
        yield {
            "land_use_id": f"YD{number:02d}",
            "county": COUNTY,
            "deep_poverty": True,
            "project_class": project_class,
            "in_plan": True,
            "approved_on": approved,
            **_works(dice, approved, early=number == _EARLY),
            **_farmland(dice, project_class),
            "conversion_approval_no": f"冀示政转征函〔2018〕{number:03d}号",
            "intensity_exempt": project_class == "工业",
        }


_EARLY = 4


def _works(dice: Dice, approved: date, *, early: bool) -> dict[str, Value]:
    started = date(2018, 8, 20) if early else day_after(dice, approved, 5, 40)
    return {
        "started_on": started,
        "started_before_approval": early,
        "compensation_done": True,
        "compensation_on": date(2018, 8, 6),
    }


def _farmland(dice: Dice, project_class: str) -> dict[str, Value]:
    arable = dice.step(0, 120, 4) / 10
    permanent = dice.step(10, 60, 5) / 10 if project_class in ("易地扶贫搬迁", "民生发展") else Decimal(0)
    return {
        "arable_mu": arable,
        "replaced_later": arable > 0 and dice.one_in(2),
        "replacement_mu": arable,
        "permanent_farmland_mu": permanent,
        "unavoidable": True if permanent else None,
        "preview_level": "省" if permanent else "县",
    }
