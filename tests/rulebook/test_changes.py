"""The file of lawful changes: what it may say, and what the one that ships says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fupin.model.errors import RuleBookError
from fupin.model.fields import FieldType
from fupin.model.records import RECORDS
from fupin.rulebook.changes import Changes, How, load_changes
from fupin.rulebook.loading import default_book

HEAD = """format: fupin-rulebook/1
id: test
version: "1"
title: {zh: 测试, en: test}
"""
WORDS = "words: {zh: 办理, en: it is done}"


def loaded(folder: Path, entry: str, record: str = "loan") -> Changes:
    (folder / "rulebook.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "changes.yaml").write_text(f"changes:\n  {record}:\n    {entry}\n", encoding="utf-8")
    return load_changes(folder)


def test_an_entry_of_each_kind(tmp_path: Path) -> None:
    entries = (
        f"amount_yuan: {{how: moved, direction: down, step: '0.01', carries: [balance_yuan], {WORDS}}}\n"
        f"    due_on: {{how: planned, direction: both, {WORDS}}}\n"
        f"    issued_on: {{how: anew, {WORDS}}}\n"
        f"    credit_grade: {{how: done, {WORDS}}}\n"
        f"    registered_poor: {{how: settled, to: ['true'], {WORDS}}}"
    )
    changes = loaded(tmp_path, entries)["loan"]
    assert [(each.field.name, each.how.value) for each in changes] == [
        ("amount_yuan", "moved"),
        ("due_on", "planned"),
        ("issued_on", "anew"),
        ("credit_grade", "done"),
        ("registered_poor", "settled"),
    ]
    assert [field.name for field in changes[0].carries] == ["balance_yuan"]
    assert changes[4].to == (True,)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("amount_yuan: {how: moved, direction: down, WORDS}", "moved takes exactly: direction, step"),
        ("amount_yuan: {how: moved, direction: down, step: '0', WORDS}", "a plain decimal number above 0"),
        ("amount_yuan: {how: settled, to: ['5'], WORDS}", "settled is not for a field of type money"),
        ("amont_yuan: {how: moved, direction: down, step: '1', WORDS}", "did you mean amount_yuan"),
        ("collateral: {how: settled, to: [信誉], WORDS}", "信誉"),
        ("interest_subsidised: {how: settled, to: [是], WORDS}", "是"),
        ("due_on: {how: done, direction: up, WORDS}", "done takes exactly: -"),
        ("loan_id: {how: settled, to: ['1'], WORDS}", "identifies the record"),
        ("amount_yuan: {how: moved, direction: up, step: '1', carries: [bank], WORDS}", "bank is no number"),
        ("amount_yuan: {how: moved, direction: sideways, step: '1', WORDS}", "one of up, down, both"),
        ("due_on: {how: moved, direction: up, step: '1', WORDS}", "moved is not for a field of type date"),
    ],
)
def test_faults_name_the_line_and_what_was_expected(tmp_path: Path, entry: str, told: str) -> None:
    with pytest.raises(RuleBookError) as caught:
        loaded(tmp_path, entry.replace("WORDS", WORDS))
    assert told in caught.value.text.en
    assert f"{tmp_path / 'changes.yaml'}:3" in caught.value.text.en


def test_an_unknown_record_kind_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match="loans"):
        loaded(tmp_path, f"amount_yuan: {{how: moved, direction: down, step: '1', {WORDS}}}", record="loans")


def test_a_rule_book_without_the_file_has_that_of_the_one_it_extends(tmp_path: Path) -> None:
    (tmp_path / "rulebook.yaml").write_text(HEAD + "extends: hebei-2018\n", encoding="utf-8")
    assert load_changes(tmp_path) == load_changes(default_book())
    (tmp_path / "rulebook.yaml").write_text(HEAD, encoding="utf-8")
    assert load_changes(tmp_path) == {}


FACTS = {
    "registered_poor", "poor_village", "deep_poverty", "deep_poverty_village", "county_is_poor", "poverty_class",
    "has_labour", "has_land", "willing", "lacks_funds", "disaster_hit", "force_majeure", "in_distress", "liquidated",
    "issued_on", "built_on", "approved_on", "applied_on", "compensation_on", "deadline", "submitted_on",
    "recognised_on", "year", "industry", "station_type", "kind", "model", "level", "employer_type", "operator_type",
    "households_poor", "poor_last_yuan", "all_last_yuan", "all_this_yuan", "unavoidable", "in_national_plan",
}  # fmt: skip


def test_facts_identities_and_days_that_have_passed_are_not_changeable() -> None:
    changes = load_changes(default_book())
    for record, listed in changes.items():
        names = {change.field.name for change in listed}
        assert not {change.field.name for change in listed if change.how is not How.DONE} & FACTS, record
        assert RECORDS[record].key[0] not in names
        for change in listed:
            if change.field.type is FieldType.DATE:
                assert change.how in (How.PLANNED, How.ANEW, How.DONE)
            assert not change.field.personal or change.how is How.DONE


def test_steps_are_those_of_the_units() -> None:
    for listed in load_changes(default_book()).values():
        for change in listed:
            if change.how is not How.MOVED:
                continue
            step = str(change.step)
            wanted = {FieldType.MONEY: {"0.01"}, FieldType.COUNT: {"1"}, FieldType.MONTHS: {"1"}}
            assert step in wanted.get(change.field.type, {"0.01", "0.0001"}), change.field.name


def test_words_are_acts_and_never_ask_for_another_figure() -> None:
    for record, listed in load_changes(default_book()).items():
        for change in listed:
            for words in (change.words, change.words_down or change.words):
                assert re.search(r"[一-鿿]", words.zh) and words.en.isascii(), (record, change.field.name)
                assert not re.search(r"填|改写|改成|写成|更正|数据|单元格", words.zh), words.zh
                assert not re.search(r"\b(write|change|edit|correct|figure|cell|data)\b", words.en), words.en
