"""What the head of a group of columns says of the headers under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from fupin.model.units import find_unit, split_unit
from fupin.reading.layout.headers import HeaderMatch, matches, normalised, under_head, unit_of_head


class GroupRank(IntEnum):
    """How near the columns of a group are to a record's own fields; the least first."""

    OWN = 0
    PLAIN = 1
    OTHER = 2
    FOREIGN = 3


Path = tuple[str, ...]
"""A column's header behind the heads of its groups, from the top; () where there is none."""

_SAID_TOGETHER = ("情况", "信息")
"""What a group's head ends in and a header doesn't: 贷款情况 over 金额 says 贷款金额."""


@lru_cache(maxsize=20_000)
def match_path(path: Path) -> Mapping[str, tuple[HeaderMatch, GroupRank]]:
    """By record kind, the field that a header under its groups means, and how near the group is.

    A header under a foreign group means no field; what it would mean elsewhere is given all the same.
    """
    if not path:
        return {}
    heads, leaf = path[:-1], path[-1]
    found = {record: (match, GroupRank.OWN) for record, match in _together(heads, leaf).items()}
    for record, match in matches(leaf).items():
        rank = max((_rank(head, record) for head in heads), default=GroupRank.PLAIN)
        own = any(_rank(head, record) is GroupRank.OWN for head in heads)
        if record not in found:
            found[record] = (match, rank if rank is GroupRank.FOREIGN or not own else GroupRank.OWN)
    return {record: (_with_head_unit(match, heads), rank) for record, (match, rank) in found.items()}


def _together(heads: Sequence[str], leaf: str) -> Mapping[str, HeaderMatch]:
    """What the nearest head and the header mean as one."""
    if not heads or not leaf:
        return {}
    head = split_unit(normalised(heads[-1]))[0]
    short = next((head.removesuffix(end) for end in _SAID_TOGETHER if head.endswith(end)), head)
    return {**matches(short + leaf), **matches(head + leaf)}


def _with_head_unit(match: HeaderMatch, heads: Sequence[str]) -> HeaderMatch:
    """The match with the unit of the nearest head that has one."""
    if not match.field.numeric:
        return match
    for head in reversed(heads):
        unit_name = unit_of_head(head)
        unit = None if unit_name is None else find_unit(unit_name, match.field)
        if unit is not None:
            return under_head(match, unit)
    return match


@lru_cache(maxsize=20_000)
def _rank(head: str, record: str) -> GroupRank:
    name = split_unit(normalised(head))[0]
    table = _table()
    if _fits(name, table["own"].get(record, ())):
        return GroupRank.OWN
    if _fits(name, (*table["foreign"]["*"], *table["foreign"].get(record, ()))):
        return GroupRank.FOREIGN
    return GroupRank.PLAIN if _fits(name, table["neutral"]) else GroupRank.OTHER


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


@cache
def _table() -> Any:
    text = files("fupin.reading.layout").joinpath("groups.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
