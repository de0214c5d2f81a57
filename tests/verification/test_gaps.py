"""What a rule's cases and message leave out, and what counts as standing at a limit."""

from pathlib import Path

import pytest

from fupin.rulebook.loading import load_rule_book
from fupin.verification import verify
from rulebook.books import file_text, rule_text, rule_with, write_book


def gaps(folder: Path, *rules: str) -> list[tuple[int, str]]:
    book = load_rule_book(write_book(folder, {"loan": file_text(*rules)}))
    return [(gap.line, gap.text.en.partition(": ")[2]) for gap in verify(book).gaps]


def test_verdicts_without_a_case(tmp_path: Path) -> None:
    rule = rule_with('given: {registered_poor: 是, amount_yuan: "50000"}, expect: pass')

    assert gaps(tmp_path, rule) == [
        (22, "LOAN01.cases: no case is fail"),
        (22, "LOAN01.cases: no case is unknown"),
        (22, "LOAN01.cases: no case is not_applicable"),
        (22, "LOAN01.cases: no case is just below amount_max"),
        (22, "LOAN01.cases: no case is just above amount_max"),
    ]


def test_a_rule_that_is_always_asked_needs_no_case_to_which_it_does_not_apply(tmp_path: Path) -> None:
    rule = (
        rule_text(when="# every loan")
        .replace('registered_poor: 否, amount_yuan: "50000"', "registered_poor: 是, amount_yuan: 1")
        .replace("expect: not_applicable", "expect: pass")
    )

    assert gaps(tmp_path, rule) == []


def test_reasons_for_cases_left_out(tmp_path: Path) -> None:
    rule = rule_with(
        'given: {registered_poor: 是, amount_yuan: "50000"}, expect: pass',
        "given: {registered_poor: 否}, expect: not_applicable",
        force="force: must\n    cases_left_out: {fail: 不会, unknown: 不会, not_applicable: 有, amount_max: 不会}",
    )

    assert gaps(tmp_path, rule) == [(7, "LOAN01.cases_left_out: says why no case is not_applicable, but one is")]


AT_50000 = ("50000", "49999.9999", "50000.0001")
AT_100000 = ("100000", "99999.9999", "100000.0001")


@pytest.mark.parametrize(
    ("require", "given", "limit"),
    [
        ("amount_yuan <= amount_max", "", AT_50000),
        ("amount_max >= amount_yuan", "", AT_50000),
        ("NOT amount_yuan > amount_max", "", AT_50000),
        ("amount_yuan BETWEEN 0 AND amount_max", "", AT_50000),
        ("CASE WHEN amount_yuan > amount_max THEN FALSE ELSE TRUE END", "", AT_50000),
        ("sum_by(amount_yuan, household_id) <= amount_max", "household_id: a, ", AT_50000),
        ("amount_yuan + balance_yuan <= amount_max", "balance_yuan: '1', ", ("49999", "49998.9999", "49999.0001")),
        ("amount_yuan <= amount_max * 2", "", AT_100000),
        ("share(amount_yuan, balance_yuan) <= amount_max", "balance_yuan: '2', ", AT_100000),
    ],
)
def test_boundaries_are_recognised_by_what_the_engine_says(
    tmp_path: Path, require: str, given: str, limit: tuple[str, str, str]
) -> None:
    def gaps_with(name: str, *values: str) -> list[str]:
        others = [
            "given: {}, expect: unknown",
            "given: {amount_yuan: '999999999', balance_yuan: '1', household_id: a}, expect: fail",
            "given: {amount_yuan: '0', balance_yuan: '1', household_id: a}, expect: pass",
        ]
        verdict = {limit[2]: "fail"}
        cases = [
            f"given: {{{given}amount_yuan: '{value}'}}, expect: {verdict.get(value, 'pass')}" for value in values
        ]
        rule = rule_with(*others, *cases, when="# every loan", require=f"require: {require}")
        return [text.removeprefix("LOAN01.cases: no case is ") for _, text in gaps(tmp_path / name, rule)]

    at, below, above = limit
    assert gaps_with("all", *limit) == []
    assert gaps_with("not at", below, above) == ["exactly at amount_max"]
    assert gaps_with("not below", at, above) == ["just below amount_max"]
    assert gaps_with("not above", at, below) == ["just above amount_max"]


