"""Households that have borrowed in two counties, or by two files of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from fupin.model.problems import Problem, ProblemCode
from fupin.province.numbers import Strength
from fupin.province.records_elsewhere import Located
from fupin.province.side_by_side import (
    Numbers,
    OwnedSheet,
    SideBySide,
    again,
    codes,
    of_several,
    one_of,
    pairs_of,
    shared,
    together,
)

_MOST_NAMED = 3
"""Counties that a note names."""


class Borrowers:
    """The loans of all submissions that name a household.

    Args:
        sheets: their sheets, in order; each has a column of households.
        told: loans that are told of already, by sheet and number there: they stand in two files themselves.

    Attributes:
        loans: the loans, numbered through.
        told: whether each is told of already.
    """

    def __init__(self, sheets: Sequence[OwnedSheet], told: Collection[tuple[int, int]]) -> None:
        self.loans = SideBySide(sheets)
        columns = [sheet.marks.household for sheet in sheets if sheet.marks.household is not None]
        strengths = "".join(column.strengths for column in columns)
        self._households = codes([column.digests for column in columns])
        self._names = codes([sheet.marks.names for sheet in sheets])
        self._known = self._households >= 0
        self._identity = one_of(strengths, Strength.IDENTITY)
        self._long = one_of(strengths, Strength.LONG)
        self.told = np.isin(np.arange(len(self._known)), [self.loans.number(*place) for place in told])

    def problems(self) -> Iterator[Located]:
        """The loans of households that have borrowed elsewhere before.

        Between two counties that is sure where the household's number is an identity number, or the borrower's name
        is the same too and either the number carries the county's code or no other household has the name. Where
        counties number their households alike, and it isn't sure, that is told once a county.
        """
        loans, found = self.loans, set[int]()
        for group in shared(together(self._households, loans.counties), loans.submissions, self._known & ~self.told):
            yield from self._again(group, loans.submissions, found)
        for group in shared(self._households, loans.counties, self._known & self._identity & ~self.told):
            yield from self._again(group, loans.counties, found)
        named = self._known & ~self._identity & (self._names >= 0) & ~self.told
        named &= self._long | ~of_several(self._names, self._households)
        for group in shared(together(self._households, self._names), loans.counties, named):
            yield from self._again(group, loans.counties, found)
        yield from self._alike(found)

    def _again(self, group: Sequence[int], parties: Numbers, found: set[int]) -> Iterator[Located]:
        for number, first in again(group, parties, found):
            yield number, self._problem(number, first)

    def _problem(self, number: int, first: int) -> Problem:
        spot, earlier = self.loans.spot(number), self.loans.spot(first)
        column, other = spot.sheet.marks.household, earlier.sheet.marks.household
        if column is None or other is None:  # they were chosen for having one
            raise ValueError("a loan without a column of households")
        by = "identity" if self._identity[number] else "name"
        return spot.twin(ProblemCode.BORROWED_ELSEWHERE, column, earlier, other, by)

    def _alike(self, found: Collection[int]) -> Iterator[Located]:
        """Where counties use the same numbers for households that may be the same or not: once a county."""
        loans = self.loans
        plain = self._known & ~self._identity & ~self.told
        plain[list(found)] = False
        used, counties = pairs_of(self._households[plain], loans.counties[plain])
        numbers, households = np.unique(used, return_inverse=True)
        uses = np.zeros((len(numbers), int(loans.counties.max(initial=-1)) + 1), np.bool_)
        uses[households, counties] = True
        for county in range(1, uses.shape[1]):
            before = uses[:, :county] & uses[:, county, None]
            same = int(before.any(axis=1).sum())
            if same:
                others = np.flatnonzero(before.any(axis=0)).tolist()
                yield self._note(county, same, int(uses[:, county].sum()), others)

    def _note(self, county: int, same: int, of: int, others: Sequence[int]) -> Located:
        first = {sheet.county: sheet for sheet in reversed(self.loans.sheets)}
        marks = first[county].marks
        name = first[county].name
        params = {
            "same": str(same),
            "of": str(of),
            "county": name,
            "counties": "、".join(first[other].name for other in others[:_MOST_NAMED]),
            "more": str(max(len(others) - _MOST_NAMED, 0)),
            "first": first[others[0]].marks.path,
        }
        number = int(np.flatnonzero(self.loans.counties == county)[0])
        return number, Problem(ProblemCode.NUMBERS_ALIKE, marks.path, marks.sheet, params=params, county=name)
