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
from fupin.verification.proofs.terms import Day, Formula, Number, Word

_USUAL_DAYS = (date(2016, 1, 1), date(2020, 12, 31))
_USUAL_NUMBERS = (0, 100_000)
_USUAL_SHARES = (0, 1)
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
        whole = [
            self._search.assume(f"{place} whole", z3.Implies(cell.known, _whole(cell.term, cell.field, place)))
            for place, cell in cells.items()
            if isinstance(cell.term, Number)
        ]
        usual = [
            self._search.assume(f"{place} usual", z3.Implies(cell.known, self._usual(cell)))
            for place, cell in cells.items()
            if cell.field.type not in (FieldType.FLAG, FieldType.ENUM)
        ]
        return [_COLUMNS, _READABLE, _USUAL_DATE, *known, *whole, *usual]

    def _usual(self, cell: Cell) -> Formula:
        term = cell.term
        if isinstance(term, Number):
            return _usual_number(term, cell.field)
        if isinstance(term, Day):
            first, last = (calendar.day_of(day).order for day in _USUAL_DAYS)
            return z3.And(term.order >= first, term.order <= last)
        return self._space.words.usual(term.code, cell.field) if isinstance(term, Word) else z3.BoolVal(True)


def _whole(number: Number, field: FieldSpec, place: str) -> Formula:
    """A whole number, or of a share a whole percent."""
    one = 10**number.scale
    step = one // 10**_PERCENT_DIGITS if field.type is FieldType.SHARE else one
    return number.units == z3.Int(f"{place}.whole") * step


def _usual_number(number: Number, field: FieldSpec) -> Formula:
    """A number as one expects it."""
    least, most = field.plausible or (_USUAL_SHARES if field.type is FieldType.SHARE else _USUAL_NUMBERS)
    one = 10**number.scale
    return z3.And(number.units >= int(least * one), number.units <= int(most * one))
