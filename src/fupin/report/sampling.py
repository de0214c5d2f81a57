"""Which of many entries are shown: all are counted, some of each group are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_Shown = TypeVar("_Shown", covariant=True)


@dataclass(frozen=True)
class Sample(Generic[_Shown]):
    """The entries of a group that are shown, and how many the group has."""

    items: Sequence[_Shown]
    total: int


def sample(groups: Sequence[Sequence[_Item]], most: int) -> Iterator[Sample[_Item]]:
    """Shows at most `most` entries over all groups, shared out evenly; small groups leave room to large ones.

    Every group shows at least its first entry.
    """
    left, open_groups = most, len(groups)
    shares: dict[int, int] = {}
    for number in sorted(range(len(groups)), key=lambda at: len(groups[at])):
        shares[number] = max(1, min(len(groups[number]), left // open_groups if left > 0 else 1))
        left -= shares[number]
        open_groups -= 1
    for number, group in enumerate(groups):
        yield Sample(group[: shares[number]], len(group))
