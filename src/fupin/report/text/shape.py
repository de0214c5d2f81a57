"""How much the text report shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DEFAULT_MAX_FINDINGS = 200


class View(StrEnum):
    """What the text report shows: each finding, counts by rule, or the last line only."""

    FULL = "full"
    STATISTICS = "statistics"
    SUMMARY = "summary"


@dataclass(frozen=True)
class TextShape:
    """What the text report shows, and how much of it.

    Attributes:
        view: what is shown.
        most: how many findings are shown, and how many problems; all are counted.
    """

    view: View = View.FULL
    most: int = DEFAULT_MAX_FINDINGS
