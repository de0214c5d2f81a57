"""The members of a JSON progress report, version 1, as they are read back: its targets and what areas reported."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from fupin.past_reports.shapes import PastTool

PROGRESS_FORMAT = "fupin-progress"
_EXACT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?|-?[0-9]+/[1-9][0-9]*", re.ASCII)
_LONGEST = 400
"""Signs of an exact figure at most; no real one comes near, and a longer one would take long to work with."""


def _exact(text: object) -> object:
    """The fraction that a text such as `7/706` or `0.25` stands for."""
    if not isinstance(text, str):
        return text
    if len(text) > _LONGEST or not _EXACT.fullmatch(text):
        raise ValueError("no exact figure")
    return Fraction(text)


Exact = Annotated[Fraction, BeforeValidator(_exact)]
"""A figure that is written as a plain decimal or as `numerator/denominator`."""


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class PastProgressBook(_Shape):
    """The rule book that names the targets."""

    id: str
    version: str


class PastProgressInput(_Shape):
    """An input file."""

    path: str
    status: Literal["read", "unreadable"]


class PastArea(_Shape):
    """What an area reported of a target; None where that could not be read."""

    area: str | None
    value: Exact | None


class PastTarget(_Shape):
    """A target, or one year of a yearly one; see `fupin.progress.result.TargetProgress`."""

    target: str
    year: int | None
    name: str
    op: Literal[">=", "<="]
    figure: Exact
    unit: str
    due: date
    state: Literal["overdue", "on_the_way", "met", "unknown", "not_reported", "not_begun"]
    value: Exact | None
    low: Exact | None
    high: Exact | None
    share: Exact | None
    areas: tuple[PastArea, ...]


class PastProgress(_Shape):
    """A JSON report, version 1, of `fupin progress`."""

    format: Literal["fupin-progress"]
    version: Literal[1]
    tool: PastTool
    rulebook: PastProgressBook
    as_of: date
    inputs: tuple[PastProgressInput, ...]
    targets: tuple[PastTarget, ...]
