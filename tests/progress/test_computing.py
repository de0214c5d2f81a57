"""What records show: bounds that are exactly the least and the greatest that unknown cells allow."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin.evaluation.table import Column, RecordTable
from fupin.evaluation.verdicts import FAIL, PASS, UNKNOWN
from fupin.model.records import RECORDS
from fupin.progress.computing import NO_WHOLE, NOTHING_LOOKED_AT, computed
from fupin.progress.result import Bounds
from fupin.progress.selecting import Selection
from fupin.rulebook.proofs import Proof

POOR, COVERED = (RECORDS["county"].fields()[name] for name in ("households_poor", "households_covered"))
COUNT = Proof("county", "count", None, None, None, None)
SUM = Proof("county", "sum", None, None, COVERED, None)
SHARE = Proof("county", "share", None, None, None, None)
SHARE_OF_SUMS = Proof("county", "share", None, None, COVERED, POOR)
CODES = {True: PASS, False: FAIL, None: UNKNOWN}

Record = tuple[bool | None, bool | None, int | None, int | None]
"""Looked at, counts, covered, poor."""


def shown(proof: Proof, records: list[Record]) -> Bounds:
    return computed(proof, _table(records), _selection(records))[0]


def _selection(records: list[Record]) -> Selection:
    return Selection(
        np.array([CODES[r[0]] for r in records], dtype=np.int8),
        np.array([CODES[r[1]] for r in records], dtype=np.int8),
    )


def _table(records: list[Record]) -> RecordTable:
    columns = {}
    for name, at in (("households_covered", 2), ("households_poor", 3)):
        numbers = [None if (number := r[at]) is None else Decimal(number) for r in records]
        columns[name] = Column(pa.array(numbers, pa.decimal128(14, 0)), pa.array([True] * len(records)))
    return RecordTable("county", len(records), columns, ((len(records), frozenset(columns)),))


def test_known_records() -> None:
    records: list[Record] = [(True, True, 3, 4), (True, False, 1, 2), (False, True, 9, 9)]
    assert shown(COUNT, records).exact == 1
    assert shown(SUM, records).exact == 3
    assert shown(SHARE, records).exact == Fraction(1, 2)
    assert shown(SHARE_OF_SUMS, records).exact == Fraction(3, 6)


def test_no_record_to_look_at_shows_nothing_rather_than_none() -> None:
    records: list[Record] = [(False, True, 3, 4)]
    assert computed(COUNT, _table(records), _selection(records)) == (Bounds(), NOTHING_LOOKED_AT)


def test_a_whole_of_nothing_has_no_share() -> None:
    records: list[Record] = [(True, True, 0, 0)]
    assert computed(SHARE_OF_SUMS, _table(records), _selection(records)) == (Bounds(), NO_WHOLE)


def test_how_many_records_leave_it_open() -> None:
    records: list[Record] = [(True, True, None, 4), (True, None, 1, 2), (None, True, 1, 1), (True, False, None, 1)]
    _, reason = computed(SUM, _table(records), _selection(records))
    assert reason is not None
    assert reason.en == "records that are incomplete: 3"


three = st.sampled_from([True, False, None])
record = st.tuples(three, three, st.integers(0, 3), st.integers(0, 3))


@given(st.lists(record, min_size=1, max_size=5))
@settings(max_examples=60)
def test_bounds_are_the_extremes_over_all_ways_to_fill_in(records: list[Record]) -> None:
    filled = list(product(*(product(_either(r[0]), _either(r[1])) for r in records)))
    for proof in (COUNT, SUM, SHARE):
        bounds = shown(proof, records)
        if not any(r[0] is True for r in records):
            assert bounds == Bounds()
            continue
        reached = [_value(proof, records, filling) for filling in filled]
        assert (bounds.low, bounds.high) == (min(reached), max(reached))


@given(st.lists(st.tuples(three, three, st.sampled_from([None, 0, 2]), st.sampled_from([None, 1, 2])), max_size=4))
@settings(max_examples=60)
def test_a_share_of_sums_is_exact_or_unknown(records: list[Record]) -> None:
    bounds = shown(SHARE_OF_SUMS, records)
    looked_at = [r for r in records if r[0] is not False]
    sure = all(
        r[0] and r[1] is not None and r[3] is not None and (r[1] is False or r[2] is not None) for r in looked_at
    )
    if not looked_at or not sure:
        assert bounds == Bounds()
    else:
        part = sum(r[2] or 0 for r in looked_at if r[1])
        assert bounds.exact == Fraction(part, sum(r[3] or 0 for r in looked_at))


def _either(condition: bool | None) -> tuple[bool, ...]:
    return (True, False) if condition is None else (condition,)


def _value(proof: Proof, records: list[Record], filling: tuple[tuple[bool, bool], ...]) -> Fraction:
    pairs = list(zip(records, filling, strict=True))
    counting = [record for record, (looked_at, counts) in pairs if looked_at and counts]
    if proof is SUM:
        return Fraction(sum(record[2] or 0 for record in counting))
    if proof is COUNT:
        return Fraction(len(counting))
    return Fraction(len(counting), sum(looked_at for _, (looked_at, _) in pairs))
