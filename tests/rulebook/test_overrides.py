"""Limits that an extending rule book overrides: a stricter county, a later year, a trial of some months."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from fupin.rulebook.book import Rule
from fupin.rulebook.limits import DatedValue
from fupin.rulebook.loading import load_rule_book
from rulebook.books import english, file_text, rule_text, write_book


def extended(folder: Path, overrides: str) -> Path:
    """A county's book that overrides `amount_max` of LOAN01; `overrides` begins on line 9."""
    write_book(folder / "base")
    return write_book(folder / "county", {}, f"extends: base\noverrides:\n{overrides}", "county")


def with_values(folder: Path, *values: str) -> Rule:
    lines = "".join(f"        - {value}\n" for value in values)
    rule = load_rule_book(extended(folder, f"  LOAN01:\n    limits:\n      amount_max:\n{lines}")).find("LOAN01")
    assert rule is not None
    return rule


def figures(rule: Rule) -> list[tuple[int, str, str]]:
    return [(int(str(dated.value)), str(dated.since), str(dated.until)) for dated in rule.limits["amount_max"].values]


def test_a_stricter_county(tmp_path: Path) -> None:
    rule = with_values(tmp_path, "{value: '30000', since: 2018-08-28, source: 县政府通知}")

    assert figures(rule) == [(30000, "2018-08-28", "None")]
    assert rule.limits["amount_max"].source == "县政府通知"
    assert rule.limits["amount_max"].phrase == "5万元以下"


def test_a_later_year_leaves_the_earlier_figure_in_force_until_then(tmp_path: Path) -> None:
    rule = with_values(tmp_path, "{value: '30000', since: 2019-01-01, source: 通知, phrase: 3万元以下}")

    assert figures(rule) == [(50000, "2018-08-28", "2018-12-31"), (30000, "2019-01-01", "None")]
    assert rule.limits["amount_max"].phrase == "3万元以下"
    assert rule.limits["amount_max"].at(date(2018, 12, 31)) == 50000
    assert rule.limits["amount_max"].at(date(2019, 1, 1)) == 30000


def test_several_years(tmp_path: Path) -> None:
    rule = with_values(
        tmp_path,
        "{value: '40000', since: 2019-01-01, source: 通知一}",
        "{value: '30000', since: 2020-01-01, source: 通知二, phrase: 3万元以下}",
        "{value: '20000', since: 2021-01-01, source: 通知二}",
    )

    assert figures(rule) == [
        (50000, "2018-08-28", "2018-12-31"),
        (40000, "2019-01-01", "2019-12-31"),
        (30000, "2020-01-01", "2020-12-31"),
        (20000, "2021-01-01", "None"),
    ]
    assert rule.limits["amount_max"].source == "通知一；通知二"
    assert rule.limits["amount_max"].phrase == "3万元以下"


def test_after_a_trial_the_old_figure_is_in_force_again(tmp_path: Path) -> None:
    rule = with_values(tmp_path, "{value: '30000', since: 2019-01-01, until: 2019-06-30, source: 试点}")

    assert figures(rule) == [
        (50000, "2018-08-28", "2018-12-31"),
        (30000, "2019-01-01", "2019-06-30"),
        (50000, "2019-07-01", "None"),
    ]


def test_from_before_the_policy_and_to_the_end_of_time(tmp_path: Path) -> None:
    rule = with_values(tmp_path, "{value: '30000', since: 0001-01-01, until: 9999-12-31, source: 一直}")

    assert figures(rule) == [(30000, "0001-01-01", "9999-12-31")]


def test_an_override_of_a_limit_that_ends(tmp_path: Path) -> None:
    write_book(
        tmp_path / "base", {"loan": file_text(rule_text(since="since: 2018-08-28\n        until: 2019-03-31"))}
    )
    override = "  LOAN01: {limits: {amount_max: {value: '30000', since: %s, until: %s, source: x}}}\n"

    def figures_with(since: str, until: str) -> list[tuple[int, str, str]]:
        head = f"extends: base\noverrides:\n{override % (since, until)}"
        return figures(load_rule_book(write_book(tmp_path / "county", {}, head)).rules[0])

    assert figures_with("2020-01-01", "2020-12-31") == [
        (50000, "2018-08-28", "2019-03-31"),
        (30000, "2020-01-01", "2020-12-31"),
    ]
    assert figures_with("2019-01-01", "2019-01-31") == [
        (50000, "2018-08-28", "2018-12-31"),
        (30000, "2019-01-01", "2019-01-31"),
        (50000, "2019-02-01", "2019-03-31"),
    ]


def test_an_override_over_an_override(tmp_path: Path) -> None:
    extended(tmp_path, "  LOAN01: {limits: {amount_max: {value: '30000', since: 2019-01-01, source: 县}}}\n")
    override = "{limits: {amount_max: {value: '20000', since: 2020-01-01, source: 乡}}}"
    head = f"extends: county\noverrides:\n  LOAN01: {override}\n"
    township = write_book(tmp_path / "township", {}, head, "township")

    (rule,) = load_rule_book(township).rules

    assert figures(rule) == [
        (50000, "2018-08-28", "2018-12-31"),
        (30000, "2019-01-01", "2019-12-31"),
        (20000, "2020-01-01", "None"),
    ]


