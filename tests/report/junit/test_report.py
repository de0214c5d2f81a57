"""The JUnit report: valid, counted right, and clear about what failed and what could not be judged."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
import xmlschema

from fupin.model.problems import ProblemCode
from fupin.model.since import Since
from fupin.model.text import Language
from fupin.model.verdict import Level, Verdict
from fupin.report.content import Content
from fupin.report.formats import REPORTERS
from fupin.result import CheckResult

SCHEMA = Path(__file__).parents[2] / "support" / "schemas" / "junit-10.xsd"


def report(result: CheckResult, language: Language) -> bytes:
    stream = io.BytesIO()
    REPORTERS["junit"].write(Content(result), stream, language)
    return stream.getvalue()


@pytest.fixture(scope="module")
def root(rich_result: CheckResult) -> Element:
    return ElementTree.fromstring(report(rich_result, Language.ENGLISH))


@pytest.fixture(scope="module")
def cases(root: Element) -> dict[str, Element]:
    return {case.attrib["name"].split(" ")[0]: case for case in root.iter("testcase")}


@pytest.mark.parametrize("language", Language)
def test_it_is_valid_by_the_common_schema(rich_result: CheckResult, language: Language) -> None:
    xmlschema.XMLSchema(SCHEMA).validate(report(rich_result, language).decode())


def test_the_figures_are_right(root: Element) -> None:
    for suite in root:
        assert suite.attrib["tests"] == str(len(suite))
        found = Counter(outcome.tag for case in suite for outcome in case)
        for figure, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.attrib[figure] == str(found[tag])
        assert (suite.attrib["time"], suite.attrib["timestamp"]) == ("0", "2018-12-31T00:00:00")
    for figure in ("tests", "failures", "errors"):
        assert root.attrib[figure] == str(sum(int(suite.attrib[figure]) for suite in root))


def test_a_suite_a_record_and_a_case_a_rule(rich_result: CheckResult, root: Element) -> None:
    rules = {(count.record, count.rule) for count in rich_result.verdicts}
    told = [
        (case.attrib["classname"].split(".")[1], case.attrib["name"].split(" ")[0]) for case in root.iter("testcase")
    ]
    assert sorted(each for each in told if each[0] not in {"input", "data"}) == sorted(rules)
    assert [name for kind, name in told if kind == "data"] == [code.value for code in ProblemCode]
    assert [suite.attrib["name"] for suite in root] == [
        "input files",
        "loan (扶贫小额信贷)",
        "household (贫困户)",
        "problems of the data",
    ]


def test_what_fails_is_what_makes_a_check_fail(rich_result: CheckResult, cases: dict[str, Element]) -> None:
    grave = {f.rule for f in rich_result.findings if f.verdict is Verdict.FAIL and f.level is Level.ERROR}
    grave |= {problem.code.value for problem in rich_result.problems if problem.level is Level.ERROR}
    assert {rule for rule, case in cases.items() if case.find("failure") is not None} == grave


def test_what_cannot_be_judged_is_skipped_with_the_reason(
    rich_result: CheckResult, cases: dict[str, Element]
) -> None:
    unknown = {f.rule for f in rich_result.findings if f.verdict is Verdict.UNKNOWN}
    skipped = {rule: case.find("skipped") for rule, case in cases.items()}
    reasons = {rule: element.attrib["message"] for rule, element in skipped.items() if element is not None}
    assert reasons.keys() == {rule for rule in unknown if cases[rule].find("failure") is None}
    assert reasons
    assert not [reason for reason in reasons.values() if not re.match("unknown: [1-9][0-9]*; .", reason)]


def test_remedies_stand_below_what_failed(rich_result: CheckResult, cases: dict[str, Element]) -> None:
    failure = cases["LOAN01"].find("failure")
    assert failure is not None and failure.text is not None
    lines, _, remedy = failure.text.partition("\n\n")
    assert len(lines.split("\n")) == 20
    assert remedy == rich_result.rules["LOAN01"].rule.remedy.en
    assert failure.attrib["message"].startswith("failed: 20 (")
    output = cases["LOAN01"].find("system-out")
    assert output is not None and output.text is not None
    assert output.text.split("\n")[0] == "pass 2 · fail 20 · unknown 18 · not applicable 0"


def test_a_file_that_cannot_be_read_is_an_error(root: Element) -> None:
    (error,) = root.iter("error")
    assert [case.attrib["name"][:1] for case in root[0] if case.find("error") is not None] == ["坏"]
    assert error.attrib["message"]


@pytest.mark.parametrize("language", Language)
def test_its_text_holds_no_command_and_no_hidden_sign(rich_result: CheckResult, language: Language) -> None:
    text = report(rich_result, language).decode()
    assert "##" not in text
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert not re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text)
    assert text.count("\n") == len(text.splitlines())


@pytest.fixture(scope="module")
def province(province_result: CheckResult) -> Element:
    return ElementTree.fromstring(report(province_result, Language.ENGLISH))


@pytest.mark.parametrize("language", Language)
def test_a_province_is_valid(province_result: CheckResult, language: Language) -> None:
    xmlschema.XMLSchema(SCHEMA).validate(report(province_result, language).decode())


def test_only_what_is_new_or_worse_than_the_baseline_fails(province_result: CheckResult, province: Element) -> None:
    grave = [f for f in province_result.findings if f.verdict is Verdict.FAIL and f.level is Level.ERROR]
    fresh = {f.rule for f in grave if f.since is not Since.KEPT}
    fresh |= {p.code.value for p in province_result.problems if p.level is Level.ERROR and p.since is Since.NEW}
    failed = [case for case in province.iter("testcase") if case.find("failure") is not None]
    assert {case.attrib["name"].split(" ")[0] for case in failed} == fresh
    kept = tuple(replace(f, since=Since.KEPT) for f in province_result.findings if f.verdict is Verdict.FAIL)
    again = ElementTree.fromstring(report(replace(province_result, findings=kept, problems=()), Language.ENGLISH))
    assert not list(again.iter("failure"))
    assert {element.attrib["type"] for element in again.iter("skipped")} == {"kept", "absent"}


def test_what_is_waived_is_skipped_with_its_waiver(province_result: CheckResult) -> None:
    waived = tuple(f for f in province_result.findings if f.verdict is Verdict.WAIVED and f.rule == "LOAN01")
    root = ElementTree.fromstring(report(replace(province_result, findings=waived, problems=()), Language.ENGLISH))
    (skipped,) = (each for each in root.iter("skipped") if each.attrib["type"] == "waived")
    assert skipped.attrib["message"].startswith(f"waived: {len(waived)}; waived under ")
    assert skipped.text is not None and skipped.text.count("\n") == len(waived) - 1
    assert not list(root.iter("failure"))


def test_a_case_a_county_with_its_figures(province: Element) -> None:
    (suite,) = (each for each in province if each.attrib["name"] == "counties")
    assert suite.attrib["tests"] == "6"
    told = ["".join(case.itertext()).strip() for case in suite]
    assert sum("fail rate" in each for each in told) == 5
    assert told[-1] == "not submitted"
    stray = next(case for case in suite if "汇总表" in case.attrib["name"])
    assert "".join(stray.itertext()).strip().startswith("not on the roster · records 0")
    assert {case.attrib["classname"] for case in suite if case is not stray} != {stray.attrib["classname"]}


def test_properties_tell_what_it_was_made_from(province_result: CheckResult, province: Element) -> None:
    assert province_result.receipt is not None
    properties = {each.attrib["name"]: each.attrib["value"] for each in province.iter("property")}
    assert properties["receipt"] == province_result.receipt.sha256
    assert properties["program"] == "fupin 9.8.7"
    assert properties["option as_of"] == "2018-12-31"
    assert properties["rule book hebei-2018 1.0"] == "ef" * 32
    assert len([name for name in properties if name.startswith("input ")]) == 4
    assert "new 180 · worsened 100 · kept 161 · mended 5 · gone 2" in properties["baseline"]
