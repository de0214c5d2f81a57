"""Records that stand in two files: of one county, or of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from fupin.model.problems import Problem, ProblemCode
from fupin.province.kinds import OF_ONE_COUNTY
from fupin.province.numbers import Strength
from fupin.province.side_by_side import Numbers, SideBySide, again, of_several, shared, together
from fupin.province.telling import ENOUGH

Located: TypeAlias = "tuple[int, Problem]"
"""A problem, and the number of the record that it is told at."""


def records_elsewhere(records: SideBySide, kind: str) -> Iterator[Located]:
    """The records of a kind that an earlier file has already.

    In the files of one county, records of one key are one. Counties number on their own, so that between two the key
    alone says nothing, unless it is a number of the nation; else all that is filled in must be the same but for the
    place, tell enough, and stand under no other number.

    Args:
        records: the records of the kind.
        kind: the record kind.
    """
    told: set[int] = set()
    keyed = records.keys >= 0
    for group in shared(together(records.keys, records.counties), records.submissions, keyed):
        yield from _again(records, group, records.submissions, told)
    if kind not in OF_ONE_COUNTY:
        return
    for group in shared(records.keys, records.counties, keyed & records.national):
        yield from _again(records, group, records.counties, told)
    copied = keyed & ~records.national & ((records.telling >= ENOUGH) | records.long)
    copied &= ~of_several(records.contents, records.keys)  # what stands under other numbers too is common
    for group in shared(together(records.keys, records.contents), records.counties, copied):
        yield from _again(records, group, records.counties, told)


def _again(records: SideBySide, group: Sequence[int], parties: Numbers, told: set[int]) -> Iterator[Located]:
    for number, first in again(group, parties, told):
        yield number, _problem(records, number, first)


def _problem(records: SideBySide, number: int, first: int) -> Problem:
    spot, earlier = records.spot(number), records.spot(first)
    key = spot.sheet.marks.key
    strength = Strength(key.strengths[spot.record])
    code = ProblemCode.RECORD_ELSEWHERE
    two_counties = spot.sheet.county != earlier.sheet.county
    if two_counties and strength is Strength.CREDIT_CODE and records.contents[number] != records.contents[first]:
        code = ProblemCode.CLAIMED_ELSEWHERE
    return spot.twin(code, key, earlier, earlier.sheet.marks.key, _BY.get(strength, "content"))


_BY = {Strength.IDENTITY: "identity", Strength.CREDIT_CODE: "code"}
"""What tells that two records are one, other than number and content."""
