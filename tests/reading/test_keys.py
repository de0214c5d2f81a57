"""Keys: their text, which are missing, which are repeated."""

from __future__ import annotations

from fupin.model.problems import Problem, ProblemCode
from fupin.reading.keys import key_part, key_problems
from fupin.reading.sheets import SheetReading
from support.sheets import PATH, Cells, make_sheet, read, read_csv, read_rows


def places(*readings: SheetReading) -> list[tuple[str, str | None, str | None]]:
    return [(problem.code.value, problem.cell, problem.params.get("first")) for problem in key_problems(readings)]


def loans(*rows: list[str | None], name: str = "Sheet1") -> SheetReading:
    return read(make_sheet([["贷款编号", "县名"], *rows], name=name))


def test_the_text_of_a_key_is_its_value_else_what_stands_there() -> None:
    reading = loans(["００17 ", "甲"], [None, "乙"], [" 1.3E+17 ", "丙"], ["无", "丁"])
    assert key_part(reading, "loan_id").to_pylist() == ["0017", "", "1.3E+17", "无"]
    assert key_part(reading, "amount_yuan").to_pylist() == ["", "", "", ""]
    year = read_rows([["县名", "年度"], ["甲县", "2018年"], ["乙县", "今年"], ["丙县", "-"]], "county")
    assert key_part(year, "year").to_pylist() == ["2018", "今年", ""]
    dated = read_rows([["指标编号", "统计日期"], ["T01", "2018年12月31日"]], "indicator")
    assert key_part(dated, "reported_on").to_pylist() == ["2018-12-31"]


def test_unique_keys_are_no_problem() -> None:
    assert places() == []
    assert places(loans(["1", "甲"], ["2", "甲"])) == []
    assert places(loans()) == []


def test_a_missing_key_is_a_problem_at_its_cell() -> None:
    reading = loans(["1", "甲"], [None, "乙"], [" - ", "丙"], ["—", "丁"])
    assert list(key_problems([reading])) == [
        Problem(ProblemCode.KEY_MISSING, PATH, "Sheet1", "A3", 3, "loan_id", "贷款编号", None),
        Problem(ProblemCode.KEY_MISSING, PATH, "Sheet1", "A4", 4, "loan_id", "贷款编号", " - "),
        Problem(ProblemCode.KEY_MISSING, PATH, "Sheet1", "A5", 5, "loan_id", "贷款编号", "—"),
    ]


def test_a_missing_key_column_is_one_problem_of_the_sheet() -> None:
    reading = read_rows([["县名", "乡镇"], ["甲", "东"], ["乙", "西"]])
    assert list(key_problems([reading])) == [
        Problem(ProblemCode.KEY_MISSING, PATH, "Sheet1", field="loan_id", header="贷款编号", params={"column": "1"})
    ]
    assert places(read_rows([["县名", "乡镇"]])) == []


def test_a_repeated_key_is_a_problem_of_each_record_after_the_first() -> None:
    reading = loans(["1", "甲"], ["2", "乙"], ["１", "丙"], [" 1", "丁"], [None, "戊"], [None, "己"])
    assert places(reading) == [
        ("DATA11", "A6", None),
        ("DATA11", "A7", None),
        ("DATA12", "A4", "A2"),
        ("DATA12", "A5", "A2"),
    ]
    repeated = list(key_problems([reading]))[2]
    assert (repeated.row, repeated.field, repeated.header, repeated.text) == (4, "loan_id", "贷款编号", "１")


def test_the_other_parts_of_a_key_may_be_empty_and_empty_equals_empty() -> None:
    rows: Cells = [
        ["报送单位", "年度", "报送期"],
        ["甲", "2018", None],
        ["甲", "2018", "-"],
        ["甲", "2018年", "1季度"],
        ["乙", None, None],
    ]
    assert places(read_rows(rows, "progress_report")) == [("DATA12", "A3", "A2")]
    without = read_rows([["报送单位", "年度"], ["甲", "2018"], ["甲", "2018"]], "progress_report")
    assert places(without) == [("DATA12", "A3", "A2")]


def test_parts_do_not_run_into_each_other() -> None:
    rows: Cells = [["报送单位", "报送期", "年度"], ["甲乙", "丙", "2018"], ["甲", "乙丙", "2018"]]
    assert places(read_rows(rows, "progress_report")) == []


def test_keys_are_compared_over_all_sheets_of_a_kind_and_places_name_the_other_sheet() -> None:
    first, second = (
        loans(["1", "甲"], ["2", "乙"], name="一"),
        loans(["3", "丙"], ["2", "丁"], ["3", "戊"], name="二"),
    )
    assert places(first, second) == [("DATA12", "A3", f"{PATH}!一!A3"), ("DATA12", "A4", "A2")]
    assert places(read_csv("贷款编号,县名\n1,甲\n"), read_csv("县名,贷款编号\n乙,1\n")) == [
        ("DATA12", "2:2", f"{PATH}!2:1")
    ]


def test_a_key_that_could_not_be_read_is_neither_missing_nor_repeated() -> None:
    assert places(loans(["1.3E+17", "甲"], ["1.3E+17", "乙"], ["#REF!", "丙"], ["#REF!", "丁"])) == []
    years = read_rows([["县名", "年度"], ["甲", "今年"], ["甲", "今年"], ["甲", "2018"], ["甲", "2018"]], "county")
    assert places(years) == [("DATA12", "A5", "A4")]


def test_ragged_rows_are_neither() -> None:
    assert places(read_csv("贷款编号,县名\n1,甲\n1\n,乙,x\n1,丙\n")) == [("DATA12", "5:1", "2:1")]


def test_a_key_column_that_stands_twice_tells_only_what_is_missing() -> None:
    rows: Cells = [
        ["贷款编号", "贷款编号", "县名"],
        ["1", "1", "甲"],
        ["1", None, "乙"],
        [None, "2", "丙"],
        [None, None, "丁"],
    ]
    assert places(read_rows(rows)) == [("DATA11", "A5", None)]
