"""From the solver's values to a case: a record with what else its submission holds, as texts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import z3

from fupin.model.fields import FieldSpec
from fupin.model.text import Text
from fupin.model.values import value_text
from fupin.model.verdict import Verdict
from fupin.rulebook.book import Case
from fupin.verification.proofs.space import Cell, Space, is_key
from fupin.verification.proofs.terms import Day, Formula, Number, Truth, Word

UNREADABLE = "#REF!"
"""What a cell of the case holds that can't be read."""
_FLAGS = {True: "是", False: "否"}


def case_of(
    space: Space, model: Formula, fields: Iterable[FieldSpec], tables: Iterable[tuple[str, str]], expect: Verdict
) -> Case:
    """The case that a model of the solver stands for.

    Args:
        space: the unknowns.
        model: their values.
        fields: the fields to show.
        tables: the other record kinds to show, each with its key.
        expect: the verdict that the case is to have.
    """
    shown = [field for field in fields if field in space.columns]
    given, *others = [_row(space, model, row, shown) for row in space.rows]
    absent = tuple(field.name for field in shown if not _holds(model, space.columns[field]))
    others_tables = {
        record: _keys(space, model, record, key)
        for record, key in tables
        if record != space.record and _holds(model, space.other_table(record, key)[0])
    }
    return Case(given, expect, Text("", ""), _day(model, space.as_of), tuple(others), others_tables, absent)


def _row(space: Space, model: Formula, row: int, fields: Iterable[FieldSpec]) -> dict[str, str]:
    cells = [space.cells[row, field] for field in fields if (row, field) in space.cells]
    return {
        cell.field.name: _text(space, model, cell) if _holds(model, cell.known) else UNREADABLE
        for cell in cells
        if _holds(model, cell.filled)
    }


def _text(space: Space, model: Formula, cell: Cell) -> str:
    term = cell.term
    if isinstance(term, Truth):
        return _FLAGS[_holds(model, term.yes)]
    if isinstance(term, Number):
        return value_text(Decimal(_whole(model, term.units)).scaleb(-term.scale)) or ""
    return _day(model, term).isoformat() if isinstance(term, Day) else _word(space, model, term)


def _word(space: Space, model: Formula, term: Word) -> str:
    return space.words.text(_whole(model, term.code)) or ""


def _keys(space: Space, model: Formula, record: str, key: str) -> tuple[dict[str, str], ...]:
    codes = {_whole(model, code) for code in space.looked_for.get((record, key), ())}
    # an unknown cell has a code that stands for no text
    texts = {code: text for code in sorted(codes) if (text := space.words.text(code)) is not None}
    found = [text for code, text in texts.items() if _holds(model, is_key(record, z3.IntVal(code)))]
    unreadable = [UNREADABLE] if _holds(model, space.other_table(record, key)[1]) else []
    return tuple({key: text} for text in (*found, *unreadable))


def _day(model: Formula, day: Day) -> date:
    return date(_whole(model, day.year), _whole(model, day.month) + 1, _whole(model, day.day))


def _holds(model: Formula, formula: Formula) -> bool:
    return bool(z3.is_true(model.eval(formula, model_completion=True)))


def _whole(model: Formula, formula: Formula) -> int:
    return int(model.eval(formula, model_completion=True).as_long())
