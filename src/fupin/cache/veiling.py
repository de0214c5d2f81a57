"""A result made unreadable for whoever doesn't have the files that it was found in.

By what a result holds to compare records with those of other counties, names and identity numbers could be
found out by trial. It is therefore combined with a stream that SHAKE-256 makes of a nonce and a secret, which
is itself a hash of the files' contents and stands nowhere: who has the files learns nothing new, and nobody
else anything. That nothing is changed is the seal's business, not the veil's.
"""

from __future__ import annotations

import hashlib
import secrets

from fupin.cache.receipts import Secret

_NONCE = 16


def veiled(text: bytes, secret: Secret) -> bytes:
    """A text that only the secret makes readable again; never twice the same."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _combined(text, nonce, secret)


def unveiled(data: bytes, secret: Secret) -> bytes:
    """The text; with another secret, bytes that mean nothing."""
    return _combined(data[_NONCE:], data[:_NONCE], secret)


def _combined(data: bytes, nonce: bytes, secret: Secret) -> bytes:
    stream = hashlib.shake_256(secret + nonce).digest(len(data))
    return (int.from_bytes(data, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(data), "big")
