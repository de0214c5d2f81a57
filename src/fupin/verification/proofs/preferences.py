"""What a witness should be like where it can: an ordinary record that a reader takes in at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import z3

from fupin.model.fields import FieldSpec, FieldType
from fupin.rulebook.schema import USUAL_AS_OF
from fupin.verification.proofs import calendar
from fupin.verification.proofs.searching import Search
from fupin.verification.proofs.space import Cell, Space
from fupin.verification.proofs.terms import Day, Formula, Number

_USUAL_DAYS = (date(2016, 1, 1), date(2020, 12, 31))
_USUAL_NUMBERS = (0, 100_000)
_USUAL_DATE, _READABLE, _COLUMNS = "usual date of the check", "all cells readable", "all columns there"
_PERCENT_DIGITS = 2


class Preferences:
    """Preferences by name, made once for a search.

    Args:
        space: the unknowns.
        search: where they are put.
    """

    def __init__(self, space: Space, search: Search) -> None:
        self._space, self._search = space, search
        cells = space.cells.values()
        usual = calendar.day_of(USUAL_AS_OF)
        search.assume(_USUAL_DATE, space.as_of.order == usual.order)
        search.assume(_READABLE, z3.And(*(z3.Implies(cell.filled, cell.known) for cell in cells)))
        search.assume(_COLUMNS, z3.And(*space.columns.values()))

    def for_fields(self, fields: Iterable[FieldSpec]) -> list[str]:
        """The preferences for a record of which some fields are shown, the most important first."""
        places = [(row, field) for row in self._space.rows for field in fields if (row, field) in self._space.cells]
        cells = {f"{row}.{field.name}": self._space.cells[row, field] for row, field in places}
        known = [self._search.assume(f"{place} known", cell.known) for place, cell in cells.items()]
        usual = [
            self._search.assume(f"{place} usual", z3.Implies(cell.known, _usual(cell, place)))
            for place, cell in cells.items()
            if isinstance(cell.term, Number | Day)
        ]
        return [_COLUMNS, _READABLE, _USUAL_DATE, *known, *usual]


def _usual(cell: Cell, place: str) -> Formula:
    term = cell.term
    if isinstance(term, Day):
        first, last = (calendar.day_of(day).order for day in _USUAL_DAYS)
        return z3.And(term.order >= first, term.order <= last)
    if not isinstance(term, Number):
        raise TypeError(f"neither number nor date: {place}")
    least, most = cell.field.plausible or _USUAL_NUMBERS
    one = 10**term.scale
    if cell.field.type is FieldType.SHARE:
        most = 1 if cell.field.plausible is None else most
        step = one // 10**_PERCENT_DIGITS
    else:
        step = one
    whole = z3.Int(f"{place}.whole")
    return z3.And(term.units == whole * step, term.units >= int(least * one), term.units <= int(most * one))
