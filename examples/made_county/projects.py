"""Clean records of projects, enterprises and workshops."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .values import Dice, Record
from .world import COUNTY, credit_code, day_after, person, poor_villages, villages

_KINDS = {
    "特色种养": ("食用菌大棚", "肉羊养殖小区", "设施蔬菜基地", "金鸡养殖基地", "中药材种植"),
    "特色林果": ("优质核桃提升", "苹果标准化园区", "仁用杏基地"),
    "乡村旅游": ("农家乐改造", "采摘园建设"),
    "电商": ("村级电商服务站",),
    "家庭手工业": ("箱包加工车间", "手工编织"),
}
_LINKAGES = ("土地流转、务工增收", "订单收购、保底收益", "入股分红", "吸纳务工、技术培训", "代种代养、按股分红")
_SUPPORT = ("以奖代补", "先建后补", "生产奖补", "劳务补助", "以奖代补", "先建后补", "以工代赈", "生产奖补")


def projects() -> Iterator[Record]:
    """Forty entries of the project library, two or three a village."""
    dice = Dice("project")
    number = 0
    for village in villages():
        for _ in range(3 if village.deep or (village.poor and village.id.endswith("201")) else 2):
            number += 1
            industry = dice.choice(list(_KINDS))
            yield {
                "project_id": f"SL2018-{number:03d}",
                "project_name": f"{village.name}{dice.choice(_KINDS[industry])}项目",
                "county": COUNTY,
                "township": village.township,
                "village": village.name,
                "county_is_poor": True,
                "industry": industry,
                "key_project": dice.one_in(4),
                **_money(dice),
                **_library(dice),
                "approval_level": "县",
                "standard_set_by": "县",
                **_benefit(dice),
                **_support(_SUPPORT[number % len(_SUPPORT)], dice),
                "applicant_type": dice.choice(("合作社", "合作社", "村集体", "企业", "家庭农场")),
                "eligible": True,
                "included": True,
                "supervised_by": person(dice),
                "platform_updated_on": day_after(dice, date(2018, 9, 1), 0, 100),
            }


def _money(dice: Dice) -> Record:
    special, integrated = dice.step(50000, 480000, 5000), dice.step(0, 300000, 10000)
    other = dice.step(0, 90000, 5000)
    return {
        "special_funds_yuan": special,
        "integrated_funds_yuan": integrated,
        "other_funds_yuan": other,
        "total_funds_yuan": special + integrated + other,
    }


def _library(dice: Dice) -> Record:
    applied = day_after(dice, date(2017, 9, 1), 0, 60)
    reviewed = day_after(dice, applied, 5, 20)
    approved = day_after(dice, reviewed, 7, 30)
    entered = day_after(dice, approved, 3, 15)
    return {
        "in_library": True,
        "library_entered_on": entered,
        "funds_allocated_on": day_after(dice, date(2018, 3, 1), 0, 90),
        "village_applied_on": applied,
        "township_reviewed_on": reviewed,
        "county_approved_on": approved,
    }


def _benefit(dice: Dice) -> Record:
    households = dice.randint(6, 48)
    return {
        "poor_households": households,
        "poor_persons": households * 2 + dice.randint(0, households),
        "benefit_linkage": dice.choice(_LINKAGES),
        "performance_target": f"带动贫困户{households}户，户均年增收{dice.randint(8, 30) * 100}元",
    }


def _support(kind: str, dice: Dice) -> Record:
    by_work = kind == "以工代赈"
    return {
        "support_type": kind,
        "contiguous": kind == "生产奖补" or dice.one_in(3),
        "labour_days": dice.randint(40, 320) if kind == "劳务补助" else 0,
        "disaster_hit": by_work,
        "basic_relief_done": True if by_work else None,
    }


_ENTERPRISES = (
    ("金鸡养殖有限公司", "国家级", "金鸡扶贫"),
    ("富硒小米加工有限公司", "省级", "379"),
    ("食用菌科技有限公司", "省级", "379"),
    ("核桃油脂有限公司", "省级", "379"),
    ("肉羊屠宰加工有限公司", "市级", "379"),
    ("中药材饮片有限公司", "市级", "379"),
    ("果品冷链物流有限公司", "市级", "其他"),
    ("箱包制造有限公司", "县级", "379"),
    ("粮油工贸有限公司", "县级", "379"),
    ("绿色蔬菜专业合作社", "县级", "其他"),
    ("杂粮种植专业合作社", "县级", "379"),
    ("草莓采摘园有限公司", "无", "379"),
    ("手工布鞋有限公司", "无", "379"),
    ("兔业养殖有限公司", "无", "其他"),
)


def enterprises() -> Iterator[Record]:
    """Fourteen enterprises, every one of them above the shares of the 379 model."""
    dice = Dice("enterprise")
    for number, (name, level, model) in enumerate(_ENTERPRISES, 1):
        people, orders, rent = dice.randint(40, 260), dice.randint(20, 150), dice.step(60000, 600000, 10000)
        subsidised, contracted = dice.one_in(3), dice.one_in(4)
        yield {
            "credit_code": credit_code(1800 + 37 * number),
            "enterprise_name": COUNTY + name,
            "county": COUNTY,
            "level": level,
            "model": model,
            "participants_total": people,
            "participants_poor": -(-people * dice.randint(32, 60) // 100),
            "order_participants_total": orders,
            "order_participants_poor": -(-orders * dice.randint(72, 90) // 100),
            "rent_total_yuan": rent,
            "rent_to_poor_yuan": rent * dice.randint(90, 97) / 100,
            "poor_households": dice.randint(15, 120),
            "interest_subsidy_yuan": dice.step(20000, 150000, 5000) if subsidised else Decimal(0),
            "land_contract_area_mu": dice.step(120, 900, 5) if contracted else Decimal(0),
            "land_subsidy_yuan": dice.step(12000, 60000, 1000) if contracted else Decimal(0),
            "land_subsidy_granted_by": "县" if contracted else None,
        }


_WORKSHOPS = ("箱包", "服装", "草编", "电子元件", "食品分拣", "手工布鞋", "毛绒玩具")
_CASES = (("企业", 42, 15), ("合作社", 36, 12), ("企业", 24, 10), ("家庭农场", 31, 11), ("个体工商户", 18, 6))


def workshops() -> Iterator[Record]:
    """Fourteen workshops; those that meet the numbers are recognised and no others."""
    dice = Dice("workshop")
    places = poor_villages()
    for number in range(1, 15):
        operator, workers, poor = _CASES[number % len(_CASES)]
        small = number in _UNRECOGNISED
        workers += dice.randint(0, 3)
        yield {
            "workshop_id": f"CJ{number:03d}",
            "workshop_name": f"{places[number % len(places)].name}{_WORKSHOPS[number % len(_WORKSHOPS)]}扶贫车间",
            "county": COUNTY,
            "operator_type": operator,
            "workers_total": workers,
            "workers_poor": 3 if small else poor + dice.randint(1, 3),
            "recognised": not small,
            "recognised_by": None if small else dice.choice(("示例县人力资源和社会保障局", "县人社局")),
            "recognised_on": None if small else day_after(dice, date(2018, 3, 1), 0, 240),
        }


_UNRECOGNISED = frozenset({6, 13})
