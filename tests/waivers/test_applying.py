"""Waivers applied: which findings become waived, and which waivers are told of."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fupin
from fupin.model.problems import ProblemCode
from fupin.model.verdict import Level, Verdict
from fupin.result import CheckResult
from support.examples import examples
from waivers.making import (
    AS_OF,
    FAILS,
    NOT_ASKED,
    PASSES,
    UNKNOWN,
    checked,
    projects,
    told,
    verdicts,
    waiver,
    waiver_file,
)

UNUSED, BROAD = ProblemCode.WAIVER_UNUSED, ProblemCode.WAIVER_TOO_BROAD


def counts(result: CheckResult) -> tuple[int, ...]:
    (count,) = result.verdicts
    return count.passed, count.fail, count.unknown, count.not_applicable, count.waived


def test_a_fail_is_waived_and_counted_as_such(tmp_path: Path) -> None:
    rows = [f"P1,甲县,{FAILS}", f"P2,甲县,{FAILS}", f"P3,甲县,{PASSES}", f"P4,甲县,{UNKNOWN}"]

    result = checked(tmp_path, rows, waiver())

    assert verdicts(result) == [("P1", "waived"), ("P2", "fail"), ("P4", "unknown")]
    assert counts(result) == (1, 1, 1, 0, 1)
    assert counts(result) == counts(result.submissions[0])  # type: ignore[arg-type]
    assert (result.summary.error, result.summary.waived, result.summary.unknown) == (1, 1, 1)
    assert told(result) == []
    granted = result.findings[0].waiver
    assert granted is not None
    assert (granted.document, granted.expires_on, granted.line) == ("〔2018〕1号", AS_OF, 3)
    assert [finding.waiver for finding in result.findings[1:]] == [None, None]


def test_the_finding_keeps_what_else_it_tells(tmp_path: Path) -> None:
    (plain,) = checked(tmp_path, [f"P1,甲县,{FAILS}"]).findings
    (waived,) = checked(tmp_path, [f"P1,甲县,{FAILS}"], waiver()).findings

    assert (waived.level, waived.cells, waived.fingerprint) == (Level.ERROR, plain.cells, plain.fingerprint)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2018-05-31", "fail"), ("2018-06-01", "waived"), ("2018-12-31", "waived"), ("2019-01-01", "fail")],
)
def test_it_holds_from_its_first_day_to_its_last(tmp_path: Path, day: str, verdict: str) -> None:
    result = checked(tmp_path, [f"P1,甲县,{FAILS}"], waiver(), as_of=date.fromisoformat(day))

    assert verdicts(result) == [("P1", verdict)]
    codes = [] if verdict == "waived" else [(ProblemCode.WAIVER_NOT_IN_FORCE, Level.ERROR)]
    assert [(problem.code, problem.level) for problem in result.problems] == codes


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (f"P2,甲县,{FAILS}", "not used: no such record is in what was checked"),
        (f"P1,甲县,{PASSES}", "not used: the record doesn't fail rule PRJ01 now"),
        (f"P1,甲县,{NOT_ASKED}", "not used: the record doesn't fail rule PRJ01 now"),
        (f"P1,甲县,{UNKNOWN}", "not used: rule PRJ01 can't be judged for this record"),
    ],
    ids=["absent", "passes", "not applicable", "unknown"],
)
def test_a_waiver_of_no_use_is_told(tmp_path: Path, row: str, words: str) -> None:
    result = checked(tmp_path, [row], waiver())

    ((code, line, found),) = told(result)
    assert (code, code.level, line) == (UNUSED, Level.WARNING, 3)
    assert found.startswith(words)
    assert counts(result)[-1] == 0


def test_a_rule_whose_columns_are_missing_stays_unknown(tmp_path: Path) -> None:
    submitted = projects(tmp_path / "submitted", "P1,甲县", heads="project_id,county\n")

    result = fupin.check(submitted, as_of=AS_OF, select=["PRJ01"], waivers=waiver_file(tmp_path, waiver()))

    assert [finding.verdict for finding in result.findings] == [Verdict.UNKNOWN]
    ((_, _, found),) = told(result)
    assert found.startswith("not used: rule PRJ01 can't be judged for this record")


def test_a_repeated_key_is_too_broad(tmp_path: Path) -> None:
    result = checked(tmp_path, [f"P1,甲县,{FAILS}", f"P1,甲县,{PASSES}"], waiver())

    assert verdicts(result) == [("P1", "fail")]
    ((code, _, found),) = told(result)
    assert code is BROAD
    assert found.startswith("fits 2 records of one key (")
    assert found.endswith("correct the repeated key first")


TWO_COUNTIES = [f"P1,甲县,{FAILS}", f"P1,乙县,{FAILS}"]


def test_a_key_of_two_counties_needs_the_county(tmp_path: Path) -> None:
    result = checked(tmp_path, TWO_COUNTIES, waiver())

    assert counts(result) == (0, 2, 0, 0, 0)
    assert told(result) == [
        (BROAD, 3, "fits 2 records (甲县, 乙县), and none was waived; name the county with county")
    ]


def test_a_county_that_is_not_named_is_another(tmp_path: Path) -> None:
    rows = [f"P1,甲县,{FAILS}", f"P1,,{FAILS}", f"P2,乙县,{PASSES}"]

    without, named = checked(tmp_path, rows, waiver()), checked(tmp_path, rows, waiver(county="甲县"))

    assert [words for _, _, words in told(without)] == [
        "fits 2 records (甲县, no county named), and none was waived; name the county with county"
    ]
    assert [(each.county, each.verdict.value) for each in named.findings] == [("甲县", "waived"), (None, "fail")]


def test_many_places_are_not_all_named(tmp_path: Path) -> None:
    rows = [f"P1,第{number}县,{PASSES}" for number in range(8)]

    ((_, _, words),) = told(checked(tmp_path, rows, waiver()))

    assert words.startswith("fits 8 records (第0县, 第1县, 第2县, 第3县, 第4县 and others)")


def test_with_the_county_the_other_s_record_still_fails(tmp_path: Path) -> None:
    result = checked(tmp_path, TWO_COUNTIES, waiver(county="乙县"))

    assert [(each.county, each.verdict.value) for each in result.findings] == [("甲县", "fail"), ("乙县", "waived")]
    assert told(result) == []


def test_two_files_with_one_key(tmp_path: Path) -> None:
    for county in ("甲县", "乙县"):
        projects(tmp_path / "all" / county, f"P1,{county},{FAILS}")

    def result(*waivers: str) -> CheckResult:
        return fupin.check(tmp_path / "all", as_of=AS_OF, select=["PRJ01"], waivers=waiver_file(tmp_path, *waivers))

    assert [code for code, _, _ in told(result(waiver()))] == [BROAD]
    named = result(waiver(county="甲县"))
    assert {each.county: each.verdict.value for each in named.findings} == {"甲县": "waived", "乙县": "fail"}
    assert {each.county: each.summary.waived for each in named.submissions} == {"甲县": 1, "乙县": 0}
    assert told(named) == []


def test_the_county_where_the_record_is_not(tmp_path: Path) -> None:
    result = checked(tmp_path, [f"P1,甲县,{FAILS}"], waiver(county="丙县"))

    assert told(result) == [(UNUSED, 3, "not used: 丙县 has no such record, 甲县 has; check county")]


def test_a_county_is_known_however_it_is_spaced(tmp_path: Path) -> None:
    result = checked(tmp_path, TWO_COUNTIES, waiver(county="' 乙 县 '"), waiver(county="乙县"))

    assert [(each.county, each.verdict.value) for each in result.findings] == [("甲县", "fail"), ("乙县", "waived")]
    assert told(result) == [(UNUSED, 11, "line 3 waives the same rule for the same record; remove this entry")]


@pytest.mark.parametrize("county", ["甲", "甲县"])
def test_a_record_that_shortens_its_county_s_name(tmp_path: Path, county: str) -> None:
    for name in ("甲", "乙"):
        projects(tmp_path / "all" / f"{name}县", f"P1,{name},{FAILS}")

    granted = waiver_file(tmp_path, waiver(county=county))
    result = fupin.check(tmp_path / "all", as_of=AS_OF, select=["PRJ01"], waivers=granted)

    assert {each.county: each.verdict.value for each in result.findings} == {"甲": "waived", "乙": "fail"}
    assert told(result) == []


def test_a_file_that_names_no_county(tmp_path: Path) -> None:
    submitted = projects(tmp_path / "submitted", "P1,5000,否", heads="project_id,special_funds_yuan,in_library\n")

    result = fupin.check(
        submitted, as_of=AS_OF, select=["PRJ01"], waivers=waiver_file(tmp_path, waiver(county="甲县"), waiver())
    )

    assert verdicts(result) == [("P1", "waived")]
    ((code, line, found),) = told(result)
    assert (code, line) == (UNUSED, 3)
    assert found.startswith("not used: the file with this record names no county")


def test_the_same_fail_is_waived_once(tmp_path: Path) -> None:
    result = checked(tmp_path, [f"P1,甲县,{FAILS}"], waiver(county="甲县"), waiver(), waiver())

    assert counts(result) == (0, 0, 0, 0, 1)
    assert [(code, line) for code, line, _ in told(result)] == [(UNUSED, 11), (UNUSED, 18)]


def test_waivers_on_one_line(tmp_path: Path) -> None:
    keys = (
        "{{rule: PRJ01, key: {{项目编号: {key}}}, reason: x, authority: x, document: x, "
        "granted_on: 2018-01-01, expires_on: 2018-12-31}}"
    )
    path = tmp_path / "waivers.yaml"
    path.write_text(
        f"format: fupin-waivers/1\nwaivers: [{keys.format(key='P1')}, {keys.format(key='P2')}]\n", encoding="utf-8"
    )
    submitted = projects(tmp_path / "submitted", f"P1,甲县,{FAILS}", f"P2,甲县,{FAILS}")

    result = fupin.check(submitted, as_of=AS_OF, select=["PRJ01"], waivers=path)

    assert verdicts(result) == [("P1", "waived"), ("P2", "waived")]


def test_a_rule_that_is_left_out_has_no_unused_waivers(tmp_path: Path) -> None:
    result = checked(tmp_path, [f"P1,甲县,{FAILS}"], waiver(rule="PRJ04"), waiver(rule="LOAN01"), waiver())

    assert verdicts(result) == [("P1", "waived")]
    assert told(result) == []


def test_a_rule_that_may_not_be_waived_still_fails(tmp_path: Path) -> None:
    heads = "project_id,in_library,village_applied_on,township_reviewed_on,county_approved_on\n"
    submitted = projects(tmp_path / "submitted", "P1,是,2018-01-01,,", heads=heads)

    result = fupin.check(
        submitted, as_of=AS_OF, select=["PRJ02"], waivers=waiver_file(tmp_path, waiver(rule="PRJ02"))
    )

    assert verdicts(result) == [("P1", "fail")]
    assert [(code, code.level) for code, _, _ in told(result)] == [(BROAD, Level.ERROR)]


PERSON = "130123198001011234"


def test_matching_is_by_the_true_key_though_it_is_masked(tmp_path: Path) -> None:
    other = "130123199902021239"
    rows = [f"{PERSON},甲县,{FAILS}", f"{other},甲县,{FAILS}"]
    granted = waiver(key=f"{{项目编号: {PERSON}}}", reason=f"{PERSON} 的项目")
    unused = waiver(key="{项目编号: 130123197703031235}")

    result = checked(tmp_path, rows, granted, unused)

    assert [each.verdict.value for each in result.findings] == ["waived", "fail"]
    assert PERSON not in repr(result.findings)
    assert "130***" in repr(result.findings[0].waiver)
    (problem,) = (each for each in result.problems if each.code is UNUSED)
    assert "19770303" not in repr(problem)
    open_result = checked(tmp_path, rows, granted, unused, personal=True)
    assert open_result.findings[0].waiver is not None
    assert open_result.findings[0].waiver.key == {"project_id": PERSON}


def test_a_waived_record_needs_no_repair(tmp_path: Path) -> None:
    result = fupin.check(
        projects(tmp_path / "submitted", f"P1,甲县,{FAILS}", f"P2,甲县,{FAILS}"),
        as_of=AS_OF,
        select=["PRJ01"],
        repair=True,
        waivers=waiver_file(tmp_path, waiver()),
    )

    assert [finding.repair is None for finding in result.findings] == [True, False]


def test_frames_have_waivers_too(tmp_path: Path) -> None:
    import pandas as pd

    frame = pd.DataFrame({"project_id": ["P1"], "special_funds_yuan": [5000], "in_library": ["否"]})

    result = fupin.check({"project": frame}, as_of=AS_OF, select=["PRJ01"], waivers=waiver_file(tmp_path, waiver()))

    assert verdicts(result) == [("P1", "waived")]


KINDS = st.sampled_from([FAILS, PASSES, UNKNOWN, NOT_ASKED])


@pytest.mark.no_cover
@settings(max_examples=examples(8), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.tuples(st.integers(1, 9), st.sampled_from(["甲县", "乙县"])), KINDS, min_size=1, max_size=12),
    st.sets(st.tuples(st.integers(1, 9), st.sampled_from(["甲县", "乙县"])), min_size=1, max_size=6),
    st.randoms(use_true_random=False),
)
def test_moved_and_inserted_rows_change_nothing(
    tmp_path: Path,
    records: dict[tuple[int, str], str],
    wanted: set[tuple[int, str]],
    chance: random.Random,
) -> None:
    waivers = [waiver(key=f"{{项目编号: P{number}}}", county=county) for number, county in sorted(wanted)]
    rows = [f"P{number},{county},{cells}" for (number, county), cells in records.items()]
    moved = [*rows, *(f"N{number},丙县,{chance.choice([FAILS, PASSES])}" for number in range(chance.randint(0, 4)))]
    chance.shuffle(moved)

    before, after = checked(tmp_path, rows, *waivers), checked(tmp_path, moved, *waivers)

    assert _waived(before) == _waived(after)
    assert _waived(before) == {
        (f"P{number}", county) for number, county in wanted if records.get((number, county)) == FAILS
    }
    assert told(before) == told(after)
    for result in (before, after):
        for count in result.verdicts:
            assert sum(counts(result)) == result.summary.records
            assert count.waived == len(_waived(result))


def _waived(result: CheckResult) -> set[tuple[str, str | None]]:
    return {
        ((each.key or {})["project_id"], each.county) for each in result.findings if each.verdict is Verdict.WAIVED
    }
