"""Names of counties as people write them: in the names of folders and files, and in records."""

from __future__ import annotations

import re
import unicodedata

_COUNTY = re.compile(r"[\u3400-\u9fff](?:县(?![级直内城])|[区市旗](?![\u3400-\u9fff]))")
"""A word that ends as the names of counties do: 阜平县2018年; neither 县级 nor 区域."""


_PERIOD = re.compile(r"(?=.*[年月季半q]|20[0-9]{2}(?![0-9]{3}))[0-9年月季度第一二三四上下半q._-]+")


def squeezed(name: str) -> str:
    """A name without blanks, its signs of usual width, capitals small: what two spellings of it have in common."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).casefold()


def holds_county(text: str) -> bool:
    """Whether a text, such as the name of a folder, looks as if it held the name of a county."""
    return _COUNTY.search(squeezed(text)) is not None


def is_period(text: str) -> bool:
    """Whether a folder is called after a time (2018-09, 第三季度), so that it is no county's."""
    return _PERIOD.fullmatch(squeezed(text)) is not None


def same_county(one: str, other: str) -> bool:
    """Whether two names may mean one county, as one of them is part of the other: 阜平 and 130624阜平县."""
    first, second = squeezed(one), squeezed(other)
    return bool(first and second) and (first in second or second in first)
