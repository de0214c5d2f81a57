"""How targets, milestones and reported values stand at a date."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """How a target stands at the date."""

    OVERDUE = "overdue"
    ON_THE_WAY = "on_the_way"
    MET = "met"
    UNKNOWN = "unknown"
    NOT_REPORTED = "not_reported"
    NOT_BEGUN = "not_begun"


class TaskState(StrEnum):
    """How a milestone stands at the date."""

    OVERDUE = "overdue"
    OPEN = "open"
    DONE = "done"
    UNKNOWN = "unknown"
    NOT_REPORTED = "not_reported"


class Agreement(StrEnum):
    """How a reported value stands to what the records show."""

    DIFFERS = "differs"
    AGREES = "agrees"
    UNDECIDED = "undecided"
    NOT_REPORTED = "not_reported"