def test_cases_of_days_on_which_the_figure_is_another_fall_away(tmp_path: Path) -> None:
    later = with_values(tmp_path / "later", "{value: '30000', since: 2019-01-01, source: 通知}")
    stricter = with_values(tmp_path / "stricter", "{value: '30000', since: 2018-08-28, source: 通知}")
    same = with_values(tmp_path / "same", "{value: '50000.00', since: 2018-08-28, source: 通知}")

    assert [len(rule.cases) for rule in (later, stricter, same)] == [5, 0, 5]


def test_an_override_brings_cases_of_its_own(tmp_path: Path) -> None:
    rule = load_rule_book(
        extended(
            tmp_path,
            "  LOAN01:\n    limits: {amount_max: {value: '30000', since: 2018-08-28, source: 通知}}\n"
            "    cases:\n      - {note: at the county's limit, given: {amount_yuan: '30000'}, expect: pass}\n",
        )
    ).rules[0]

    (case,) = rule.cases
    assert case.note.en == "at the county's limit"
    assert case.source is not None
    assert (case.source.path.name, case.source.line) == ("rulebook.yaml", 12)


def test_a_stricter_book_forbids_waivers_and_another_allows_them(tmp_path: Path) -> None:
    def rule(name: str, rule: str, override: str) -> bool:
        write_book(tmp_path / name, {"loan": file_text(rule)})
        head = f"extends: {name}\noverrides:\n  LOAN01: {override}\n"
        return load_rule_book(write_book(tmp_path / f"{name}-county", {}, head, "county")).rules[0].may_be_waived

    usual = rule_text(force="force: in_principle")
    assert rule("usual", usual, "{cases: []}")
    assert not rule("forbidden", usual, "{waivable: false}")
    assert rule("allowed", rule_text(), "{waivable: true}")
    assert not rule("must", rule_text(), "{cases: []}")


FAULTS = {
    "  LAON01: {limits: {amount_max: {value: '5', since: 2019-01-01, source: x}}}\n": (
        "9: overrides: there is no rule LAON01; did you mean LOAN01"
    ),
    "  LOAN01:\n    limits:\n      amuont_max: {value: '5', since: 2019-01-01, source: x}\n": (
        "11: overrides.LOAN01.limits.amuont_max: there is no limit amuont_max; did you mean amount_max"
    ),
    "  LOAN01:\n    limits:\n      amount_max: {value: 2019-01-01, since: 2019-01-01, source: x}\n": (
        "11: overrides.LOAN01.limits.amount_max.value: found 2019-01-01; "
        "expected the type of the limit's own figure, 50000"
    ),
    "  LOAN01:\n    limits:\n      amount_max: {value: '5', since: 2019-01-01, until: 2018-01-01, source: x}\n": (
        "11: overrides.LOAN01.limits.amount_max.until: 2018-01-01 is before since, 2019-01-01"
    ),
    (
        "  LOAN01:\n    limits:\n      amount_max:\n        - {value: '5', since: 2020-01-01, source: x}\n"
        "        - {value: '4', since: 2020-01-01, source: x}\n"
    ): (
        "13: overrides.LOAN01.limits.amount_max.1.since: 2020-01-01 is not after 2020-01-01 of the one before; "
        "expected the order of time"
    ),
    "  LOAN01:\n    limits: {}\n    cases:\n      - {given: {amount_yaun: '5'}, expect: pass}\n": (
        "12: overrides.LOAN01.cases.0.given.amount_yaun: there is no field amount_yaun; did you mean amount_yuan"
    ),
}


def test_an_override_changes_something(tmp_path: Path) -> None:
    nothing = extended(tmp_path / "nothing", "  LOAN01: {}\n")
    doubtful = extended(tmp_path / "doubtful", "  LOAN01: {waivable: yes}\n")

    assert english(lambda: load_rule_book(nothing)) == [
        "rulebook.yaml:9: overrides.LOAN01: expected limits, cases or waivable"
    ]
    assert english(lambda: load_rule_book(doubtful)) == [
        "rulebook.yaml:9: overrides.LOAN01.waivable: found 'yes'; expected true or false"
    ]


@pytest.mark.parametrize(
    ("overrides", "expected"), FAULTS.items(), ids=[text.partition(":")[2] for text in FAULTS.values()]
)
def test_what_is_wrong_with_an_override(tmp_path: Path, overrides: str, expected: str) -> None:
    county = extended(tmp_path, overrides)

    (found,) = english(lambda: load_rule_book(county))

    assert found.startswith(f"rulebook.yaml:{expected}")


def test_all_faults_of_the_overrides_at_once(tmp_path: Path) -> None:
    county = extended(tmp_path, "".join(list(FAULTS)[:1] + list(FAULTS)[1:2]))

    assert len(english(lambda: load_rule_book(county))) == 2


def test_a_figure_of_a_later_day(tmp_path: Path) -> None:
    county = extended(tmp_path, "  LOAN01: {limits: {amount_max: {value: '30000', since: 2019-01-01, source: 县}}}\n")

    assert load_rule_book(county).rules[0].limits["amount_max"].values[1] == DatedValue(
        Decimal(30000), date(2019, 1, 1)
    )
