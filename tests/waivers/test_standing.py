"""How waivers stand at a date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.problems import ProblemCode
from fupin.rulebook.loading import default_book, load_rule_book
from fupin.waivers import read_waivers
from fupin.waivers.resolving import resolved
from fupin.waivers.standing import WaiversAt, WaiverState, quarter_end, standing, state_at
from waivers.making import waiver, waiver_file

BOOK = load_rule_book(default_book())


def at(tmp_path: Path, day: str, *waivers: str) -> WaiversAt:
    known = resolved(read_waivers(waiver_file(tmp_path, *waivers)), BOOK)
    assert not known.problems
    return standing(known.waivers, date.fromisoformat(day))


def term(granted_on: str, expires_on: str, county: str | None = None) -> str:
    return waiver(granted_on=granted_on, expires_on=expires_on, county=county)


@pytest.mark.parametrize(
    ("day", "quarters", "expected"),
    [
        ("2018-10-01", 0, "2018-12-31"),
        ("2018-12-31", 0, "2018-12-31"),
        ("2018-12-31", 1, "2019-03-31"),
        ("2019-01-01", 0, "2019-03-31"),
        ("2019-05-31", 0, "2019-06-30"),
        ("2019-07-15", 1, "2019-12-31"),
        ("9999-12-31", 0, "9999-12-31"),
        ("9999-12-31", 1, "9999-12-31"),
    ],
)
def test_the_end_of_a_quarter(day: str, quarters: int, expected: str) -> None:
    assert quarter_end(date.fromisoformat(day), quarters).isoformat() == expected


@given(st.dates())
def test_a_quarter_ends_on_or_after_its_days_and_the_next_begins_the_day_after(day: date) -> None:
    end = quarter_end(day)

    assert day <= end
    assert (end.year, (end.month - 1) // 3) == (day.year, (day.month - 1) // 3)
    assert end == date.max or quarter_end(end + (date(2, 1, 2) - date(2, 1, 1))) == quarter_end(day, 1)


STATES = {
    "2018-05-31": WaiverState.NOT_YET,
    "2018-06-01": WaiverState.NEXT_QUARTER,
    "2018-06-30": WaiverState.NEXT_QUARTER,
    "2018-07-01": WaiverState.THIS_QUARTER,
    "2018-08-15": WaiverState.THIS_QUARTER,
    "2018-08-16": WaiverState.EXPIRED,
}


@pytest.mark.parametrize(("day", "state"), STATES.items(), ids=STATES)
def test_the_state_at_a_date(tmp_path: Path, day: str, state: WaiverState) -> None:
    file = read_waivers(waiver_file(tmp_path, term("2018-06-01", "2018-08-15")))
    (found,) = resolved(file, BOOK).waivers

    assert state_at(found, date.fromisoformat(day)) is state


def test_far_away_is_later(tmp_path: Path) -> None:
    file = read_waivers(waiver_file(tmp_path, term("2018-06-01", "2018-10-01")))
    (found,) = resolved(file, BOOK).waivers

    assert state_at(found, date(2018, 6, 30)) is WaiverState.LATER


def test_out_of_force_is_a_problem(tmp_path: Path) -> None:
    found = at(
        tmp_path, "2018-12-31", term("2018-06-01", "2018-12-30"), waiver(rule="PRJ04", granted_on="2018-12-31")
    )
    early = at(tmp_path, "2018-05-31", term("2018-06-01", "2018-12-30"))

    assert [each.rule for each in found.in_force] == ["PRJ04"]
    assert [(each.code, each.row) for each in found.problems] == [(ProblemCode.WAIVER_NOT_IN_FORCE, 3)]
    assert found.problems[0].params["en"].startswith("expired on 2018-12-30; ")
    assert early.problems[0].params["en"].startswith("holds only from 2018-06-01 on; ")


def test_a_waiver_beside_its_successor_is_only_of_no_use(tmp_path: Path) -> None:
    old, new, latest = (
        term("2017-01-01", "2018-03-31"),
        term("2018-03-01", "2018-12-31"),
        term("2019-01-01", "2019-12-31"),
    )

    found = at(tmp_path, "2018-06-30", old, new, latest)

    assert [each.line for each in found.in_force] == [10]
    assert [(each.code, each.row) for each in found.problems] == [
        (ProblemCode.WAIVER_UNUSED, 3),
        (ProblemCode.WAIVER_UNUSED, 17),
    ]
    assert found.problems[0].params["en"].startswith("expired on 2018-03-31; line 10 waives the same rule")


def test_of_two_in_force_the_first_holds(tmp_path: Path) -> None:
    found = at(tmp_path, "2018-12-31", waiver(), waiver(), waiver(county="甲县"))

    assert [each.line for each in found.in_force] == [3, 17]
    assert [(each.code, each.row) for each in found.problems] == [(ProblemCode.WAIVER_UNUSED, 10)]
