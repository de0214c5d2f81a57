"""The smallest number of steps that meets any condition is among those that are tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from evaluation.expressions import conditions, rows
from fupin.evaluation.groups import SubmittedRecords, record_at
from fupin.evaluation.one_record import OneRecord
from fupin.evaluation.scalar import Scalar
from fupin.evaluation.verdicts import PASS
from fupin.model.errors import ExpressionError
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.repair.levers import Lever, levers_of, moved
from fupin.repair.turning import turning_steps
from fupin.rulebook.changes import Direction, How, LawfulChange
from fupin.rulebook.parsed import ParsedRule
from support.examples import examples
from support.rules import make_rule
from support.tables import Row, make_table

AS_OF = date(2018, 8, 20)
FIELDS = RECORDS["loan"].fields()
WORDS = Text("办理", "it is done")
TRIED = 60
"""Steps that are tried one by one."""


def change(name: str, step: str | None, direction: Direction | None, how: How = How.MOVED) -> LawfulChange:
    return LawfulChange(FIELDS[name], how, WORDS, direction, None if step is None else Decimal(step))


CHANGES = [
    replace(change("amount_yuan", "1", Direction.BOTH), carries=(FIELDS["balance_yuan"],)),
    change("amount_yuan", "1250", Direction.BOTH),
    change("term_months", "1", Direction.BOTH),
    change("annual_rate", "0.0125", Direction.BOTH),
    change("due_on", None, Direction.BOTH, How.PLANNED),
    change("issued_on", None, None, How.ANEW),
]


def fewest(scalar: Scalar, rule: ParsedRule, record: OneRecord, lever: Lever) -> int | None:
    for steps in range(1, min(TRIED, lever.most) + 1):
        if scalar.verdict(rule, moved(record, [(lever, steps)])) == PASS:
            return steps
    return None


@settings(
    max_examples=examples(120),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    require=conditions,
    loans=st.lists(rows, min_size=1, max_size=3),
    lawful=st.sampled_from(CHANGES),
)
def test_the_fewest_steps_are_among_those_tried(require: str, loans: list[Row], lawful: LawfulChange) -> None:
    try:
        rule = make_rule(require)
    except ExpressionError:
        assume(False)
    submission = {"loan": make_table("loan", loans)}
    scalar = Scalar(AS_OF, SubmittedRecords(submission, "loan", AS_OF))
    record = record_at(submission["loan"], 0)
    for lever in levers_of([lawful], record, AS_OF, yearly=False):
        wanted = fewest(scalar, rule, record, lever)
        if wanted is not None:
            assert wanted in turning_steps(scalar, [rule], record, lever)


@pytest.mark.parametrize(
    ("require", "steps"),
    [
        ("amount_yuan * amount_yuan <= 1600", 10),
        ("amount_yuan * balance_yuan < 120", 47),
        ("amount_yuan * (100 - amount_yuan) >= 2499", 0),
        ("amount_yuan <= 12.5", 38),
        ("amount_yuan IN (7, 41)", 9),
        ("amount_yuan BETWEEN 20 AND 30", 20),
        ("CASE WHEN amount_yuan > 45 THEN FALSE ELSE share(amount_yuan, balance_yuan) <= 3 END", 20),
    ],
)
def test_squares_lists_shares_and_branches(require: str, steps: int) -> None:
    rule = make_rule(require)
    record = OneRecord({"amount_yuan": Fraction(50), "balance_yuan": Fraction(30)}, dict.fromkeys(FIELDS, True))
    record = replace(record, values={**record.values, "balance_yuan": Fraction(10 if "share" in require else 30)})
    scalar = Scalar(AS_OF, SubmittedRecords({"loan": make_table("loan", [])}, "loan", AS_OF))
    (lever,) = levers_of([change("amount_yuan", "1", Direction.DOWN)], record, AS_OF, yearly=False)
    tried = turning_steps(scalar, [rule], record, lever)
    met = [each for each in tried if scalar.verdict(rule, moved(record, [(lever, each)])) == PASS]
    assert met[0] == fewest(scalar, rule, record, lever)
    if steps:
        assert met[0] == steps


def test_a_number_moves_along_the_multiples_of_its_step() -> None:
    record = OneRecord({"amount_yuan": Fraction("50000.0001")}, {"amount_yuan": True})
    down, up = (
        levers_of([change("amount_yuan", "0.01", direction)], record, AS_OF, yearly=False)[0]
        for direction in (Direction.DOWN, Direction.UP)
    )
    assert moved(record, [(down, 1)]).values["amount_yuan"] == 50000
    assert moved(record, [(up, 1)]).values["amount_yuan"] == Fraction("50000.01")
    assert moved(record, [(down, down.most)]).values["amount_yuan"] == 0


def test_what_has_passed_or_could_not_be_read_has_no_lever() -> None:
    values = {"due_on": date(2018, 8, 19), "issued_on": date(2018, 8, 20), "amount_yuan": None, "credit_grade": None}
    record = OneRecord(values, {"due_on": True, "issued_on": True, "amount_yuan": True, "credit_grade": True})
    lawful = [
        change("due_on", None, Direction.BOTH, How.PLANNED),
        change("issued_on", None, None, How.ANEW),
        change("amount_yuan", "1", Direction.DOWN),
        change("credit_grade", None, None, How.DONE),
        change("term_months", "1", Direction.DOWN),
    ]
    assert levers_of(lawful, record, AS_OF, yearly=False) == ()


@pytest.mark.parametrize(("year", "levers"), [(2017, 0), (None, 0), (2018, 1), (2019, 1)])
def test_figures_of_a_year_that_has_passed_stay(year: int | None, levers: int) -> None:
    values = {"amount_yuan": Fraction(10), "year": None if year is None else Fraction(year)}
    record = OneRecord(values, {"amount_yuan": True, "year": True})
    assert len(levers_of([change("amount_yuan", "1", Direction.DOWN)], record, AS_OF, yearly=True)) == levers
