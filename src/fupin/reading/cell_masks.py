"""Which cells of a column are empty, and which say a header."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin.model.look_alikes import looking_like
from fupin.model.values import is_empty
from fupin.reading.arrays import Mask, as_mask, matching
from fupin.reading.layout.headers import normalised

_FIRST_IDEOGRAPH = "\u4e00"
_WIDER = 0xFEE0
"""From an ASCII character to the same in full width."""
_NO_WORD = r"^[^0-9A-Za-z\x{4E00}-\x{9FFF}]*$"


def empty_cells(texts: pa.StringArray) -> Mask:
    """Which cells mean an empty cell in a field of any type."""
    empty = as_mask(pc.match_substring_regex(texts, _NO_WORD), null=True)
    there = np.flatnonzero(empty & as_mask(texts.is_valid()))
    distinct = texts.take(pa.array(there)).dictionary_encode()
    means_empty = np.array([is_empty(text) for text in distinct.dictionary.to_pylist()], dtype=bool)
    empty[there] = means_empty[distinct.indices.to_numpy()]
    return empty


def says(texts: pa.StringArray, header: str) -> Mask:
    """Which texts are the normalised header, however it is spaced or marked."""
    if not header:
        return np.asarray([not normalised(text or "") for text in texts.to_pylist()], dtype=bool)
    sign = next((sign for sign in header if sign >= _FIRST_IDEOGRAPH), header[0])
    wide = chr(ord(sign) + _WIDER) if sign.isascii() else ""
    same = matching(texts, f"(?i)[{re.escape(sign)}{looking_like(sign)}{wide}]")
    for at in np.flatnonzero(same).tolist():
        same[at] = normalised(texts[at].as_py()) == header
    return same
