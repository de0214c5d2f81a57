"""What the reports of the quarters were made with, where it differs."""

from __future__ import annotations

from typing import Any

from fupin.trends.comparability import Variation, variations
from fupin.trends.quarters import Quarter
from support.past import County, given, one_county

DAYS = ("2018-03-31", "2018-06-30", "2018-09-30")
Q1, Q2, Q3 = (Quarter(2018, number) for number in (1, 2, 3))


def found(*members: dict[str, Any]) -> dict[str, Variation]:
    reports = [
        given(f"{day}.json", one_county(day, "甲县", County({}), **each))
        for day, each in zip(DAYS, members, strict=False)
    ]
    return {each.what: each for each in variations(reports)}


def book(version: str = "1", sha256: str = "0" * 64) -> dict[str, Any]:
    return {"rulebook": {"id": "hebei-2018", "version": version, "sha256": sha256}}


def test_alike_reports_differ_in_nothing() -> None:
    options = {"options": {"as_of": "2018-03-31", "select": []}}
    assert found(options, {"options": {"as_of": "2018-06-30", "select": []}}) == {}


def test_another_version_of_the_rule_book() -> None:
    told = found(book(), book(), book("2", "1" * 64))
    assert told == {"rulebook": Variation("rulebook", (("hebei-2018 1", (Q1, Q2)), ("hebei-2018 2", (Q3,))))}


def test_another_content_of_the_same_version() -> None:
    assert set(found(book(), book("1", "1" * 64))) == {"content"}


def test_another_program() -> None:
    assert set(found({}, {"tool": {"name": "fupin", "version": "2.0"}})) == {"program"}


def test_other_options_and_those_of_older_reports_are_not_guessed() -> None:
    told = found({}, {"options": {"select": ["A", "B"], "x_y": True}}, {"options": {"select": [], "x_y": False}})
    assert told["--select"].values == (("A, B", (Q2,)), ("", (Q3,)))
    assert told["--x-y"].values == (("true", (Q2,)), ("", (Q3,)))


def test_options_that_change_no_figure_and_hashes_of_files() -> None:
    first = {"options": {"repair": True, "margins": True, "waivers": "a" * 64}}
    told = found(first, {"options": {"repair": False, "margins": False, "waivers": "b" * 64}})
    assert [(each.what, each.values) for each in told.values()] == [
        ("--waivers", (("a" * 12, (Q1,)), ("b" * 12, (Q2,))))
    ]


def test_rules_that_were_applied_in_some_quarters_only() -> None:
    fewer = [count for count in one_county(DAYS[0], "甲县", County({}))["verdicts"] if count["rule"] != "HIR05"]
    assert found({}, {"verdicts": fewer}, {})["rules"].values == (("HIR05", (Q1, Q3)),)
