"""Records of places and households by year."""

from typing import ClassVar, Literal

from fupin.model.records.base import Choice, Count, Flag, Id, Money, Record, Text, header


class Village(Record):
    """A village in a year."""

    sheet: ClassVar[str] = "行政村"
    key: ClassVar[tuple[str, ...]] = (
        "village_id",
        "year",
    )

    village_id: Id = header("村编号")
    village_name: Text = header("村名")
    county: Text = header("县名")
    year: Count = header("年度", "年", plausible=(2014, 2030))
    poor_village: Flag = header("是否贫困村")
    deep_poverty_village: Flag = header("是否深度贫困村")
    operating_income_yuan: Money = header("村集体经营性收入")
    collective_income_yuan: Money = header("村集体收入")
    key_tourism_village: Flag = header("是否旅游扶贫重点村")
    tourism_trained: Flag = header("是否完成旅游培训")
    expert_team: Flag = header("是否有专家服务队")


class Household(Record):
    """A registered poor household."""

    sheet: ClassVar[str] = "贫困户"
    key: ClassVar[tuple[str, ...]] = ("household_id",)

    household_id: Id = header("户编号")
    county: Text = header("县名")
    registered_poor: Flag = header("是否建档立卡贫困户")
    has_labour: Flag = header("是否有劳动能力")
    measure: Choice[
        Literal[
            "特色种养",
            "林果",
            "乡村旅游",
            "电商",
            "家庭手工业",
            "公益岗位",
            "务工就业",
            "土地流转",
            "光伏",
            "资产收益",
            "无",
        ]
    ] = header("增收措施")
    has_land: Flag = header("是否有土地")
    willing: Flag = header("是否有发展意愿")
    lacks_funds: Flag = header("是否缺资金")
    fund_support_yuan: Money = header("专项资金帮扶金额")
    guide: Text = header("产业发展指导员", personal=True)
    credit_grade: Text = header("信用等级评定")


class Township(Record):
    """A township and a bank responsible for it."""

    sheet: ClassVar[str] = "乡镇"
    key: ClassVar[tuple[str, ...]] = (
        "township_id",
        "bank",
    )

    township_id: Id = header("乡镇编号")
    township_name: Text = header("乡镇")
    county: Text = header("县名")
    bank: Text = header("责任银行")


class County(Record):
    """A county in a year."""

    sheet: ClassVar[str] = "县情况"
    key: ClassVar[tuple[str, ...]] = (
        "county",
        "year",
    )

    county: Text = header("县名")
    year: Count = header("年度", "年", plausible=(2014, 2030))
    poverty_class: Choice[Literal["深度贫困县", "国家级贫困县", "省级贫困县", "非贫困县"]] = header("贫困县类别")
    households_poor: Count = header("贫困户总数", "户")
    households_covered: Count = header("产业就业项目覆盖贫困户", "户")
    micro_factories: Count = header("家庭微工厂数", "个")
    library_established: Flag = header("是否建立项目库")
    early_warning_system: Flag = header("是否建立产业评估预警制度")
    survey_done: Flag = header("是否完成摸底调查")
    industry_plan: Flag = header("是否制定产业扶贫规划")
    annual_plan: Flag = header("是否制定年度计划")
    risk_fund_yuan: Money = header("风险补偿金规模")
    ledger_kept: Flag = header("是否建立工作清单和项目台账")
