"""What tells records and findings apart wherever they stand: hashes over what they are, never over their row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

_LENGTH = 32
"""Hexadecimal digits that are kept."""


def key_digest(record: str, key: Mapping[str, str]) -> str:
    """What a record's key comes to; equal keys, and only those, come to the same.

    Args:
        record: the record kind.
        key: the true key by field, nothing masked, every part as `fupin.reading.keys.key_part` gives it.
    """
    return _digest(json.dumps([record, key], ensure_ascii=False, sort_keys=True))


def finding_fingerprint(rule: str, record: str, key: Mapping[str, str] | None, number: int) -> str:
    """What tells a finding apart, in this check and the next.

    Args:
        rule: the rule's id.
        record: the record kind.
        key: the record's true key by field; None of a finding about a whole sheet.
        number: which of the findings of this rule and key it is, from 1.
    """
    return _digest(f"{json.dumps([rule, record, key], ensure_ascii=False, sort_keys=True)}#{number}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
