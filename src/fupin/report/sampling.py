"""Which of many entries are shown: all are counted, some of each group are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
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
    shown = [at for at, group in enumerate(groups) if group][:most]
    left, open_groups = most, len(shown)
    for number in sorted(shown, key=lambda at: len(groups[at])):
        shares[number] = min(len(groups[number]), left // open_groups)
        left -= shares[number]
        open_groups -= 1
    for number, group in enumerate(groups):
        yield Sample(group, shares[number])


def spread(
    items: Sequence[_Item], most: int, part: Callable[[_Item], Hashable], rank: Callable[[_Item], int]
) -> list[_Item]:
    """At most `most` of the items, in their order, such that all parts are heard: one of each, then a second of each.

    Args:
        items: the items.
        most: how many are taken.
        part: the part that an item belongs to, such as its file.
        rank: items of a lower rank are all taken before one of a higher.
    """
    seen: Counter[tuple[int, Hashable]] = Counter()
    turns: list[tuple[int, int, int]] = []
    for number, item in enumerate(items):
        own = rank(item), part(item)
        turns.append((own[0], seen[own], number))
        seen[own] += 1
    return [items[number] for number in sorted(number for *_, number in sorted(turns)[:most])]
