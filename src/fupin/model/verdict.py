"""The verdicts of a rule for a record, and how serious a finding is."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What a rule says of one record; WAIVED is a fail that a waiver has lifted."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"


class Level(StrEnum):
    """How serious a finding or a problem is; the order is from grave to slight."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Force(StrEnum):
    """How the policy binds; see the head of the contract's list of rules."""

    MUST = "must"
    IN_PRINCIPLE = "in_principle"
    SHOULD = "should"
    PROMOTED = "promoted"
    ENTITLED = "entitled"
    TARGET = "target"

    @property
    def level(self) -> Level:
        """The level of a finding of a rule of this force."""
        return _LEVELS[self]


_LEVELS = {
    Force.MUST: Level.ERROR,
    Force.IN_PRINCIPLE: Level.ERROR,
    Force.SHOULD: Level.WARNING,
    Force.TARGET: Level.WARNING,
    Force.PROMOTED: Level.NOTE,
    Force.ENTITLED: Level.NOTE,
}
