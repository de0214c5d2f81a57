"""Cases that repeat another, and fields that nothing reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fupin.model.text import Text
from fupin.rulebook.book import RuleBook
from fupin.rulebook.loading import default_book, load_rule_book
from fupin.rulebook.parsed import parse_rules
from fupin.rulebook.policy_shapes import TargetShape
from fupin.verification.unused import case_gaps, field_gaps
from rulebook.books import file_text, rule_with, write_book

REASON = Text("供核对", "for checking")


def repeated(folder: Path, *cases: str) -> list[str]:
    book = load_rule_book(write_book(folder, {"loan": file_text(rule_with(*cases))}))
    return [gap.text.en.partition("LOAN01.")[2] for rule in book.rules for gap in case_gaps(rule)]


def test_cases_that_repeat_another(tmp_path: Path) -> None:
    assert repeated(
        tmp_path,
        "given: {amount_yuan: '1', bank: ''}, expect: pass",
        "given: {amount_yuan: '2'}, expect: pass",
        "note: other words, given: {amount_yuan: '1'}, expect: pass",
    ) == ["cases: case 3 is the same as case 1"]


def test_cases_that_differ_in_what_else_there_is(tmp_path: Path) -> None:
    same = "given: {amount_yuan: '1'}, expect: pass"

    assert (
        repeated(
            tmp_path,
            same,
            f"{same}, as_of: 2019-01-01",
            f"{same}, others: [{{amount_yuan: '1'}}]",
            f"{same}, tables: {{household: []}}",
            f"{same}, absent: [bank]",
        )
        == []
    )


def with_reasons(book: RuleBook, *names: str) -> RuleBook:
    return replace(book, unread_fields=dict.fromkeys(names, REASON))


def unread(book: RuleBook, *targets: TargetShape) -> set[str]:
    return {gap.text.en.split(": ")[1] for gap in field_gaps(book, parse_rules(book.rules), targets)}


def test_a_rule_book_without_the_key_is_not_asked(tmp_path: Path) -> None:
    book = load_rule_book(write_book(tmp_path))

    assert book.unread_fields is None
    assert unread(book) == set()


def test_fields_are_read_by_rules_and_messages_and_locate_a_record(tmp_path: Path) -> None:
    book = load_rule_book(write_book(tmp_path))

    found = {
        name.removeprefix("loan.") for name in unread(with_reasons(book, "loan.bank")) if name.startswith("loan.")
    }

    assert "balance_yuan" in found
    # read, or a reason given; key; places; names
    assert found.isdisjoint(
        {"registered_poor", "amount_yuan", "bank", "loan_id", "county", "township", "borrower_name"}
    )


def test_a_reason_for_a_field_that_a_rule_reads_is_told(tmp_path: Path) -> None:
    book = load_rule_book(write_book(tmp_path))
    gaps = field_gaps(with_reasons(book, "loan.amount_yuan"), parse_rules(book.rules))

    assert [gap.text.en for gap in gaps if "said" in gap.text.en] == [
        f"{tmp_path / 'rulebook.yaml'}:1: loan.amount_yuan: is said to be read by no rule, but one reads it"
    ]


def test_a_target_reads_fields_too() -> None:
    book = load_rule_book(default_book())
    assert book.unread_fields is not None
    without = replace(book, unread_fields={k: v for k, v in book.unread_fields.items() if k != "station.capacity_kw"})
    target: Any = SimpleNamespace(proof=None)
    proof = {"record": "station", "where": "station_type = '村级'", "total": "capacity_kw", "of": None}

    assert unread(without, target) == {"station.capacity_kw"}
    target.proof = _Proof(proof)
    assert unread(without, target) == set()
    target.proof = [_Proof(proof)]
    assert unread(without, target) == set()
    assert unread(book) == set()


class _Proof:
    """A target's proof of whatever keys."""

    def __init__(self, parts: dict[str, str | None]) -> None:
        self._parts = parts

    def model_dump(self) -> dict[str, str | None]:
        return dict(self._parts)
