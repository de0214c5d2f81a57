"""What a report is made from: the result of a check, and what some formats show beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fupin.model.sheet_copy import SheetCopy
    from fupin.progress.result import ProgressResult
    from fupin.result import CheckResult


@dataclass(frozen=True)
class Content:
    """The content of a report; what no format asked for is left out.

    Attributes:
        result: the result of the check.
        copies: the submitted sheets as they were read, by input.
        progress: how targets and tasks stand; None where the rule book has none.
        departments: by clause, the departments that answer for it.
    """

    result: CheckResult
    copies: tuple[SheetCopy, ...] = ()
    progress: ProgressResult | None = None
    departments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
