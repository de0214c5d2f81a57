"""Small steps over columns of texts that several readers need."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.int64]


def as_mask(flags: pa.BooleanArray, *, null: bool = False) -> Mask:
    """An Arrow column of flags as a NumPy mask; `null` stands for its nulls."""
    return np.asarray(pc.fill_null(flags, null).to_numpy(zero_copy_only=False), dtype=bool)


def matching(texts: pa.StringArray, pattern: str) -> Mask:
    """Which texts an RE2 pattern finds something in; nulls are not among them."""
    return as_mask(pc.match_substring_regex(texts, pattern))


def where(texts: pa.StringArray, mask: Mask) -> pa.StringArray:
    """The texts of the mask, null elsewhere."""
    return texts if mask.all() else pc.if_else(pa.array(mask), texts, pa.scalar(None, pa.string()))


def chosen(texts: pa.StringArray, positions: Positions) -> pa.StringArray:
    """The texts at some positions, in order; without a copy where the positions are a run."""
    count = len(positions)
    if count and positions[-1] - positions[0] == count - 1:
        return texts.slice(int(positions[0]), count)
    return texts.take(pa.array(positions))
