"""Clean records of reports, tasks and indicators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from .values import Dice, Record
from .world import COUNTY, day_after

UNITS = ("县扶贫办", "县农业局", "县林业局", "县人社局")
_PERIODS = (
    ("季度", "第一季度", 4, 0),
    ("季度", "第二季度", 7, 0),
    ("半年", "上半年", 7, 0),
    ("季度", "第三季度", 10, 0),
    ("季度", "第四季度", 1, 1),
    ("年度", "全年", 1, 1),
)


def progress_reports() -> Iterator[Record]:
    """The reports of four offices for all of 2017, and those of 2018 up to the third quarter."""
    dice = Dice("progress_report")
    for year in (2017, 2018):
        for unit in UNITS:
            for kind, period, month, years in _PERIODS:
                if year + years <= _THIS_YEAR:
                    yield {
                        "unit": unit,
                        "year": year,
                        "report_type": kind,
                        "period": period,
                        "submitted_on": day_after(dice, date(year + years, month, 3), 0, 6),
                    }


_THIS_YEAR = 2018
_OWN_STEPS = {
    1: ("成立产业专家服务队", date(2018, 9, 30), date(2018, 9, 26)),
    6: ("家庭微工厂摸底", date(2018, 10, 31), date(2018, 10, 29)),
    20: ("完成建档立卡贫困户评级授信", date(2018, 11, 30), date(2018, 11, 23)),
    22: ("建立县级脱贫攻坚项目库", date(2018, 10, 31), date(2018, 10, 15)),
    24: ("编制产业扶贫规划", date(2018, 11, 15), date(2018, 11, 9)),
}
_STATE_STEPS = {
    1: "培育农产品区域公用品牌",
    4: "网络零售额及电商培训",
    5: "村级电站并网",
    6: "家庭微工厂全覆盖",
    25: "“十百千”示范工程",
}
_TASKS = (
    ("实施特色种养业扶贫工程", "县农业局"),
    ("实施特色林业产业扶贫工程", "县林业局"),
    ("实施乡村旅游业扶贫工程", "县旅游局"),
    ("实施电商扶贫工程", "县商务局"),
    ("实施光伏扶贫工程", "县发改局"),
    ("实施家庭手工业扶贫工程", "县扶贫办"),
    ("建设产业扶贫基地", "县农业局"),
    ("培育扶贫龙头企业", "县扶贫办"),
    ("发展农民合作社和家庭农场", "县农业局"),
    ("培育社会化服务组织", "县农业局"),
    ("发展壮大集体经济", "县委组织部"),
    ("扶贫资金帮扶", "县财政局"),
    ("土地流转托管帮扶", "县农业局"),
    ("长期订单帮扶", "县农业局"),
    ("股份合作帮扶", "县农业局"),
    ("资产收益帮扶", "县财政局"),
    ("就业帮扶", "县人社局"),
    ("产销衔接帮扶", "县商务局"),
    ("加大财政支持力度", "县财政局"),
    ("创新金融扶持方式", "县金融办"),
    ("落实产业用地支持政策", "县国土局"),
    ("创新项目组织实施方式", "县扶贫办"),
    ("有效防范风险", "县扶贫办"),
    ("加强组织领导", "县扶贫办"),
    ("强化典型示范", "县农业局"),
    ("严格督查考核", "县扶贫办"),
)
"""The 26 tasks of the annex, and the county's office that answers for each."""


def tasks() -> Iterator[Record]:
    """The 26 tasks: the county's own steps, those that the annex sets for 2018, and the end of 2020."""
    dice = Dice("task")
    for number, (task, unit) in enumerate(_TASKS, 1):
        updated = day_after(dice, date(2018, 10, 8), 0, 70)
        if number in _OWN_STEPS:
            step, deadline, done = _OWN_STEPS[number]
            yield _task(unit, number, step, deadline, done, done)
        if number in _STATE_STEPS:
            yield _task(unit, number, _STATE_STEPS[number], date(2018, 12, 31), None, updated)
        yield _task(unit, number, task, date(2020, 12, 31), None, updated)


def _task(unit: str, task: int, step: str, deadline: date, done: date | None, updated: date) -> Record:
    return {
        "unit": unit,
        "task_no": task,
        "milestone": step,
        "deadline": deadline,
        "completed_on": done,
        "updated_on": updated,
    }


_INDICATORS = (
    ("T02", "职业农民培训", "人", 412),
    ("T04", "蔬菜面积增加", "亩", 5200),
    ("T05", "食用菌面积增加", "亩", 310),
    ("T06", "中药材面积增加", "亩", 8600),
    ("T10", "肉羊出栏增加", "只", 26500),
    ("T12", "优质高效林果面积", "亩", 118000),
    ("T17", "农村电商培训", "人次", 1260),
    ("T18", "光伏扶贫电站装机", "千瓦", 23350),
    ("T19", "村级光伏电站", "个", 14),
    ("T22", "家庭手工业增收贫困人口", "人", 640),
    ("T28", "产业就业扶贫项目贫困户覆盖率", "比例", 1),
    ("T31", "特色产业样板村", "个", 7),
)


def indicators() -> Iterator[Record]:
    """What the county adds to twelve of the province's targets."""
    for number, name, unit, value in _INDICATORS:
        yield {
            "indicator_id": number,
            "name": name,
            "measured_in": unit,
            "area": COUNTY,
            "reported_on": date(2018, 12, 25),
            "value": Decimal(value),
        }
