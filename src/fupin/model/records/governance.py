"""Records of how the work is governed: a county's year, local industries, plans, duties, units, applications."""

from typing import ClassVar, Literal

from fupin.model.fields import OWN_UNIT
from fupin.model.records.base import Choice, Count, Date, Flag, Id, Money, Number, Record, Share, Text, header

_HOUSEHOLDS = (0, 300_000)
_FUNDS = (0, 10_000_000_000)
_LOANS = (0, 200_000_000_000)
_RATES = (0, "0.24")


class CountyWork(Record):
    """A county's funds, lending, services and assessment in a year, beside those of the year before."""

    sheet: ClassVar[str] = "县级年度工作"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = (
        "county",
        "year",
    )

    county: Text = header("县名")
    year: Count = header("年度", "年", plausible=(2014, 2030))
    poor_county: Flag = header("是否列入贫困县")
    households_poor_now: Count = header("年末贫困户总数", "户", plausible=_HOUSEHOLDS)
    households_covered_now: Count = header("年末项目覆盖贫困户", "户", plausible=_HOUSEHOLDS)
    households_poor_last: Count = header("上年末贫困户总数", "户", plausible=_HOUSEHOLDS)
    households_covered_last: Count = header("上年末项目覆盖贫困户", "户", plausible=_HOUSEHOLDS)
    households_uncovered: Count = header("无帮扶措施贫困户", "户", plausible=_HOUSEHOLDS)
    industry_funds_yuan: Money = header("产业项目资金投入", plausible=_FUNDS)
    industry_funds_last_yuan: Money = header("上年产业项目资金投入", plausible=_FUNDS)
    poolable_yuan: Money = header("可整合涉农资金", plausible=_FUNDS)
    pooled_yuan: Money = header("已整合涉农资金", plausible=_FUNDS)
    direct_needed_yuan: Money = header("直接受益产业资金需求", plausible=_FUNDS)
    direct_funded_yuan: Money = header("直接受益产业资金安排", plausible=_FUNDS)
    service_funds_yuan: Money = header("农业社会化服务资金", plausible=_FUNDS)
    service_average_yuan: Money = header("全省县均社会化服务资金", plausible=_FUNDS)
    agri_loans_yuan: Money = header("涉农贷款余额", plausible=_LOANS)
    agri_loans_last_yuan: Money = header("上年涉农贷款余额", plausible=_LOANS)
    agri_rate: Share = header("涉农贷款平均利率", plausible=_RATES)
    agri_rate_last: Share = header("上年涉农贷款平均利率", plausible=_RATES)
    relending_yuan: Money = header("扶贫再贷款投放额", plausible=_LOANS)
    relending_leading_yuan: Money = header("扶贫龙头企业再贷款额", plausible=_LOANS)
    supported_poor_share: Share = header("获支持项目带贫率", plausible=(0, 1))
    applied_poor_share: Share = header("申请项目带贫率", plausible=(0, 1))
    models_cultivated: Count = header("培育典型数", "个", plausible=(0, 1000))
    pavilion: Flag = header("是否建成特产馆")
    ecommerce_events: Count = header("电商对接活动次数", "次", plausible=(0, 1000))
    inspections: Count = header("接受检查指导次数", "次", plausible=(0, 1000))
    policy_assessed: Flag = header("是否考核政策措施落实")
    coverage_assessed: Flag = header("是否考核扶贫产业覆盖")
    linkage_assessed: Flag = header("是否考核利益联结机制")
    income_assessed: Flag = header("是否考核脱贫增收成效")


class LocalIndustry(Record):
    """What a county, township, village or household has of its own in a year: industry, base, project, product."""

    sheet: ClassVar[str] = "产业布局"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = (
        "place_level",
        "place_id",
        "year",
    )

    place_level: Choice[Literal["县", "乡", "村", "户"]] = header("布局层级")
    place_id: Id = header("地区或户编号")
    county: Text = header("县名")
    year: Count = header("年度", "年", plausible=(2014, 2030))
    in_scope: Flag = header("是否贫困县村户")
    leading_industry: Text = header("主导产业")
    base_id: Id = header("生产基地编号")
    project_id: Id = header("扶贫项目编号")
    main_product: Text = header("主导产品")


class Plan(Record):
    """A plan, scheme or list that a province, prefecture or county has drawn up."""

    sheet: ClassVar[str] = "规划文件"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = (
        "planning_area",
        "document",
        "year",
    )

    planning_area: Text = header("编制地区")
    area_level: Choice[Literal["省", "市", "县"]] = header("编制层级")
    area_poor: Flag = header("编制地区是否贫困地区")
    issuer: Text = header("编制单位")
    document: Choice[
        Literal[
            "产业扶贫规划",
            "工作方案",
            "年度工作要点",
            "年度计划",
            "政策措施",
            "推进机制",
            "薄弱村提升计划",
            "旅游重点项目库",
        ]
    ] = header("规划文件类型")
    year: Count = header("年度", "年", plausible=(2014, 2030))
    document_no: Text = header("规划文号")
    approved_on: Date = header("印发时间")


class Duty(Record):
    """A department and a duty that it has in the work."""

    sheet: ClassVar[str] = "部门分工"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = (
        "duty",
        "department",
    )

    duty: Choice[
        Literal[
            "产业扶贫牵头",
            "种养业扶贫",
            "家庭手工业扶贫",
            "光伏扶贫",
            "电商扶贫",
            "乡村旅游扶贫",
            "林业产业扶贫",
            "产业扶贫资金",
            "产业用地",
            "金融支持",
        ]
    ] = header("产业扶贫职责")
    department: Text = header("职责部门")
    lead: Flag = header("是否牵头负责")


class ReportingUnit(Record):
    """A unit that reports, and its rank."""

    sheet: ClassVar[str] = "报送单位名录"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = ("unit_code",)

    unit_code: Id = header("报送单位代码")
    unit: Text = header("报送单位名称")
    unit_level: Choice[Literal["省", "市", "新区", "县"]] = header("报送单位层级")


class Application(Record):
    """An application for a zone, a park, a model title or a plan, and what became of it."""

    sheet: ClassVar[str] = "申报评审"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = ("application_id",)

    application_id: Id = header("申报编号")
    county: Text = header("县名")
    poor_area: Flag = header("申报地是否贫困地区")
    programme: Choice[
        Literal[
            "特色农产品优势区",
            "省级现代农业园区",
            "市级现代农业园区",
            "合作社示范社",
            "提质增效行动计划",
            "其他",
        ]
    ] = header("申报项目类别")
    applied_level: Choice[Literal["国家级", "省级", "市级", "县级"]] = header("申报级别")
    year: Count = header("年度", "年", plausible=(2014, 2030))
    link_mechanism: Text = header("带贫机制说明")
    score: Number = header("评审得分", OWN_UNIT, plausible=(0, 200))
    accepted: Flag = header("是否入选")
