"""What shows when counties stand side by side, in words."""

from __future__ import annotations

from collections.abc import Callable

from fupin.model.fields import FieldSpec
from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Text
from fupin.report.names import record_name


def _not_on_roster(problem: Problem, _: FieldSpec | None) -> Text:
    candidates, county = problem.params["candidates"].split(","), problem.params["county"]
    if candidates != [""]:
        return Text(
            f"可能是这几个县的，看不出是哪一个：{'、'.join(candidates)}；请改文件名，或在名册的 files 写明",
            f"may be of {' or '.join(candidates)}: rename the file, or name it under files in the roster",
        )
    also = (
        Text(f"（文件夹或记录写的是“{county}”）", f" (its folder or records name {county})")
        if county
        else Text("", "")
    )
    return Text(f"不是名册上任何一个县的文件{also.zh}", f"is no file of a county on the roster{also.en}")


def _record_elsewhere(problem: Problem, _: FieldSpec | None) -> Text:
    params = problem.params
    if params["county"] == params["first_county"]:
        return Text(
            f"“{problem.text}”在本县另一个文件里已有：{params['first']}；两处都已检查、计数",
            f"“{problem.text}” stands in another file of the county: {params['first']}; both were judged and counted",
        )
    by = _SAME[params["by"]]
    return Text(
        f"“{problem.text}”与{params['first_county']}的记录相同：{params['first']}；{by.zh}",
        f"“{problem.text}” is a record of {params['first_county']} too: {params['first']}; {by.en}",
    )


def _borrowed_elsewhere(problem: Problem, _: FieldSpec | None) -> Text:
    params = problem.params
    if params["county"] == params["first_county"]:
        return Text(
            f"户编号“{problem.text}”在本县另一个文件里也有贷款：{params['first']}；两个文件的贷款没有合计",
            f"household “{problem.text}” has a loan in another file of the county: {params['first']};"
            " the loans of the two were not added up",
        )
    if params["by"] == "register":
        return Text(
            f"户编号“{problem.text}”是{params['first_county']}的贫困户：{params['first']}；本县的贫困户表里没有",
            f"household “{problem.text}” is one of {params['first_county']}'s: {params['first']};"
            " it is not in the county's own table of households",
        )
    by = _SAME[params["by"]]
    return Text(
        f"户编号“{problem.text}”在{params['first_county']}也有贷款：{params['first']}；{by.zh}",
        f"household “{problem.text}” has a loan in {params['first_county']} too: {params['first']}; {by.en}",
    )


_SAME = {
    "content": Text("编号和所填内容都相同", "the number and all that is filled in are the same"),
    "identity": Text("身份证号相同", "the identity number is the same"),
    "code": Text("统一社会信用代码相同，所填内容也相同", "the credit code and all that is filled in are the same"),
    "name": Text("户编号、姓名都相同", "the household's number and the borrower's name are the same"),
}
"""What tells that two records are one, by its word in a problem."""


def _numbers_alike(problem: Problem, _: FieldSpec | None) -> Text:
    params = problem.params
    more = int(params["more"])
    zh, en = (f"等 {more + params['counties'].count('、') + 1} 个县", f" and {more} more") if more else ("", "")
    counties = params["counties"]
    return Text(
        f"{params['of']} 个户编号中有 {params['same']} 个与{counties}{zh}的相同；"
        "姓名不同或没有填，看不出是不是同一户",
        f"{params['same']} of {params['of']} household numbers are used by {counties.replace('、', ', ')}{en} too;"
        " names differ or are missing, so whether the households are the same can't be told",
    )


def _kind_in_two_files(problem: Problem, _: FieldSpec | None) -> Text:
    kind, first = record_name(problem.params["record"]), problem.params["first"]
    return Text(
        f"本县的{kind.zh}另一个文件里也有：{first}；分别检查，数目相加",
        f"the county hands in {kind.en} in another file too: {first}; each was judged by itself, the counts added up",
    )


PROVINCE_MESSAGES: dict[ProblemCode, Callable[[Problem, FieldSpec | None], Text]] = {
    ProblemCode.NOT_SUBMITTED: lambda p, _: Text(
        f"{p.params['county']}没有报送：没有找到它的文件",
        f"{p.params['county']} has not submitted: no file of it was found",
    ),
    ProblemCode.NOT_ON_ROSTER: _not_on_roster,
    ProblemCode.RECORD_ELSEWHERE: _record_elsewhere,
    ProblemCode.BORROWED_ELSEWHERE: _borrowed_elsewhere,
    ProblemCode.COUNTY_DIFFERS: lambda p, _: Text(
        f"这是{p.params['county']}的文件，记录写的县是“{p.text}”（{p.params['records']} 条）",
        f"a file of {p.params['county']}, yet {p.params['records']} of its records name {p.text}",
    ),
    ProblemCode.CLAIMED_ELSEWHERE: lambda p, _: Text(
        f"“{p.text}”{p.params['first_county']}也报了：{p.params['first']}；统一社会信用代码相同，所填内容不同",
        f"“{p.text}” is claimed by {p.params['first_county']} too: {p.params['first']};"
        " the credit code is the same, what is filled in differs",
    ),
    ProblemCode.KIND_IN_TWO_FILES: _kind_in_two_files,
    ProblemCode.NUMBERS_ALIKE: _numbers_alike,
}
