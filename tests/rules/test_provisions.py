"""The provisions of the rule book that ships: shape, disposition, and the inventory beside the project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from fupin.rulebook.loading import default_book
from fupin.rulebook.policy_files import load_provisions
from fupin.rulebook.policy_shapes import TARGET_ID, ExemptionShape, ProvisionShape
from fupin.rulebook.schema import RULE_ID, TextShape
from support.wording import shared_run

BODY = "body"
JUDGED_BY_PEOPLE = "human judgement only"
DECIDABLE = 183
LONGEST_PHRASE = 40
SHORTEST_REASON = 20
LONGEST_SHARED = 14
"""Characters in a row that a text may share with the policy: the names of schemes are as long."""

CARRIER = re.compile(r"^([A-Z]{2,6}[0-9]{2,3}\.[a-z][a-z0-9_]*|T[0-9]{2,3}|task [0-9]{1,2})$")
"""A limit of a rule, a target, or a task's deadline."""

CHINESE = re.compile(r"[\u4e00-\u9fff]")
CLAUSE = re.compile(r"[一二三四五六]\([一二三四五六七]\)")
NUMERAL = re.compile(r"[0-9][0-9.%]*|[零〇一二三四五六七八九十百千万亿两]")
HEADING = re.compile(r"^(（.）|[一二三四五六]、)")


def _file() -> tuple[list[ProvisionShape], list[ExemptionShape]]:
    file = load_provisions(default_book())
    assert file is not None
    return file.shape.provisions, file.shape.exemptions


ALL, EXEMPTIONS = _file()
SECTIONS = {item.id.split("-")[0] for item in ALL}
"""The sections that are written: a comparison with the inventory looks at these."""


