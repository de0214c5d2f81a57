"""The bytes of an entry: a line of JSON with the receipt and the seal, and behind it the result as JSON, veiled.

The seal is a hash over receipt and result; with a key it is an HMAC, which no one can make without the key.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import astuple
from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from fupin.cache.receipts import CacheReceipt, Secret, hash_of
from fupin.cache.unusable import Flaw, UnusableEntryError
from fupin.cache.veiling import unveiled, veiled
from fupin.result import SubmissionResult

SCHEMA = 1
"""The version of this format; a program passes over entries of a later one."""
_LONGEST_HEAD = 1 << 20


class _Head(BaseModel):
    """The first line of an entry."""

    model_config = ConfigDict(strict=True, frozen=True)

    fupin_cache: int
    receipt: CacheReceipt
    result: str
    seal: str


class _AnyHead(BaseModel):
    """As much of the first line as every version has."""

    model_config = ConfigDict(strict=True)

    fupin_cache: int


def written(receipt: CacheReceipt, result: SubmissionResult, secret: Secret, key: bytes) -> bytes | None:
    """The bytes of an entry; None for a result that JSON can't hold as it is.

    Args:
        receipt: what the result depends on.
        result: the result.
        secret: veils the result.
        key: seals the entry; empty where there is none.
    """
    try:
        text = _results().dump_json(result)
        if _results().validate_json(text, strict=True) != result:
            return None
    except (PydanticSerializationError, ValidationError):  # a text that is no Unicode
        return None
    body = veiled(text, secret)
    digest = hashlib.sha256(body).hexdigest()
    head = _Head(fupin_cache=SCHEMA, receipt=receipt, result=digest, seal=_seal(receipt, digest, key))
    return head.model_dump_json().encode() + b"\n" + body


def receipt_in(data: bytes, key: bytes) -> CacheReceipt:
    """The receipt of an entry whose hashes are right.

    Args:
        data: the entry.
        key: it is sealed with; empty where there is none.

    Raises:
        UnusableEntryError: it is not whole, has been changed, or is of a later version.
    """
    first, _, body = data.partition(b"\n")
    if len(first) > _LONGEST_HEAD:
        raise UnusableEntryError(Flaw.DAMAGED)
    try:
        if _AnyHead.model_validate_json(first).fupin_cache > SCHEMA:
            raise UnusableEntryError(Flaw.NEWER)
        head = _Head.model_validate_json(first)
    except ValidationError as error:
        raise UnusableEntryError(Flaw.DAMAGED) from error
    digest = hashlib.sha256(body).hexdigest()
    if digest != head.result or not hmac.compare_digest(
        _seal(head.receipt, digest, key).encode(), head.seal.encode()
    ):
        raise UnusableEntryError(Flaw.CHANGED)
    return head.receipt


def result_in(data: bytes, secret: Secret) -> SubmissionResult:
    """The result in an entry whose hashes are right.

    Args:
        data: the entry.
        secret: the result is veiled with it.

    Raises:
        UnusableEntryError: it has another shape.
    """
    try:
        return _results().validate_json(unveiled(data.partition(b"\n")[2], secret), strict=True)
    except ValidationError as error:
        raise UnusableEntryError(Flaw.DAMAGED) from error


def _seal(receipt: CacheReceipt, digest: str, key: bytes) -> str:
    whole = hash_of(str(SCHEMA), *astuple(receipt)[:-1], *receipt.files, digest).encode()
    return hmac.new(key, whole, "sha256").hexdigest() if key else hashlib.sha256(whole).hexdigest()


@cache
def _results() -> TypeAdapter[SubmissionResult]:
    from fupin.reading.rows import LeftOutRow

    adapter = TypeAdapter(SubmissionResult)
    adapter.rebuild(_types_namespace={"LeftOutRow": LeftOutRow})
    return adapter
