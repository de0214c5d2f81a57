"""The value that a selection of records shows, as far as it can be known: exact bounds, never a guess."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from fupin.evaluation.table import RecordTable
from fupin.evaluation.verdicts import FAIL, PASS, UNKNOWN
from fupin.model.fields import FieldSpec
from fupin.model.text import Text
from fupin.progress.result import Bounds
from fupin.progress.selecting import Selection
from fupin.rulebook.proofs import Proof

NOTHING_LOOKED_AT = Text("没有可看的记录", "there is no record to look at")
NO_WHOLE = Text("分母不大于 0", "the whole is not above 0")


def computed(proof: Proof, table: RecordTable, selection: Selection) -> tuple[Bounds, Text | None]:
    """The least and the greatest value that the records allow, and why they are not one.

    Args:
        proof: what is shown.
        table: the records.
        selection: which of them are looked at and count.
    """
    incomplete = _incomplete(proof, table, selection)
    if not (selection.of == PASS).any():
        return Bounds(), incomplete or NOTHING_LOOKED_AT
    if proof.shows != "share":
        bounds = _amount(proof, table, selection)
    elif proof.whole is None:
        bounds = _share_of_records(selection)
    else:
        bounds = _share_of_sums(proof, table, selection)
    return bounds, None if bounds.exact is not None else incomplete or NO_WHOLE


def _incomplete(proof: Proof, table: RecordTable, selection: Selection) -> Text | None:
    """How many records leave the value open; None where none does."""
    open_ = (selection.of == UNKNOWN) | ((selection.of == PASS) & (selection.where == UNKNOWN))
    looked_at = selection.of == PASS
    if proof.total is not None:
        open_ |= looked_at & (selection.where != FAIL) & _unread(table, proof.total)
    if proof.whole is not None:
        open_ |= looked_at & _unread(table, proof.whole)
    count = int(open_.sum())
    if not count:
        return None
    return Text(f"{count} 条记录不全，算不准", f"records that are incomplete: {count}")


def _counting(selection: Selection) -> tuple[Sequence[int], Sequence[int]]:
    """The records that count, and those that may."""
    sure = (selection.of == PASS) & (selection.where == PASS)
    out = (selection.of == FAIL) | (selection.where == FAIL)
    return np.flatnonzero(sure).tolist(), np.flatnonzero(~sure & ~out).tolist()


def _amount(proof: Proof, table: RecordTable, selection: Selection) -> Bounds:
    """A count, or a sum: unknown where a number that counts or may count is."""
    sure, perhaps = _counting(selection)
    if proof.total is None:
        return Bounds(Fraction(len(sure)), Fraction(len(sure) + len(perhaps)))
    numbers = _numbers(table, proof.total)
    certain, possible = [numbers[at] for at in sure], [numbers[at] for at in perhaps]
    if None in certain or None in possible:
        return Bounds()
    base = _sum(certain)
    below = [number for number in possible if number is not None and number < 0]
    above = [number for number in possible if number is not None and number > 0]
    return Bounds(base + _sum(below), base + _sum(above))


def _share_of_records(selection: Selection) -> Bounds:
    """Least: all that may stand in the whole without counting do; greatest: all that may count do."""
    of, where = selection.of, selection.where
    surely_in, maybe_in = of == PASS, of == UNKNOWN
    counting = int((surely_in & (where == PASS)).sum())
    open_ = int((surely_in & (where == UNKNOWN)).sum())
    whole = int(surely_in.sum())
    not_counting = int((maybe_in & (where != PASS)).sum())
    may_count = int((maybe_in & (where != FAIL)).sum())
    low = Fraction(counting, whole + not_counting)
    high = Fraction(counting + open_ + may_count, whole + may_count)
    return Bounds(low, high)


def _share_of_sums(proof: Proof, table: RecordTable, selection: Selection) -> Bounds:
    """The sum of the parts of what counts in the sum of the wholes of what is looked at."""
    sure, perhaps = _counting(selection)
    if proof.total is None or proof.whole is None or perhaps or (selection.of == UNKNOWN).any():
        return Bounds()
    parts, wholes = _numbers(table, proof.total), _numbers(table, proof.whole)
    own_parts = [parts[at] for at in sure]
    own_wholes = [wholes[at] for at in np.flatnonzero(selection.of == PASS).tolist()]
    whole = _sum(own_wholes)
    if None in own_parts or None in own_wholes or whole <= 0:
        return Bounds()
    return Bounds(_sum(own_parts) / whole, _sum(own_parts) / whole)


def _unread(table: RecordTable, field: FieldSpec) -> npt.NDArray[np.bool_]:
    return np.array([number is None for number in _numbers(table, field)], dtype=bool)


def _numbers(table: RecordTable, field: FieldSpec) -> list[Decimal | None]:
    column = table.columns.get(field.name)
    return [None] * table.rows if column is None else column.values.to_pylist()


def _sum(numbers: Sequence[Decimal | None]) -> Fraction:
    return sum((Fraction(number) for number in numbers if number is not None), Fraction(0))
