"""Small steps over columns of texts that several readers need."""

from __future__ import annotations

import string

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.int64]


def as_mask(flags: pa.BooleanArray, *, null: bool = False) -> Mask:
    """An Arrow column of flags as a NumPy mask; `null` stands for its nulls."""
    known = pc.fill_null(flags, null) if flags.null_count else flags  # which takes its time even without any
    return np.asarray(known.to_numpy(zero_copy_only=False), dtype=bool)


def matching(texts: pa.StringArray, pattern: str) -> Mask:
    """Which texts an RE2 pattern finds something in; nulls are not among them."""
    return as_mask(pc.match_substring_regex(texts, pattern))


def where(texts: pa.StringArray, mask: Mask) -> pa.StringArray:
    """The texts of the mask, null elsewhere."""
    return texts if mask.all() else pc.if_else(pa.array(mask), texts, pa.scalar(None, pa.string()))


def chosen(texts: pa.StringArray, positions: Positions) -> pa.StringArray:
    """The texts at some positions, which ascend; without a copy where they are a run."""
    count = len(positions)
    if count and positions[-1] - positions[0] == count - 1:
        return texts.slice(int(positions[0]), count)
    return texts.take(pa.array(positions))


def lengths(texts: pa.StringArray) -> npt.NDArray[np.int32]:
    """How many bytes each text has; 0 where it is null."""
    return np.diff(_offsets(texts))


def made_of(texts: pa.StringArray, signs: bytes) -> bool:
    """Whether the texts hold no other signs than these ASCII ones; looked through at once."""
    offsets = _offsets(texts)
    if offsets[0] == offsets[-1]:
        return True
    return not bytes(memoryview(texts.buffers()[2])[offsets[0] : offsets[-1]]).translate(None, signs)


def plain_keys(texts: pa.StringArray) -> Mask:
    """Which texts are surely keys: no mark for an empty cell, no total, no footnote, no header in Chinese."""
    return np.ones(len(texts), dtype=bool) if only_words(texts) else matching(texts, _PLAIN_KEY)


def only_words(texts: pa.StringArray) -> bool:
    """Whether every text is there and is of ASCII letters and digits only, which is told without a pattern."""
    return len(texts) > 0 and not texts.null_count and bool(lengths(texts).all()) and made_of(texts, _WORD)


_PLAIN_KEY = r"^[0-9A-Za-z][!-~]*$"
_WORD = (string.ascii_letters + string.digits).encode()


def _offsets(texts: pa.StringArray) -> npt.NDArray[np.int32]:
    buffer = texts.buffers()[1]
    offsets = np.zeros(1, dtype=np.int32) if buffer is None else np.frombuffer(buffer, dtype=np.int32)
    return offsets[texts.offset : texts.offset + len(texts) + 1]
