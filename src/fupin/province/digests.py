"""Digests of texts: equal for equal texts, and nothing of the text in them that can be read."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from hashlib import sha256

import pyarrow as pa

LENGTH = 16
"""Bytes of a digest: 128 bits of SHA-256, so that two texts of all submissions of a nation never share one."""
NONE = bytes(LENGTH)
"""The digest of a text that is not to be compared."""


def digests_of(texts: Iterable[str | None]) -> str:
    """The digests of texts one behind the other, in base64; of None the one that means nothing."""
    packed = b"".join(
        NONE if text is None else sha256(text.encode("utf-8", "surrogatepass")).digest()[:LENGTH] for text in texts
    )
    return base64.b64encode(packed).decode()


def unpacked(digests: Iterable[str]) -> pa.FixedSizeBinaryArray:
    """The digests of several packed texts as one column, null where nothing is to be compared."""
    data = b"".join(base64.b64decode(each) for each in digests)
    column = pa.FixedSizeBinaryArray.from_buffers(pa.binary(LENGTH), len(data) // LENGTH, [None, pa.py_buffer(data)])
    import pyarrow.compute as pc

    return pc.if_else(pc.equal(column, pa.scalar(NONE, pa.binary(LENGTH))), None, column)
