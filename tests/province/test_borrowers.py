"""Households that have borrowed twice are told; households that are only numbered alike are told of once a county."""

from __future__ import annotations

from fupin.model.problems import Problem
from fupin.result import SubmissionResult
from province.making import LOAN, loans, province, submission, table, told
from support.province import identity


def loan(number: str, household: str, name: str, amount: str = "10000") -> tuple[str, ...]:
    return number, household, name, amount, "12", ""


def found(*submissions: SubmissionResult) -> list[Problem]:
    return [each for each in province(*submissions).problems if each.code.value in ("DATA38", "DATA42")]


def test_an_identity_number_is_sure_whatever_the_name() -> None:
    problems = found(loans("东山县", loan("1", identity(1), "张三")), loans("西山县", loan("2", identity(1), "张叁")))
    assert told(problems) == [("DATA38", "西山县.xlsx", "B2", "东山县.xlsx!表!B2")]
    assert problems[0].params["by"] == "identity"
    assert identity(1) not in repr(problems)


def test_a_number_with_the_countys_code_and_the_name_are_sure() -> None:
    one = loans("东山县", loan("1", "1306240001", "张三"), loan("2", "1306240002", "张三"))
    problems = found(one, loans("西山县", loan("7", "1306240001", "张 三")))
    assert told(problems) == [("DATA38", "西山县.xlsx", "B2", "东山县.xlsx!表!B2")]
    assert (problems[0].key, problems[0].params["by"]) == ({"loan_id": "7"}, "name")


def test_a_short_number_and_a_name_that_nobody_else_has_are_sure() -> None:
    one = loans("东山县", loan("1", "0001", "欧阳丰收"), loan("2", "0002", "张三"))
    assert told(found(one, loans("西山县", loan("7", "0001", "欧阳丰收")))) == [
        ("DATA38", "西山县.xlsx", "B2", "东山县.xlsx!表!B2")
    ]


def test_a_short_number_and_a_name_that_others_have_are_not() -> None:
    one = loans("东山县", loan("1", "0001", "张三"), loan("2", "0002", "张三"))
    (problem,) = found(one, loans("西山县", loan("7", "0001", "张三")))
    assert problem.code.value == "DATA42"


def test_counties_that_number_alike_are_told_of_once() -> None:
    def county(name: str, surname: str, *numbers: int) -> SubmissionResult:
        return loans(name, *(loan(str(number), f"{number:04d}", f"{surname}{number}号") for number in numbers))

    problems = found(
        county("甲县", "张", *range(9)), county("乙县", "李", *range(5, 20)), county("丙县", "王", 3, 18, 99)
    )
    assert told(problems) == [("DATA42", "乙县.xlsx", None, "甲县.xlsx"), ("DATA42", "丙县.xlsx", None, "甲县.xlsx")]
    first, second = (each.params for each in problems)
    assert (first["same"], first["of"], first["counties"], first["more"]) == ("4", "15", "甲县", "0")
    assert (second["same"], second["of"], second["counties"]) == ("2", "3", "甲县、乙县")


def test_without_names_nothing_is_sure() -> None:
    one, other = loans("东山县", loan("1", "0001", "")), loans("西山县", loan("7", "0001", "张三"))
    assert [code for code, *_ in told(found(one, other))] == ["DATA42"]


def test_in_two_files_of_one_county_the_number_is_enough() -> None:
    one = loans("东山县", loan("1", "0001", "张三"), path="a.xlsx")
    other = loans("东山县", loan("2", "0001", "李四"), path="b.xlsx")
    assert told(found(one, other)) == [("DATA38", "b.xlsx", "B2", "a.xlsx!表!B2")]


def test_a_loan_that_stands_twice_is_no_second_loan() -> None:
    row = ("0003", "1306240001", "张三丰", "43500", "36", "2018-05-07")
    assert not found(loans("东山县", row), loans("西山县", row))
    assert not found(loans("东山县", row, path="a.xlsx"), loans("东山县", row, path="b.xlsx"))


def test_a_household_of_another_countys_register_is_told_where_the_own_one_lacks_it() -> None:
    def county(name: str, borrower: str, *households: str) -> SubmissionResult:
        lent = table(f"{name}.xlsx", [LOAN, (name, borrower, "张三", name, "10000", "12", "")])
        register = table(
            f"{name}.xlsx", [("户编号", "县名"), *((each, name) for each in households)], "household", "户"
        )
        return submission(name, lent, *([register] if households else []))

    here, there = identity(1), identity(2)
    problems = found(
        county("东山县", here, here), county("西山县", there, there), county("南山县", here, identity(3))
    )
    assert [code for code, *_ in told(problems)] == ["DATA38"]
    assert problems[0].params["by"] == "identity"  # it has borrowed in both, which says more
    away = found(county("东山县", "", here), county("南山县", here, identity(3)))
    assert told(away) == [("DATA38", "南山县.xlsx", "B2", "东山县.xlsx!户!A2")]
    assert away[0].params["by"] == "register"
    assert not found(county("东山县", "", here), county("南山县", here))
    assert not found(county("东山县", "", here), county("南山县", here, here))
    assert not found(county("东山县", "", "0001"), county("南山县", "0001", "0002"))


def test_loans_without_a_household_are_nobodys() -> None:
    assert not found(loans("东山县", loan("1", "", "张三")), loans("西山县", loan("2", "", "张三")))
