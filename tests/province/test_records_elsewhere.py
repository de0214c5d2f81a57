"""Records that stand in two files are told; records that are only numbered alike are not."""

from __future__ import annotations

from fupin.model.problems import Problem
from fupin.result import SubmissionResult
from province.making import LOAN, loans, province, submission, table, told
from support.province import credit_code, identity

COPIED = ("0003", "H7", "张三丰", "43500", "36", "2018-05-07")


def found(*submissions: SubmissionResult) -> list[Problem]:
    return [each for each in province(*submissions).problems if each.code.value in ("DATA37", "DATA40")]


def test_a_copied_record_is_told_at_the_second_place() -> None:
    problems = found(loans("东山县", ("0001", "H1", "李四", "5", "1", ""), COPIED), loans("西山县", COPIED))
    assert told(problems) == [("DATA37", "西山县.xlsx", "A2", "东山县.xlsx!表!A3")]
    (problem,) = problems
    assert (problem.text, problem.key, problem.record, problem.county) == (
        "0003",
        {"loan_id": "0003"},
        "loan",
        "西山县",
    )
    assert (problem.params["first_county"], problem.params["by"]) == ("东山县", "content")


def test_in_three_counties_it_is_told_twice() -> None:
    assert [place for *_, place in told(found(*(loans(county, COPIED) for county in "甲乙丙")))] == [
        "甲.xlsx!表!A2"
    ] * 2


def test_records_numbered_alike_are_not_told() -> None:
    usual = [(f"{number:04d}", f"{number}", f"王{number}", "50000", "36", "2018-05-07") for number in range(40)]
    others = [(*row[:2], f"李{row[1]}", *row[3:]) for row in usual]
    assert not found(loans("东山县", *usual), loans("西山县", *others))


def test_the_usual_loan_without_a_name_is_not_told() -> None:
    rows = [(f"{number:04d}", f"H{number}", "", "50000", "36", "") for number in range(40)]
    assert not found(loans("东山县", *rows), loans("西山县", *rows))


def test_content_that_stands_under_other_numbers_is_not_told() -> None:
    again = ("0009", *COPIED[1:])
    assert not found(loans("东山县", COPIED), loans("西山县", COPIED, again))


def test_one_figure_that_differs_makes_another_record() -> None:
    assert not found(loans("东山县", COPIED), loans("西山县", (*COPIED[:3], "43600", *COPIED[4:])))


def test_names_of_places_make_no_difference() -> None:
    head = (*LOAN, "乡镇")
    one = submission("东山县", table("d.xlsx", [head, (*COPIED[:3], "东山县", *COPIED[3:], "一镇")]))
    other = submission("西山县", table("x.xlsx", [head, (*COPIED[:3], "西山县", *COPIED[3:], "二乡")]))
    assert told(found(one, other)) == [("DATA37", "x.xlsx", "A2", "d.xlsx!表!A2")]


def test_a_number_with_the_countys_code_needs_no_telling_content() -> None:
    head = ("车间编号", "设施类型", "场地来源")
    rows = [head, ("1306240017", "标准厂房", "新建")]
    one = submission("东山县", table("d.xlsx", rows, "premises"))
    assert told(found(one, submission("西山县", table("x.xlsx", rows, "premises")))) == [
        ("DATA37", "x.xlsx", "A2", "d.xlsx!表!A2")
    ]
    short = [head, ("0017", "标准厂房", "新建")]
    one = submission("东山县", table("d.xlsx", short, "premises"))
    assert not found(one, submission("西山县", table("x.xlsx", short, "premises")))


def test_an_enterprise_is_known_by_its_credit_code() -> None:
    def enterprise(county: str, people: str) -> SubmissionResult:
        rows = [("统一社会信用代码", "企业名称", "参与人口总数"), (credit_code(3), "甲公司", people)]
        return submission(county, table(f"{county}.xlsx", rows, "enterprise"))

    same = found(enterprise("东山县", "30"), enterprise("西山县", "30"))
    other = found(enterprise("东山县", "30"), enterprise("西山县", "31"))
    assert told(same) == [("DATA37", "西山县.xlsx", "A2", "东山县.xlsx!表!A2")]
    assert told(other) == [("DATA40", "西山县.xlsx", "A2", "东山县.xlsx!表!A2")]
    assert same[0].params["by"] == "code"


def test_a_person_is_known_by_an_identity_number() -> None:
    def household(county: str, labour: str) -> SubmissionResult:
        return submission(
            county, table(f"{county}.xlsx", [("户编号", "是否有劳动能力"), (identity(1), labour)], "household")
        )

    (problem,) = found(household("东山县", "是"), household("西山县", "否"))
    assert (problem.code.value, problem.params["by"]) == ("DATA37", "identity")
    assert identity(1) not in repr(problem)


def test_two_files_of_one_county_may_not_have_one_key() -> None:
    other = ("0003", "H9", "李四", "1", "2", "")
    problems = province(loans("东山县", COPIED, path="a.xlsx"), loans("东山县", other, path="b.xlsx")).problems
    assert told(problems) == [
        ("DATA41", "b.xlsx", None, "a.xlsx"),
        ("DATA37", "b.xlsx", "A2", "a.xlsx!表!A2"),
    ]


def test_what_the_province_lists_may_stand_in_every_county() -> None:
    rows = [("报送单位代码", "报送单位名称"), (credit_code(9), "省扶贫办")]
    one, other = (
        submission(county, table(f"{county}.xlsx", rows, "reporting_unit")) for county in ("东山县", "西山县")
    )
    assert not found(one, other)
    again = submission("东山县", table("b.xlsx", rows, "reporting_unit"))
    assert [code for code, *_ in told(found(one, again))] == ["DATA37"]


def test_fingerprints_tell_of_the_record_not_of_its_place() -> None:
    first = found(loans("东山县", COPIED), loans("西山县", COPIED))[0]
    moved = found(loans("东山县", COPIED), loans("西山县", ("0001", "H1", "李四", "5", "1", ""), COPIED))[0]
    other = found(loans("东山县", COPIED), loans("南山县", COPIED))[0]
    assert first.fingerprint == moved.fingerprint != other.fingerprint
    assert len(first.fingerprint) == 32
