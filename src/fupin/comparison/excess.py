"""Whether a record has moved away from the figures that it misses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from fupin.comparison.found import Found
from fupin.model.exact import fraction_of
from fupin.past_reports.shapes import PastExcess

AS_OF = "as_of"
"""What a date is compared with where that is the day of the check."""
Of = tuple[tuple[str, ...], str | None, str | None, str | None]
"""What a distance is between: the fields, the limit, the field or day compared with; and its unit."""
Distances = dict[Of, Fraction]


def distances_of(excess: Iterable[PastExcess]) -> Distances:
    """The distances, exact; the greatest of several between the same two."""
    found: Distances = {}
    for each in excess:
        of, by = (each.fields, each.limit, each.compared, each.unit), fraction_of(each.by) or Fraction(0)
        found[of] = max(by, found.get(of, by))
    return found


@dataclass(frozen=True, slots=True)
class Alike:
    """In what two checks are alike.

    Attributes:
        book: whether they are by the same rule book; another one may compare with other figures.
        day: whether they speak of the same day; what is overdue is further from it by each day.
    """

    book: bool
    day: bool


def moved(before: Found, now: Found, alike: Alike) -> int:
    """1 where the record is further from any figure than before, -1 where it is nearer to one and further from none.

    A figure that it had not missed before counts only where the rule books are the same, a distance from the
    day of the check only where the days are: by waiting alone nothing becomes worse.
    """
    if before.excess is None or now.excess is None or before.excess == now.excess:
        return 0
    old, new = distances_of(before.excess), distances_of(now.excess)
    if not alike.day:
        old, new = ({of: by for of, by in each.items() if of[2] != AS_OF} for each in (old, new))
    changes = [by - old[of] for of, by in new.items() if of in old]
    if alike.book:
        changes += [Fraction(1) for of in new if of not in old] + [Fraction(-1) for of in old if of not in new]
    if any(change > 0 for change in changes):
        return 1
    return -1 if any(change < 0 for change in changes) else 0
