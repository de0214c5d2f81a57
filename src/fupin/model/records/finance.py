"""Records of money paid and lent: hiring subsidies, microloans, fund growth."""

from typing import ClassVar, Literal

from fupin.model.records.base import Choice, Count, Date, Flag, Id, Money, Months, Record, Share, Text, header


class Hiring(Record):
    """A one-off hiring subsidy: a worker and employer payment or claim."""

    sheet: ClassVar[str] = "吸纳就业补贴"
    key: ClassVar[tuple[str, ...]] = ("hiring_id",)

    hiring_id: Id = header("补贴编号")
    worker_id: Id = header("劳动者编号")
    employer_id: Id = header("用人单位编号")
    employer_type: Choice[Literal["企业", "农业经营主体", "扶贫工厂（车间）", "其他"]] = header("用人单位类型")
    employer_registered: Flag = header("是否工商登记")
    registered_poor: Flag = header("是否建档立卡贫困劳动力")
    stable_months: Months = header("稳定就业月数", plausible=(0, 600))
    subsidy_yuan: Money = header("补贴金额", plausible=(0, 100000))
    funds_source: Choice[Literal["就业补助资金", "财政专项扶贫资金", "其他"]] = header("补贴资金来源")


class Loan(Record):
    """A poverty-alleviation microloan."""

    sheet: ClassVar[str] = "扶贫小额信贷"
    key: ClassVar[tuple[str, ...]] = ("loan_id",)

    loan_id: Id = header("贷款编号")
    household_id: Id = header("户编号")
    borrower_name: Text = header("贷款人姓名", personal=True)
    county: Text = header("县名")
    township: Text = header("乡镇")
    bank: Text = header("贷款金融机构")
    registered_poor: Flag = header("是否建档立卡贫困户")
    credit_grade: Text = header("信用等级评定")
    amount_yuan: Money = header("贷款金额", plausible=(100, 1000000))
    balance_yuan: Money = header("贷款余额", plausible=(0, 1000000))
    term_months: Months = header("贷款期限", plausible=(1, 360))
    annual_rate: Share = header("贷款利率", plausible=(0, "0.24"))
    collateral: Choice[Literal["信用", "抵押", "质押", "保证", "政银保", "政银担"]] = header("担保方式")
    interest_subsidised: Flag = header("是否财政贴息")
    risk_fund_covered: Flag = header("是否纳入风险补偿")
    used_by: Choice[Literal["本户", "企业", "合作社", "其他"]] = header("实际用款人")
    repaid_by: Choice[Literal["本户", "企业", "合作社", "其他"]] = header("还款人")
    issued_on: Date = header("放款日期")
    due_on: Date = header("到期日期")


class FundLine(Record):
    """A fund and its growth in a year."""

    sheet: ClassVar[str] = "涉农资金"
    key: ClassVar[tuple[str, ...]] = (
        "fund_line",
        "year",
    )

    fund_line: Text = header("资金名称")
    year: Count = header("年度", "年", plausible=(2014, 2030))
    poor_this_yuan: Money = header("本年到贫困县金额")
    poor_last_yuan: Money = header("上年到贫困县金额")
    all_this_yuan: Money = header("本年全省金额")
    all_last_yuan: Money = header("上年全省金额")
