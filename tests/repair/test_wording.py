"""How repairs are worded: what would have to be, never which figure to write."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import fupin
from fupin.model.text import Language
from fupin.report.json_report.report import write_json
from fupin.report.repairs import repair_texts
from fupin.report.text.report import TextReport
from fupin.result import CheckResult

AS_OF = date(2018, 12, 31)
WORKSHOPS = """workshop_id,operator_type,workers_total,workers_poor,recognised,recognised_by
1,个体工商户,20,5,是,县人社局
2,企业,30,40,是,县人社局
3,个体工商户,20,7,是,县扶贫办
"""
LOANS = """\
贷款编号,户编号,贷款金额（万元）,贷款余额（元）,贷款期限（年）,担保方式,是否建档立卡贫困户,放款日期,到期日期
0017,H1,5.2,30000,4,抵押,是,2018-06-01,2022-06-01
0018,H1,3,25000.5,3,信用,否,2018-06-01,2021-06-01
0019,H2,5,50000,3,信用,是,2014-06-01,2018-06-01
"""


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CheckResult:
    monkeypatch.chdir(tmp_path)
    Path("workshop.csv").write_text(WORKSHOPS, encoding="utf-8")
    Path("扶贫小额信贷.csv").write_text(LOANS, encoding="utf-8")
    ignored = ["LOAN04", "LOAN05", "LOAN06", "LOAN08", "LOAN09", "LOAN12", "LOAN13"]
    return fupin.check(["workshop.csv", "扶贫小额信贷.csv"], as_of=AS_OF, ignore=ignored, repair=True)


def sentences(result: CheckResult, rule: str, key: str) -> list[tuple[str, str]]:
    (finding,) = (f for f in result.findings if f.rule == rule and f.key and key in f.key.values())
    assert finding.repair is not None
    return [(text.zh, text.en) for text in repair_texts(finding.repair, finding.record, rule)]


def test_two_more_poor_workers_or_four_fewer_others(result: CheckResult) -> None:
    assert sentences(result, "JOB01", "1") == [
        (
            "如果招用更多贫困劳动力（吸纳贫困劳动力人数增加 2 人），并且（随之）职工总数增加 2 人，则符合",
            "would comply if more poor workers are hired (workers_poor 2 persons more), "
            "and (along with it) workers_total 2 persons more",
        ),
        (
            "如果减少其他职工（职工总数减少 4 人），则符合",
            "would comply if fewer others are employed (workers_total 4 persons less)",
        ),
        (
            "如果由人社部门办理或撤销认定（是否认定成为“否”），则符合",
            "would comply if the human-resources department recognises it or withdraws its recognition "
            "(recognised then being no)",
        ),
    ]


def test_an_amount_a_term_a_day_and_a_security(result: CheckResult) -> None:
    assert sentences(result, "LOAN01", "0017") == [
        (
            "如果与银行重新约定贷款金额（贷款金额减少 2,000 元），则符合",
            "would comply if the amount is agreed anew with the bank (amount_yuan 2,000 yuan less)",
        )
    ]
    assert sentences(result, "LOAN02", "0017")[0][0] == ("如果与银行约定缩短期限（贷款期限减少 12 个月），则符合")
    assert sentences(result, "LOAN11", "0017")[0][0] == "如果约定提前到期（到期日期提前 365 天），则符合"
    assert sentences(result, "LOAN03", "0017")[0][0] == (
        "如果由银行解除抵押或担保，改为信用方式（担保方式成为“信用”），则符合"
    )


def test_a_sum_over_a_group_is_mended_by_the_records_own_part(result: CheckResult) -> None:
    assert sentences(result, "LOAN10", "0017")[0][0] == "如果提前归还部分贷款（贷款余额减少 5,000.5 元），则符合"
    assert sentences(result, "LOAN10", "0018")[0][0] == "如果提前归还部分贷款（贷款余额减少 5,000.5 元），则符合"


def test_what_no_data_mends_is_said_to_need_doing(result: CheckResult) -> None:
    for rule, key in (("LOAN07", "0018"), ("LOAN11", "0019"), ("JOB05", "2")):
        assert sentences(result, rule, key) == [
            ("没有可以依法改变的数据能使其符合，见“怎么办”", "no lawful change of data mends it; see what to do")
        ]
        (finding,) = (f for f in result.findings if f.rule == rule and f.key and key in f.key.values())
        assert finding.repair is not None and finding.repair.must_do == result.rules[rule].rule.remedy


def test_every_sentence_says_if_and_would(result: CheckResult) -> None:
    told = 0
    for finding in result.findings:
        for text in [] if finding.repair is None else repair_texts(finding.repair, finding.record, finding.rule):
            if finding.repair is not None and finding.repair.must_do is None:
                told += 1
                assert re.fullmatch(r"如果.+，则.*符合(（.+无法判断，未计入）)?", text.zh)
                assert re.match(r"would comply .*if ", text.en)
                assert not re.search(r"填写|改成|写成|把.+改为", text.zh)
                assert not re.search(r"\b(change|write|set|replace) ", text.en)
    assert told > 5


def report(result: CheckResult, language: Language) -> dict[str, Any]:
    stream = io.StringIO()
    write_json(result, stream, language)
    found: dict[str, Any] = json.loads(stream.getvalue())
    return found


def test_the_json_has_every_change_with_its_place(result: CheckResult) -> None:
    findings = report(result, Language.ENGLISH)["findings"]
    (first,) = (f for f in findings if f["rule"] == "LOAN01")
    (alternative,) = first["repair"]
    amount = alternative["changes"][0]
    assert amount == {
        "field": "amount_yuan",
        "header": "贷款金额（万元）",
        "cell": "2:3",
        "from": "52000",
        "to": "50000",
        "by": "-2000",
        "unit": "元",
        "words": "the amount is agreed anew with the bank",
        "carried_by": None,
        "rules": ["LOAN01"],
    }
    assert [change["field"] for change in alternative["changes"]] == [
        "amount_yuan",
        "balance_yuan",
        "term_months",
        "collateral",
        "due_on",
    ]
    (poor,) = (f for f in findings if f["rule"] == "LOAN07")
    assert poor["repair"]["must_do"] and poor["repair"]["beyond"] == ["LOAN07"]
    (shared,) = (f for f in findings if f["rule"] == "LOAN10" and f["key"]["loan_id"] == "0018")
    assert shared["repair"][0]["text"].startswith("would comply with all but LOAN07 if ")


def test_without_being_asked_no_finding_has_a_repair(result: CheckResult) -> None:
    plain = fupin.check(["workshop.csv"], as_of=AS_OF)
    assert all(finding.repair is None for finding in plain.findings)
    assert not any("repair" in finding for finding in report(plain, Language.CHINESE)["findings"])
    assert [(f.rule, f.key, f.cells) for f in plain.findings] == [
        (f.rule, f.key, f.cells) for f in result.findings if f.record == "workshop"
    ]


def test_the_text_report_shows_the_repair_below_the_finding(result: CheckResult) -> None:
    stream = io.StringIO()
    TextReport(Console(file=stream, width=200), Language.CHINESE).write(result)
    lines = [line.strip() for line in stream.getvalue().splitlines()]
    at = next(number for number, line in enumerate(lines) if "贷款金额 52,000 元" in line)
    assert lines[at + 1] == "如果与银行重新约定贷款金额（贷款金额减少 2,000 元），则符合"
