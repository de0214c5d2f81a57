"""What is proved of a whole rule book, and how it is told."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fupin.model.text import Language
from fupin.model.verdict import Verdict
from fupin.report.proofs import proof_lines, unread_lines, witness_table
from fupin.rulebook.loading import default_book, load_rule_book
from fupin.rulebook.parsed import ParsedRule, load_parsed_book
from fupin.verification.proofs.proving import Proofs, prove
from verification.proofs.making import implied, never_with, rules_of

Book = tuple[tuple[ParsedRule, ...], Proofs]


@pytest.fixture(scope="module")
def shipped() -> Book:
    """The rules that ship, and what is proved of them."""
    _, rules = load_parsed_book(default_book())
    return rules, prove(rules)


def told(rules: list[ParsedRule], effort: int | None = None) -> list[str]:
    proofs = prove(rules) if effort is None else prove(rules, effort)
    return [gap.text.en.removeprefix("test.yaml:1: ") for gap in (*proofs.gaps, *proofs.undecided)]


def test_the_rule_book_that_ships_proves_clean(shipped: Book) -> None:
    _, proofs = shipped

    assert [gap.text.en for gap in (*proofs.gaps, *proofs.undecided)] == []


def test_every_rule_that_ships_has_a_witness_of_every_verdict(shipped: Book) -> None:
    rules, proofs = shipped
    found = {(each.rule, each.verdict) for each in proofs.witnesses}

    for rule in rules:
        wanted = [Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, *([Verdict.NOT_APPLICABLE] if rule.when else [])]
        assert {v for v in wanted if (rule.rule.id, v) not in found} <= set(rule.rule.cases_left_out), rule.rule.id


def test_every_rule_that_ships_is_passed_together_with_others(shipped: Book) -> None:
    rules, proofs = shipped

    assert {rule_id for each in proofs.together for rule_id in each.rules} == {rule.rule.id for rule in rules}


def test_no_rule_that_ships_follows_from_others(shipped: Book) -> None:
    rules, proofs = shipped

    assert proofs.alone == tuple(rule.rule.id for rule in rules)


def test_contradictions_are_told_with_their_core() -> None:
    first = ("interest_subsidised", "amount_yuan <= 5 AND registered_poor")

    assert told(rules_of(first, "amount_yuan > 6", "present(bank)")) == [
        "RR02.require: RR01, RR02 can apply together, but no record passes them together: "
        "RR01.require amount_yuan <= 5; RR02.require amount_yuan > 6"
    ]


def test_a_contradiction_that_is_meant_is_no_fault_but_is_told() -> None:
    first, second = rules_of("amount_yuan <= 5", ("registered_poor", "amount_yuan > 6"))
    rules = [first, never_with(second, "RR01")]

    assert told(rules) == []
    assert next(proof_lines(prove(rules))).en == (
        "RR01, RR02 can apply together but not be passed together "
        "(RR01.require amount_yuan <= 5; RR02.require amount_yuan > 6): meant so"
    )


def test_a_contradiction_that_is_said_and_is_none() -> None:
    first, second = rules_of("amount_yuan <= 5", "amount_yuan > 4")

    assert told([first, never_with(second, "RR01")]) == [
        "RR02.never_with: is said never to be passed together with RR01, which is not so or not proved"
    ]


def test_implications_are_told() -> None:
    first, second = rules_of("amount_yuan <= 6", "amount_yuan <= 5")

    assert told([first, second]) == ["RR01.require: whoever fails it fails one of RR02, which implied_by should say"]
    assert told([implied(first, "RR02"), second]) == []
    assert told([first, implied(second, "RR01")]) == [
        "RR01.require: whoever fails it fails one of RR02, which implied_by should say",
        "RR02.implied_by: is said to follow from RR01, but it does not",
    ]


def test_a_rule_that_nobody_can_pass_or_fail_is_told() -> None:
    assert told(rules_of("amount_yuan > amount_yuan")) == [
        "RR01.require: no record to which it applies can pass: RR01.require amount_yuan > amount_yuan",
        "RR01.require: no record was found that is pass",
    ]
    assert told(rules_of("amount_yuan = amount_yuan")) == ["RR01.require: no record was found that is fail"]


def test_rules_of_which_no_record_was_found_are_undecided() -> None:
    # no record of at most eight can show it, though nothing forbids it
    crowd = ("registered_poor", "count_by(TRUE, bank) >= 9")

    assert prove(rules_of(crowd)).gaps == ()
    assert told(rules_of(crowd, ("present(township)", "amount_yuan > 1"))) == [
        "RR01.require: no record was found that is pass",
        "RR01.require: no record was found that passes RR01, RR02 together",
    ]
    assert told(rules_of("NOT " + crowd[1])) == [
        "RR01.require: no record was found that is fail",
    ]


def test_what_the_solver_has_no_time_for_is_undecided_and_never_proved() -> None:
    rules = rules_of("amount_yuan * balance_yuan = 7919", "amount_yuan > 1 AND balance_yuan > 1")

    proofs = prove(rules, effort=1)

    assert (proofs.gaps, proofs.together, proofs.never, proofs.witnesses) == ((), (), (), ())
    assert proofs.undecided
    assert all("undecided" in gap.text.en and "未能判定" in gap.text.zh for gap in proofs.undecided)


def test_rules_of_which_a_part_may_be_anything_are_named() -> None:
    rules = rules_of("bank LIKE '%行'", "count_by(TRUE, bank) > 0", "sum_by(amount_yuan, bank) > 0", "present(bank)")

    assert prove(rules).loose == ("RR01", "RR02", "RR03")


def test_the_summary_says_what_was_decided(shipped: Book) -> None:
    rules, proofs = shipped
    kinds, lines = len({rule.rule.record for rule in rules}), list(proof_lines(proofs))

    assert lines[-1] == ("未判定 0 处", "undecided: 0")
    assert f"{kinds} record kinds" in lines[-5].en and f"{kinds} 种记录" in lines[-5].zh
    assert f"{len(rules)} rules" in lines[-4].en and f"{len(rules)} 条规则" in lines[-4].zh
    assert "LOAN10" in lines[-2].en and "LIKE" in lines[-2].zh
    by_case = replace(proofs, witnesses=tuple(replace(each, by_solver=False) for each in proofs.witnesses[:2]))
    assert "2 taken from cases (PRJ01 pass, PRJ01 fail)" in list(proof_lines(by_case))[-3].en


def test_fields_that_no_rule_reads_are_listed_with_the_reason() -> None:
    book = load_rule_book(default_book())
    assert book.unread_fields

    zh, en = (list(unread_lines(book, language)) for language in (Language.CHINESE, Language.ENGLISH))

    assert len(zh) == len(en) == len(book.unread_fields)
    assert any(line.startswith("没有规则读取 扶贫小额信贷 的 贷款金融机构（bank）：供查找") for line in zh)
    assert any(line.startswith("no rule reads bank (贷款金融机构) of loan: tells") for line in en)


@pytest.mark.parametrize(
    ("language", "cells"),
    [
        (Language.ENGLISH, ["LOAN01", "fail", "amount_yuan 50,001 yuan", "solver"]),
        (Language.CHINESE, ["LOAN01", "不符合", "贷款金额 50,001 元", "求解"]),
    ],
)
def test_the_table_of_witnesses(shipped: Book, language: Language, cells: list[str]) -> None:
    rules, proofs = shipped
    table = witness_table(proofs, rules, language)
    rows = list(zip(*(column.cells for column in table.columns), strict=True))

    assert [*rows[[row[:2] for row in rows].index((cells[0], cells[1]))]] == cells
    assert len(rows) == len(proofs.witnesses) + len(proofs.together)


def test_only_this_command_loads_the_solver() -> None:
    code = (
        "import sys, fupin.cli.app, fupin.checking, fupin.report.text.report, fupin.verification; "
        "assert 'z3' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path.cwd()).returncode == 0
