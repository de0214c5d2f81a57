"""How a check stands to the report that was given as its baseline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fupin.model.since import Since


@dataclass(frozen=True)
class Baseline:
    """The baseline, and how many findings and problems stand how to it.

    Attributes:
        path: the report, as the user named it.
        sha256: of its bytes.
        as_of: the date that it speaks of.
        new: what it doesn't have.
        worsened: what it has, and what is now further from its limit, or certain where it could not be judged.
        kept: what it has, and what has not worsened.
        mended: what it has, and what is no longer found.
        gone: how many of the mended ones have no record any more, or lie in a file that is not there.
    """

    path: str
    sha256: str
    as_of: date
    new: int
    worsened: int
    kept: int
    mended: int
    gone: int

    def count(self, since: Since) -> int:
        """How many stand so."""
        return {Since.NEW: self.new, Since.WORSENED: self.worsened, Since.KEPT: self.kept, Since.MENDED: self.mended}[
            since
        ]
