"""The shape of a file of waivers, as Pydantic models; every scalar arrives as text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from fupin.rulebook.schema import Day
from fupin.strict_yaml.shapes import Shape

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Grounds = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
KeyPart = Annotated[str, StringConstraints(max_length=200)]


class WaiverShape(Shape):
    """One waiver."""

    rule: Name
    record: Name | None = None
    key: Annotated[dict[str, KeyPart], Field(min_length=1)]
    county: Name | None = None
    reason: Grounds
    authority: Name
    document: Name
    granted_on: Day
    expires_on: Day


class WaiversShape(Shape):
    """A file of waivers."""

    format: Literal["fupin-waivers/1"]
    waivers: list[WaiverShape]
