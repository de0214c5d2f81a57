"""Loans of households that are registered in another county and not in their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from fupin.model.problems import ProblemCode
from fupin.province.numbers import Strength
from fupin.province.records_elsewhere import Located
from fupin.province.side_by_side import Flags, OwnedSheet, SideBySide, codes, one_of


def registered_elsewhere(loans: SideBySide, households: Sequence[OwnedSheet], told: Flags) -> Iterator[Located]:
    """The loans whose household is in another county's table of households, by its identity number.

    Only where the loan's own county hands in such a table, and the household isn't in it.

    Args:
        loans: the loans that name a household.
        households: the sheets of households, in order.
        told: whether each loan is told of already.
    """
    register = SideBySide(households)
    columns = [sheet.marks.key for sheet in households]
    borrowed = [sheet.marks.household for sheet in loans.sheets if sheet.marks.household is not None]
    numbers = codes([column.digests for column in (*columns, *borrowed)])
    registered, asked = numbers[: len(register.counties)], numbers[len(register.counties) :]
    wanted = one_of("".join(column.strengths for column in borrowed), Strength.IDENTITY) & (asked >= 0)
    wanted &= np.isin(asked, registered) & np.isin(loans.counties, register.counties) & ~told
    for number in np.flatnonzero(wanted).tolist():
        there = np.flatnonzero(registered == asked[number])
        if (register.counties[there] == loans.counties[number]).any():
            continue
        spot, entry = loans.spot(number), register.spot(int(there[0]))
        column = spot.sheet.marks.household
        if column is not None:
            key = entry.sheet.marks.key
            yield number, spot.twin(ProblemCode.BORROWED_ELSEWHERE, column, entry, key, "register")