@pytest.fixture(scope="module")
def inventory(provisions: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The inventory's provisions of the body, in the sections that are written."""
    return {key: item for key, item in provisions.items() if item["source"] == BODY and key.split("-")[0] in SECTIONS}


def texts(item: ProvisionShape) -> Iterator[tuple[str, TextShape]]:
    """Every text of a provision, with the part that it stands in."""
    yield "subject", item.subject
    yield "summary", item.summary
    for figure in item.figures:
        if figure.exempt is not None:
            yield "exempt", figure.exempt
    if item.not_encoded is not None:
        yield "reason", item.not_encoded.reason
    for reading in item.readings:
        for part in ("question", "chosen", "other", "change"):
            yield part, getattr(reading, part)


def all_texts() -> Iterator[tuple[str, str, TextShape]]:
    """Every text of the file, with the provision and part."""
    for item in ALL:
        for part, text in texts(item):
            yield item.id, part, text
    for exemption in EXEMPTIONS:
        yield exemption.clause, "exemption", exemption.reason


def test_every_provision_has_an_id_of_its_own() -> None:
    assert [key for key, times in Counter(item.id for item in ALL).items() if times > 1] == []


def test_they_stand_in_the_order_of_the_document() -> None:
    def place(key: str) -> tuple[str, int, str]:
        section, letters = key.split("-")
        return section, len(letters), letters

    assert [item.id for item in ALL] == sorted((item.id for item in ALL), key=place)


def test_every_provision_has_one_disposition() -> None:
    for item in ALL:
        assert bool(item.encoded_by) != (item.not_encoded is not None), item.id
        assert len(set(item.encoded_by)) == len(item.encoded_by), item.id


def test_what_encodes_a_provision_is_a_rule_or_a_target() -> None:
    for item in ALL:
        for name in item.encoded_by:
            assert re.match(RULE_ID, name) or re.match(TARGET_ID, name), (item.id, name)


def test_what_carries_a_figure_is_a_limit_a_target_or_a_task() -> None:
    for item in ALL:
        for figure in item.figures:
            for name in figure.by:
                assert CARRIER.match(name), (item.id, figure.text, name)


def test_phrases_are_short() -> None:
    assert [item.id for item in ALL if not 2 <= len(item.phrase) <= LONGEST_PHRASE] == []


def test_no_reason_is_a_formula() -> None:
    reasons = [item.not_encoded.reason for item in ALL if item.not_encoded is not None]
    assert len({reason.zh for reason in reasons}) == len({reason.en for reason in reasons}) == len(reasons)
    assert [reason.zh for reason in reasons if len(reason.zh) < SHORTEST_REASON] == []


def test_each_text_is_in_its_language() -> None:
    for key, part, text in all_texts():
        assert CHINESE.search(text.zh), (key, part)
        assert not CHINESE.search(text.en), (key, part)


@pytest.mark.parametrize(
    ("language", "sign"),
    [
        ("zh", "[,;:!?()\"']"),
        ("en", "[，；：。！？（）、]"),
        ("zh", "  "),
        ("en", "  "),
    ],
)
def test_punctuation_is_that_of_the_language(language: str, sign: str) -> None:
    found = [
        (key, part) for key, part, text in all_texts() if re.search(sign, CLAUSE.sub("", getattr(text, language)))
    ]

    assert found == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sentences_end_and_subjects_do_not(language: str) -> None:
    for key, part, text in all_texts():
        assert (getattr(text, language)[-1] in "？?。.") is (part != "subject"), (key, part)


def test_no_sentence_is_copied_from_the_policy(policy: str) -> None:
    runs = [(key, part, shared_run(text.zh, policy)) for key, part, text in all_texts()]

    assert [run for run in runs if len(run[2]) > LONGEST_SHARED] == []


def test_ids_and_clauses_are_those_of_the_inventory(inventory: dict[str, dict[str, Any]]) -> None:
    assert {item.id: item.clause for item in ALL} == {key: item["clause"] for key, item in inventory.items()}


def test_a_phrase_stands_in_its_clause(clauses: dict[str, str]) -> None:
    assert [item.id for item in ALL if item.phrase not in clauses[item.clause]] == []


def test_a_figure_stands_in_its_clause(clauses: dict[str, str]) -> None:
    for item in ALL:
        for figure in item.figures:
            assert figure.text in clauses[item.clause], (item.id, figure.text)
    for exemption in EXEMPTIONS:
        assert exemption.phrase in clauses[exemption.clause], exemption.phrase


def test_every_figure_of_the_inventory_is_accounted_for(
    inventory: dict[str, dict[str, Any]], clauses: dict[str, str]
) -> None:
    for item in ALL:
        text = clauses[item.clause]
        own = [figure.text for figure in item.figures]
        listed = [figure["text"] for figure in inventory[item.id]["figures"] if figure["text"] in text]
        left = [words for words in listed if not any(one in words or words in one for one in own)]
        assert left == [], item.id


def test_every_numeral_of_the_text_is_accounted_for(clauses: dict[str, str]) -> None:
    for clause in {item.clause for item in ALL}:
        text = HEADING.sub("", clauses[clause])
        known = [figure.text for item in ALL if item.clause == clause for figure in item.figures]
        known += [exemption.phrase for exemption in EXEMPTIONS if exemption.clause == clause]
        covered = {
            place
            for phrase in known
            for found in re.finditer(re.escape(phrase), text)
            for place in range(found.start(), found.end())
        }
        left = [found.group() for found in NUMERAL.finditer(text) if not covered >= set(range(*found.span()))]
        assert left == [], clause


def test_what_data_can_decide_is_encoded(inventory: dict[str, dict[str, Any]]) -> None:
    decidable = {key for key, item in inventory.items() if item["checkable"]["how"] != [JUDGED_BY_PEOPLE]}
    encoded = {item.id for item in ALL if item.encoded_by}

    assert decidable - encoded == set()


def test_the_inventory_counts_what_data_can_decide(provisions: dict[str, dict[str, Any]]) -> None:
    body = [item for item in provisions.values() if item["source"] == BODY]

    assert sum(item["checkable"]["how"] != [JUDGED_BY_PEOPLE] for item in body) == DECIDABLE


def test_every_ambiguity_of_what_is_encoded_has_a_reading(inventory: dict[str, dict[str, Any]]) -> None:
    unread = [item.id for item in ALL if item.encoded_by and inventory[item.id]["ambiguity"] and not item.readings]

    assert unread == []
