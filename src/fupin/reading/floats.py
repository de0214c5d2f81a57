"""Columns of binary floating-point numbers as the texts that their writers saw."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.cell import EXACT_BELOW, float_text
from fupin.reading.arrays import Mask, matching

_SHORT = r"^-?[0-9]{1,15}\.[0-9]+$"
_EXACT_DIGITS = 15


def float_texts(numbers: npt.NDArray[np.float64]) -> pa.StringArray:
    """Many numbers as `float_text` writes each; in order."""
    whole = (numbers == np.trunc(numbers)) & ~lost_digits(numbers)
    texts = pa.array(np.where(whole, numbers, 0).astype(np.int64)).cast(pa.string())
    if whole.all():
        return texts
    fractions = pa.array(numbers[~whole]).cast(pa.string())
    # Arrow writes the shortest text that gives the same number: up to 15 digits that is what was written.
    short = matching(fractions, _SHORT) & (pc.utf8_length(fractions).to_numpy() <= _EXACT_DIGITS + 1)
    long = np.flatnonzero(~short)
    careful = pa.array([float_text(number) for number in numbers[~whole][long].tolist()], pa.string())
    fractions = pc.replace_with_mask(fractions, pa.array(~short), careful)
    return pc.replace_with_mask(texts, pa.array(~whole), fractions)


def lost_digits(numbers: npt.NDArray[np.float64]) -> Mask:
    """Which numbers are so large that they have lost digits, or are none (NaN, infinite)."""
    return ~(np.abs(numbers) < EXACT_BELOW)
