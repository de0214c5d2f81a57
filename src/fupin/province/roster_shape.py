"""The shape of a roster, as Pydantic models; every scalar arrives as text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from fupin.model.personal import mask_numbers
from fupin.strict_yaml.shapes import Shape, expected


def _listed(value: object) -> object:
    """One text alone stands for a list of it."""
    return [value] if isinstance(value, str) and value else value


def _below(value: object) -> object:
    if isinstance(value, str) and ("\\" in value or not _NO_PART.isdisjoint(value.strip().split("/"))):
        raise expected(
            "被检查文件夹之下的路径，用 / 分隔，如 阜平县/*",
            "a path below the folder that is checked, its parts parted by /, such as 阜平县/*",
        )
    return value


def _nobodys(value: str) -> str:
    if mask_numbers(value) != value:  # what is masked in reports is no name to know a county by
        raise expected("县名，没有证件号、电话号码", "a county's name, without an identity or telephone number")
    return value


_NO_PART = frozenset({"", ".", ".."})
"""What no path below a folder has between its slashes: a pattern with it would fit no file."""
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
CountyName = Annotated[Name, AfterValidator(_nobodys)]
Pattern = Annotated[
    str, BeforeValidator(_below), StringConstraints(strip_whitespace=True, min_length=1, max_length=500)
]


class CountyShape(Shape):
    """One county."""

    name: CountyName
    code: Name | None = None
    alias: Annotated[list[CountyName], BeforeValidator(_listed)] = Field(default_factory=list)
    files: Annotated[list[Pattern], BeforeValidator(_listed)] = Field(default_factory=list)


class RosterShape(Shape):
    """A roster."""

    format: Literal["fupin-roster/1"]
    counties: Annotated[list[CountyShape], Field(min_length=1)]
