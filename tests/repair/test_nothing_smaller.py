"""Nothing smaller works: every combination of steps in a small domain is judged by the engine."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from random import Random

import numpy as np
import pytest

from fupin.evaluation.duckdb_engine import judge
from fupin.evaluation.verdicts import FAIL, NOT_APPLICABLE, PASS, UNKNOWN
from fupin.model.fields import FieldSpec
from fupin.model.repair import Change
from fupin.model.values import value_text
from fupin.repair.repairer import RecordRepair, Repairer
from fupin.rulebook.changes import Direction, How, LawfulChange
from repair.making import AS_OF, Row, Scene, judged, rules_of, shipped, written
from support.tables import make_table

Domain = Mapping[str, Sequence[str]]
"""For each column the texts from which records are made; what has no column has no lever."""
Vector = tuple[int, ...]
"""For each lawful change the steps that it takes, below 0 downwards; 0 where it stands still."""

DAYS = tuple((AS_OF + timedelta(days)).isoformat() for days in (-3, -1, 0, 1, 2, 4))
DOMAINS: list[tuple[str, Domain, Mapping[str, str]]] = [
    (
        "workshop",
        {
            "workers_poor": [*map(str, range(12))],
            "workers_total": [*map(str, range(1, 15))],
            "recognised": ["是", "否"],
            "recognised_by": ["县人社局", "县扶贫办", ""],
            "operator_type": ["个体工商户", "企业"],
        },
        {},
    ),
    (
        "hiring",
        {
            "stable_months": ["3", "4.5", "5", "6", "10", "11", "12", "13"],
            "subsidy_yuan": ["0", "500", "1000", "1250", "1500"],
            "registered_poor": ["是", "是", "否"],
            "funds_source": ["就业补助资金", "其他"],
        },
        {"subsidy_yuan": "500"},
    ),
    (
        "land_base",
        {
            "area_mu": ["96", "98.5", "99", "100", "101"],
            "term_months": ["55", "58", "59", "60"],
            "reward_yuan": ["0", "1", "2", "3"],
        },
        {"area_mu": "1", "reward_yuan": "1"},
    ),
    (
        "loan",
        {
            "amount_yuan": ["40000", "50000", "51000", "60000"],
            "term_months": ["11", "12", "12.5", "13", "36", "38"],
            "annual_rate": ["0.04", "0.0435", "0.0440", "0.0475", "0.05"],
            "issued_on": ["2018-01-01", "2015-01-01"],
            "collateral": ["信用", "抵押"],
        },
        {"amount_yuan": "10000", "annual_rate": "0.0005"},
    ),
    (
        "enterprise",
        {
            "model": ["379"],
            "participants_poor": [*map(str, range(6))],
            "participants_total": [*map(str, range(10))],
            "order_participants_poor": [*map(str, range(4))],
            "order_participants_total": [*map(str, range(6))],
        },
        {},
    ),
    (
        "fund_line",
        {
            "poor_this_yuan": [*map(str, range(8))],
            "poor_last_yuan": ["3", "7"],
            "all_this_yuan": ["9", "10"],
            "all_last_yuan": ["10", "11"],
            "year": ["2018"],
        },
        {"poor_this_yuan": "1"},
    ),
    (
        "station",
        {
            "station_type": ["村级"],
            "applied_on": DAYS,
            "reviewed_on": DAYS,
            "commissioned_on": DAYS,
            "debt_yuan": ["0", "1", "3"],
        },
        {"debt_yuan": "1"},
    ),
    (
        "land_use",
        {
            "arable_mu": ["0", "1", "3"],
            "replacement_mu": ["0", "1", "2", "4"],
            "started_before_approval": ["是", "否"],
            "compensation_on": DAYS,
            "started_on": DAYS,
            "conversion_approval_no": ["", "甲"],
        },
        {"arable_mu": "1", "replacement_mu": "1"},
    ),
    (
        "agreement",
        {
            "kind": ["订单", "股份合作"],
            "term_months": ["33", "35", "36"],
            "guaranteed_return": ["是", "否"],
            "dividend": ["是", "否"],
            "special_funds_yuan": ["0", "2"],
            "shares_value_yuan": ["0", "2", "4"],
            "guaranteed_paid_yuan": ["0", "1"],
            "dividend_paid_yuan": ["0", "1"],
        },
        {"shares_value_yuan": "1", "guaranteed_paid_yuan": "1", "dividend_paid_yuan": "1"},
    ),
]
MOST_DAYS = 8
NOT_CARED = -1
"""The verdict of a rule that nothing mends: what becomes of it is left open."""
MOST_NUMBERS = {"enterprise": 12, "agreement": 4, "workshop": 12}


def reached(change: LawfulChange, text: str, most: int) -> dict[int, str | None]:
    """By the number of steps, the text that a cell can come to have; the rules of `changes.yaml` said once more."""
    found: dict[int, str | None] = {0: text}
    if change.how is How.MOVED and text:
        value, step = Decimal(text), change.step or Decimal(1)
        for count in range(-most, most + 1):
            up, down = math.floor(value / step) * step, math.ceil(value / step) * step
            reach = (up if count > 0 else down) + count * step
            allowed = change.direction is Direction.BOTH or (change.direction is Direction.UP) == (count > 0)
            if count and allowed and reach >= 0:
                found[count] = value_text(reach)
    elif change.how is How.SETTLED:
        values = [written(change.field, value_text(value)) for value in change.to]
        found |= dict(enumerate([v for v in values if v != text], start=1))
    elif change.how is How.DONE and not text:
        found[1] = "已办"
    elif change.how is How.PLANNED and text and date.fromisoformat(text) >= AS_OF:
        for count in range(-MOST_DAYS, MOST_DAYS + 1):
            day = date.fromisoformat(text) + timedelta(count)
            allowed = change.direction is Direction.BOTH or (change.direction is Direction.UP) == (count > 0)
            if count and allowed and day >= AS_OF:
                found[count] = day.isoformat()
    return found


def everything(row: Row, lawful: Sequence[LawfulChange], most: int) -> Iterator[tuple[Vector, Row]]:
    """Every combination of steps with the record that it leads to."""
    options = [reached(change, row[change.field.name], most) for change in lawful]
    for vector in product(*options):
        changed = dict(row)
        sums: dict[str, Decimal] = {}
        for change, option, steps in zip(lawful, options, vector, strict=True):
            if change.how is not How.MOVED:
                changed[change.field.name] = option[steps] or ""
            elif steps:
                delta = Decimal(option[steps] or "0") - Decimal(row[change.field.name])
                for field in (change.field, *change.carries):
                    sums[field.name] = sums.get(field.name, Decimal(0)) + delta
        if all(Decimal(row[name]) + delta >= 0 for name, delta in sums.items()):
            yield vector, {**changed, **{name: value_text(Decimal(row[name]) + d) or "" for name, d in sums.items()}}


def passing(record: str, row: Row, lawful: Sequence[LawfulChange], old: Sequence[int]) -> list[Vector]:
    """The combinations with which the engine judges the record to comply."""
    listed = list(everything(row, lawful, MOST_NUMBERS.get(record, 15)))
    table = make_table(record, [changed for _, changed in listed], row.keys())
    codes = judge({record: table}, record, rules_of(record), AS_OF)
    good = np.ones(len(listed), dtype=bool)
    for before, after_ in zip(old, codes, strict=True):
        if before == NOT_CARED:
            continue
        good &= (after_ != FAIL) if before == UNKNOWN else (after_ == PASS) | (after_ == NOT_APPLICABLE)
    return [listed[at][0] for at in np.flatnonzero(good).tolist()]


def vector_of(changes: Sequence[Change], row: Row, lawful: Sequence[LawfulChange], most: int) -> Vector:
    """The steps that a repair takes."""
    text = {change.field: written(change_field(lawful, change), change.value_to) for change in changes}
    for vector, changed in everything(row, lawful, most):
        moved = {change.field.name for change, steps in zip(lawful, vector, strict=True) if steps}
        if moved == {change.field for change in changes if change.carried_by is None} and all(
            changed[name] == value for name, value in text.items()
        ):
            return vector
    raise AssertionError(f"outside the domain: {changes}")


def change_field(lawful: Sequence[LawfulChange], change: Change) -> FieldSpec:
    return next(f for each in lawful for f in (each.field, *each.carries) if f.name == change.field)


def smaller(one: Vector, other: Vector) -> bool:
    """Whether a combination asks less: no change takes more steps that way, and one takes fewer or none."""
    return one != other and all(
        mine == 0 or (mine * theirs > 0 and abs(mine) <= abs(theirs)) for mine, theirs in zip(one, other, strict=True)
    )


def acts(vector: Vector) -> frozenset[int]:
    return frozenset(at for at, steps in enumerate(vector) if steps)


def lawful_of(record: str, domain: Domain, steps: Mapping[str, str]) -> list[LawfulChange]:
    """The lawful changes of the columns that are there, with the steps of the small domain."""
    return [
        replace(
            change,
            step=Decimal(steps[change.field.name]) if change.field.name in steps else change.step,
            carries=tuple(field for field in change.carries if field.name in domain),
        )
        for change in shipped()[1][record]
        if change.field.name in domain
    ]


def failing_rows(record: str, domain: Domain, wanted: int) -> list[Row]:
    random = Random(f"smallest {record}")
    rows: list[Row] = []
    while len(rows) < wanted:
        made = [{name: random.choice(list(texts)) for name, texts in domain.items()} for _ in range(40)]
        _, codes, first = judged(record, [Scene(row, ()) for row in made])
        rows += [row for at, row in zip(first, made, strict=True) if (codes[:, at] == FAIL).any() and row not in rows]
    return rows[:wanted]


def repaired(record: str, row: Row, lawful: Sequence[LawfulChange]) -> tuple[RecordRepair, list[int]]:
    submission = {record: make_table(record, [row], row.keys())}
    rules = rules_of(record)
    codes = judge(submission, record, rules, AS_OF)[:, 0]
    return Repairer(submission, record, rules, lawful, AS_OF).repair(0, codes), codes.tolist()


@pytest.mark.parametrize(("record", "domain", "steps"), DOMAINS, ids=[name for name, _, _ in DOMAINS])
def test_no_smaller_combination_passes(record: str, domain: Domain, steps: Mapping[str, str]) -> None:
    lawful = lawful_of(record, domain, steps)
    most = MOST_NUMBERS.get(record, 15)
    mended = 0
    for row in failing_rows(record, domain, 10):
        found, codes = repaired(record, row, lawful)
        if found.beyond:
            everything_at_once = passing(record, row, lawful, codes)
            assert not everything_at_once, (row, everything_at_once[:3])
        if not found.alternatives:
            continue
        mended += 1
        loose = [
            NOT_CARED if rule.rule.id in found.beyond else code
            for rule, code in zip(rules_of(record), codes, strict=True)
        ]
        good = passing(record, row, lawful, loose)
        vectors = [vector_of(changes, row, lawful, most) for changes in found.alternatives]
        assert len({acts(vector) for vector in vectors}) == len(vectors)
        for vector in vectors:
            assert vector in good, (row, vector)
            assert not [each for each in good if smaller(each, vector)], (row, vector)
        assert len(acts(vectors[0])) == min(len(acts(each)) for each in good)
    assert mended


def test_the_brute_force_finds_what_is_smaller() -> None:
    assert smaller((1, 0), (2, 0)) and smaller((0, 2), (1, 2)) and smaller((-1,), (-2,))
    assert not smaller((1, 0), (0, 5)) and not smaller((1,), (1,)) and not smaller((-1,), (2,))
