"""What is wrong with a rule of the right shape: names, figures, messages and cases, each at its line."""

from pathlib import Path

import pytest

from fupin.rulebook.loading import load_rule_book
from rulebook.books import faults_of, file_text, rule_text, write_book


def faults(folder: Path, *rules: str) -> list[tuple[int, str, str]]:
    found = faults_of(lambda: load_rule_book(write_book(folder, {"loan": file_text(*rules)})))
    return [(line, zh, en) for _, line, zh, en in found]


def test_a_limit_with_the_name_of_a_field(tmp_path: Path) -> None:
    rule = rule_text(amount_max="amount_yuan:", require="require: amount_yuan <= amount_yuan")
    rule = rule.replace("{amount_max}", "{amount_yuan}")

    assert faults(tmp_path, rule) == [
        (10, "LOAN01.limits.amount_yuan：与字段同名", "LOAN01.limits.amount_yuan: has the name of a field")
    ]


def test_a_limit_that_no_expression_uses(tmp_path: Path) -> None:
    assert faults(tmp_path, rule_text(require="require: amount_yuan <= 50000")) == [
        (10, "LOAN01.limits.amount_max：表达式没有用到", "LOAN01.limits.amount_max: is used by no expression")
    ]
    in_quotes = rule_text(require="require: amount_yuan <= 50000 AND bank <> 'amount_max'")
    assert len(faults(tmp_path, in_quotes)) == 1


@pytest.mark.parametrize("name", ["as_of", "date", "between"])
def test_a_limit_with_a_name_of_the_language(tmp_path: Path, name: str) -> None:
    rule = (
        rule_text(amount_max=f"{name}:").replace("{amount_max}", f"{{{name}}}").replace("<= amount_max", f"<= {name}")
    )

    assert faults(tmp_path, rule) == [
        (
            10,
            f"LOAN01.limits.{name}：是表达式语言自己的词",
            f"LOAN01.limits.{name}: is a word of the expression language itself",
        )
    ]


def test_the_unit_of_a_date(tmp_path: Path) -> None:
    number = rule_text(unit="unit: 日期")
    day = rule_text(value="value: 2018-08-28")

    assert faults(tmp_path, number)[0][2] == (
        "LOAN01.limits.amount_max.unit: found 日期; expected 日期 for a date, and for nothing else"
    )
    assert faults(tmp_path, day)[0][:2] == (
        12,
        "LOAN01.limits.amount_max.unit：写的是 元；日期限额的单位写 日期，其他限额不能写 日期",
    )


def test_a_limit_that_ends_before_it_begins(tmp_path: Path) -> None:
    rule = rule_text(since="since: 2018-08-28\n        until: 2018-08-27")

    assert faults(tmp_path, rule) == [
        (
            14,
            "LOAN01.limits.amount_max.until：2018-08-27 早于 since 的 2018-08-28",
            "LOAN01.limits.amount_max.until: 2018-08-27 is before since, 2018-08-28",
        )
    ]
    write_book(tmp_path / "day", {"loan": file_text(rule.replace("08-27", "08-28"))})
    load_rule_book(tmp_path / "day")


@pytest.mark.parametrize(
    ("zh", "text"),
    [
        ("金额 {amount_yaun}", "there is no field or limit amount_yaun; did you mean amount_yuan"),
        ("金额 {amount_mx}", "there is no field or limit amount_mx; did you mean amount_max"),
        ("金额 {}", "braces come in pairs and hold a name only: {}"),
        ("金额 {0}", "braces come in pairs and hold a name only: {0}"),
        ("金额 {amount_yuan!r}", "braces come in pairs and hold a name only: {amount_yuan}"),
        ("金额 {amount_yuan:,}", "braces come in pairs and hold a name only: {amount_yuan}"),
        ("金额 {amount_yuan", "braces come in pairs and hold a name only: expected '}' before end of string"),
        ("金额 }", "braces come in pairs and hold a name only: Single '}' encountered in format string"),
    ],
)
def test_a_message_with_a_name_that_does_not_exist(tmp_path: Path, zh: str, text: str) -> None:
    ((line, _, en),) = faults(tmp_path, rule_text(zh=f"zh: '{zh}'"))

    assert line == 19
    assert en.startswith(f"LOAN01.message.zh: {text}")


@pytest.mark.parametrize("part", ["title", "requirement", "remedy"])
def test_only_messages_are_filled(tmp_path: Path, part: str) -> None:
    ((_, zh, en),) = faults(tmp_path, rule_text(**{part: f"{part}: {{zh: 上限, en: '{{amount_max}}'}}"}))

    assert zh == f"LOAN01.{part}.en：花括号只在 message 里替换"
    assert en == f"LOAN01.{part}.en: braces are filled in a message only"


def test_reasons_for_cases_left_out(tmp_path: Path) -> None:
    rule = rule_text(force="force: must\n    cases_left_out: {fail: 不会, amount_max: 不会, unknwn: 不会}")

    assert faults(tmp_path, rule) == [
        (
            7,
            "LOAN01.cases_left_out.unknwn：没有判定或限额 unknwn；是不是 unknown？",
            "LOAN01.cases_left_out.unknwn: there is no verdict or limit unknwn; did you mean unknown?",
        )
    ]


CASE = "      - {given: {registered_poor: 是}, expect: unknown, %s}\n"


@pytest.mark.parametrize(
    ("case", "key", "text"),
    [
        ("absent: [bnk]", "cases.5.absent.0", "there is no field bnk; did you mean bank?"),
        ("absent: [registered_poor]", "cases.5.absent.0", "registered_poor has a value in given"),
        ("others: [{}, {bnk: x}]", "cases.5.others.1.bnk", "there is no field bnk; did you mean bank?"),
        ("tables: {vilage: []}", "cases.5.tables.vilage", "there is no record kind vilage; did you mean village?"),
        ("tables: {household: [{bank: x}]}", "cases.5.tables.household.0.bank", "there is no field bank"),
    ],
)
def test_a_case_with_a_name_that_does_not_exist(tmp_path: Path, case: str, key: str, text: str) -> None:
    ((line, _, en),) = faults(tmp_path, rule_text() + CASE % case)

    assert line == 28
    assert en.startswith(f"LOAN01.{key}: {text}")


def test_a_mistyped_field_of_a_case(tmp_path: Path) -> None:
    case = "      - {given: {amount_yaun: '5'}, expect: unknown}\n"

    assert faults(tmp_path, rule_text() + case) == [
        (
            28,
            "LOAN01.cases.5.given.amount_yaun：没有字段 amount_yaun；是不是 amount_yuan？",
            "LOAN01.cases.5.given.amount_yaun: there is no field amount_yaun; did you mean amount_yuan?",
        )
    ]


def test_a_case_without_anything_wrong(tmp_path: Path) -> None:
    case = CASE % "absent: [bank], others: [{bank: x}], tables: {household: [{household_id: '1'}]}"

    load_rule_book(write_book(tmp_path, {"loan": file_text(rule_text() + case)}))
