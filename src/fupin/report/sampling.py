"""Which of many entries are shown: all are counted, some of each group are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_Shown = TypeVar("_Shown", covariant=True)


@dataclass(frozen=True)
class Sample(Generic[_Shown]):
    """A group of entries, of which the first `share` are shown."""

    group: Sequence[_Shown]
    share: int

    @property
    def items(self) -> Sequence[_Shown]:
        """The entries that are shown."""
        return self.group[: self.share]

    @property
    def total(self) -> int:
        """How many the group has."""
        return len(self.group)

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.total - len(self.items)


def sample(groups: Sequence[Sequence[_Item]], most: int) -> Iterator[Sample[_Item]]:
    """Shows at most `most` entries over all groups, shared out evenly; small groups leave room to large ones.

    Where there are more groups than that, the first ones show one entry each, the others none.
    """
    shares = dict.fromkeys(range(len(groups)), 0)
    left, open_groups = most, min(most, len(groups))
    for number in sorted(range(open_groups), key=lambda at: len(groups[at])):
        shares[number] = min(len(groups[number]), left // open_groups)
        left -= shares[number]
        open_groups -= 1
    for number, group in enumerate(groups):
        yield Sample(group, shares[number])
