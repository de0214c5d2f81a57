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
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CODE = re.compile(f"[{_CREDIT_SIGNS}]{{{_LENGTH}}}")
_WITH_DIVISION = re.compile(r"[^0-9]{0,8}(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[0-9]{4}")
"""How a number begins that carries the code of its county in front, so that no other county gives it out."""
_LONG = 10


def strength_of(parts: Sequence[str]) -> Strength:
    """The strength of a key, its parts without blanks and in capitals.

    A number of the nation in one part of several makes the record one of that person, but not of that enterprise:
    an enterprise may well have dealings with the village 001 of two counties.
    """
    if max(map(len, parts)) < _LONG:
        return Strength.SHORT
    if any(len(part) == _LENGTH and is_identity(part) for part in parts):
        return Strength.IDENTITY
    if len(parts) == 1 and is_credit_code(parts[0]):
        return Strength.CREDIT_CODE
    long = any(_WITH_DIVISION.match(part) and sum(map(str.isdigit, part)) >= _LONG for part in parts)
    return Strength.LONG if long else Strength.SHORT


def is_credit_code(text: str) -> bool:
    """Whether it is a unified social credit code with its right check sign."""
    if _CREDIT_CODE.fullmatch(text) is None:
        return False
    total = sum(_CREDIT_SIGNS.index(sign) * pow(3, at, 31) for at, sign in enumerate(text[:-1]))
    return _CREDIT_SIGNS[-total % 31] == text[-1]
