"""Records of projects: the county project library and photovoltaic stations."""

from typing import ClassVar, Literal

from fupin.model.records.base import Choice, Count, Date, Flag, Id, Money, Number, Record, Text, header


class Project(Record):
    """An entry of the county project library."""

    sheet: ClassVar[str] = "扶贫项目"
    key: ClassVar[tuple[str, ...]] = ("project_id",)

    project_id: Id = header("项目编号")
    project_name: Text = header("项目名称")
    county: Text = header("县名")
    township: Text = header("乡镇")
    village: Text = header("行政村")
    county_is_poor: Flag = header("是否贫困县")
    industry: Choice[Literal["特色种养", "特色林果", "光伏", "乡村旅游", "电商", "家庭手工业", "其他"]] = header(
        "产业类别"
    )
    key_project: Flag = header("是否重点项目")
    special_funds_yuan: Money = header("财政专项扶贫资金")
    integrated_funds_yuan: Money = header("统筹整合涉农资金")
    other_funds_yuan: Money = header("其他资金")
    total_funds_yuan: Money = header("资金规模")
    in_library: Flag = header("是否入库")
    library_entered_on: Date = header("入库时间")
    funds_allocated_on: Date = header("资金安排时间")
    village_applied_on: Date = header("村申请时间")
    township_reviewed_on: Date = header("乡审核时间")
    county_approved_on: Date = header("县审定时间")
    approval_level: Choice[Literal["县", "市", "省"]] = header("审批层级")
    standard_set_by: Choice[Literal["县", "市", "省"]] = header("补助标准确定层级")
    poor_households: Count = header("受益贫困户", "户")
    poor_persons: Count = header("受益贫困人口", "人")
    benefit_linkage: Text = header("带贫减贫机制")
    performance_target: Text = header("绩效目标")
    support_type: Choice[Literal["生产奖补", "劳务补助", "以工代赈", "以奖代补", "先建后补", "其他"]] = header(
        "补助方式"
    )
    contiguous: Flag = header("是否集中连片")
    labour_days: Count = header("贫困户投工天数", "天")
    disaster_hit: Flag = header("是否受灾")
    basic_relief_done: Flag = header("是否已落实基本生活救助")
    applicant_type: Choice[Literal["合作社", "企业", "家庭农场", "村集体", "其他"]] = header("申报主体类型")
    eligible: Flag = header("是否符合条件")
    included: Flag = header("是否纳入扶持")
    supervised_by: Text = header("资金监管责任人", personal=True)
    platform_updated_on: Date = header("平台更新时间")


class Station(Record):
    """A photovoltaic station."""

    sheet: ClassVar[str] = "光伏扶贫电站"
    key: ClassVar[tuple[str, ...]] = ("station_id",)

    station_id: Id = header("电站编号")
    station_name: Text = header("电站名称")
    county: Text = header("县名")
    village: Text = header("行政村")
    station_type: Choice[Literal["村级", "集中式", "分布式", "户用"]] = header("电站类型")
    poor_village: Flag = header("是否贫困村")
    capacity_kw: Number = header("装机容量", "千瓦", plausible=(0, 1000000))
    debt_yuan: Money = header("负债金额")
    enterprise_equity_yuan: Money = header("企业投资入股金额")
    built_on: Date = header("建设时间")
    rectified_on: Date = header("规范整改时间")
    in_national_plan: Flag = header("是否国家批复")
    applied_on: Date = header("接入申请时间")
    reviewed_on: Date = header("接入评审时间")
    commissioned_on: Date = header("并网时间")
