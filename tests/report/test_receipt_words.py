"""The receipt in words: every hash, and of the options those that were given."""

from __future__ import annotations

from dataclasses import replace

from fupin.model.receipt import Receipt
from fupin.report.receipt_words import receipt_facts, receipt_line
from fupin.result import CheckResult

RECEIPT = Receipt(
    "1.2.3",
    "ab" * 32,
    {"as_of": "2018-12-31", "select": ("LOAN01",), "ignore": (), "record": None, "repair": False, "margins": True},
    (("甲.xlsx", "cd" * 32), ("没有.xlsx", None)),
)


def test_all_that_the_report_was_made_from_is_told(rich_result: CheckResult) -> None:
    facts = list(receipt_facts(replace(rich_result, receipt=RECEIPT)))
    assert [(fact.name.en, fact.of, fact.value.en) for fact in facts] == [
        ("program", "", "fupin 1.2.3"),
        ("rule book", "hebei-2018 1.0", "ab" * 32),
        ("option", "as_of", "2018-12-31"),
        ("option", "select", '["LOAN01"]'),
        ("option", "margins", "true"),
        ("input", "甲.xlsx", "cd" * 32),
        ("input", "没有.xlsx", "(could not be opened)"),
        ("receipt", "", RECEIPT.sha256),
    ]


def test_a_line_has_the_beginnings_of_the_hashes(rich_result: CheckResult) -> None:
    line = receipt_line(RECEIPT, rich_result)
    assert line.zh == f"回执 {RECEIPT.sha256[:16]} · fupin 1.2.3 · 规则库 hebei-2018 1.0（abababababab）"
    assert line.en == f"Receipt {RECEIPT.sha256[:16]} · fupin 1.2.3 · rule book hebei-2018 1.0 (abababababab)"


def test_frames_have_none(rich_result: CheckResult) -> None:
    assert list(receipt_facts(replace(rich_result, receipt=None))) == []
