"""Waivers held against the rule book: rule, record kind and key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fupin.model.problems import ProblemCode
from fupin.rulebook.loading import default_book, load_rule_book
from fupin.waivers import read_waivers
from fupin.waivers.resolving import Resolved, in_play, resolved
from waivers.making import waiver, waiver_file

BOOK = load_rule_book(default_book())
OPEN_BOOK = replace(BOOK, rules=tuple(replace(rule, waivable=True) for rule in BOOK.rules))
"""A rule book that allows waivers of all its rules."""
UNKNOWN, BROAD = ProblemCode.WAIVER_UNKNOWN, ProblemCode.WAIVER_TOO_BROAD


def of(tmp_path: Path, *waivers: str, all_waivable: bool = False) -> Resolved:
    return resolved(read_waivers(waiver_file(tmp_path, *waivers)), OPEN_BOOK if all_waivable else BOOK)


def wrong(found: Resolved) -> list[tuple[ProblemCode, str]]:
    return [(problem.code, problem.params["en"]) for problem in found.problems]


@pytest.mark.parametrize("name", ["项目编号", "project_id", "Project_ID", " 项 目 编 号 "])
def test_a_key_field_has_two_names(tmp_path: Path, name: str) -> None:
    (found,) = of(tmp_path, waiver(key=f"{{'{name}': P1}}")).waivers

    assert (found.record, found.key) == ("project", {"project_id": "P1"})


def test_a_key_is_read_as_a_cell_is(tmp_path: Path) -> None:
    key = "{year: 2018年, 户编号: Ｈ０１７ , project_id: P1, 人员编号: ' 0017'}"
    (found,) = of(tmp_path, waiver(rule="LNK01", key=key), all_waivable=True).waivers

    assert list(found.key.items()) == [
        ("household_id", "H017"),
        ("project_id", "P1"),
        ("person_id", "0017"),
        ("year", "2018"),
    ]


CASES = {
    "no such rule": (waiver(rule="PRJ1"), UNKNOWN, "there is no rule PRJ1; did you mean PRJ1"),
    "several rules": (waiver(rule="PRJ*"), BROAD, "PRJ* is not one rule"),
    "rule that binds": (
        waiver(rule="PRJ02"),
        BROAD,
        "rule PRJ02 may not be waived: only rules that bind in principle",
    ),
    "another record": (waiver(record="loan"), UNKNOWN, "rule PRJ01 is about project, not loan"),
    "no such field": (waiver(key="{项目编码: P1}"), UNKNOWN, "project has no field 项目编码; did you mean 项目编号"),
    "not of the key": (waiver(key="{项目编号: P1, 县名: 甲}"), UNKNOWN, "county is not part of the key of project"),
    "twice": (waiver(key="{项目编号: P1, project_id: P1}"), UNKNOWN, "project_id stands twice"),
    "no value": (waiver(key="{项目编号: 1.2E+17}"), UNKNOWN, "project_id is 1.2E+17, no value of that column"),
    "empty": (waiver(key="{项目编号: ''}"), BROAD, "project_id is empty and would fit several records"),
    "a dash": (waiver(key="{项目编号: —}"), BROAD, "project_id is — and would fit several records"),
    "wildcard": (waiver(key="{项目编号: 'P*'}"), BROAD, "project_id is P* and would fit several records"),
}


@pytest.mark.parametrize(("text", "code", "expected"), CASES.values(), ids=CASES)
def test_what_is_wrong_with_a_waiver(tmp_path: Path, text: str, code: ProblemCode, expected: str) -> None:
    found = of(tmp_path, text, waiver())

    ((is_code, words),) = wrong(found)
    assert is_code is code
    assert words.startswith(expected)
    assert [each.line for each in found.waivers] == [3 + text.count("\n")]


def test_a_key_has_all_its_fields(tmp_path: Path) -> None:
    found = of(tmp_path, waiver(rule="LNK01", key="{户编号: H1, 年度: 2018}"), all_waivable=True)

    assert wrong(found) == [(BROAD, "key lacks project_id, person_id and would fit several records; add it")]


def test_everything_wrong_with_a_waiver_is_told(tmp_path: Path) -> None:
    found = of(tmp_path, waiver(rule="LOAN01", record="project", key="{项目编号: '*'}"))

    assert [code for code, _ in wrong(found)] == [BROAD, UNKNOWN, UNKNOWN]
    assert {problem.text for problem in found.problems} == {"LOAN01 / *"}


def test_waivers_of_rules_that_are_left_out_are_not_in_play(tmp_path: Path) -> None:
    file = read_waivers(waiver_file(tmp_path, waiver(), waiver(rule="PRJ04"), waiver(rule="PRJ99")))

    assert [entry.rule for entry in in_play(file, BOOK, frozenset({"PRJ04"}))] == ["PRJ04", "PRJ99"]
