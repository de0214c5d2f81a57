"""What the head of a group of columns says of the headers under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from fnmatch import fnmatchcase
from functools import lru_cache

from fupin.model.units import find_unit, fits, split_unit
from fupin.reading.layout.headers import EXACT, HeaderMatch, matches, named_by, normalised, under_head, unit_of_head
from fupin.reading.layout.word_lists import word_list


class GroupRank(IntEnum):
    """How near the columns of a group are to a record's own fields; the least first."""

    OWN = 0
    PLAIN = 1
    OTHER = 2
    FOREIGN = 3


Path = tuple[str, ...]
"""A column's header behind the heads of its groups, from the top; () where there is none."""

_SHORT = 2
"""Headers of numbers so short say nothing by themselves: 余额 under 存款 is no 贷款余额."""
_WITHIN = ("其中", ":")
"""What may stand before a head without changing it: 其中：扶贫小额信贷."""
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
    found = {
        record: (match, GroupRank.FOREIGN if _foreign(heads[:-1], record) else GroupRank.OWN)
        for record, match in _together(heads, leaf).items()
    }
    for record, match in matches(leaf).items():
        if record not in found:
            found[record] = (match, _rank_under(heads, record, match, leaf))
    return {record: (_with_head_unit(match, heads), rank) for record, (match, rank) in found.items()}


def _foreign(heads: Sequence[str], record: str) -> bool:
    return any(_rank(head, record) is GroupRank.FOREIGN for head in heads)


def _rank_under(heads: Sequence[str], record: str, match: HeaderMatch, leaf: str) -> GroupRank:
    ranks = [_rank(head, record) for head in heads]
    if GroupRank.FOREIGN in ranks:
        return GroupRank.FOREIGN
    if GroupRank.OWN in ranks:
        return GroupRank.OWN
    rank = max(ranks, default=GroupRank.PLAIN)
    counted = match.field.numeric and match.field.unit != "年"
    short = counted and match.rank != EXACT and len(split_unit(normalised(leaf))[0]) <= _SHORT
    return GroupRank.FOREIGN if rank is GroupRank.OTHER and short else rank


def _together(heads: Sequence[str], leaf: str) -> Mapping[str, HeaderMatch]:
    """What the nearest head and the header mean as one."""
    if not heads or not leaf:
        return {}
    head = named_by(heads[-1])
    short = next((head.removesuffix(end) for end in _SAID_TOGETHER if head.endswith(end)), head)
    return {**matches(short + leaf), **matches(head + leaf)}


def _with_head_unit(match: HeaderMatch, heads: Sequence[str]) -> HeaderMatch:
    """The match with the unit of the nearest head that has one."""
    if not match.field.numeric:
        return match
    for head in reversed(heads):
        unit_name = unit_of_head(head)
        unit = None if unit_name is None else find_unit(unit_name, match.field)
        if unit is not None and fits(unit, match.field):
            return under_head(match, unit)
    return match


@lru_cache(maxsize=20_000)
def _rank(head: str, record: str) -> GroupRank:
    name = named_by(head)
    for words in _WITHIN:
        name = name.removeprefix(words) or name
    table = word_list("groups")
    elsewhere = table["elsewhere"]
    if any(word in name for word in (*elsewhere["*"], *elsewhere.get(record, ()))):
        return GroupRank.FOREIGN
    if _fits(name, table["own"].get(record, ())):
        return GroupRank.OWN
    if _fits(name, table["neutral"]):
        return GroupRank.PLAIN
    foreign = _fits(name, (*table["foreign"]["*"], *table["foreign"].get(record, ())))
    return GroupRank.FOREIGN if foreign else GroupRank.OTHER


def speaks_of_columns(text: str) -> bool:
    """Whether a text is the head of a group that the table of groups knows, and no title or header."""
    return any(_rank(text, record) in (GroupRank.OWN, GroupRank.FOREIGN) for record in word_list("groups")["own"])


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)
