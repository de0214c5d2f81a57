"""Records of those who take the poor along: enterprises, workshops, asset-income projects, agreements."""

from typing import ClassVar, Literal

from fupin.model.records.base import (
    Choice,
    Count,
    Date,
    Flag,
    Id,
    Money,
    Months,
    Number,
    Record,
    Text,
    header,
)


class Enterprise(Record):
    """A leading enterprise's poverty-alleviation project."""

    sheet: ClassVar[str] = "扶贫龙头企业"
    key: ClassVar[tuple[str, ...]] = ("credit_code",)

    credit_code: Id = header("统一社会信用代码")
    enterprise_name: Text = header("企业名称")
    county: Text = header("县名")
    level: Choice[Literal["国家级", "省级", "市级", "县级", "无"]] = header("认定级别")
    model: Choice[Literal["379", "金鸡扶贫", "其他", "无"]] = header("带贫模式")
    participants_total: Count = header("参与人口总数", "人")
    participants_poor: Count = header("建档立卡贫困人口参与人数", "人")
    order_participants_total: Count = header("合作社订单参与总人数", "人")
    order_participants_poor: Count = header("合作社订单贫困人口参与人数", "人")
    rent_total_yuan: Money = header("项目租金总额")
    rent_to_poor_yuan: Money = header("用于贫困村和贫困户租金")
    poor_households: Count = header("带动贫困户数", "户")
    interest_subsidy_yuan: Money = header("贴息金额")
    land_contract_area_mu: Number = header("承接流转托管面积", "亩")
    land_subsidy_yuan: Money = header("承接流转托管补贴")
    land_subsidy_granted_by: Choice[Literal["县", "市", "省"]] = header("补贴发放层级")


class Workshop(Record):
    """An employment workshop."""

    sheet: ClassVar[str] = "就业扶贫车间"
    key: ClassVar[tuple[str, ...]] = ("workshop_id",)

    workshop_id: Id = header("车间编号")
    workshop_name: Text = header("车间名称")
    county: Text = header("县名")
    operator_type: Choice[Literal["企业", "合作社", "家庭农场", "个体工商户", "其他"]] = header("经营主体类型")
    workers_total: Count = header("职工总数", "人")
    workers_poor: Count = header("吸纳贫困劳动力人数", "人")
    recognised: Flag = header("是否认定")
    recognised_by: Text = header("认定单位")
    recognised_on: Date = header("认定时间")


class AssetProject(Record):
    """An asset-income project."""

    sheet: ClassVar[str] = "资产收益项目"
    key: ClassVar[tuple[str, ...]] = ("asset_id",)

    asset_id: Id = header("资产项目编号")
    project_name: Text = header("资产收益项目名称")
    county: Text = header("县名")
    industry: Choice[
        Literal[
            "种植",
            "养殖",
            "光伏",
            "家庭手工业",
            "设施农业",
            "乡村旅游",
            "农田小型水利设施",
            "农产品加工",
            "仓储物流",
            "其他",
        ]
    ] = header("投入产业")
    funds_source: Choice[Literal["财政专项扶贫资金", "农业生产发展资金", "农村基础设施建设资金", "其他"]] = header(
        "资金来源"
    )
    funds_yuan: Money = header("投入资金")
    use_changed: Flag = header("是否改变用途")
    tangible_asset: Flag = header("是否形成物化资产")
    asset_register_no: Text = header("资产登记编号")
    fixed_asset_yuan: Money = header("固定资产金额")
    initial_value_yuan: Money = header("资产原值")
    current_value_yuan: Money = header("资产现值")
    fiscal_equity_yuan: Money = header("财政资金入股金额")
    operator_is_leading: Flag = header("实施主体是否扶贫龙头企业")
    income_total_yuan: Money = header("收益金额")
    income_to_poor_yuan: Money = header("分配贫困村和贫困户金额")
    non_poor_households: Count = header("受益非贫困户", "户")
    workers_poor: Count = header("吸纳贫困劳动力人数", "人")
    in_distress: Flag = header("是否经营困难或持续亏损")
    force_majeure: Flag = header("是否不可抗力")
    income_assured: Flag = header("是否能保障收益")
    buyback_done: Flag = header("是否回购收益权或股份")
    buyback_funds: Choice[Literal["自有资金", "财政资金", "其他"]] = header("回购资金来源")
    liquidated: Flag = header("是否解散或破产清算")
    debts_cleared: Flag = header("是否已清偿债务")
    poor_paid_first: Flag = header("是否优先保障贫困户和村集体")


class Agreement(Record):
    """An order, shareholding or custody agreement."""

    sheet: ClassVar[str] = "合作协议"
    key: ClassVar[tuple[str, ...]] = ("agreement_id",)

    agreement_id: Id = header("协议编号")
    kind: Choice[Literal["订单", "股份合作", "托管"]] = header("协议类型")
    county: Text = header("县名")
    household_id: Id = header("户编号")
    signed_on: Date = header("签订日期")
    term_months: Months = header("协议期限", plausible=(1, 1200))
    price_terms: Text = header("收购价格约定")
    guaranteed_return: Flag = header("是否保底收益")
    dividend: Flag = header("是否股份分红")
    six_party: Flag = header("是否六位一体")
    party_types: Count = header("参与主体类型数", "类")
    special_funds_yuan: Money = header("折股专项资金")
    shares_value_yuan: Money = header("量化股金")
    guaranteed_paid_yuan: Money = header("本年保底收益发放额")
    dividend_paid_yuan: Money = header("本年股份分红发放额")
