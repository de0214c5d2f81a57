"""Two thousand failing records: judged again by the engine, each passes with every repair that is offered."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random

import numpy as np
import pytest

from fupin.evaluation.table import Submission
from fupin.evaluation.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from fupin.model.fields import FieldType
from fupin.model.records import RECORDS
from fupin.model.values import is_empty
from fupin.repair.repairer import RecordRepair, Repairer
from fupin.rulebook.changes import How
from repair.making import AS_OF, Scene, after, case_scenes, has_usual_case, judged, made_scene, rules_of, shipped

KINDS = tuple(record for record in RECORDS if any(rule.rule.record == record for rule in shipped()[0]))
EACH = 95
"""Random failing records of each kind, beside the failing cases of its rules; where repairs can be offered at all,
more than two thousand are."""
MOST_ROUNDS = 12
"""How often a kind whose records seldom fail is tried."""


def failing(record: str) -> tuple[Submission, list[Scene], list[int], np.ndarray]:
    random = Random(f"repair {record}")
    scenes = case_scenes(record)
    wanted = len(scenes) + EACH
    for _ in range(MOST_ROUNDS):
        if len(scenes) >= wanted:
            break
        made = [made_scene(random, record) for _ in range(300)]
        _, codes, first = judged(record, made)
        scenes += [scene for at, scene in zip(first, made, strict=True) if (codes[:, at] == FAIL).any()]
    scenes = scenes[:wanted]
    submission, codes, first = judged(record, scenes)
    return submission, scenes, first, codes  # type: ignore[return-value]


@cache
def repairs(record: str) -> tuple[list[Scene], list[RecordRepair], list[np.ndarray]]:
    submission, scenes, first, codes = failing(record)
    repairer = Repairer(submission, record, rules_of(record), shipped()[1].get(record, ()), AS_OF)
    return scenes, [repairer.repair(at, codes[:, at]) for at in first], [codes[:, at] for at in first]


@pytest.mark.parametrize("record", KINDS)
def test_a_repaired_record_passes(record: str) -> None:
    scenes, found, before = repairs(record)
    rules = [rule.rule.id for rule in rules_of(record)]
    offered = 0
    for number in range(3):
        chosen = [at for at, each in enumerate(found) if len(each.alternatives) > number]
        mended = [
            Scene(after(record, scenes[at].record, found[at].alternatives[number]), scenes[at].others)
            for at in chosen
        ]
        if not mended:
            continue
        offered += len(mended)
        _, codes, first = judged(record, mended)
        for at, row, scene in zip(chosen, first, mended, strict=True):
            for rule, old, new in zip(rules, before[at], codes[:, row], strict=True):
                if rule in found[at].beyond:
                    assert old == FAIL
                elif old == UNKNOWN:
                    assert new != FAIL, (rule, scenes[at].record, scene.record)
                else:
                    assert new in (PASS, NOT_APPLICABLE), (rule, scenes[at].record, scene.record)
    assert offered or all(len(each.beyond) for each in found)


def test_there_are_two_thousand() -> None:
    assert sum(len(repairs(record)[0]) for record in KINDS) >= 2_000


def test_every_rule_fails_somewhere() -> None:
    failed = {
        rule.rule.id
        for record in KINDS
        for codes in repairs(record)[2]
        for rule, code in zip(rules_of(record), codes, strict=True)
        if code == FAIL
    }
    usual = {rule.rule.id for record in KINDS for rule in rules_of(record) if has_usual_case(rule)}
    assert usual <= failed and len(usual) > 90


@pytest.mark.parametrize("record", KINDS)
def test_changes_are_lawful_and_start_from_what_stands_there(record: str) -> None:
    scenes, found, before = repairs(record)
    lawful = {change.field.name: change for change in shipped()[1].get(record, ())}
    carried = {field.name for change in lawful.values() for field in change.carries}
    fields = RECORDS[record].fields()
    for scene, each, codes in zip(scenes, found, before, strict=True):
        failed = {rule.rule.id for rule, code in zip(rules_of(record), codes, strict=True) if code == FAIL}
        assert set(each.beyond) <= failed
        assert each.alternatives or set(each.beyond) == failed
        sets = [tuple(change.field for change in changes) for changes in each.alternatives]
        assert len(sets) <= 3
        for changes in each.alternatives:
            assert {rule for change in changes for rule in change.rules} == failed - set(each.beyond)
            for change in changes:
                assert change.field in (carried if change.carried_by else lawful)
                assert change.value_from != change.value_to or change.value_to is None
                if change.carried_by is None and fields[change.field].type is FieldType.DATE:
                    how, now = lawful[change.field].how, date.fromisoformat(str(change.value_to))
                    assert now >= AS_OF
                    past = change.value_from is not None and date.fromisoformat(change.value_from) < AS_OF
                    assert how is How.ANEW or not past
                    text = scene.record[change.field]
                    assert is_empty(text) if change.value_from is None else text == change.value_from


def test_more_than_two_thousand_records_are_mended() -> None:
    mended = sum(bool(each.alternatives) for record in KINDS for each in repairs(record)[1])
    assert mended >= 2_000
