"""The wording of the rule book that ships: both languages alike, the same words for the same things, our own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from fupin.rulebook.book import Rule, RuleBook, placeholders
from support.wording import shared_run

PARTS = ("title", "requirement", "message", "remedy")
LONGEST_SHARED = 12
"""Characters in a row that a text may share with the policy: the names of things are as long."""

CHINESE = re.compile(r"[\u4e00-\u9fff]")
VALUES_KEPT = ("其他",)
"""Values of a field that an English text names as the sheet has them."""


def texts(book: RuleBook, language: str) -> Iterator[tuple[str, str, str]]:
    """Every text of a language, with its rule and part."""
    for rule in book.rules:
        for part in PARTS:
            yield rule.id, part, getattr(getattr(rule, part), language)


def test_no_sentence_is_copied_from_the_policy(book: RuleBook, policy: str) -> None:
    runs = [(rule, part, shared_run(text, policy)) for rule, part, text in texts(book, "zh")]
    copied = [(rule, part, run) for rule, part, run in runs if len(run) > LONGEST_SHARED]

    assert copied == []


def test_both_languages_show_the_same_values(book: RuleBook) -> None:
    for rule in book.rules:
        assert placeholders(rule.message.zh) == placeholders(rule.message.en), rule.id


def test_each_text_is_in_its_language(book: RuleBook) -> None:
    for rule, part, text in texts(book, "zh"):
        assert CHINESE.search(text), (rule, part)
    for rule, part, text in texts(book, "en"):
        for value in VALUES_KEPT:
            text = text.replace(value, "")
        assert not CHINESE.search(text), (rule, part)


@pytest.mark.parametrize(
    ("language", "sign"),
    [
        ("zh", "[,;:!?()\"']"),
        ("en", "[，；：。！？（）、]"),
        ("zh", "  "),
        ("en", "  "),
        ("zh", "[\u4e00-\u9fff][{0-9]|[}0-9][\u4e00-\u9fff]"),  # a space between a figure and what is around it
    ],
)
def test_punctuation_is_that_of_the_language(book: RuleBook, language: str, sign: str) -> None:
    assert [(rule, part) for rule, part, text in texts(book, language) if re.search(sign, text)] == []


def test_sentences_end_and_titles_and_messages_do_not(book: RuleBook) -> None:
    for rule, part, text in [*texts(book, "zh"), *texts(book, "en")]:
        assert text.endswith(("。", ".")) is (part in ("requirement", "remedy")), (rule, part)


def test_titles_fit_a_line_of_the_report(book: RuleBook) -> None:
    assert [rule.id for rule in book.rules if len(rule.title.zh) > 20] == []
    assert [rule.id for rule in book.rules if len(rule.title.en) > 72] == []


def test_titles_are_told_apart(book: RuleBook) -> None:
    for language in ("zh", "en"):
        titles = [getattr(rule.title, language) for rule in book.rules]
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("language", "word", "instead"),
    [
        ("en", "poverty.relief", "poverty-alleviation"),
        ("en", "co-operative", "cooperative"),
        ("en", "micro-credit", "micro-loan"),
        ("en", r"\bcit(y|ies)\b", "prefecture"),
        ("en", r"\bviolat", "what is wrong with the value"),
        ("zh", "县里", "县级"),
        ("zh", "违规行为|违法", "what is wrong with the value"),
    ],
)
def test_the_same_thing_has_the_same_name(book: RuleBook, language: str, word: str, instead: str) -> None:
    found = [(rule, part) for rule, part, text in texts(book, language) if re.search(word, text, re.IGNORECASE)]

    assert found == [], f"write {instead}"


ENTERED = re.compile("更正|改填|改为|补登|补填|登记")
GROUNDS = re.compile("核|查|对照|比对|凭|按|据实|如实|实际|明确|确认|商定|派定")


def test_a_remedy_says_on_what_grounds_something_is_entered(book: RuleBook) -> None:
    for rule in book.rules:
        assert not ENTERED.search(rule.remedy.zh) or GROUNDS.search(rule.remedy.zh), rule.id


def message_shows(rule: Rule) -> set[str]:
    """The fields that a rule's message shows."""
    return placeholders(rule.message.zh) - set(rule.limits)


def test_a_message_shows_only_what_its_rule_reads(book: RuleBook) -> None:
    for rule in book.rules:
        assert message_shows(rule) <= {field.name for field in rule.fields_named()}, rule.id
