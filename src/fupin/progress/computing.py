"""The value that a selection of records shows, as far as it can be known: exact bounds, never a guess."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.evaluation.table import RecordTable
from fupin.evaluation.verdicts import FAIL, PASS, UNKNOWN
from fupin.model.fields import FieldSpec
from fupin.model.text import Text
from fupin.progress.result import Bounds
from fupin.progress.selecting import Selection
from fupin.rulebook.proofs import Proof

Mask = npt.NDArray[np.bool_]
_WIDEST = 38
"""Digits of the widest decimal."""
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


def _counting(selection: Selection) -> tuple[Mask, Mask]:
    """The records that count, and those that may."""
    sure = (selection.of == PASS) & (selection.where == PASS)
    out = (selection.of == FAIL) | (selection.where == FAIL)
    return sure, ~sure & ~out


def _amount(proof: Proof, table: RecordTable, selection: Selection) -> Bounds:
    """A count, or a sum: unknown where a number that counts or may count is."""
    sure, perhaps = _counting(selection)
    if proof.total is None:
        return Bounds(Fraction(int(sure.sum())), Fraction(int((sure | perhaps).sum())))
    if (_unread(table, proof.total) & (sure | perhaps)).any():
        return Bounds()
    certain, possible = _numbers(table, proof.total, sure), _numbers(table, proof.total, perhaps)
    base, zero = _sum(certain), pa.scalar(0, certain.type)
    below, above = pc.less(possible, zero), pc.greater(possible, zero)
    return Bounds(base + _sum(possible.filter(below)), base + _sum(possible.filter(above)))


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
    looked_at = selection.of == PASS
    if proof.total is None or proof.whole is None or perhaps.any() or (selection.of == UNKNOWN).any():
        return Bounds()
    if (_unread(table, proof.total) & sure).any() or (_unread(table, proof.whole) & looked_at).any():
        return Bounds()
    whole = _sum(_numbers(table, proof.whole, looked_at))
    if whole <= 0:
        return Bounds()
    share = _sum(_numbers(table, proof.total, sure)) / whole
    return Bounds(share, share)


def _unread(table: RecordTable, field: FieldSpec) -> Mask:
    column = table.columns.get(field.name)
    if column is None:
        return np.ones(table.rows, dtype=bool)
    return np.asarray(column.values.is_null().to_numpy(zero_copy_only=False), dtype=bool)


def _numbers(table: RecordTable, field: FieldSpec, chosen: Mask) -> pa.Array:
    """The numbers of some records, in a decimal that holds their sum."""
    numbers = table.columns[field.name].values.filter(pa.array(chosen))
    return numbers.cast(pa.decimal128(_WIDEST, field.decimals))


def _sum(numbers: pa.Array) -> Fraction:
    total = pc.sum(numbers).as_py()
    return Fraction(0) if total is None else Fraction(total)
