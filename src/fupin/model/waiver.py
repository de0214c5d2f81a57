"""A waiver: the exception from a rule that an authority has granted for one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Waiver:
    """One waiver.

    Attributes:
        rule: the rule's id.
        record: the record kind.
        key: the record's key by field, as text; every field of the key.
        county: the county whose record it is; None where the key tells it apart from all others.
        reason: why it was granted.
        authority: who granted it.
        document: the number of the document.
        granted_on: the day from which it holds, included.
        expires_on: the last day on which it holds, included.
        path: the file of waivers that it stands in, as the user named it.
        line: its line there, from 1.
    """

    rule: str
    record: str
    key: Mapping[str, str]
    county: str | None
    reason: str
    authority: str
    document: str
    granted_on: date
    expires_on: date
    path: str
    line: int