DATE_LIMIT = {"value": "value: 2018-08-28", "unit": "unit: 日期"}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2018-08-27", "2018-08-28", "2018-08-29"), []),
        (("2018-08-27", "2018-08-28", "2018-08-30"), ["just above amount_max"]),
        (("2018-08-26", "2018-08-28", "2018-08-29"), ["just below amount_max"]),
    ],
)
def test_the_boundary_of_a_date(tmp_path: Path, days: tuple[str, ...], expected: list[str]) -> None:
    verdict = {True: "pass", False: "fail"}
    rule = rule_with(
        *(f"given: {{issued_on: {day}}}, expect: {verdict[day >= '2018-08-28']}" for day in days),
        "given: {}, expect: unknown",
        when="# every loan",
        require="require: issued_on >= amount_max",
        **DATE_LIMIT,
    ).replace("{amount_yuan}", "{issued_on}")

    found = [text.removeprefix("LOAN01.cases: no case is ") for _, text in gaps(tmp_path, rule)]

    assert found == expected


def test_a_moved_date_has_no_step_so_any_day_beyond_it_will_do(tmp_path: Path) -> None:
    rule = rule_with(
        "given: {issued_on: 2018-01-31, due_on: 2018-02-28}, expect: pass",
        "given: {issued_on: 2018-01-31, due_on: 2018-01-01}, expect: pass",
        "given: {issued_on: 2018-01-31, due_on: 2018-04-01}, expect: fail",
        "given: {}, expect: unknown",
        when="# every loan",
        require="require: due_on <= add_months(issued_on, amount_max)",
        value='value: "1"',
    ).replace("{amount_yuan}", "{due_on}")

    assert gaps(tmp_path, rule) == []


def test_a_step_that_no_engine_could_compute_is_left_out(tmp_path: Path) -> None:
    rule = rule_with(
        "given: {amount_yuan: '5', balance_yuan: '10000'}, expect: pass",
        "given: {amount_yuan: '4', balance_yuan: '10000'}, expect: pass",
        "given: {amount_yuan: '6', balance_yuan: '10000'}, expect: fail",
        "given: {}, expect: unknown",
        when="# every loan",
        require="require: amount_yuan * balance_yuan + 0.000000001 <= amount_max + 0.000000001",
    )

    assert gaps(tmp_path, rule) == []


@pytest.mark.parametrize(
    ("when", "require", "message", "missing"),
    [
        ("registered_poor", "amount_yuan <= amount_max", "{amount_yuan} {registered_poor} {amount_max}", []),
        ("registered_poor", "amount_yuan <= amount_max", "{bank}", ["bank"]),
        (
            "registered_poor OR interest_subsidised",
            "amount_yuan <= amount_max",
            "{registered_poor}",
            ["registered_poor"],
        ),
        ("registered_poor", "amount_yuan <= amount_max AND balance_yuan > 0", "{amount_yuan}", ["amount_yuan"]),
        ("registered_poor", "amount_yuan <= amount_max OR balance_yuan > 0", "{amount_yuan} {balance_yuan}", []),
        ("present(bank)", "amount_yuan <= amount_max", "{bank}", ["bank"]),
    ],
)
def test_values_that_a_message_cannot_count_on(
    tmp_path: Path, when: str, require: str, message: str, missing: list[str]
) -> None:
    rule = rule_text(
        when=f"when: {when}", require=f"require: {require}", zh=f"zh: '{message}'", en=f"en: '{message}'"
    )

    found = [text for _, text in gaps(tmp_path, rule) if "message" in text]

    assert found == [
        f"LOAN01.message: a failing record may have no value of {name}, so the message can't show it"
        for name in missing
    ]
