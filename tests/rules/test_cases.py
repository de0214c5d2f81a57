"""The cases of the rule book that ships, judged by the engine; and that none is missing."""

from fupin.rulebook.book import RuleBook
from fupin.verification import verify


def test_every_case_comes_out_as_the_rule_book_says_and_nothing_is_left_out(book: RuleBook) -> None:
    verification = verify(book)

    assert [failure.text.en for failure in verification.failures] == []
    assert [gap.text.en for gap in verification.gaps] == []
    assert verification.cases == sum(len(rule.cases) for rule in book.rules) > 1000


def test_no_case_is_there_twice(book: RuleBook) -> None:
    for rule in book.rules:
        seen = [(case.given, case.as_of, case.others, case.tables, case.absent) for case in rule.cases]
        assert all(case not in seen[:number] for number, case in enumerate(seen)), rule.id


def test_every_case_has_a_note(book: RuleBook) -> None:
    assert [rule.id for rule in book.rules if not all(case.note.zh and case.note.en for case in rule.cases)] == []
