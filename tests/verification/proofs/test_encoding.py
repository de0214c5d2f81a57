"""The formulas of the solver agree with the independent reference on expressions that no rule book has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import z3
from hypothesis import assume

from evaluation.expressions import ABSENT, FIELDS, loans_and_households
from fupin.model.errors import ExpressionError
from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from fupin.model.units import base_of
from fupin.model.values import Reading, read_value
from fupin.rulebook.limits import DatedValue
from fupin.rulebook.parsed import ParsedRule
from fupin.verification.proofs.encoding import Encoder
from fupin.verification.proofs.groups import RowGroups
from fupin.verification.proofs.space import Cell as SolverCell
from fupin.verification.proofs.space import Space
from fupin.verification.proofs.terms import Day, Number, Truth, Word
from fupin.verification.proofs.verdicts import judged
from fupin.verification.proofs.words import Words
from reference.evaluator import Cell, Reference, Table
from support.rules import make_limit, make_rule

AS_OF = date(2018, 12, 31)
KEYS = {name: model.key[0] for name, model in RECORDS.items()}
LOAN = RECORDS["loan"].fields()
Row = dict[str, str]


def reading(field: FieldSpec, row: Row) -> Reading:
    return read_value(row.get(field.name, ""), field, base_of(field))


def pinned(cell: SolverCell, found: Reading, words: Words) -> list[Any]:
    """That a cell of the solver is the cell read."""
    facts = [cell.filled == found.filled, cell.known == (found.value is not None)]
    term, value = cell.term, found.value
    if isinstance(term, Truth) and isinstance(value, bool):
        facts.append(term.yes if value else term.no)
    elif isinstance(term, Number) and isinstance(value, Decimal):
        facts.append(term.units == int(value.scaleb(term.scale)))
    elif isinstance(term, Day) and isinstance(value, date):
        facts += [term.year == value.year, term.month == value.month - 1, term.day == value.day]
    elif isinstance(term, Word) and isinstance(value, str):
        facts.append(term.code == words.code(value))
    return facts


def by_solver(rule: ParsedRule, loans: list[Row], households: list[str] | None, as_of: date = AS_OF) -> list[str]:
    """The verdicts of all loans, by the solver with every cell pinned."""
    nodes = [node for node in (rule.require, rule.when) if node is not None]
    texts = {value for loan in loans for value in loan.values()} | set(households or ())
    words = Words(nodes, more=texts, closed=True)
    space = Space("loan", words, len(loans))
    encoder = Encoder(space, RowGroups())
    verdicts = [judged(encoder, rule, row).verdicts for row in range(len(loans))]
    solver = z3.Solver()
    for (row, field), cell in space.cells.items():
        solver.add(*pinned(cell, reading(field, loans[row]), words))
    solver.add(*(there == (field.name not in ABSENT) for field, there in space.columns.items()))
    for record, key in space.looked_for:
        there, unreadable = space.other_table(record, key)
        solver.add(there == (households is not None), unreadable == ("#REF!" in (households or ())))
        for text in texts:
            solver.add(space.is_key(record, key, words.code(text)) == bool(text) & (text in (households or ())))
    day = space.as_of
    solver.add(day.year == as_of.year, day.month == as_of.month - 1, day.day == as_of.day, *space.facts)
    assert solver.check() == z3.sat
    model = solver.model()
    return [
        next(str(name) for name, holds in each.items() if z3.is_true(model.eval(holds, model_completion=True)))
        for each in verdicts
    ]


def by_reference(rule: ParsedRule, loans: list[Row], households: list[str] | None) -> list[str]:
    columns = frozenset(FIELDS)
    table = []
    for loan in loans:
        found = {name: reading(LOAN[name], loan) for name in columns}
        table.append(
            {
                name: Cell(Fraction(each.value) if isinstance(each.value, Decimal) else each.value, each.filled)
                for name, each in found.items()
            }
        )
    tables = {"loan": Table(columns, table)}
    if households is not None:
        field = RECORDS["household"].fields()["household_id"]
        read = [read_value(text, field, None) for text in households]
        keys = [{"household_id": Cell(each.value, each.filled)} for each in read]
        tables["household"] = Table(frozenset({"household_id"}), keys)
    reference = Reference(tables, KEYS, AS_OF)
    return [str(reference.verdict("loan", row, rule.rule.when, rule.rule.require)) for row in range(len(loans))]


@loans_and_households(60, 4)
def test_random_expressions_over_random_loans(
    when: str | None, require: str, loans: list[Row], households: list[str] | None
) -> None:
    try:
        rule = make_rule(require, when)
    except ExpressionError:
        assume(False)
    assert by_solver(rule, loans, households) == by_reference(rule, loans, households)


@pytest.mark.parametrize(
    "require",
    [
        "CASE WHEN registered_poor THEN issued_on WHEN interest_subsidised THEN due_on END <= DATE '2018-11-30'",
        "CASE WHEN registered_poor THEN bank ELSE township END = '农行'",
        "CASE WHEN registered_poor THEN bank END <> township",
        "CASE WHEN registered_poor THEN amount_yuan ELSE 0.5 END + 1 > 1.5",
        "CASE WHEN registered_poor THEN annual_rate END * 2 <= 1",
        "year_of(CASE WHEN registered_poor THEN issued_on ELSE as_of END) = 2018",
        "count_by(present(bank), interest_subsidised, registered_poor) = 2",
        "CASE WHEN bank = '农行' THEN CASE WHEN registered_poor THEN TRUE END ELSE NOT interest_subsidised END",
    ],
)
def test_cases_of_every_kind_and_flags_as_keys(require: str) -> None:
    cells = {"amount_yuan": "0.5", "annual_rate": "0.5", "issued_on": "2018-11-30", "township": "农行"}
    flags = [(poor, other) for poor in ("是", "否", "") for other in ("是", "否", "", "不详")]
    loans = [
        {**cells, "registered_poor": poor, "interest_subsidised": other, "bank": bank, "due_on": due}
        for poor, other in flags
        for bank, due in (("农行", "2018-12-01"), ("建行", "2018-01-01"))
    ]

    assert by_solver(make_rule(require), loans, None) == by_reference(make_rule(require), loans, None)


@pytest.mark.parametrize("months", ["1", "-1", "12", "-12", "3", "36", "11"])
@pytest.mark.parametrize("day", ["2019-01-31", "2020-02-29", "1900-02-28", "2000-02-29", "2018-12-31", "2018-11-30"])
def test_months_moved(day: str, months: str) -> None:
    for require in (f"due_on = add_months(issued_on, {months})", f"due_on = quarter_start(issued_on, {months})"):
        rule = make_rule(require)
        loans = [{"issued_on": day, "due_on": moved} for moved in moved_days(require, day)]
        assert by_solver(rule, loans, None) == by_reference(rule, loans, None) == ["pass", "fail"]


def moved_days(require: str, day: str) -> list[str]:
    """The day that the reference gives, and the one after it."""
    from reference.evaluator import _add_months, _quarter_start

    name, _, steps = require.partition("(")[0].split()[-1], None, Fraction(require.rpartition(" ")[2].rstrip(")"))
    moved = (_add_months if name == "add_months" else _quarter_start)(date.fromisoformat(day), steps)
    assert moved is not None
    return [moved.isoformat(), date.fromordinal(moved.toordinal() + 1).isoformat()]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2018, 1, 1), ["pass", "fail"]),
        (date(2019, 12, 31), ["pass", "fail"]),
        (date(2020, 1, 1), ["pass", "pass"]),
        (date(2020, 12, 31), ["pass", "pass"]),
        (date(2021, 1, 1), ["unknown", "unknown"]),
    ],
)
def test_limits_by_the_date_of_the_check(as_of: date, expected: list[str]) -> None:
    limit = make_limit(
        "amount_max",
        DatedValue(Decimal("50000"), date(2018, 8, 28)),
        DatedValue(Decimal("60000.5"), date(2020, 1, 1), date(2020, 12, 31)),
    )
    rule = make_rule("amount_yuan <= amount_max", limits={"amount_max": limit})

    assert by_solver(rule, [{"amount_yuan": "50000"}, {"amount_yuan": "60000.5"}], None, as_of) == expected
