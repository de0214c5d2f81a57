"""Records of what links the poor to industry: who takes part, what it brings, contracts, progress, premises."""

from typing import ClassVar, Literal

from fupin.model.records.base import Choice, Count, Date, Flag, Id, Money, Record, Text, header

_USUAL_YEARS = (2014, 2030)
_USUAL_SUM = (0, 1000000)


class Participation(Record):
    """A household, or one of its members, taking part in a project in a year."""

    sheet: ClassVar[str] = "参与联结"
    key: ClassVar[tuple[str, ...]] = (
        "household_id",
        "project_id",
        "person_id",
        "year",
    )
    further: ClassVar[bool] = True

    household_id: Id = header("户编号")
    project_id: Id = header("项目编号")
    person_id: Id = header("人员编号")
    year: Count = header("年度", "年", plausible=_USUAL_YEARS)
    county: Text = header("县名")
    form: Choice[
        Literal["参与生产", "订单收购", "保底收益", "股份分红", "利润返还", "务工", "租金", "资产收益", "其他"]
    ] = header("利益联结方式")
    consent_signed: Flag = header("是否本人自愿签字")
    consent_on: Date = header("自愿签字时间")
    benefit_yuan: Money = header("受益金额", plausible=_USUAL_SUM)


class HouseholdYear(Record):
    """What a household earned in a year from industry and employment measures, and its wish for a loan."""

    sheet: ClassVar[str] = "贫困户年度增收"
    key: ClassVar[tuple[str, ...]] = (
        "household_id",
        "year",
    )
    further: ClassVar[bool] = True

    household_id: Id = header("户编号")
    year: Count = header("年度", "年", plausible=_USUAL_YEARS)
    county: Text = header("县名")
    registered_poor: Flag = header("当年是否建档立卡贫困户")
    measure_income_yuan: Money = header("产业就业措施收入", plausible=_USUAL_SUM)
    wants_loan: Flag = header("是否有贷款意愿")
    loan_help_by: Text = header("协助申贷人", personal=True)


class Payout(Record):
    """What a household got of an asset-income project's income in a year."""

    sheet: ClassVar[str] = "收益分配到户"
    key: ClassVar[tuple[str, ...]] = (
        "asset_id",
        "household_id",
        "year",
    )
    further: ClassVar[bool] = True

    asset_id: Id = header("资产项目编号")
    household_id: Id = header("户编号")
    year: Count = header("年度", "年", plausible=_USUAL_YEARS)
    county: Text = header("县名")
    labour_class: Choice[Literal["有劳动力", "弱劳动力", "丧失劳动力"]] = header("劳动能力状况")
    disabled: Flag = header("是否残疾人户")
    payout_yuan: Money = header("到户分配金额", plausible=_USUAL_SUM)


class Distribution(Record):
    """An asset-income project's income and distribution in a year."""

    sheet: ClassVar[str] = "资产项目年度分配"
    key: ClassVar[tuple[str, ...]] = (
        "asset_id",
        "year",
    )
    further: ClassVar[bool] = True

    asset_id: Id = header("资产项目编号")
    year: Count = header("年度", "年", plausible=_USUAL_YEARS)
    county: Text = header("县名")
    income_yuan: Money = header("当年收益")
    distributed_yuan: Money = header("当年分配总额")
    smoothed: Flag = header("是否调整年度间分配")
    guaranteed_yuan: Money = header("约定保底金额")


class Implementation(Record):
    """How a project of the library is carried out: product, operator, use of the funds, dates."""

    sheet: ClassVar[str] = "产业项目实施"
    key: ClassVar[tuple[str, ...]] = ("project_id",)
    further: ClassVar[bool] = True

    project_id: Id = header("项目编号")
    county: Text = header("县名")
    poor_area: Flag = header("是否贫困地区")
    product_class: Choice[Literal["种养", "林果", "其他"]] = header("产品大类")
    product: Choice[
        Literal[
            "蔬菜",
            "食用菌",
            "中药材",
            "杂粮杂豆",
            "肉牛",
            "肉羊",
            "家禽",
            "苹果",
            "梨",
            "枣",
            "京东板栗",
            "核桃",
            "仁用杏",
            "葡萄",
            "其他",
        ]
    ] = header("实施产品")
    operator_type: Choice[Literal["中医药企业", "龙头企业", "合作社", "家庭农场", "村集体", "其他"]] = header(
        "实施主体类型"
    )
    use_mode: Choice[Literal["直接投入产业", "资产收益", "其他"]] = header("资金使用方式")
    support_mode: Choice[Literal["以奖代补", "先建后补", "其他"]] = header("奖补方式")
    allocated_yuan: Money = header("资金到位金额")
    spent_yuan: Money = header("资金支出金额")
    allocated_on: Date = header("资金到位时间")
    started_on: Date = header("实施开工时间")
    completed_on: Date = header("实施完工时间")
    subsidy_paid_on: Date = header("补助兑付时间")
    eco_reviewed: Flag = header("是否完成生态环境审查")


class HouseholdContract(Record):
    """A household in a contract: land transfer, custody, order or shares. A contract has a row for each household."""

    sheet: ClassVar[str] = "贫困户合约"
    key: ClassVar[tuple[str, ...]] = (
        "contract_id",
        "household_id",
    )
    further: ClassVar[bool] = True

    contract_id: Id = header("合约编号")
    household_id: Id = header("户编号")
    county: Text = header("县名")
    kind: Choice[Literal["土地流转", "土地托管", "订单", "入股"]] = header("合约类型")
    has_labour: Flag = header("本户是否有劳动能力")
    supplier_poor: Flag = header("供货方是否贫困户")
    counterparty: Choice[Literal["龙头企业", "合作社", "家庭农场", "种养大户", "股份合作制经济组织", "其他"]] = (
        header("合约对方类型")
    )
    rent_yuan: Money = header("年租金", plausible=_USUAL_SUM)
    services_provided: Flag = header("是否提供生产服务")
    purchased_yuan: Money = header("收购金额")
    contribution: Choice[
        Literal["土地经营权", "林地经营权", "水面经营权", "住房财产权", "生产资料", "扶贫项目补助资金", "其他"]
    ] = header("入股方式")
    funds_converted_yuan: Money = header("折股专项资金总额")
    household_share_yuan: Money = header("本户折股金额")
    operation_mode: Choice[Literal["统一经营", "入股新型经营主体", "其他"]] = header("股份经营方式")


class Premises(Record):
    """The premises of a poverty-alleviation workshop."""

    sheet: ClassVar[str] = "车间场地"
    key: ClassVar[tuple[str, ...]] = ("workshop_id",)
    further: ClassVar[bool] = True

    workshop_id: Id = header("车间编号")
    county: Text = header("县名")
    facility: Choice[Literal["生产车间", "分工厂", "其他"]] = header("设施类型")
    origin: Choice[Literal["闲置校舍", "闲置厂房", "其他集体资产", "新建", "租用"]] = header("场地来源")
    owner: Choice[Literal["乡镇", "村集体", "企业", "其他"]] = header("场地所有者")
    was_idle: Flag = header("改建前是否闲置")
