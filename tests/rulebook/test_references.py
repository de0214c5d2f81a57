"""Rules and fields that a rule book speaks of by name."""

from __future__ import annotations

from pathlib import Path

from fupin.model.text import Text
from fupin.rulebook.book import NeverWith
from fupin.rulebook.loading import load_rule_book
from rulebook.books import english, faults_of, file_text, rule_text, write_book

OTHER = "\n    implied_by: [{0}]\n    never_with: [{{rules: [{0}], reason: {{zh: 有意, en: meant}}}}]"


def book_with(folder: Path, other: str) -> Path:
    first = rule_text("LOAN01", force="force: must" + OTHER.format(other))
    return write_book(folder, {"loan": file_text(first, rule_text("LOAN02"))})


def test_what_a_rule_says_of_others(tmp_path: Path) -> None:
    rule = load_rule_book(book_with(tmp_path, "LOAN02")).rules[0]

    assert rule.implied_by == ("LOAN02",)
    assert rule.never_with == (NeverWith(("LOAN02",), Text("有意", "meant")),)


def test_rules_that_are_none_of_the_record(tmp_path: Path) -> None:
    found = english(lambda: load_rule_book(book_with(tmp_path, "LOAN03")))

    assert found == [
        "loan.yaml:7: LOAN01.implied_by: there is no other rule of the record LOAN03; did you mean LOAN02?",
        "loan.yaml:8: LOAN01.never_with: there is no other rule of the record LOAN03; did you mean LOAN02?",
    ]


def test_a_rule_does_not_speak_of_itself(tmp_path: Path) -> None:
    assert len(faults_of(lambda: load_rule_book(book_with(tmp_path, "LOAN01")))) == 2


def test_fields_that_no_rule_reads(tmp_path: Path) -> None:
    head = "unread_fields:\n  loan.bank: {zh: 供查找, en: tells where}\n"

    book = load_rule_book(write_book(tmp_path, head=head))

    assert book.unread_fields == {"loan.bank": Text("供查找", "tells where")}
    assert book.source is not None and book.source.line_of("unread_fields") == 7


def test_fields_that_there_are_not(tmp_path: Path) -> None:
    text = "{zh: 供查找, en: tells where}"
    head = f"unread_fields:\n  loan.bnak: {text}\n  lone.bank: {text}\n"

    found = faults_of(lambda: load_rule_book(write_book(tmp_path, head=head)))

    assert [(name, line) for name, line, *_ in found] == [("rulebook.yaml", 8), ("rulebook.yaml", 9)]
    assert "bank" in found[0][3] and "loan" in found[1][3]


def test_a_rule_book_adds_to_what_the_one_it_extends_says(tmp_path: Path) -> None:
    reason = "{zh: 供查找, en: tells where}"
    write_book(tmp_path / "base", head=f"unread_fields:\n  loan.bank: {reason}\n")
    write_book(
        tmp_path / "own", {}, head=f"extends: base\nunread_fields:\n  loan.township: {reason}\n", book_id="own"
    )

    book = load_rule_book(tmp_path / "own")

    assert set(book.unread_fields or {}) == {"loan.bank", "loan.township"}
