"""The kinds of governance and outreach, whole: a small table of each is recognised, read and judged."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import fupin
from fupin.model.origins import Recognition
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.verdict import Level, Verdict
from fupin.result import CheckResult

AS_OF = date(2021, 1, 1)
Counts = tuple[int, int, int, int]
"""How many records pass, fail, are unknown and are not applicable."""


@dataclass(frozen=True)
class Table:
    """A table as a clerk writes it, a dash where a cell is left empty; and what its rules say of it."""

    text: str
    verdicts: dict[str, Counts]

    @property
    def rows(self) -> list[list[str]]:
        """The header and the records, each as its cells."""
        return [line.split() for line in self.text.strip().splitlines()]


TABLES = {
    "county_work": Table(
        """
        序号 县名 年度 是否列入贫困县 \
        年末贫困户总数（户） 年末项目覆盖贫困户（户） 上年末贫困户总数（户） 上年末项目覆盖贫困户（户） \
        产业项目资金投入（万元） 上年产业项目资金投入（万元） 可整合涉农资金（万元） 已整合涉农资金（万元） \
        涉农贷款平均利率（%） 上年涉农贷款平均利率（%） \
        培育典型数（个） 是否建成特产馆 接受检查指导次数（次）
        1 甲县 2019 是 3000 2250 4000 3000 1200.5 1200.4 8000 8000 4.35 4.36 2 是 1
        2 乙县 2019 是 3000 2249 4000 3000 1200.5 1200.5 8000 7999.9999 4.35 4.35 0 否 0
        3 丙县 2018 否 0 0 4000 3000 900 1000 8000 100 4.5 4.35 1 否 1
        """,
        {
            "CWK01": (1, 1, 0, 1),
            "CWK02": (1, 1, 0, 1),
            "CWK03": (1, 1, 0, 1),
            "CWK07": (1, 1, 0, 1),
            "CWK10": (2, 1, 0, 0),
            "CWK11": (1, 1, 0, 1),
            "CWK13": (2, 1, 0, 0),
        },
    ),
    "local_industry": Table(
        """
        布局层级 地区或户编号 县名 年度 是否贫困县村户 主导产业 生产基地编号 扶贫项目编号 主导产品
        县 130624 甲县 2020 是 食用菌 - - -
        乡 130624001 甲县 2020 是 - - - 香菇
        村 130624001001 甲县 2019 是 - - - 香菇
        户 H0001 甲县 2020 是 - - XM-01 -
        """,
        {
            "IND01": (1, 0, 0, 3),
            "IND02": (0, 1, 0, 3),
            "IND03": (1, 0, 0, 3),
            "IND04": (0, 1, 0, 3),
            "IND05": (2, 0, 0, 2),
        },
    ),
    "plan": Table(
        """
        编制地区 编制层级 编制地区是否贫困地区 编制单位 规划文件类型 年度 规划文号 印发时间
        河北省 省 否 省农业厅 产业扶贫规划 2018 冀农〔2018〕1号 2018年10月8日
        河北省 省 否 省农业厅 工作方案 2018 冀农〔2018〕2号 2018-10-09
        河北省 省 否 省农业厅 年度工作要点 2018 - -
        甲县 县 是 甲县农业局 年度计划 2018 - 2018.3.1
        """,
        {
            "PLN01": (3, 0, 0, 1),
            "PLN02": (0, 0, 0, 4),
            "PLN03": (0, 4, 0, 0),
            "PLN04": (0, 3, 0, 1),
            "PLN05": (3, 1, 0, 0),
        },
    ),
    "event": Table(
        """
        活动编号 主办单位 主办层级 活动类型 举办城市 举办时间
        E1 省农业厅 省级 推介会 北京市 2019-06-18
        E2 省商务厅 省级 推介会 上海 2020年12月31日
        E3 省农业厅 省级 推介会 深圳 2020-09-01
        E4 保定市 市级 产销对接大会 保定 2019-05-01
        """,
        {
            "EVT01": (3, 0, 0, 1),
            "EVT02": (0, 3, 0, 1),
        },
    ),
    "demonstration": Table(
        """
        典型编号 县名 典型是否在贫困县 示范类别 推广时间
        D1 甲县 是 样板村 2018-11-01
        D2 丙县 否 典型模式 -
        D3 丙县 否 其他 -
        """,
        {
            "DEM01": (1, 1, 0, 1),
        },
    ),
    "pairing": Table(
        """
        帮扶单位编号 结对村编号 县名 是否涉旅单位 结对村是否贫困村 结对时间
        Q1 V1 甲县 是 是 2018-10-01
        Q2 V2 甲县 否 是 -
        Q3 V3 甲县 是 - -
        """,
        {
            "PAI01": (1, 1, 1, 0),
        },
    ),
    "survey": Table(
        """
        调查村编号 县名 是否深度贫困县村 旅游摸底时间 是否记录发展意愿
        V1 甲县 是 2018-10-20 是
        V2 甲县 是 - 否
        V3 丙县 否 - -
        """,
        {
            "SUR01": (1, 1, 0, 1),
            "SUR02": (1, 1, 1, 0),
        },
    ),
    "duty": Table(
        """
        产业扶贫职责 职责部门 是否牵头负责
        产业扶贫牵头 省农业厅（省农工办） 是
        光伏扶贫 省商务厅 是
        电商扶贫 省商务厅 是
        金融支持 河北保监局 是
        产业用地 省扶贫办 否
        """,
        {
            "DTY01": (1, 0, 0, 4),
            "DTY02": (0, 0, 0, 5),
            "DTY03": (0, 0, 0, 5),
            "DTY04": (1, 1, 0, 3),
            "DTY05": (1, 0, 0, 4),
        },
    ),
    "reporting_unit": Table(
        """
        报送单位代码 报送单位名称 报送单位层级
        1306 保定市 市
        1390 定州市 县
        1331 雄安新区 新区
        """,
        {
            "UNT01": (1, 1, 0, 1),
        },
    ),
    "application": Table(
        """
        申报编号 县名 申报地是否贫困地区 申报项目类别 申报级别 年度 带贫机制说明 评审得分 是否入选
        A1 甲县 是 特色农产品优势区 省级 2018 土地入股 88 是
        A2 甲县 是 合作社示范社 省级 2018 - 85.5 否
        A3 丙县 否 合作社示范社 省级 2018 - 85.50 是
        A4 甲县 是 提质增效行动计划 - 2018 - 90 否
        """,
        {
            "APP01": (1, 0, 0, 3),
            "APP02": (0, 1, 0, 3),
            "APP03": (1, 0, 0, 3),
        },
    ),
}


def counts(result: CheckResult) -> dict[str, Counts]:
    return {each.rule: (each.passed, each.fail, each.unknown, each.not_applicable) for each in result.verdicts}


def write_csv(path: Path, table: Table) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(table.rows)
    return path


@pytest.mark.parametrize("record", TABLES)
def test_a_file_of_each_kind_is_told_by_its_headers_and_judged(record: str, tmp_path: Path) -> None:
    table = TABLES[record]
    result = fupin.check(write_csv(tmp_path / "附表.csv", table), as_of=AS_OF)
    ((sheet,),) = [report.sheets for report in result.inputs]
    assert (sheet.record, sheet.recognised_by, sheet.records) == (record, Recognition.HEADERS, len(table.rows) - 1)
    assert {column.field for column in sheet.columns} - {None} <= set(RECORDS[record].fields())
    assert [problem for problem in result.problems if problem.level is not Level.NOTE] == []
    found = counts(result)
    assert {rule: found[rule] for rule in table.verdicts} == table.verdicts


def test_one_workbook_with_a_sheet_of_each_kind_is_one_submission(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for record, table in TABLES.items():
        sheet = workbook.create_sheet(RECORDS[record].sheet)
        sheet.append([f"示例{RECORDS[record].sheet}（2018年）"])
        for row in table.rows:
            sheet.append(row)
    workbook.save(tmp_path / "治理.xlsx")
    result = fupin.check(tmp_path / "治理.xlsx", as_of=AS_OF)
    assert [sheet.record for report in result.inputs for sheet in report.sheets] == list(TABLES)
    found = counts(result)
    for table in TABLES.values():
        assert {rule: found[rule] for rule in table.verdicts} == table.verdicts


def test_a_finding_names_the_record_and_what_it_rests_on(tmp_path: Path) -> None:
    result = fupin.check(write_csv(tmp_path / "附表.csv", TABLES["duty"]), as_of=AS_OF, select=["DTY04"])
    (finding,) = result.findings
    assert (finding.verdict, finding.level, finding.row) == (Verdict.FAIL, Level.WARNING, 3)
    assert finding.key == {"duty": "光伏扶贫", "department": "省商务厅"}
    assert {cell.field: cell.value for cell in finding.cells} == {
        "duty": "光伏扶贫",
        "department": "省商务厅",
        "lead": "true",
    }


def test_before_the_due_date_no_event_is_missed(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "附表.csv", TABLES["event"])
    result = fupin.check(path, as_of=date(2020, 12, 31), select=["EVT01", "EVT02"])
    assert counts(result) == {"EVT01": (0, 0, 0, 4), "EVT02": (0, 0, 0, 4)}


def test_a_rate_without_its_percent_sign_is_no_value(tmp_path: Path) -> None:
    table = Table("县名 年度 是否列入贫困县 涉农贷款平均利率 上年涉农贷款平均利率\n甲县 2019 是 4.35 4.75", {})
    result = fupin.check(write_csv(tmp_path / "附表.csv", table), as_of=AS_OF, select=["CWK07"])
    assert counts(result) == {"CWK07": (0, 0, 1, 0)}
    assert {problem.code for problem in result.problems} == {ProblemCode.NO_UNIT}
