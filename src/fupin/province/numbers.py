"""What a record's number is worth: whether another record with the same number is the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from fupin.model.personal import is_identity


class Strength(StrEnum):
    """What a number is worth, beginning with the strongest."""

    IDENTITY = "I"
    CREDIT_CODE = "C"
    LONG = "L"
    SHORT = "S"

    @property
    def national(self) -> bool:
        """Whether the number is the nation's: it means the same thing in every county."""
        return self in (Strength.IDENTITY, Strength.CREDIT_CODE)


_LENGTH = 18
_CREDIT_FIELD = "credit_code"
_CREDIT_CODE = re.compile("[0-9A-Y]{2}[0-9]{6}[0-9A-Y]{10}")
_FEWEST_SIGNS = 5
"""Different signs of a code that is no mere filling, such as a row of zeros."""
_WITH_DIVISION = re.compile(r"[^0-9]{0,8}(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[0-9]{4}")
"""How a number begins that carries the code of its county in front, so that no other county gives it out."""
_LONG = 10


def strength_of(parts: Sequence[str], field: str) -> Strength:
    """The strength of a key.

    No check sign is verified: that two counties write the same eighteen signs is no chance, though they be mistyped.

    Args:
        parts: the texts of its fields, without blanks and in capitals.
        field: the first of its fields.
    """
    if max(map(len, parts)) < _LONG:
        return Strength.SHORT
    if any(len(part) == _LENGTH and is_identity(part) for part in parts):
        return Strength.IDENTITY
    if field == _CREDIT_FIELD and is_credit_code(parts[0]):
        return Strength.CREDIT_CODE
    long = any(_WITH_DIVISION.match(part) and sum(map(str.isdigit, part)) >= _LONG for part in parts)
    return Strength.LONG if long else Strength.SHORT


def is_credit_code(text: str) -> bool:
    """Whether it has the form of a unified social credit code."""
    return _CREDIT_CODE.fullmatch(text) is not None and len(set(text)) >= _FEWEST_SIGNS
