"""A small table of each kind that links the poor to industry, as a county writes it: recognised, read and judged."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import fupin
from fupin.model.records import RECORDS
from fupin.model.verdict import Verdict
from fupin.result import CheckResult
from fupin.rulebook.loading import default_book, load_rule_book

AS_OF = date(2018, 12, 31)


@dataclass(frozen=True)
class Sample:
    """A table in rows, with the rules that its records fail and cannot be judged by, as (rule, row)."""

    rows: tuple[tuple[str, ...], ...]
    fails: frozenset[tuple[str, int]]
    unknown: frozenset[tuple[str, int]] = frozenset()


LISTS = {
    "project": (("项目编号", "项目名称"), ("P1", "核桃种植"), ("P2", "大棚蔬菜")),
    "household": (("户编号", "是否有劳动能力", "增收措施"), ("H1", "是", "特色种养"), ("H2", "否", "光伏")),
}
SAMPLES = {
    "participation": Sample(
        (
            ("户编号", "项目编号", "年份", "县（市、区）", "利益联结方式", "是否本人自愿签字", "受益金额（元）"),
            ("H1", "P1", "2018", "示例县", "股份分红", "是", "1,200"),
            ("H2", "P2", "2018", "示例县", "其他", "否", "0"),
            ("H9", "P9", "2018", "示例县", "务工", "", "8000"),
        ),
        frozenset({("LNK01", 3), ("LNK02", 4), ("LNK03", 4), ("LNK04", 3), ("LNK05", 3)}),
        frozenset({("LNK01", 4)}),
    ),
    "household_year": Sample(
        (
            ("户编号", "年度", "当年是否建档立卡贫困户", "产业就业措施收入（万元）", "是否有贷款意愿", "协助申贷人"),
            ("H1", "2017", "是", "0.35", "是", "张三"),
            ("H1", "2018", "是", "0", "是", "无"),
            ("H2", "2018", "否", "0", "否", ""),
            ("H3", "2018", "是", "不详", "否", ""),
        ),
        frozenset({("HHY01", 3), ("HHY02", 2), ("HHY03", 3)}),
        frozenset({("HHY01", 5), ("HHY02", 5)}),
    ),
    "payout": Sample(
        (
            ("资产项目编号", "户编号", "年度", "劳动能力状况", "是否残疾人户", "到户分配金额（元）"),
            ("A1", "H1", "2018", "有劳动力", "否", "1000"),
            ("A1", "H2", "2018", "弱劳动力", "否", "999.99"),
            ("A2", "H1", "2018", "有劳动力", "否", "1000"),
            ("A2", "H2", "2018", "有劳动力", "是", "1000"),
        ),
        frozenset({("PAY01", 3)}),
    ),
    "distribution": Sample(
        (
            (
                "资产项目编号",
                "年度",
                "当年收益（万元）",
                "当年分配总额（万元）",
                "是否调整年度间分配",
                "约定保底金额（万元）",
            ),
            ("A1", "2017", "10", "8", "是", "6"),
            ("A1", "2018", "10", "12.0001", "是", "13"),
            ("A2", "2018", "10", "12", "否", "13"),
        ),
        frozenset({("DST01", 2), ("DST01", 3), ("DST02", 3)}),
    ),
    "implementation": Sample(
        (
            (
                *(
                    "项目编号",
                    "县名",
                    "是否贫困地区",
                    "产品大类",
                    "实施产品",
                    "实施主体类型",
                    "资金使用方式",
                    "奖补方式",
                ),
                *("资金到位金额（万元）", "实施开工时间", "实施完工时间", "补助兑付时间", "是否完成生态环境审查"),
            ),
            (
                *("P1", "示例县", "是", "林果", "核桃", "合作社", "直接投入产业", "先建后补"),
                *("30", "2018年3月1日", "2018.10.20", "2018-10-20", "是"),
            ),
            (
                "P2",
                "示例县",
                "是",
                "种养",
                "苹果",
                "合作社",
                "其他",
                "先建后补",
                "30",
                "",
                "2018-10-20",
                "2018-10-19",
                "否",
            ),
            ("P3", "外县", "否", "种养", "中药材", "中医药企业", "资产收益", "其他", "0", "", "", "", "是"),
            ("P4", "示例县", "是", "林果", "蔬菜", "其他", "资产收益", "以奖代补", "1", "2018-05-01", "", "", "是"),
        ),
        frozenset(
            {("IMP01", 3), ("IMP02", 3), ("IMP03", 3), ("IMP04", 3), ("IMP05", 3)}
            | {("IMP06", 5), ("IMP07", 4), ("IMP08", 4)}
        ),
    ),
    "household_contract": Sample(
        (
            (
                *(
                    "合约编号",
                    "户编号",
                    "合约类型",
                    "本户是否有劳动能力",
                    "供货方是否贫困户",
                    "合约对方类型",
                    "年租金（元）",
                ),
                *(
                    "是否提供生产服务",
                    "收购金额（元）",
                    "入股方式",
                    "折股专项资金总额（元）",
                    "本户折股金额（元）",
                    "股份经营方式",
                ),
            ),
            ("C1", "H1", "土地流转", "否", "", "合作社", "0", "", "", "", "", "", ""),
            ("C2", "H1", "土地托管", "否", "", "其他", "", "", "", "", "", "", ""),
            ("C3", "H1", "订单", "是", "是", "其他", "", "否", "500", "", "", "", ""),
            ("C4", "H1", "入股", "是", "", "股份合作制经济组织", "", "", "", "其他", "10000", "4000", "其他"),
            (
                "C4",
                "H2",
                "入股",
                "是",
                "",
                "股份合作制经济组织",
                "",
                "",
                "",
                "生产资料",
                "10000",
                "5999.99",
                "统一经营",
            ),
        ),
        frozenset(
            {("HCT01", 2), ("HCT02", 3), ("HCT03", 4), ("HCT04", 4), ("HCT05", 5)}
            | {("HCT06", 5), ("HCT06", 6), ("HCT07", 5)}
        ),
    ),
    "premises": Sample(
        (
            ("车间编号", "县名", "设施类型", "场地来源", "场地所有者", "改建前是否闲置"),
            ("W1", "示例县", "生产车间", "闲置校舍", "村集体", "是"),
            ("W2", "示例县", "其他", "闲置厂房", "企业", "是"),
            ("W3", "示例县", "分工厂", "新建", "企业", "否"),
        ),
        frozenset({("PRM01", 3), ("PRM02", 3)}),
    ),
}


def judged(result: CheckResult, record: str, verdict: Verdict) -> frozenset[tuple[str, int]]:
    """The findings of a verdict about a kind's records, as (rule, row)."""
    return frozenset(
        (finding.rule, finding.row)
        for finding in result.findings
        if finding.record == record and finding.verdict is verdict and finding.row is not None
    )


