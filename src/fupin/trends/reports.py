"""The reports that a trend is made from, each with the name that its user gave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from fupin.past_reports.progress_shapes import PastProgress
from fupin.past_reports.shapes import PastReport
from fupin.trends.quarters import Quarter

_Report = TypeVar("_Report", PastReport, PastProgress)


@dataclass(frozen=True)
class Named(Generic[_Report]):
    """A report with its name.

    Attributes:
        path: the file, as the user named it.
        sha256: of its bytes.
        report: what it says.
    """

    path: str
    sha256: str
    report: _Report

    @property
    def quarter(self) -> Quarter:
        """The quarter that it belongs to: that of the day it speaks of."""
        return Quarter.of(self.report.as_of)
