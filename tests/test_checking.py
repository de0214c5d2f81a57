"""`fupin.check`: paths and frames in, a result out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import fupin
from fupin.model.errors import UsageError
from fupin.model.problems import ProblemCode
from fupin.model.verdict import Level, Verdict
from fupin.reading.pin_file import MappingFaultsError
from fupin.result import CheckResult

PASSED_OVER = ProblemCode.FILE_PASSED_OVER
AS_OF = date(2018, 12, 31)


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def counted(result: CheckResult, rule: str) -> tuple[int, int, int, int]:
    count = next(each for each in result.verdicts if each.rule == rule)
    return count.passed, count.fail, count.unknown, count.not_applicable


def test_frames_are_one_submission() -> None:
    loans = pd.DataFrame(
        {
            "贷款编号": ["1", "2", "3"],
            "户编号": ["H1", "H2", None],
            "贷款金额（万元）": [5.0, 5.0001, None],
            "放款日期": [pd.Timestamp("2018-01-31"), pd.Timestamp("2018-01-31"), pd.NaT],
            "到期日期": ["2021-01-31", "2021-02-01", ""],
        }
    )
    households = pd.DataFrame({"household_id": ["H1"]})
    result = fupin.check({"loan": loans, "household": households}, as_of=AS_OF)
    assert counted(result, "LOAN01") == (1, 1, 1, 0)
    assert counted(result, "LOAN11") == (1, 1, 1, 0)
    assert counted(result, "LOAN12") == (1, 1, 1, 0)
    assert [report.path for report in result.inputs] == ["loan", "household"]


def test_the_findings_frame_and_its_pivot() -> None:
    loans = pd.DataFrame(
        {"loan_id": ["1", "2", "3"], "county": ["甲县", "甲县", "乙县"], "amount_yuan": [6e4, 7e4, 8e4]}
    )
    result = fupin.check({"loan": loans}, as_of=AS_OF, select=["LOAN01", "LOAN02"])
    frame = result.findings_frame()
    assert list(frame["rule"]) == ["LOAN02", "LOAN01", "LOAN01", "LOAN01"]
    assert frame["row"].isna().tolist() == [True, False, False, False]
    assert list(frame[["county", "key", "cell", "value"]].iloc[1]) == ["甲县", "1", "1:3", "60000"]
    assert result.pivot("county", "rule").to_dict() == {"LOAN01": {"乙县": 1, "甲县": 2}}
    assert result.pivot("county", "rule", "unknown").to_dict() == {"LOAN02": {"": 1}}


def test_an_empty_result_has_a_frame_and_a_pivot_too() -> None:
    result = fupin.check({"loan": pd.DataFrame({"loan_id": ["1"], "amount_yuan": [1]})}, select=["LOAN01"])
    assert result.findings_frame().empty
    assert result.pivot("county", "rule").empty


def test_files_named_together_are_one_submission_and_folders_are_their_own(tmp_path: Path) -> None:
    loan = write(tmp_path / "甲", "loan.csv", "loan_id,household_id\n1,H1\n")
    household = write(tmp_path / "乙", "household.csv", "household_id\nH1\n")
    together = fupin.check([loan, household], select=["LOAN12"])
    assert counted(together, "LOAN12") == (1, 0, 0, 0)
    apart = fupin.check(tmp_path, select=["LOAN12"])
    assert counted(apart, "LOAN12") == (0, 0, 1, 0)
    (finding,) = apart.findings
    assert (finding.verdict, finding.row, finding.missing_table) == (Verdict.UNKNOWN, None, "household")


def test_groups_do_not_reach_over_submissions(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        write(tmp_path / name, "loan.csv", "loan_id,household_id,balance_yuan\n1,H1,30000\n")
    assert counted(fupin.check(tmp_path, select=["LOAN10"]), "LOAN10") == (2, 0, 0, 0)
    write(tmp_path / "甲", "loan2.csv", "loan_id,household_id,balance_yuan\n2,H1,30000\n")
    again = fupin.check(tmp_path, record="loan", select=["LOAN10"])
    assert counted(again, "LOAN10") == (1, 2, 0, 0)


def test_an_unreadable_file_is_named_and_the_others_are_judged(tmp_path: Path) -> None:
    write(tmp_path, "loan.csv", "loan_id,amount_yuan\n1,60000\n")
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    result = fupin.check(tmp_path, select=["LOAN01"])
    assert [report.readable for report in result.inputs] == [False, True]
    assert counted(result, "LOAN01") == (0, 1, 0, 0)


def test_reports_in_a_folder_are_not_taken_for_submissions(tmp_path: Path) -> None:
    write(tmp_path, "loan.csv", "loan_id,amount_yuan\n1,60000\n")
    write(tmp_path, "report.json", json.dumps({"format": "fupin-report", "version": 1}))
    assert len(fupin.check(tmp_path).inputs) == 1


def test_files_of_a_folder_that_are_passed_over_are_noted(tmp_path: Path) -> None:
    write(tmp_path / "甲县", "loan.csv", "loan_id,amount_yuan\n1,50000\n")
    foreign = [write(tmp_path / "甲县", "申报表.doc", "x"), write(tmp_path / "乙县", "台账.pdf", "x")]
    result = fupin.check([tmp_path], as_of=AS_OF, select=["LOAN01"])
    notes = {problem.path: problem.level for problem in result.problems if problem.code is PASSED_OVER}
    assert notes == {str(path): Level.NOTE for path in foreign}
    assert [report.path for report in result.inputs] == [str(tmp_path / "甲县" / "loan.csv")]
    assert counted(result, "LOAN01") == (1, 0, 0, 0)


def test_content_that_is_not_what_the_name_says_is_noted(tmp_path: Path) -> None:
    path = write(tmp_path, "扶贫小额信贷.xls", "贷款编号\t贷款金额（元）\n1\t50000\n")
    result = fupin.check([path], as_of=AS_OF, select=["LOAN01"])
    (note,) = [problem for problem in result.problems if problem.level is Level.NOTE]
    assert (note.code, note.params) == (ProblemCode.NAMED_OTHERWISE, {"name": path.name, "format": "TSV"})
    assert result.inputs[0].written_as == "TSV, UTF-8"
    assert counted(result, "LOAN01") == (1, 0, 0, 0)


def test_the_mapping_file_says_the_encoding_where_two_are_possible(tmp_path: Path) -> None:
    path = write(tmp_path, "loan.csv", "loan_id,amount_yuan,county\n1,50001,é\n")
    mapping = write(tmp_path, "某县.yaml", "sheets: [{file: '*.csv', encoding: GBK}]\n")
    reason = fupin.check(path, as_of=AS_OF).inputs[0].reason
    assert reason is not None
    assert "UTF-8 and as GB18030" in reason.en
    result = fupin.check(path, mapping=mapping, as_of=AS_OF, select=["LOAN01"])
    assert result.inputs[0].written_as == "CSV, GB18030"
    assert counted(result, "LOAN01") == (0, 1, 0, 0)
    assert [finding.county for finding in result.findings] == ["茅"]
    assert not result.problems


def test_an_unknown_sheet_is_a_problem_with_the_nearest_kinds(tmp_path: Path) -> None:
    path = write(tmp_path, "表.csv", "贷款编号,甲,乙,丙,丁,戊\n1,2,3,4,5,6\n")
    result = fupin.check(path)
    (problem,) = result.problems
    assert (problem.code, problem.params["nearest"]) == (ProblemCode.SHEET_UNKNOWN, "loan")
    assert result.inputs[0].sheets == ()


def test_a_fingerprint_stays_when_rows_move(tmp_path: Path) -> None:
    first = write(tmp_path, "loan.csv", "loan_id,amount_yuan\n1,60000\n2,70000\n")
    before = {f.key["loan_id"]: f.fingerprint for f in fupin.check(first, select=["LOAN01"]).findings if f.key}
    write(tmp_path, "loan.csv", "loan_id,amount_yuan\n0,1\n2,70000\n1,60000\n")
    after = {f.key["loan_id"]: f.fingerprint for f in fupin.check(first, select=["LOAN01"]).findings if f.key}
    assert before == after
    assert len(set(before.values())) == 2


def test_records_of_one_key_share_a_fingerprint_whatever_their_order(tmp_path: Path) -> None:
    path = write(tmp_path, "loan.csv", "loan_id,amount_yuan\n1,60000\n1,70000\n")
    result = fupin.check(path, select=["LOAN01"])
    assert len({finding.fingerprint for finding in result.findings}) == 1
    assert [problem.code for problem in result.problems] == [ProblemCode.KEY_REPEATED]


def test_a_fingerprint_tells_counties_apart_and_no_files(tmp_path: Path) -> None:
    texts = {"a.csv": "甲县", "b.csv": "乙县", "c.csv": "甲县"}
    paths = [
        write(tmp_path, name, f"loan_id,county,amount_yuan\n1,{county},60000\n") for name, county in texts.items()
    ]
    first, other, again = (fupin.check(p, record="loan", select=["LOAN01"]).findings[0].fingerprint for p in paths)
    assert first == again != other


def test_select_and_ignore_take_prefixes(tmp_path: Path) -> None:
    path = write(tmp_path, "loan.csv", "loan_id,amount_yuan\n1,60000\n")
    result = fupin.check(path, select=["LOAN0"], ignore=["LOAN09"])
    assert [each.rule for each in result.verdicts] == [f"LOAN0{n}" for n in range(1, 9)]


@pytest.mark.parametrize("options", [{"record": "lone"}, {"select": ["XYZ"]}, {"ignore": ["LOAN99"]}])
def test_wrong_usage_is_told_before_anything_is_read(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        fupin.check("/no/such/file", **options)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        fupin.check({"lone": pd.DataFrame()})


def test_the_package_names_what_it_has_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        _ = fupin.chek


def test_a_number_that_was_read_is_never_masked() -> None:
    loans = pd.DataFrame({"loan_id": ["13012319900101123X"], "amount_yuan": ["13800000000"]})
    (finding,) = fupin.check({"loan": loans}, select=["LOAN01"]).findings
    assert (finding.cells[0].text, finding.cells[0].value) == ("13800000000", "13800000000")
    assert finding.key == {"loan_id": "130*************3X"}


def test_what_is_pinned_must_be_right(tmp_path: Path) -> None:
    path = write(tmp_path, "loan.csv", "loan_id,amount_yuan\n1,50000\n")
    mapping = write(tmp_path, "某县.yaml", "assume: {loan.amount_yuan: 万元}\n")
    assert fupin.check(path, mapping=mapping, assume=["loan.term_months=年"]).summary.records == 1
    with pytest.raises(UsageError, match="loan has no field amount"):
        fupin.check(path, assume=["loan.amount=万元"])
    with pytest.raises(MappingFaultsError, match=r"某县\.yaml:1: shets: there is no such key"):
        fupin.check(path, mapping=write(tmp_path, "某县.yaml", "shets: []\n"))