def write_csv(path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


@pytest.mark.parametrize("record", SAMPLES)
def test_a_csv_of_any_name_is_recognised_read_and_judged(record: str, tmp_path: Path) -> None:
    sample = SAMPLES[record]
    write_csv(tmp_path / "表1.csv", sample.rows)
    for other, rows in LISTS.items():
        write_csv(tmp_path / f"{RECORDS[other].sheet}.csv", rows)

    result = fupin.check(tmp_path, as_of=AS_OF)

    sheets = {sheet.record: sheet.records for report in result.inputs for sheet in report.sheets}
    assert sheets == {record: len(sample.rows) - 1, "project": 2, "household": 2}
    assert judged(result, record, Verdict.FAIL) == sample.fails
    assert judged(result, record, Verdict.UNKNOWN) >= sample.unknown


def test_a_workbook_of_all_of_them_is_recognised_read_and_judged(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    tables = {**LISTS, **{record: sample.rows for record, sample in SAMPLES.items()}}
    for record, rows in tables.items():
        sheet = workbook.create_sheet(RECORDS[record].sheet)
        for row in rows:
            sheet.append(row)
    workbook.save(tmp_path / "报送.xlsx")

    result = fupin.check(tmp_path / "报送.xlsx", as_of=AS_OF)

    sheets = {sheet.record: sheet.records for report in result.inputs for sheet in report.sheets}
    assert sheets == {record: len(rows) - 1 for record, rows in tables.items()}
    for record, sample in SAMPLES.items():
        assert judged(result, record, Verdict.FAIL) == sample.fails, record
        assert judged(result, record, Verdict.UNKNOWN) >= sample.unknown, record


def test_every_rule_of_these_kinds_fails_somewhere() -> None:
    failed = {rule for sample in SAMPLES.values() for rule, _ in sample.fails}
    assert failed == {rule.id for rule in load_rule_book(default_book()).rules if rule.record in SAMPLES}
